"""What somebody is told that goes, before it goes."""

from collections.abc import Sequence

from assessment.engagement.model import Answer, Assessment
from reports.text.formatting import count, listed


def what_was_said(said: Sequence[Answer]) -> str:
    """'12 answers, 3 comments and 2 notes of evidence'."""
    return listed([count(len(said), "answer"), *_words_beside(said)])


def what_is_in(assessment: Assessment) -> str:
    """'120 answers of 4 people, 35 comments and 3 answers that were agreed on'."""
    people = count(len(assessment.respondents), "person", "people")
    held = [f"{count(len(assessment.answers), 'answer')} of {people}", *_words_beside(assessment.answers)]
    agreed = len(assessment.consensus)
    held += [f"{count(agreed, 'answer')} that {'was' if agreed == 1 else 'were'} agreed on"] if agreed else []
    return listed(held)


def _words_beside(said: Sequence[Answer]) -> list[str]:
    comments, notes = sum(bool(one.comment) for one in said), sum(bool(one.evidence) for one in said)
    told = [count(comments, "comment")] if comments else []
    return told + ([count(notes, "note of evidence", "notes of evidence")] if notes else [])
