"""Who answers: people added, changed (name, role, group), and removed once it was said what goes with them."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from assessment.engagement.edits import Refused, updated
from assessment.engagement.model import Answer, Respondent
from assessment.store.errors import AlreadyThere
from assessment.store.repository import Repository
from screens.app.confirming import for_good_or_keep
from screens.app.contents import what_was_said
from screens.app.fields import Field
from screens.app.formatting import named, plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, questionnaire
from screens.app.writing import respondent_of, write, write_fields

EDIT, REMOVE = "Edit …", "Remove …"
ICONS = {EDIT: "edit", REMOVE: "person_remove"}
LONGEST_NAME = 100
GROUP_HELP = (
    "Whom this person speaks for: a team, a site, the business. Who sees things differently is told by group, and only "
    "where each group has three people or more."
)


def people_section(current: CurrentAssessment) -> None:
    st.header("Who answers", anchor=False)
    st.write("Several people see more than one. Add those who answer; each gives their own answers.")
    roles = {role.id: role.name for role in questionnaire().framework.roles}
    for person in current.assessment.respondents:
        _person(current, person, roles)
    with st.form(widget_key("new-respondent"), clear_on_submit=True, border=False):
        label, role_box, group_box, add = st.columns([4, 4, 4, 2], vertical_alignment="bottom")
        given = label.text_input("Name or initials", max_chars=LONGEST_NAME, key=widget_key("new-respondent-name"))
        chosen = role_box.selectbox(
            "Role",
            list(roles),
            index=None,
            format_func=lambda role: roles[role],
            placeholder="Choose a role",
            key=widget_key("new-respondent-role"),
        )
        group = group_box.text_input(
            "Group", max_chars=LONGEST_NAME, key=widget_key("new-respondent-group"), help=GROUP_HELP
        )
        if add.form_submit_button("Add", icon=":material/person_add:", width="stretch") and given.strip():
            _add(current.id, given.strip(), chosen or "", group.strip())


def _person(current: CurrentAssessment, person: Respondent, roles: Mapping[str, str]) -> None:
    said = [answer for answer in current.assessment.answers if answer.respondent == person.id]
    name, rest = st.columns([5, 6], vertical_alignment="center")
    name.markdown(f"**{plain(_name(person))}**")
    row = rest.container(horizontal=True, vertical_alignment="center")
    role = plain(roles.get(person.role, person.role)) or "No role given"
    row.markdown(f"{role} · {plain(person.group)}" if person.group else role, width="stretch")
    chosen = row.menu_button(
        named("More", f"for {_name(person)}"),
        (EDIT, REMOVE),
        format_func=lambda act: f":material/{ICONS[act]}: {act}",
        key=widget_key("person", person.id),
        type="tertiary",
    )
    if chosen == EDIT:
        _edit(current.id, person, roles)
    elif chosen == REMOVE:
        _remove(current, person, said)


@st.dialog("Edit this person", on_dismiss="rerun")
def _edit(assessment: str, person: Respondent, roles: Mapping[str, str]) -> None:
    name, role, group = _fields(person, roles)
    with st.form(widget_key("edit-person", person.id), border=False):
        st.text_input("Name or initials", max_chars=LONGEST_NAME, key=name.drafted(person))
        st.selectbox(
            "Role",
            [*roles, person.role] if person.role and person.role not in roles else list(roles),
            index=None,
            format_func=role.text,
            placeholder="No role given",
            key=role.drafted(person),
        )
        st.text_input("Group", max_chars=LONGEST_NAME, key=group.drafted(person), help=GROUP_HELP)
        fields = (name, role, group)
        if st.form_submit_button("Save", type="primary", on_click=_change, args=(assessment, person, fields)):
            st.rerun()


def _fields(
    person: Respondent, roles: Mapping[str, str]
) -> tuple[Field[Respondent], Field[Respondent], Field[Respondent]]:
    return (
        Field(
            "Name or initials",
            widget_key("person-name", person.id),
            lambda record: record.label,
            _named,
            clean=lambda text: (text or "").strip(),
        ),
        Field(
            "Role",
            widget_key("person-role", person.id),
            lambda record: record.role or None,
            lambda record, role: updated(record, role=role or ""),
            lambda role: roles.get(role, role),
        ),
        Field(
            "Group",
            widget_key("person-group", person.id),
            lambda record: record.group,
            lambda record, group: updated(record, group=group),
            clean=lambda text: (text or "").strip(),
        ),
    )


def _named(person: Respondent, name: str) -> Respondent:
    if not name:
        raise Refused("Give a name or initials, so that the others know who this is.")
    return updated(person, label=name)


def _change(assessment: str, person: Respondent, fields: Sequence[Field[Respondent]]) -> None:
    write_fields(respondent_of(assessment, person.id), [field.edit() for field in fields])


@st.dialog("Remove this person?", on_dismiss="rerun")
def _remove(current: CurrentAssessment, person: Respondent, said: Sequence[Answer]) -> None:
    name = f"**{plain(_name(person))}**"
    if said:
        st.write(f"{name} has given {what_was_said(said)}. All of it will be gone for good, with its history.")
        if current.assessment.consensus:
            st.write("What was agreed on stays as it is.")
    else:
        st.write(f"{name} has not answered anything; nothing else goes.")
    for_good_or_keep("Remove", person.id, partial(_remove_for_good, current.id, person, said))


def _remove_for_good(assessment: str, person: Respondent, said: Sequence[Answer]) -> None:
    write(
        f"Removing {_name(person)}",
        lambda store: store.remove_respondent_as_told(principal(), assessment, person.id, said),
    )


def _name(person: Respondent) -> str:
    return person.label or person.id


def _add(assessment: str, label: str, role: str, group: str) -> None:
    if write(f"The respondent {label}", lambda store: _added(store, assessment, label, role, group)):
        st.rerun()


def _added(store: Repository, assessment: str, label: str, role: str, group: str) -> None:
    """Under the first id that is free, also where somebody else adds a person in the same moment."""
    taken = {respondent.id for respondent in store.assessment(principal(), assessment).respondents}
    identity = next(f"r{n}" for n in range(1, len(taken) + 2) if f"r{n}" not in taken)
    try:
        store.add_respondent(principal(), assessment, Respondent(id=identity, label=label, role=role, group=group))
    except AlreadyThere:
        _added(store, assessment, label, role, group)
