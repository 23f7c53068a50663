"""The answers annex: what was said to each question, by role or group unless names are asked for; long texts cut."""

from collections.abc import Iterator
from dataclasses import dataclass

from reports.brand.palette import ramp_step
from reports.text import formatting
from reports.text.sanitize import COMMENT_CHARACTERS, shorten
from reports.view.model import QuestionView, View
from reports.view.roles import role_of

SHOWN_REMARKS = 6


@dataclass(frozen=True)
class Remark:
    """One comment, piece of evidence or rationale, with the role it came from."""

    role: str
    kind: str
    text: str
    cut: bool


@dataclass(frozen=True)
class AnswerRow:
    """One question of the annex. `value` is None where it has none, and `state` then says why. `factor` is what the
    practice has to succeed at that the question asks about; '' where it asks about none.
    """

    aspect: str
    text: str
    value: float | None
    step: int | None
    state: str
    spread: str | None
    raters: str
    description: str | None
    remarks: tuple[Remark, ...]
    more_remarks: int
    factor: str = ""


def answer_rows(view: View, questions: tuple[QuestionView, ...]) -> tuple[AnswerRow, ...]:
    return tuple(answer_row(view, question) for question in questions)


def answer_row(view: View, question: QuestionView) -> AnswerRow:
    result, entry = question.result, question.question.entry
    value = result.value if result.in_scope else None
    step = None if value is None else ramp_step(value)
    remarks = tuple(_remarks(view, question))
    return AnswerRow(
        aspect=view.questionnaire.aspects[entry.aspect].name,
        text=entry.text,
        value=value,
        step=step,
        state=_state(question),
        spread=formatting.spread(result.lowest, result.highest) if result.raters > 1 else None,
        raters=_raters(question),
        description=None if step is None else entry.levels[step],
        remarks=remarks[:SHOWN_REMARKS],
        more_remarks=max(0, len(remarks) - SHOWN_REMARKS),
        factor=_factor(view, question),
    )


def _factor(view: View, question: QuestionView) -> str:
    subject, asked = question.question.subject, question.question.entry.success_factor
    known = view.questionnaire.practices[subject.id].success_factors if subject.is_practice else ()
    return next((factor.text for factor in known if factor.id == asked), "")


def has_remarks(question: QuestionView) -> bool:
    """Whether anybody said more than a level."""
    agreed = bool(question.consensus and question.consensus.rationale.strip())
    seen = bool(question.seen and question.seen.reason.strip())
    return agreed or seen or any(one.answer.comment.strip() or one.answer.evidence.strip() for one in question.said)


def _state(question: QuestionView) -> str:
    result = question.result
    if not result.in_scope:
        return "Not applicable"
    if result.consensus:
        return "Agreed"
    if result.assessor:
        return "Assessor's rating"
    if result.value is not None:
        return "Mean" if result.raters > 1 else "Single answer"
    return "Don't know" if result.dont_know else "Not answered"


def _raters(question: QuestionView) -> str:
    result = question.result
    parts = [formatting.count(result.raters, "rating")] if result.raters else []
    parts += [f"{result.dont_know} don't know"] if result.dont_know else []
    parts += [f"{result.not_applicable} not applicable"] if result.not_applicable else []
    return ", ".join(parts)


def _remarks(view: View, question: QuestionView) -> Iterator[Remark]:
    if question.consensus and question.consensus.rationale.strip():
        yield _remark("Agreed", "Reason", question.consensus.rationale)
    if question.seen and question.seen.reason.strip():
        yield _remark("Assessor", "Reason", question.seen.reason)
    for said in question.said:
        if said.answer.comment.strip():
            yield _remark(role_of(view, said), "Comment", said.answer.comment)
        if said.answer.evidence.strip():
            yield _remark(role_of(view, said), "Evidence", said.answer.evidence)


def _remark(role: str, kind: str, text: str) -> Remark:
    return Remark(role, kind, *shorten(text, COMMENT_CHARACTERS))
