"""What was found, as values: what endangers the client, what it owes, what fell or was not kept, where it falls short.

Everything that is found about one practice is one finding: its heaviest part leads, the others join it. Findings are
ranked by their weight:

  danger        60 + 30 × worth of the danger
  duty          50 + 5 × levels short + 10 × importance
  fallen        45 + 5 × levels lost + 10 × importance
  promise       40 + 5 × levels missed + 10 × importance: what an earlier plan foresaw for today
  not_lived     35 + 10 × importance: reported done, and today's answers do not show it
  unserved_need 30 + 10 × weight: a chosen need that nothing in the plan serves, or one of weight 3 that no more than
                first aid serves in the first half of the horizon
  disputed      25 + 5 × levels between the lowest and the highest rating + 10 × importance
  gap           20 + 10 × importance × levels to the target
  strength      10 × score ÷ 5 + 5 × importance, + 5 where a binding demand on it is met: last, and only where nothing
                else is found

A part that joins adds a fiftieth of its own weight. No practice is called a strength that has any other finding, lies
under its target, rests on one answer without evidence or has an interval wider than a level.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from assessment.advice.checks import Check
from assessment.advice.closed_by import DangerOutlook, DutyOutlook
from assessment.advice.precedence import HEAVIEST_WEIGHT, last_of_first_half
from assessment.advice.remarks import Remark, remarks_on
from assessment.advice.situation import Situation
from assessment.comparison.commitments import Commitment
from assessment.comparison.model import Comparison, SubjectChange
from assessment.engagement.findings import FindingKind
from assessment.questionnaire.model import Subject
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Plan
from assessment.scoring.voices import PARTED_BY

STRONG_FROM = 3
MOST_STRENGTHS = 3
MOST_GAPS = 8
DEMAND_MET = 5.0
JOINS = 0.02
ACTIONS_THAT_FOLLOW = 4


@dataclass(frozen=True)
class Gap:
    """A practice under its target."""

    level: int
    target: int


@dataclass(frozen=True)
class Dispute:
    """Questions on which voices are two levels or more apart, the widest first; `lowest` and `highest` are of that."""

    questions: tuple[str, ...]
    lowest: int
    highest: int


@dataclass(frozen=True)
class UnservedNeed:
    """A chosen need that the plan does not serve, or late: `served_in` is the period in which a first action that is
    more than first aid ends; None: none does.
    """

    need: str
    weight: int
    served_in: int | None


@dataclass(frozen=True)
class Strength:
    level: int
    score: float


About = DangerOutlook | DutyOutlook | SubjectChange | Commitment | Check | UnservedNeed | Dispute | Gap | Strength


@dataclass(frozen=True)
class Part:
    """One thing that was found."""

    kind: FindingKind
    weight: float
    about: About
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """All that was found about one practice, or one need. `parts` come heaviest first; the first one names the kind.

    `subject` is the practice, or the component of the service value system, and None for a need. `actions` are what
    follows in the plan, in its order; `remarks` what people said about it, the most telling first.
    """

    id: str
    subject: Subject | None
    parts: tuple[Part, ...]
    practices: tuple[str, ...]
    needs: tuple[str, ...]
    actions: tuple[str, ...]
    remarks: tuple[Remark, ...]
    weight: float
    rank: int

    @property
    def kind(self) -> FindingKind:
        return self.parts[0].kind

    def of(self, kind: FindingKind) -> tuple[Part, ...]:
        """Its parts of one kind."""
        return tuple(part for part in self.parts if part.kind == kind)


@dataclass(frozen=True)
class Found:
    """What the other parts of an advice found already."""

    dangers: tuple[DangerOutlook, ...]
    duties: tuple[DutyOutlook, ...]
    checks: tuple[Check, ...]
    comparison: Comparison | None


def findings(situation: Situation, found: Found, actions: Mapping[str, Candidate], plan: Plan) -> tuple[Finding, ...]:
    """All findings, the heaviest first. `actions` are all that could be taken, by id."""
    by_subject: dict[Subject, list[Part]] = {}
    for subject, part in (
        *_dangers(found.dangers),
        *_duties(found.duties, situation),
        *_moves(found.comparison, situation),
        *_checks(found.checks, situation),
        *_disputes(situation),
        *_gaps(situation),
    ):
        by_subject.setdefault(subject, []).append(part)
    made = [_finding(subject, parts, situation, actions, plan) for subject, parts in by_subject.items()]
    made += _unserved(situation, actions, plan)
    made += _strengths(situation, set(by_subject))
    ranked = sorted(made, key=lambda finding: (-finding.weight, finding.id))
    return tuple(replace(finding, rank=rank) for rank, finding in enumerate(ranked, start=1))


def _dangers(dangers: Iterable[DangerOutlook]) -> Iterator[tuple[Subject, Part]]:
    for outlook in dangers:
        yield outlook.danger.subject, Part("danger", 60 + 30 * outlook.danger.worth, outlook, (outlook.danger.id,))


def _duties(duties: Iterable[DutyOutlook], situation: Situation) -> Iterator[tuple[Subject, Part]]:
    for outlook in duties:
        duty = outlook.duty
        short = duty.level - (duty.seen or 0)
        weight = 50 + 5 * short + 10 * situation.importance[duty.practice]
        yield Subject("practice", duty.practice), Part("duty", weight, outlook)


def _moves(comparison: Comparison | None, situation: Situation) -> Iterator[tuple[Subject, Part]]:
    if comparison is None:
        return
    for change in comparison.practices:
        if change.now < change.earlier:
            weight = 45 + 5 * (change.earlier - change.now) + 10 * situation.importance.get(change.id, 0.0)
            yield change.subject, Part("fallen", weight, change)
    for promise in comparison.commitments:
        if promise.outcome == "missed" and promise.practice in situation.importance:
            missed = promise.promised - (promise.now or 0)
            weight = 40 + 5 * missed + 10 * situation.importance[promise.practice]
            yield Subject("practice", promise.practice), Part("promise", weight, promise)


def _checks(checks: Iterable[Check], situation: Situation) -> Iterator[tuple[Subject, Part]]:
    for check in checks:
        weight = 35 + 10 * situation.importance.get(check.known.subject.id, 0.0)
        yield check.known.subject, Part("not_lived", weight, check, check.questions)


def _disputes(situation: Situation) -> Iterator[tuple[Subject, Part]]:
    parted: dict[Subject, list[tuple[int, str]]] = {}
    for identity, voice in situation.voices.items():
        outcome = situation.result.questions[identity]
        if voice.parted and outcome.lowest is not None and outcome.highest is not None:
            subject = situation.questionnaire.questions[identity].subject
            parted.setdefault(subject, []).append((outcome.highest - outcome.lowest, identity))
    for subject, questions in parted.items():
        widest = sorted(questions, key=lambda pair: (-pair[0], pair[1]))
        outcome = situation.result.questions[widest[0][1]]
        spread = max(PARTED_BY, widest[0][0])
        weight = 25 + 5 * spread + 10 * situation.importance.get(subject.id, 0.0)
        about = Dispute(tuple(identity for _, identity in widest), outcome.lowest or 0, outcome.highest or 0)
        yield subject, Part("disputed", weight, about, about.questions)


def _gaps(situation: Situation) -> Iterator[tuple[Subject, Part]]:
    short = [
        (situation.importance[practice] * (target.target - level), practice, Gap(level, target.target))
        for practice, target in situation.targets.items()
        for level in (situation.result.practices[practice].level,)
        if level is not None and level < target.target
    ]
    for weight, practice, gap in sorted(short, key=lambda one: (-one[0], one[1]))[:MOST_GAPS]:
        yield Subject("practice", practice), Part("gap", 20 + 10 * weight, gap)


def _unserved(situation: Situation, actions: Mapping[str, Candidate], plan: Plan) -> Iterator[Finding]:
    in_time = last_of_first_half(len(plan.capacity))
    for need, weight in situation.weights.items() if plan.scheduled else ():
        served = [entry for entry in plan.scheduled if need in actions[entry.action].serves]
        answered = min((entry.end for entry in served if actions[entry.action].answers(need)), default=None)
        late = weight == HEAVIEST_WEIGHT and (answered is None or answered > in_time)
        if served and not late:
            continue
        bearing = situation.questionnaire.needs[need].impact
        practices = tuple(practice for practice in bearing if practice in situation.targets)
        part = Part("unserved_need", 30 + 10 * weight, UnservedNeed(need, weight, answered))
        following = tuple(entry.action for entry in served)[:ACTIONS_THAT_FOLLOW]
        yield Finding(f"unserved_need.{need}", None, (part,), practices, (need,), following, (), part.weight, 0)


def _strengths(situation: Situation, found: set[Subject]) -> Iterator[Finding]:
    strong: list[tuple[float, str, Strength]] = []
    bound = {practice for practice, demand in situation.demands.items() if demand.binds}
    for practice, outcome in situation.result.practices.items():
        target = situation.targets.get(practice)
        if Subject("practice", practice) in found or outcome.level is None or outcome.score is None:
            continue
        if target is not None and STRONG_FROM <= outcome.level >= target.target and _is_sure(practice, situation):
            weight = 10 * outcome.score / 5 + 5 * situation.importance[practice] + DEMAND_MET * (practice in bound)
            strong.append((weight, practice, Strength(outcome.level, outcome.score)))
    for weight, practice, about in sorted(strong, key=lambda one: (-one[0], one[1]))[:MOST_STRENGTHS]:
        part = Part("strength", weight, about)
        yield _finding(Subject("practice", practice), [part], situation, {}, None)


def _is_sure(practice: str, situation: Situation) -> bool:
    """Whether more than one bare answer speaks of it, and open questions move it by a level at most."""
    outcome = situation.result.practices[practice]
    if outcome.low.level is None or outcome.high.level is None or outcome.high.level - outcome.low.level > 1:
        return False
    own = set(_questions_of(Subject("practice", practice), situation))
    rated = [answer for answer in situation.assessment.answers if answer.question in own and answer.state == "rated"]
    settled = any(situation.result.questions[one].consensus or situation.result.questions[one].assessor for one in own)
    return settled or len(rated) > 1 or any(answer.evidence.strip() for answer in rated)


def _finding(
    subject: Subject, parts: list[Part], situation: Situation, actions: Mapping[str, Candidate], plan: Plan | None
) -> Finding:
    heaviest = sorted(parts, key=lambda part: (-part.weight, part.kind, part.questions))
    weight = heaviest[0].weight + JOINS * sum(part.weight for part in heaviest[1:])
    behind = dict.fromkeys(question for part in heaviest for question in part.questions)
    questions = tuple(behind) or _questions_of(subject, situation)
    practice = subject.id if subject.is_practice else None
    return Finding(
        ".".join((heaviest[0].kind, *(() if subject.is_practice else (subject.kind,)), subject.id)),
        subject,
        tuple(heaviest),
        (practice,) if practice else (),
        tuple(part.need for part in situation.cascade.get(subject.id, ())) if practice else (),
        _following(subject, heaviest, actions, plan) if plan else (),
        remarks_on(questions, situation.assessment, situation.questionnaire, situation.result),
        weight,
        0,
    )


def _following(
    subject: Subject, parts: Iterable[Part], actions: Mapping[str, Candidate], plan: Plan
) -> tuple[str, ...]:
    """First aid for its dangers, then the practice's planned actions in their order."""
    aid = {
        action
        for part in parts
        if isinstance(part.about, DangerOutlook)
        for action in part.about.danger.danger.first_aid
    }
    planned = [entry.action for entry in plan.scheduled]
    of_practice = [name for name in planned if actions[name].subject == subject and name not in aid]
    return (*(name for name in planned if name in aid), *of_practice)[:ACTIONS_THAT_FOLLOW]


def _questions_of(subject: Subject, situation: Situation) -> tuple[str, ...]:
    """The subject's questions with a value, lowest first."""
    values = [
        (outcome.value, identity)
        for identity, outcome in situation.result.questions.items()
        if outcome.value is not None and situation.questionnaire.questions[identity].subject == subject
    ]
    return tuple(identity for _, identity in sorted(values))
