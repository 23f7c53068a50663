"""Who answers: people added, changed (name, role, group), and removed once it was said what goes with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from assessment.engagement.edits import Refused, updated
from assessment.engagement.model import Answer, Respondent
from assessment.engagement.people import Contact, NewPerson, address_fault, language_fault
from assessment.store.repository import Repository
from reports.text.formatting import listed
from screens.app.confirming import for_good_or_keep
from screens.app.contents import what_was_said
from screens.app.fields import Field, stripped
from screens.app.formatting import named, plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, questionnaire
from screens.app.writing import contact_of, practices_of, respondent_of, write, write_fields
from screens.scope.inviting import Inviting
from screens.scope.one_link import forget_shown_links, link_dialog, take_back
from screens.scope.people_list import added, people_list

EDIT, REMOVE = "Edit …", "Remove …"
INVITE, ANEW, TAKE_BACK = "Make a link …", "New link or reminder …", "Take the link back"
ICONS = {EDIT: "edit", REMOVE: "person_remove", INVITE: "link", ANEW: "autorenew", TAKE_BACK: "link_off"}
LONGEST_NAME = 100
GROUP_HELP = (
    "Whom this person speaks for: a team, a site, the business. Who sees things differently is told by group, and only "
    "where each group has three people or more."
)


LANGUAGE_HELP = "In which this person is best written to, as a code: en, de, pt-br."
PRACTICES_HELP = (
    "Whom to ask about what: of each practice the questions of the role, or all of them where the role has none. What "
    "the role is asked about the service value system as a whole stays. It counts for links; in the app every question "
    "can be answered."
)
EMAIL_HELP = "To send the link to. It is kept apart from the answers, and stands in no exchange file and no report."


def people_section(current: CurrentAssessment, known: Inviting) -> None:
    """Those who answer, each with how far they are and what can be done."""
    forget_shown_links(current.assessment.respondents)
    st.header("Who answers", anchor=False)
    st.write("Several people see more than one. Add those who answer; each gives their own answers.")
    roles = {role.id: role.name for role in questionnaire().framework.roles}
    for person in current.assessment.respondents:
        _person(current, person, roles, known)
    with st.form(widget_key("new-respondent"), clear_on_submit=True, border=False):
        label, role_box = st.columns(2)
        group_box, email_box, add = st.columns([5, 5, 2], vertical_alignment="bottom")
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
        email = email_box.text_input("E-mail (optional)", key=widget_key("new-respondent-email"), help=EMAIL_HELP)
        if add.form_submit_button("Add", icon=":material/person_add:", width="stretch") and given.strip():
            _add(current.id, NewPerson(given.strip(), chosen or "", group.strip(), Contact(email.strip())))
    people_list(current, roles)


def _person(current: CurrentAssessment, person: Respondent, roles: Mapping[str, str], known: Inviting) -> None:
    said = [answer for answer in current.assessment.answers if answer.respondent == person.id]
    name, rest = st.columns([5, 6], vertical_alignment="center")
    who = name.container(gap=None)
    who.markdown(f"**{plain(_name(person))}**")
    if email := known.email(person.id):
        who.caption(plain(email))
    row = rest.container(horizontal=True, vertical_alignment="center")
    role = plain(roles.get(person.role, person.role)) or "No role given"
    told = row.container(width="stretch", gap=None)
    told.markdown(f"{role} · {plain(person.group)}" if person.group else role)
    told.caption(known.words(person.id))
    chosen = row.menu_button(
        named("More", f"for {_name(person)}"),
        (EDIT, ANEW, TAKE_BACK, REMOVE) if known.good(person.id) else (EDIT, INVITE, REMOVE),
        format_func=lambda act: f":material/{ICONS[act]}: {act}",
        key=widget_key("person", person.id),
        type="tertiary",
    )
    if chosen == EDIT:
        _edit(current, person, known, roles)
    elif chosen in (INVITE, ANEW):
        link_dialog(known, person)
    elif chosen == TAKE_BACK:
        take_back(known, person)
    elif chosen == REMOVE:
        _remove(current, person, said)


@st.dialog("Edit this person", on_dismiss="rerun")
def _edit(current: CurrentAssessment, person: Respondent, known: Inviting, roles: Mapping[str, str]) -> None:
    contact = known.contacts.get(person.id, Contact())
    name, role, group = _fields(person, roles)
    email, language = _contact_fields(person)
    practices = _practices_field(person, current)
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
        st.text_input("E-mail (optional)", key=email.drafted(contact), help=EMAIL_HELP)
        st.text_input("Language (optional)", key=language.drafted(contact), help=LANGUAGE_HELP)
        st.multiselect(
            "Practices (optional)",
            current.record.scope.practices,
            format_func=lambda practice: questionnaire().practices[practice].name,
            placeholder="As the role has it",
            key=practices.drafted(known.practices.get(person.id, ())),
            help=PRACTICES_HELP,
        )
        if st.form_submit_button(
            "Save",
            type="primary",
            on_click=_change,
            args=(current.id, person, (name, role, group), (email, language), practices),
        ):
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
            clean=stripped,
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
            clean=stripped,
        ),
    )


def _contact_fields(person: Respondent) -> tuple[Field[Contact], Field[Contact]]:
    return (
        Field(
            "E-mail",
            widget_key("person-email", person.id),
            lambda contact: contact.email,
            _with_email,
            clean=stripped,
        ),
        Field(
            "Language",
            widget_key("person-language", person.id),
            lambda contact: contact.language,
            _with_language,
            clean=lambda text: (text or "").strip().lower(),
        ),
    )


def _practices_field(person: Respondent, current: CurrentAssessment) -> Field[tuple[str, ...]]:
    """Those that are out of scope by now are not offered, and go with the next change."""
    in_scope, names = current.record.scope.practices, questionnaire().practices
    return Field(
        "Practices",
        widget_key("person-practices", person.id),
        lambda chosen: [practice for practice in in_scope if practice in chosen],
        lambda _, chosen: tuple(practice for practice in in_scope if practice in chosen),
        lambda chosen: listed([names[practice].name for practice in chosen]),
        lambda chosen: [practice for practice in in_scope if practice in chosen],
    )


def _with_email(contact: Contact, email: str) -> Contact:
    if fault := address_fault(email):
        raise Refused(f"{fault}.")
    return replace(contact, email=email)


def _with_language(contact: Contact, language: str) -> Contact:
    if fault := language_fault(language):
        raise Refused(f"{fault}.")
    return replace(contact, language=language)


def _named(person: Respondent, name: str) -> Respondent:
    if not name:
        raise Refused("Give a name or initials, so that the others know who this is.")
    return updated(person, label=name)


def _change(
    assessment: str,
    person: Respondent,
    who: Sequence[Field[Respondent]],
    where: Sequence[Field[Contact]],
    what: Field[tuple[str, ...]],
) -> None:
    if write_fields(respondent_of(assessment, person.id), [field.edit() for field in who]) and write_fields(
        contact_of(assessment, person.id), [field.edit() for field in where]
    ):
        write_fields(practices_of(assessment, person.id), [what.edit()])


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


def _add(assessment: str, person: NewPerson) -> None:
    def checked(store: Repository) -> None:
        if fault := address_fault(person.contact.email):
            raise Refused(f"{fault}.")
        added(store, assessment, (person,))

    if write(f"The respondent {person.name}", checked):
        st.rerun()
