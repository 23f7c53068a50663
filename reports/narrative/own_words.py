"""What people said, arranged for a page with little room: the heaviest of all remarks, wherever they were made.

Each finding that is told has the remark that bears it out best. Of all others those that tell most follow: under the
finding of their practice where it is told, else besides, by practice.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessment.advice.remarks import Remark, has_a_reason, most_telling, remarks_on
from assessment.engagement.findings import remark_id
from assessment.questionnaire.model import Subject
from assessment.scoring.voices import worst_voices
from reports.narrative.findings import ToldFinding, ToldRemark, supports, told_remark
from reports.text.dates import written
from reports.view.model import View

MOST_UNDER = 3  # remarks under one finding
TELL_ALL = ("deadline", "notice", "audit")  # kinds of a day whose line says what such a remark does


@dataclass(frozen=True)
class OwnWords:
    """`under` is by a finding's id, `besides` by the name of what it was said of, both the most telling first."""

    under: Mapping[str, tuple[ToldRemark, ...]]
    besides: Mapping[str, tuple[ToldRemark, ...]]


def own_words(view: View, told: Sequence[ToldFinding], number: int, but: Collection[str] = ()) -> OwnWords:
    """A remark for each finding that is told, and so many more in all, without those of the ids `but`."""
    first = _first_of_each(told, but)
    place = {one.finding.subject: one.id for one in told if one.finding and one.finding.subject}
    said = {*but, *(remark.id for remarks in first.values() for remark in remarks)}
    under, besides = dict(first), dict[str, tuple[ToldRemark, ...]]()
    asked = {one.id: {of.question for of in one.finding.remarks} for one in told if one.finding}
    for subject, remark, behind in _of_all(view, said)[:number]:
        finding = place.get(subject)
        if finding is not None and len(under[finding]) < MOST_UNDER:
            if behind.question in asked[finding] or has_a_reason(behind):
                under[finding] = (*under[finding], remark)
        else:
            name = view.questionnaire.name_of(subject)
            besides[name] = (*besides.get(name, ()), remark)
    return OwnWords(under, besides)


def _first_of_each(told: Sequence[ToldFinding], but: Collection[str]) -> dict[str, tuple[ToldRemark, ...]]:
    """The best remark of each finding that no finding before it has."""
    first, texts = dict[str, tuple[ToldRemark, ...]](), set[str]()
    for one in told:
        found = tuple(remark for remark in one.remarks if remark.id not in but and remark.text not in texts)[:1]
        texts |= {remark.text for remark in found}
        first[one.id] = found
    return first


def every_remark(view: View) -> tuple[ToldRemark, ...]:
    """Every remark that somebody made."""
    said = (answer for answer in view.assessment.answers if answer.comment.strip())
    told = (told_remark(view, remark_id(answer.question, answer.respondent)) for answer in said)
    return tuple(one for one in told if one is not None)


def _of_all(view: View, but: Collection[str]) -> list[tuple[Subject, ToldRemark, Remark]]:
    """Every remark that bears out what was found, with what it was said of; the same words once, and last those that
    name a day which stands among the client's dates anyway.
    """
    found, texts = [], {told.text for one in but if (told := told_remark(view, one))}
    days = [way for event in view.assessment.needs.events if event.kind in TELL_ALL for way in written(event.date)]
    for remark in _by_weight(view):
        told = told_remark(view, remark_id(remark.question, remark.respondent))
        if told is not None and told.id not in but and told.text not in texts:
            texts.add(told.text)
            found.append((view.questionnaire.questions[remark.question].subject, told, remark))
    return sorted(found, key=lambda one: any(day in one[1].text for day in days))


def _by_weight(view: View) -> Iterator[Remark]:
    """The most telling first, but for what speaks against the worst credible voice: a denial proves nothing."""
    findings = {finding.subject: finding for finding in view.advice.findings if finding.subject}
    asked = {one: view.questionnaire.questions[one].subject for one in view.result.questions}
    behind = {question: findings[subject].weight for question, subject in asked.items() if subject in findings}
    every = remarks_on(tuple(asked), view.assessment, view.questionnaire, view.result)
    strong = {subject: finding for subject, finding in findings.items() if finding.kind == "strength"}
    voices = worst_voices(view.assessment, view.questionnaire, view.result)
    for remark in most_telling(every, behind):
        finding, outcome = strong.get(asked[remark.question]), view.result.questions[remark.question]
        if supports(finding, remark, outcome, voices.get(remark.question)):
            yield remark
