"""Step 2: which assessment this is, how deep it asks, about which practices, and who answers."""

from dataclasses import replace
from typing import Any

import streamlit as st

from assessment.engagement.edits import FieldEdit, Refused, updated
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.model import Section
from reports.text import formatting
from reports.text.dates import display_date
from reports.text.formatting import count
from screens.answers.bringing_in import bringing_in_section
from screens.answers.offline import offline_section
from screens.app.fields import Field, begin_from, toggled
from screens.app.formatting import plain
from screens.app.frame import leave_at, next_step, page_head
from screens.app.keys import widget_key
from screens.app.session import current_assessment, questionnaire, with_identities
from screens.app.title import LONGEST, title_field
from screens.app.writing import record_of, write_fields, write_switches
from screens.scope.depth_change import change_depth, depth_that_waits, minutes
from screens.scope.invitations import invitations_section
from screens.scope.inviting import inviting_of
from screens.scope.own_depths import own_depths
from screens.scope.people import people_section
from screens.scope.preparing import preparing_section

current = with_identities(current_assessment())
leave_at(current, "scope")
record = current.record
scope = record.scope


def _save(field: Field[AssessmentRecord]) -> None:
    write_fields(record_of(current.id), [field.edit()])


def _info() -> None:
    title = title_field(widget_key("info-title"))
    date: Field[AssessmentRecord] = Field(
        "Date",
        widget_key("info-date"),
        lambda record: record.info.date,
        lambda record, day: replace(record, info=updated(record.info, date=day)),
        display_date,
    )
    left, right = st.columns([3, 1])
    left.text_input("Title", max_chars=LONGEST, key=title.shown(record), on_change=_save, args=(title,))
    right.date_input("Date", None, format="DD/MM/YYYY", key=date.shown(record), on_change=_save, args=(date,))


def _depth() -> None:
    depths = {depth.id: depth for depth in questionnaire().framework.depths}
    field: Field[AssessmentRecord] = Field(
        "How deep",
        widget_key("depth"),
        lambda record: record.scope.depth,
        lambda record, depth: replace(record, scope=record.scope.with_depth(depth)),
        lambda depth: depths[depth].name,
    )
    st.header("How deep", anchor=False)
    st.radio(
        "How deep",
        list(depths),
        key=field.shown(record),
        label_visibility="collapsed",
        format_func=lambda depth: f"**{depths[depth].name}**",
        captions=[depths[depth].in_short for depth in depths],
        on_change=lambda: change_depth(current, [field.edit()], "whole"),
    )
    depth_that_waits(current, "whole")


def _words() -> None:
    """Whose names stages and groups have, on screens and in whatever leaves the program."""
    known = questionnaire().framework.vocabularies
    names = {"": questionnaire().framework.words, **{one.id: one.name for one in known}}
    if not known:
        return
    field: Field[AssessmentRecord] = Field(
        "Words",
        widget_key("vocabulary"),
        lambda record: record.scope.vocabulary or "",
        lambda record, one: replace(record, scope=updated(record.scope, vocabulary=one or None)),
        names.__getitem__,
    )
    st.segmented_control(
        "Words for stages and groups",
        list(names),
        required=True,
        key=field.shown(record),
        format_func=names.__getitem__,
        on_change=_save,
        args=(field,),
        help="\n".join(f"- **{one.name}**: {one.in_short}" for one in known)
        + "\n\nQuestions, levels and results stay the same.",
    )


def _practices() -> None:
    st.header("Which practices", anchor=False)
    st.write(
        "A practice is one area of work with its own purpose, such as handling incidents. "
        "Not sure? Keep all of them; a quick scan asks one question each."
    )
    known, every = questionnaire().practices, questionnaire().framework_practices
    certifiable = [one for one in every if any(clause.startswith("8.") for clause in known[one].clauses)]
    with st.container(horizontal=True):
        for name, choice in (
            (f"All {len(every)}", list(every)),
            *((chosen.name, list(chosen.practices)) for chosen in questionnaire().framework.practice_sets),
            ("ISO/IEC 20000-1, clause 8", certifiable),
        ):
            st.button(name, key=widget_key("preset", name), on_click=_preset, args=(choice,))
    for section in questionnaire().sections:
        if section.practices and section.id in questionnaire().stages:
            _members(section, f"**{section.name}** · {questionnaire().stages[section.id].in_short}")


def _topics() -> None:
    """What a questionnaire asks beside the framework's practices, of whoever wants it."""
    topics = questionnaire().topics
    if not topics:
        return
    st.header(f"Topics beside the {len(questionnaire().framework_practices)} practices", anchor=False)
    st.write(
        "Each is asked about only where you choose it. It has a level, a target and actions of its own, and counts "
        "neither for a stage nor for the level of all practices."
    )
    wanted = questionnaire().topics_of_needs(record.needs.weights())
    missing = [topics[topic].name for topic in wanted if topic not in scope.practices]
    if missing:
        st.info(f"What you chose in Needs hangs on {formatting.shortlist(missing)}.", icon=":material/lightbulb:")
    for section in questionnaire().sections:
        if section.id not in questionnaire().stages:
            _members(section, f"**{section.name}**")
            st.markdown("\n".join(f"- **{plain(topic.name)}**: {plain(topic.in_short)}" for topic in section.practices))


def _preset(choice: list[str]) -> None:
    """All practices at once, so they are one field, and the choice of somebody else meanwhile is no part of it. Topics
    stay as they are.
    """
    choice = [*choice, *(topic for topic in questionnaire().topics if topic in scope.practices)]
    write_fields(
        record_of(current.id),
        [
            FieldEdit(
                widget_key("practices"),
                "Which practices",
                lambda record: record.scope.practices,
                lambda record, practices: _with_practices(record, practices),
                scope.practices,
                _ordered(choice),
                lambda practices: count(len(practices), "practice"),
            )
        ],
    )


def _ordered(practices: Any) -> tuple[str, ...]:
    """In the questionnaire's order; what it does not know comes behind."""
    known = questionnaire().practices
    return (*(one for one in known if one in practices), *(one for one in practices if one not in known))


def _with_practices(record: AssessmentRecord, practices: tuple[str, ...]) -> AssessmentRecord:
    if not practices:
        raise Refused("Keep at least one practice.")
    return replace(record, scope=record.scope.with_practices(practices))


def _switched(record: AssessmentRecord, practice: str, on: bool) -> AssessmentRecord:
    others = [one for one in record.scope.practices if one != practice]
    return _with_practices(record, _ordered([*others, practice] if on else others))


def _members(section: Section, label: str) -> None:
    names = {practice.id: practice.name for practice in section.practices}
    key = widget_key(f"practices-{section.id}")

    def save() -> None:
        edits = toggled(key, lambda record, one: one in record.scope.practices, _switched, names)
        write_switches(record_of(current.id), key, edits)

    st.pills(
        label,
        list(names),
        selection_mode="multi",
        key=begin_from(key, [practice for practice in names if practice in scope.practices]),
        on_change=save,
        format_func=lambda practice: names[practice],
    )


page_head("Scope")
_info()
_depth()
_words()
_practices()
_topics()
own_depths(current)
asked = questionnaire().questions_in_scope(scope.depth, scope.practices, scope.depths)
st.info(
    f"{count(len(scope.practices), 'practice')}, {count(len(asked), 'question')}: "
    f"about {minutes(len(asked))} for one person. "
    f"{len(asked) - sum(q.subject.is_practice for q in asked)} of them ask about the service value system "
    "as a whole.",
    icon=":material/schedule:",
)
outside = {answer.question for answer in current.assessment.answers} - {question.id for question in asked}
if outside:
    st.caption(f"{len(outside)} answered questions are outside this scope. Their answers are kept but do not count.")
known = inviting_of(current)
people_section(current, known)
invitations_section(known)
preparing_section(current)
if current.anonymous:
    st.caption(
        "Questionnaires in Excel and files of other computers would show who said what, so an anonymous assessment "
        "takes none: people answer by their links."
    )
else:
    offline_section(current)
    bringing_in_section(current)
next_step("Scope", current.id)
