"""Step 4: what people see differently, agreed on question by question, what is most worth settling first."""

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from assessment.advice.settling import OpenQuestion, open_questions
from assessment.advice.situation import Situation
from assessment.engagement.anonymity import SMALLEST_GROUP
from assessment.engagement.dissent import reason_and_dissent
from assessment.engagement.model import Answer, Consensus, Respondent
from assessment.questionnaire.model import Question
from assessment.scoring.plausibility import plausibility
from assessment.scoring.results import assess
from reports.narrative.proof import what_proves
from reports.text.formatting import count, plural, quoted, shortlist
from reports.view.roles import told_as
from screens.answers.evidence import level_square
from screens.answers.who import who_said_it
from screens.app.fields import begin_from
from screens.app.formatting import plain
from screens.app.frame import leave_at, next_step, page_head
from screens.app.keys import ASSESSMENT, widget_key
from screens.app.session import current_assessment, questionnaire
from screens.settle.agreement import Agreement
from screens.settle.course import course_of_answers
from screens.settle.dots import DONT_KNOW, NOT_APPLICABLE, dot_strip, groups_of, hiding_few, place_of, rows_of
from screens.settle.look_twice import look_twice
from screens.settle.perception import perception_gaps_told

QUESTION = "question"
SILENT = {DONT_KNOW: "Don't know", NOT_APPLICABLE: "Not applicable"}
MOST_NAMES = 6

current = current_assessment()
leave_at(current, "settle")
people = {person.id: person for person in current.assessment.respondents}
who = who_said_it(current)


def _name(question: Question) -> str:
    """Practice and aspect: what tells questions apart in few words."""
    aspect = questionnaire().aspects[question.entry.aspect].name
    return f"{questionnaire().name_of(question.subject)}: {aspect.lower()}"


def _go(question: str | None) -> None:
    """The address names the question, so that a link opens it; nothing: what is most worth settling."""
    if question is None:
        st.query_params.pop(QUESTION, None)
    else:
        st.query_params[QUESTION] = question


def _wanted(order: Sequence[OpenQuestion]) -> str | None:
    """The question of the address, else the first one, which the address then names: while somebody looks at it,
    another facilitator may settle it, and it stays where it is.
    """
    asked = st.query_params.get(QUESTION)
    known = {one.question for one in order} | {one.question for one in current.assessment.consensus}
    if asked in known and asked in questionnaire().questions:
        return asked
    if not order:
        return None
    _go(order[0].question)
    return order[0].question


def _bar(order: Sequence[OpenQuestion], question: str) -> None:
    """Which of those that are open this is, and the way to another one."""
    ids = [one.question for one in order]
    if question not in ids:
        st.caption("Agreed on already. It can be changed, or taken back.")
        return
    at = ids.index(question)
    key = widget_key("settle-go")
    st.selectbox(
        f"{at + 1} of {len(ids)} to settle, what is most worth it first",
        ids,
        format_func=lambda one: f"{ids.index(one) + 1} · {_name(questionnaire().questions[one])}",
        key=begin_from(key, question),
        on_change=lambda: _go(st.session_state[key]),
    )


def _reasons(one: OpenQuestion) -> str:
    """Why it is worth the group's time."""
    doubt = one.doubt
    silent = round(doubt.silent * doubt.people)
    parts = []
    if doubt.distance:
        parts.append(f"answers lie {count(doubt.distance, 'level')} apart")
    if silent:
        parts.append(f"{silent} of {doubt.people} could not give a level")
    if one.levels is not None:
        subject = questionnaire().name_of(questionnaire().questions[one.question].subject)
        low, high = one.levels
        parts.append(f"the level of {plain(subject)} hangs on it: {low} or {high}")
    if needs := _needs(questionnaire().questions[one.question]):
        parts.append(f"{plain(shortlist(needs[:2]))} {plural(len(needs[:2]), 'hangs', 'hang')} on this practice")
    return "Worth settling, because " + "; ".join(parts) + "."


def _needs(question: Question) -> list[str]:
    weights, needs = current.assessment.needs.weights(), questionnaire().needs
    bearing = (one for one in sorted(weights, key=lambda one: -weights[one]) if one in needs)
    return [quoted(needs[one].entry.name) for one in bearing if needs[one].impact.get(question.subject.id)]


def _said(question: Question, said: Sequence[Answer]) -> None:
    """Dots, then the descriptions at both ends beside each other, each with what was said by those who chose it."""
    if current.anonymous and len(said) < SMALLEST_GROUP:
        st.info(
            f"{count(len(said), 'person has', 'people have')} answered. This assessment is anonymous, so nothing is "
            "shown until three have.",
            icon=":material/visibility_off:",
        )
        return
    rows = rows_of(said, groups_of(current.assessment.respondents, questionnaire()))
    dot_strip(hiding_few(rows) if current.anonymous else rows)
    places = Counter(map(place_of, said))
    levels = sorted(place for place in places if isinstance(place, int))
    ends = list(dict.fromkeys((levels[0], levels[-1]))) if levels else []
    for column, level in zip(st.columns(len(ends)) if ends else (), ends, strict=True):
        with column.container(border=True, height="stretch"):
            _chosen(question, level, said)
    between: tuple[int | str, ...] = (*levels[1:-1], *(one for one in SILENT if one in places))
    for place in between:
        _between(question, place, said)


def _chosen(question: Question, level: int, said: Sequence[Answer]) -> None:
    theirs = [answer for answer in said if answer.rating == level]
    with st.container(horizontal=True, vertical_alignment="center"):
        level_square(level, f"settle-{level}")
        st.markdown(f"**{count(len(theirs), 'person', 'people')} chose this**")
    st.markdown(plain(question.entry.levels[level]))
    _remarks(theirs)


def _between(question: Question, place: int | str, said: Sequence[Answer]) -> None:
    theirs = [answer for answer in said if place_of(answer) == place]
    what = f"Level {place}" if isinstance(place, int) else SILENT[str(place)]
    with st.expander(f"**{what}**: {count(len(theirs), 'person', 'people')}"):
        if isinstance(place, int):
            st.markdown(plain(question.entry.levels[place]))
        _remarks(theirs)


def _remarks(answers: Sequence[Answer]) -> None:
    """Who chose it and what they wrote; by name and text, since an order of its own would tell who it was."""
    told = sorted(answers, key=lambda one: (who(people[one.respondent]), one.comment, one.evidence))
    mute = [people[one.respondent] for one in told if not (one.comment.strip() or one.evidence.strip())]
    for answer in told:
        if answer.comment.strip() or answer.evidence.strip():
            comment = f" “{plain(answer.comment)}”" if answer.comment.strip() else ""
            evidence = f" :material/description: {plain(answer.evidence)}" if answer.evidence.strip() else ""
            st.markdown(f"*{plain(who(people[answer.respondent]))}*:{comment}{evidence}")
    if mute:
        counted = Counter(map(who if len(mute) <= MOST_NAMES else _in_a_crowd, mute))
        names = [plain(name) + (f" ({number})" if number > 1 else "") for name, number in counted.items()]
        st.caption(f"Without a comment: {', '.join(names)}")


def _in_a_crowd(person: Respondent) -> str:
    """By role or group: a dozen names say less than four roles."""
    return told_as(person, current.assessment.respondents, questionnaire())


def _card(order: Sequence[OpenQuestion], question: Question) -> None:
    st.header(question.entry.text, anchor=False)
    opened = next((one for one in order if one.question == question.id), None)
    if opened is not None:
        st.markdown(_reasons(opened))
    _said(question, [answer for answer in current.assessment.answers if answer.question == question.id])
    course_of_answers(current, question.id, who)
    st.caption("  \n".join(f"{head}: {plain(says)}" for head, says in what_proves(question)))
    agreement = Agreement(current, question)
    with st.container(border=True, key=f"agreement-{question.id.replace('.', '-')}"):
        agreement.form(lambda: _go(_after(order, question.id)))
    _ways_on(order, question.id, agreement)


def _ways_on(order: Sequence[OpenQuestion], question: str, agreement: Agreement) -> None:
    ids = [one.question for one in order]
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if agreement.kept is not None:
            st.button(
                "Take the agreement back",
                icon=":material/undo:",
                key=widget_key("agreed-back", question),
                on_click=agreement.take_back,
            )
        if question not in ids:
            st.button("On to what is open", key=widget_key("settle-open"), disabled=not ids, on_click=_go, args=(None,))
            return
        at = ids.index(question)
        st.button(
            "Back",
            icon=":material/arrow_back:",
            key=widget_key("settle-before"),
            disabled=at == 0,
            on_click=_go,
            args=(ids[max(at - 1, 0)],),
        )
        st.button(
            "Not now, next",
            icon=":material/arrow_forward:",
            icon_position="right",
            key=widget_key("settle-next"),
            disabled=at + 1 == len(ids),
            on_click=_go,
            args=(ids[min(at + 1, len(ids) - 1)],),
        )


def _after(order: Sequence[OpenQuestion], question: str) -> str | None:
    """The one behind it; behind the last one, what is left. After a change of what was agreed, the same again."""
    ids = [one.question for one in order]
    if question not in ids:
        return question
    following = ids[ids.index(question) + 1 :]
    return following[0] if following else None


def _agreed(agreed: Sequence[Consensus]) -> None:
    known = [one for one in agreed if one.question in questionnaire().questions]
    if not known:
        return
    st.header(f"Agreed on: {len(known)}", anchor=False)
    for one in known:
        question = questionnaire().questions[one.question]
        what = "not applicable" if one.rating is None else f"level {one.rating}"
        with st.expander(f"{plain(_name(question))}: **{what}**"):
            st.markdown(plain(question.entry.text))
            reason, dissent = reason_and_dissent(one.rationale)
            if reason:
                st.markdown(f"**Because** {plain(reason)}")
            if dissent:
                st.markdown(f"**Dissent** {plain(dissent)}")
            st.button(
                "Open it",
                icon=":material/edit:",
                key=widget_key("agreed-open", one.question),
                on_click=_go,
                args=(one.question,),
            )


def _nothing_open() -> None:
    """Why there is nothing to settle: nobody, or one person alone, has answered, or all see it alike."""
    answering = len({answer.respondent for answer in current.assessment.answers})
    if answering > 1:
        st.success("Nothing is left to settle: nobody lies far apart any more.", icon=":material/check_circle:")
        return
    alone = "Nobody has answered yet" if answering == 0 else "One person has answered so far"
    st.info(f"{alone}, so nobody differs. A second view often moves the first one.", icon=":material/group:")
    st.page_link(
        "screens/pages/answers.py",
        label="Go to the answers",
        icon=":material/arrow_back:",
        query_params={ASSESSMENT: current.id},
    )


page_head("Settle")
situation = Situation(current.assessment, questionnaire(), assess(current.assessment, questionnaire()))
order = open_questions(situation)
wanted = _wanted(order)
if not order:
    _nothing_open()
if wanted is not None:
    st.html(f'<div class="waymark-begins" data-of="{escape(wanted)}"></div>')  # static/beginning.js
    _bar(order, wanted)
    _card(order, questionnaire().questions[wanted])
_agreed(current.assessment.consensus)
perception_gaps_told(current.assessment)
look_twice(current, plausibility(current.assessment, questionnaire(), situation.result), who)
next_step("Settle", current.id)
