"""Step 2: which assessment this is, how deep it asks, about which practices, and who answers."""

from typing import Any

import streamlit as st

from assessment.engagement.model import AssessmentInfo, Respondent, Scope
from assessment.questionnaire.schema import PracticeFile
from reports.text.formatting import count
from screens.answers.offline import offline_section
from screens.app.formatting import plain
from screens.app.frame import next_step, page_head
from screens.app.session import current_assessment, leave_at, principal, questionnaire, repository

MINUTES_PER_QUESTION = 0.4

current = current_assessment()
leave_at(current, "scope")
scope = current.assessment.scope


def _save_scope(depth: str, practices: list[str]) -> None:
    ordered = tuple(practice for practice in questionnaire().practices if practice in practices)
    if not ordered:
        st.toast("Keep at least one practice.", icon=":material/error:")
        return
    repository().save_scope(principal(), current.id, Scope.model_validate({"depth": depth, "practices": ordered}))
    st.toast("Saved", icon=":material/check:")


def _info() -> None:
    info = current.assessment.info

    def save() -> None:
        title = (st.session_state["facts-title"] or "").strip() or None
        changed: dict[str, Any] = {"title": title, "date": st.session_state["facts-date"]}
        repository().save_info(principal(), current.id, AssessmentInfo.model_validate(info.model_dump() | changed))
        st.toast("Saved", icon=":material/check:")

    left, right = st.columns([3, 1])
    left.text_input("Title", info.title or "", max_chars=300, key="facts-title", on_change=save)
    right.date_input("Date", info.date, format="DD/MM/YYYY", key="facts-date", on_change=save)


def _depth() -> None:
    depths = {depth.id: depth for depth in questionnaire().framework.depths}
    st.subheader("How deep", anchor=False)
    st.radio(
        "How deep",
        list(depths),
        index=list(depths).index(scope.depth),
        key="depth",
        label_visibility="collapsed",
        format_func=lambda depth: f"**{depths[depth].name}**",
        captions=[depths[depth].in_short for depth in depths],
        on_change=lambda: _save_scope(st.session_state["depth"], list(scope.practices)),
    )


def _practices() -> None:
    st.subheader("Which practices", anchor=False)
    st.write(
        "A practice is one area of work with its own purpose, such as handling incidents. "
        "Not sure? Keep all of them; a quick scan asks one question each."
    )
    every, certifiable = (
        list(questionnaire().practices),
        [p.id for p in questionnaire().practices.values() if any(clause.startswith("8.") for clause in p.clauses)],
    )
    with st.container(horizontal=True):
        for name, choice in (
            (f"All {len(every)}", every),
            *((chosen.name, list(chosen.practices)) for chosen in questionnaire().framework.practice_sets),
            ("ISO/IEC 20000-1, clause 8", certifiable),
        ):
            st.button(name, key=f"preset-{name}", on_click=_preset, args=(choice,))
    for stage, members in questionnaire().practices_by_stage().items():
        if members:
            _stage(stage, members)


def _preset(choice: list[str]) -> None:
    _save_scope(scope.depth, choice)
    for stage, members in questionnaire().practices_by_stage().items():
        st.session_state[f"practices-{stage}"] = [practice.id for practice in members if practice.id in choice]


def _stage(stage: str, members: tuple[PracticeFile, ...]) -> None:
    names = {practice.id: practice.name for practice in members}
    key = f"practices-{stage}"
    st.session_state.setdefault(key, [practice for practice in names if practice in scope.practices])

    def save() -> None:
        others = [practice for practice in scope.practices if practice not in names]
        _save_scope(scope.depth, [*others, *st.session_state[key]])

    entry = questionnaire().stages[stage]
    st.pills(
        f"**{entry.name}** · {entry.in_short}",
        list(names),
        selection_mode="multi",
        key=key,
        on_change=save,
        format_func=lambda practice: names[practice],
    )


def _respondents() -> None:
    st.subheader("Who answers", anchor=False)
    st.write("Several people see more than one. Add those who answer; each gives their own answers.")
    roles = {role.id: role.name for role in questionnaire().framework.roles}
    answered = {answer.respondent for answer in current.assessment.answers}
    for respondent in current.assessment.respondents:
        name, role, remove = st.columns([5, 5, 1], vertical_alignment="center")
        name.markdown(f"**{plain(respondent.label or respondent.id)}**")
        role.markdown(plain(roles.get(respondent.role, respondent.role)) or "No role given")
        remove.button(
            ":material/close:",
            key=f"remove-{respondent.id}",
            disabled=respondent.id in answered,
            help="Remove. Possible while this person has not answered.",
            on_click=lambda r=respondent.id: repository().remove_respondent(principal(), current.id, r),
        )
    with st.form("new-respondent", clear_on_submit=True, border=False):
        label, role_box, add = st.columns([5, 5, 2], vertical_alignment="bottom")
        given = label.text_input("Name or initials", max_chars=100)
        chosen = role_box.selectbox(
            "Role", list(roles), index=None, format_func=lambda role: roles[role], placeholder="Choose a role"
        )
        if add.form_submit_button("Add", icon=":material/person_add:", width="stretch") and given.strip():
            taken = {respondent.id for respondent in current.assessment.respondents}
            new = next(f"r{n}" for n in range(1, len(taken) + 2) if f"r{n}" not in taken)
            repository().add_respondent(
                principal(), current.id, Respondent(id=new, label=given.strip(), role=chosen or "")
            )
            st.rerun()


page_head("Scope")
_info()
_depth()
_practices()
asked = questionnaire().questions_in_scope(scope.depth, scope.practices)
st.info(
    f"{count(len(scope.practices), 'practice')}, {count(len(asked), 'question')}: about "
    f"{max(1, round(len(asked) * MINUTES_PER_QUESTION))} minutes for one person. "
    f"{len(asked) - sum(q.subject.is_practice for q in asked)} of them ask about the service value system "
    "as a whole.",
    icon=":material/schedule:",
)
outside = {answer.question for answer in current.assessment.answers} - {question.id for question in asked}
if outside:
    st.caption(f"{len(outside)} answered questions are outside this scope. Their answers are kept but do not count.")
_respondents()
offline_section(current)
next_step("Scope", current.id)
