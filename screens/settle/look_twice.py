"""What to look at twice before it is believed, each with its reason. Nothing is corrected."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from assessment.engagement.model import Respondent
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.plausibility import WORDS_A_MINUTE, Hint, Kind
from reports.text.formatting import count, plural
from screens.answers.who import Who
from screens.app.formatting import plain
from screens.app.session import CurrentAssessment, questionnaire

SHOWN_AT_FIRST = 6
Because = Callable[[Hint, str], str]
"""The reason, where the text is whose ratings they are."""


def look_twice(current: CurrentAssessment, hints: Sequence[Hint], who: Who) -> None:
    """A list of those hints that are about how people answered."""
    people = {person.id: person for person in current.assessment.respondents}
    lines = [_line(hint, people, who) for hint in hints if hint.kind in BECAUSE]
    if not lines:
        return
    st.header("Look twice", anchor=False)
    st.caption("What an assessor would ask about. Nothing is corrected: whoever knows better changes the answer.")
    st.markdown("\n".join(lines[:SHOWN_AT_FIRST]))
    if len(lines) > SHOWN_AT_FIRST:
        with st.expander(f"{count(len(lines) - SHOWN_AT_FIRST, 'more place', 'more places')} to look at"):
            st.markdown("\n".join(lines[SHOWN_AT_FIRST:]))


def _line(hint: Hint, people: Mapping[str, Respondent], who: Who) -> str:
    whose = plain(who(people[hint.respondent])) if hint.respondent else ""
    about = f"**{plain(_practice(hint.practice))}**" if hint.practice else f"the answers of **{whose}**"
    if hint.kind == "no_evidence" and hint.practice is None:
        about = f"**{plain(questionnaire().name_of(questionnaire().questions[hint.questions[0]].subject))}**"
    return f"- Look twice at {about}, because {BECAUSE[hint.kind](hint, whose)}"


def _practice(practice: str) -> str:
    asked: Questionnaire = questionnaire()
    return asked.practices[practice].name


def _same_rating(hint: Hint, _: str) -> str:
    return (
        f"all {hint.of} levels given are a {hint.level}. Hardly any organisation stands at one level everywhere; "
        "ask for two examples."
    )


def _too_fast(hint: Hint, _: str) -> str:
    return (
        f"{len(hint.questions)} of {hint.of} came faster than the question and what was chosen can be read, even at "
        f"{WORDS_A_MINUTE} words a minute. Were they typed in from notes, or clicked through?"
    )


def _no_evidence(hint: Hint, _: str) -> str:
    number, asked = len(hint.questions), questionnaire()
    aspects = [asked.aspects[asked.questions[one].entry.aspect].name.lower() for one in hint.questions]
    return (
        f"{plural(number, 'its question on', 'its questions on')} {', '.join(dict.fromkeys(aspects))} "
        f"{plural(number, 'stands', 'stand')} at 4 or more, and nobody noted what shows it. From 4 on something is "
        "measured: ask to see the figures."
    )


def _dependency_behind(hint: Hint, _: str) -> str:
    beside = plain(_practice(hint.beside)) if hint.beside else ""
    return (
        f"it stands at level {hint.level}, and {beside}, which it rests on, at level {hint.level_beside}. "
        f"{plain(hint.reason)}"
    )


def _one_voice(hint: Hint, whose: str) -> str:
    return (
        f"{len(hint.questions)} of its {hint.of} ratings are those of one person ({whose}): where the others were "
        "silent, that one voice is the value."
    )


BECAUSE: Mapping[Kind, Because] = {
    "same_rating": _same_rating,
    "too_fast": _too_fast,
    "no_evidence": _no_evidence,
    "dependency_behind": _dependency_behind,
    "one_voice": _one_voice,
}
