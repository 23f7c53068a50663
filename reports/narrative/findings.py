"""What was found, in words and in the order in which it is told: proposals with a consultant's notes laid over them.

The proposals are assessment.advice.findings, each said by reports.narrative.found. A note
(assessment.engagement.findings) gives other words, another place, other actions, what is tied to a finding, whether it
is told, or a finding of one's own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assessment.advice.findings import Finding
from assessment.advice.remarks import Remark, groups_told, remarks_on
from assessment.engagement.assurance import Evidence
from assessment.engagement.findings import FindingKind, FindingNote, remark_id, remark_of
from assessment.engagement.model import Answer
from assessment.scoring.levels import nearest_level
from assessment.scoring.results import QuestionResult
from assessment.scoring.voices import WorstVoice, worst_voices
from reports.narrative.found import Teller, actions_named
from reports.narrative.labels import label
from reports.narrative.once import told_once
from reports.view.model import ActionView, View

TOLD_UNASKED = 5
MOST_REMARKS = 3


@dataclass(frozen=True)
class ToldRemark:
    """What somebody said, and what proves it. `by` is the group that it came from, or that one person said it.

    `id` is how a note names it (assessment.engagement.findings.remark_id).
    """

    id: str
    text: str
    evidence: str
    by: str


@dataclass(frozen=True)
class ToldFinding:
    """A finding in words. `outlook` is what the plan does about it: by when it is covered, or that it stays
    open. `parted` is whether people see what is told in its title very differently.

    `actions` are what follows, `evidence` the pieces of evidence tied to it. `rank` counts from 1. `finding` is what
    was proposed, None for one of the consultant's own.
    """

    id: str
    kind: FindingKind
    title: str
    condition: str
    criterion: str
    cause: str
    consequence: str
    outlook: str
    actions: tuple[ActionView, ...]
    remarks: tuple[ToldRemark, ...]
    evidence: tuple[Evidence, ...]
    chosen: bool
    rank: int
    finding: Finding | None
    parted: bool = False

    @property
    def practices(self) -> tuple[str, ...]:
        return self.finding.practices if self.finding else tuple(dict.fromkeys(one.practice for one in self.actions))

    @property
    def needs(self) -> tuple[str, ...]:
        return self.finding.needs if self.finding else ()


@told_once
def told_findings(view: View) -> tuple[ToldFinding, ...]:
    """Every finding in the consultant's order and words; those that nobody noted as proposed."""
    notes = {note.id: note for note in view.assessment.findings}
    told = [_noted(view, one, notes[one.id]) if one.id in notes else one for one in proposed_findings(view)]
    told += [_own(view, note) for note in notes.values() if note.kind == "own"]
    placed = {identity: note.rank for identity, note in notes.items() if note.rank is not None}
    in_order = sorted(told, key=lambda one: (placed.get(one.id, one.rank), one.id not in placed))
    return tuple(_in_order(in_order, notes))


def chosen_findings(view: View) -> tuple[ToldFinding, ...]:
    """Those that page one tells, strengths last."""
    return tuple(sorted((one for one in told_findings(view) if one.chosen), key=lambda one: one.kind == "strength"))


@told_once
def proposed_findings(view: View) -> tuple[ToldFinding, ...]:
    """Every finding as it is proposed, whatever a consultant made of it."""
    voices = worst_voices(view.assessment, view.questionnaire, view.result)
    return tuple(_in_order((_proposed(view, finding, voices) for finding in view.advice.findings), {}))


def remarks_at_hand(view: View, finding: ToldFinding) -> tuple[ToldRemark, ...]:
    """What could be told with a finding, the most telling first: remarks on its questions, or on all for one's own."""
    if finding.finding is None:
        everything = dict.fromkeys(answer.question for answer in view.assessment.answers)
        found = remarks_on(tuple(everything), view.assessment, view.questionnaire, view.result)
    else:
        found = finding.finding.remarks
    told = (told_remark(view, remark_id(remark.question, remark.respondent)) for remark in found)
    return tuple(one for one in told if one is not None)


def kind_name(kind: FindingKind) -> str:
    """'Danger', 'Duty not met'"""
    return label(f"findings.kinds.{kind}")


def _in_order(told: Iterable[ToldFinding], notes: Mapping[str, FindingNote]) -> Iterator[ToldFinding]:
    """Ranked from 1, and told or not: as somebody chose, or else strengths and the first five of the others."""
    others = 0
    for rank, one in enumerate(told, start=1):
        others += one.kind != "strength"
        note = notes.get(one.id)
        by_rank = one.kind == "strength" or others <= TOLD_UNASKED
        yield replace(one, rank=rank, chosen=by_rank if note is None or note.chosen is None else note.chosen)


def _proposed(view: View, finding: Finding, voices: Mapping[str, WorstVoice]) -> ToldFinding:
    said = Teller(view, finding)
    return ToldFinding(
        id=finding.id,
        kind=finding.kind,
        title=said.title(),
        condition=said.condition(),
        criterion=said.criterion(),
        cause=said.cause(),
        consequence=said.consequence(),
        outlook=said.outlook(),
        actions=said.actions,
        remarks=_supporting(view, finding, voices),
        evidence=(),
        chosen=False,
        rank=finding.rank,
        finding=finding,
        parted=said.is_disputed(),
    )


def _supporting(view: View, finding: Finding, voices: Mapping[str, WorstVoice]) -> tuple[ToldRemark, ...]:
    """What people said that bears it out; of its practice where nothing does of its questions. A denial proves nothing,
    however well it is put.
    """
    asked = view.result.questions  # somebody may have answered more, before the scope was narrowed

    def bear_out(said: Iterable[Remark]) -> list[Remark]:
        known = (one for one in said if one.question in asked)
        return [one for one in known if supports(finding, one, asked[one.question], voices.get(one.question))]

    found = bear_out(finding.remarks)
    if not found and finding.subject is not None:
        own = [one for one in asked if view.questionnaire.questions[one].subject == finding.subject]
        found = bear_out(remarks_on(own, view.assessment, view.questionnaire, view.result))
    told = (told_remark(view, remark_id(one.question, one.respondent)) for one in found[:MOST_REMARKS])
    return tuple(one for one in told if one is not None)


def supports(finding: Finding | None, remark: Remark, outcome: QuestionResult, voice: WorstVoice | None) -> bool:
    """Whether who said it rated no better than the worst credible voice, or no worse than a strength; or says without a
    rating what evidence stands behind. Where people differ, both sides are heard.
    """
    if remark.rating is None:
        return bool(remark.evidence)
    if outcome.value is None or voice is None:
        return False
    if finding is not None and finding.kind == "strength":
        return remark.rating >= outcome.value
    if finding is not None and finding.kind == "disputed":
        return True
    return remark.rating <= max(voice.value, nearest_level(voice.value))


def _noted(view: View, told: ToldFinding, note: FindingNote) -> ToldFinding:
    """What is tied to it comes before what was proposed, and no more is told than there is room for."""
    tied = _remarks_tied(view, note)
    others = [remark for remark in told.remarks if remark.id not in {one.id for one in tied}]
    return replace(
        told,
        title=told.title if note.title is None else note.title,
        condition=told.condition if note.condition is None else note.condition,
        criterion=told.criterion if note.criterion is None else note.criterion,
        cause=told.cause if note.cause is None else note.cause,
        consequence=told.consequence if note.consequence is None else note.consequence,
        actions=told.actions if note.actions is None else actions_named(view, note.actions),
        remarks=(*tied, *others[: max(0, MOST_REMARKS - len(tied))]),
        evidence=_evidence_tied(view, note),
    )


def _own(view: View, note: FindingNote) -> ToldFinding:
    return ToldFinding(
        id=note.id,
        kind="own",
        title=note.title or "",
        condition=note.condition or "",
        criterion=note.criterion or "",
        cause=note.cause or "",
        consequence=note.consequence or "",
        outlook="",
        actions=actions_named(view, note.actions or ()),
        remarks=_remarks_tied(view, note),
        evidence=_evidence_tied(view, note),
        chosen=False,
        rank=note.rank or len(view.advice.findings) + 1,
        finding=None,
    )


def _remarks_tied(view: View, note: FindingNote) -> tuple[ToldRemark, ...]:
    return tuple(told for reference in note.evidence if (told := told_remark(view, reference)) is not None)


def _evidence_tied(view: View, note: FindingNote) -> tuple[Evidence, ...]:
    known = {piece.id: piece for piece in view.assessment.evidence}
    return tuple(known[reference] for reference in note.evidence if reference in known)


def told_remark(view: View, reference: str) -> ToldRemark | None:
    """A remark by the id that notes use; None where nobody said anything under it."""
    place = remark_of(reference)
    answer = _answer(view, *place) if place else None
    if answer is None or not answer.comment.strip():
        return None
    group = groups_told(view.assessment.respondents).get(answer.respondent)
    return ToldRemark(
        reference, answer.comment.strip(), answer.evidence.strip(), group or label("findings.one_respondent")
    )


def _answer(view: View, question: str, respondent: str) -> Answer | None:
    return next(
        (one for one in view.assessment.answers if one.question == question and one.respondent == respondent), None
    )
