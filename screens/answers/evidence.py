"""Small displays: a level in its square, and the answers behind a figure."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessment.engagement.assurance import AssessorRating
from assessment.questionnaire.schema import TOP_LEVEL
from assessment.scoring.levels import nearest_level
from assessment.scoring.results import QuestionResult
from reports.view.model import QuestionView, RespondentAnswer
from screens.answers.who import Who
from screens.app.formatting import number, plain
from screens.app.session import questionnaire

STATES = {"dont_know": "Doesn't know", "not_applicable": "Not applicable"}


def level_square(level: int | None, name: str) -> None:
    """The level as a whole number in a square of its ramp colour; hatched where there is none."""
    shown = "none" if level is None else str(level)
    with st.container(key=f"square-{shown}-{name}", width="content"):
        st.markdown("–" if level is None else str(level))


def beside_square(level: int | None, name: str) -> DeltaGenerator:
    """The same, and the room for the words beside it, on a phone too."""
    row = st.container(horizontal=True, vertical_alignment="center", gap="medium", key=f"beside-square-{name}")
    with row:
        level_square(level, name)
    return row.container()


def answers_behind(question: QuestionView, who: Who, owner: str = "") -> None:
    """One question's value, opening to the answers that made it. `owner` names its practice where the page does not.

    The lowest come first: in the order of the people it would tell who they are.
    """
    entry, result = question.question.entry, question.result
    aspect = questionnaire().aspects[entry.aspect].name
    with st.expander(f"{owner + ': ' if owner else ''}**{aspect}** {_value_words(question)} · {entry.text}"):
        if result.value is not None:
            nearest = nearest_level(result.value)
            st.markdown(f"**Nearest description, level {nearest}:** {entry.levels[nearest]}")
            if nearest < TOP_LEVEL:
                st.markdown(f"**What level {nearest + 1} looks like:** {entry.levels[nearest + 1]}")
        if question.consensus is not None:
            agreed = question.consensus
            what = "not applicable" if agreed.rating is None else f"level {agreed.rating}"
            st.markdown(f"**Agreed together: {what}.** {plain(agreed.rationale)}")
        if question.seen is not None:
            _seen(question.seen, result)
        for said in sorted(question.said, key=lambda one: (one.answer.rating is None, one.answer.rating or 0)):
            _said(said, who)
        if not question.said:
            st.caption("Nobody has answered this question yet.")


def _seen(seen: AssessorRating, result: QuestionResult) -> None:
    what = f"level {seen.rating}" if seen.rating is not None else STATES[seen.state]
    counts = "" if result.assessor or result.consensus else " It stands beside the answers."
    st.markdown(f"**The assessor's rating: {what}.**{counts} {plain(seen.reason)}")


def _value_words(question: QuestionView) -> str:
    result = question.result
    if not result.in_scope:
        return "not applicable"
    if result.value is None:
        return "no value yet"
    if result.consensus:
        return f"{number(result.value)} by consensus"
    if result.assessor:
        return f"{number(result.value)} by the assessor"
    spread = "" if result.lowest == result.highest else f", from {result.lowest} to {result.highest}"
    people = "1 answer" if result.raters == 1 else f"{result.raters} answers{spread}"
    return f"{number(result.value)} ({people})"


def _said(said: RespondentAnswer, who: Who) -> None:
    what = f"level {said.answer.rating}" if said.answer.rating is not None else STATES[said.answer.state]
    st.markdown(f"- {plain(who(said.respondent))}: **{what}**")
    if said.answer.comment:
        st.markdown(f"    - Comment: {plain(said.answer.comment)}")
    if said.answer.evidence:
        st.markdown(f"    - Evidence: {plain(said.answer.evidence)}")
