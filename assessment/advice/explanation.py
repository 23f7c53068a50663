"""Why an action is advised, link by link: answers → gap → need → action.

The same facts as the one sentence of assessment.advice.reasons, as values that a screen or a page can lay out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessment.advice.actions import applies
from assessment.advice.importance import Contribution
from assessment.advice.situation import Situation
from assessment.advice.targets import Target
from assessment.roadmap.candidate import Candidate
from assessment.scoring.aspects import AspectMeans
from assessment.scoring.levels import nearest_level

NOT_ASKED = AspectMeans(whole=None, aspects={})
"""Of a practice that is out of scope by now, and still in the plan agreed on."""


@dataclass(frozen=True)
class AnswerBehind:
    """A question that speaks to the action, its value 0 to 5, and the description that fits this value best."""

    question: str
    text: str
    value: float
    level: int
    description: str


@dataclass(frozen=True)
class NeedBehind:
    """A chosen need that bears on the action's practice; `served` where the action itself names it."""

    contribution: Contribution
    served: bool


@dataclass(frozen=True)
class Explanation:
    """`answers` lie furthest below the action's level first. Where `of_aspect` is False none was asked about the
    action's aspect, and they speak of the practice.

    `value` is where the aspect (or the practice) stands, `aim` how far the action is to lift it; `met` is True where
    the practice's level is its target already, and `wanted` False for one that is there only because others build on
    it. `waits_for` and `opens` are actions of the same advice.
    """

    answers: tuple[AnswerBehind, ...]
    of_aspect: bool
    value: float
    aim: int
    target: int | None
    met: bool
    wanted: bool
    needs: tuple[NeedBehind, ...]
    waits_for: tuple[str, ...]
    opens: tuple[str, ...]


def explanations(situation: Situation, advised: Sequence[Candidate]) -> dict[str, Explanation]:
    """What lies behind each advised action, by its id."""
    explainer = _Explainer(situation, advised)
    return {candidate.id: explainer.explain(candidate) for candidate in advised}


class _Explainer:
    """Looks things up once for all actions of one advice."""

    def __init__(self, situation: Situation, advised: Sequence[Candidate]) -> None:
        self.situation, self.result = situation, situation.result
        self.opens: dict[str, list[str]] = {}
        for candidate in advised:
            for need in candidate.needs:
                self.opens.setdefault(need, []).append(candidate.id)

    def explain(self, candidate: Candidate) -> Explanation:
        stand = self.situation.stands.get(candidate.subject, NOT_ASKED)
        target = self.situation.targets.get(candidate.practice)
        of_aspect, wanted = candidate.aspect in stand.aspects, self._wanted(candidate, stand)
        return Explanation(
            answers=self._answers(candidate, of_aspect),
            of_aspect=of_aspect,
            value=stand.of(candidate.aspect) or 0.0,
            aim=min(candidate.to_level, self.situation.aim_of(candidate.practice))
            if target and wanted
            else candidate.to_level,
            target=target.target if target else None,
            met=self._meets(candidate.practice, target),
            wanted=wanted,
            needs=tuple(self._needs(candidate)),
            waits_for=candidate.needs,
            opens=tuple(self.opens.get(candidate.id, ())),
        )

    def _wanted(self, candidate: Candidate, stand: AspectMeans) -> bool:
        return candidate.practice in self.situation.targets and (
            bool(candidate.closes) or applies(candidate.action, self.situation.aim_of(candidate.practice), stand)
        )

    def _meets(self, practice: str, target: Target | None) -> bool:
        outcome = self.result.practices.get(practice)
        level = outcome.level if outcome else None
        return target is not None and level is not None and level >= target.target

    def _answers(self, candidate: Candidate, of_aspect: bool) -> tuple[AnswerBehind, ...]:
        entries = [
            entry
            for entry in self.situation.questionnaire.practices[candidate.practice].questions
            if not of_aspect or entry.aspect == candidate.aspect
        ]
        found = [
            AnswerBehind(
                entry.id,
                entry.text,
                outcome.value,
                nearest_level(outcome.value),
                entry.levels[nearest_level(outcome.value)],
            )
            for entry in entries
            for outcome in (self.result.questions.get(entry.id),)
            if outcome is not None and outcome.in_scope and outcome.value is not None
        ]
        return tuple(sorted(found, key=lambda answer: answer.value))

    def _needs(self, candidate: Candidate) -> Iterator[NeedBehind]:
        """Those that the action itself serves first, then those of its practice; largest contribution first."""
        served = set(candidate.serves) & set(self.situation.weights)
        behind = self.situation.cascade.get(candidate.practice, ())
        yield from (NeedBehind(part, served=True) for part in behind if part.need in served)
        yield from (NeedBehind(part, served=False) for part in behind if part.need not in served)
