"""How the answers to a question became what they are: who said what before, and what was agreed on before."""

import datetime as dt
from collections.abc import Iterator

import streamlit as st

from assessment.engagement.dissent import reason_and_dissent
from assessment.engagement.history import Course, Said, Step, courses
from assessment.engagement.model import Answer
from reports.text.dates import display_date
from reports.text.formatting import count
from screens.answers.who import Who
from screens.app.day import user_zone
from screens.app.formatting import plain
from screens.app.session import CurrentAssessment, principal, repository

SILENT = {"dont_know": "don’t know", "not_applicable": "not applicable"}
LONGEST = 300  # characters of what was said then


def course_of_answers(current: CurrentAssessment, question: str, who: Who) -> None:
    """Folded, and only where something changed. In an anonymous assessment never: what somebody said before tells,
    beside what they say now, who it is.
    """
    if current.anonymous:
        return
    found = courses(repository().answer_history(principal(), current.id, question))
    if not found:
        return
    people = {person.id: person for person in current.assessment.respondents}
    with st.expander(f"What was said before: {count(len(found), 'change')}", icon=":material/history:"):
        for course in found:
            name = who(people[course.respondent]) if course.respondent in people else "Agreed on"
            st.markdown(f"**{plain(name)}**: {', '.join(_steps(course))}.")


def _steps(course: Course) -> Iterator[str]:
    first, *later = course.steps
    yield f"was {_choice(first)}{_words(first)}"
    for step in later:
        became = "was taken back" if step.said is None else f"became {_choice(step)}"
        yield f"{became} on {display_date(_day(step.since))}{_by(step.said)}{_words(step)}"


def _choice(step: Step) -> str:
    if step.said is None:
        return "not there"
    return SILENT[step.said.state] if step.said.rating is None else str(step.said.rating)


def _by(said: Said | None) -> str:
    return "" if said is None or isinstance(said, Answer) or not said.by else f" by {plain(said.by)}"


def _words(step: Step) -> str:
    if step.said is None:
        return ""
    said = step.said
    texts = (said.comment, said.evidence) if isinstance(said, Answer) else reason_and_dissent(said.rationale)
    told = [" ".join(text.split()) for text in texts if text.strip()]
    shown = [f"“{plain(text[:LONGEST])}{'…' if len(text) > LONGEST else ''}”" for text in told]
    return f" ({', '.join(shown)})" if shown else ""


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(user_zone() or dt.UTC).date()
