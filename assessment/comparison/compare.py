"""Today's result against an earlier one, like for like.

Where the earlier result has questions, both sides are scored anew on the questions that they have in common: the
same id, the same meaning, in scope and with a value both times. Whatever else was asked is listed and does not count.
Where it has levels alone, practices compare by level alone.
"""

from collections.abc import Iterator, Mapping
from statistics import fmean

import pandas as pd

from assessment.comparison.baseline import has_value, means_the_same
from assessment.comparison.commitments import commitments, done_actions
from assessment.comparison.model import (
    AspectChange,
    Comparison,
    NotCompared,
    QuestionChange,
    Questions,
    StageChange,
    SubjectChange,
    WhyNot,
)
from assessment.comparison.moves import Delta
from assessment.engagement.model import Assessment, Baseline
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.scoring.results import LevelResult, Result, assess_values, stage_weights
from assessment.scoring.stages import stage_scores


def compare(assessment: Assessment, questionnaire: Questionnaire, result: Result) -> Comparison | None:
    """Today's `result` of the assessment against its baseline; None where it has none."""
    return _Comparer(assessment.baseline, questionnaire, result).comparison() if assessment.baseline else None


class _Comparer:
    """Looks the common questions up once, and scores both sides on them."""

    def __init__(self, baseline: Baseline, questionnaire: Questionnaire, result: Result) -> None:
        self.baseline, self.questionnaire, self.result = baseline, questionnaire, result
        self.questions = _sorted_out(baseline, questionnaire, result)
        self.moves = {
            question: Delta(baseline.questions[question].value, result.questions[question].value or 0.0)
            for question in self.questions.common
        }
        self.then = assess_values({question: move.earlier for question, move in self.moves.items()}, questionnaire)
        self.now = assess_values({question: move.now for question, move in self.moves.items()}, questionnaire)

    def comparison(self) -> Comparison:
        known = (
            *self.questionnaire.practices,
            *(p for p in self.baseline.practices if p not in self.questionnaire.practices),
        )
        why_not = {practice: reason for practice in known if (reason := self._why_not(practice))}
        practices = tuple(
            self._practice(practice)
            for practice in self.result.practices
            if practice in self.baseline.practices and practice not in why_not
        )
        scored = {practice.id: practice.score for practice in practices if practice.score}
        return Comparison(
            baseline=self.baseline,
            practices=practices,
            components=tuple(self._components()),
            not_compared=tuple(NotCompared(practice, reason) for practice, reason in why_not.items()),
            stages=_stages(scored, self.questionnaire),
            score=_mean(tuple(scored[practice] for practice in self.questionnaire.taken_together(scored))),
            questions=self.questions,
            commitments=commitments(self.baseline, self.result, {p.id: (p.earlier, p.now) for p in practices}),
            done=done_actions(
                self.baseline.progress,
                self.questionnaire,
                {(practice.id, change.aspect): change.move for practice in practices for change in practice.aspects},
                {practice.id: practice.direction for practice in practices},
            ),
        )

    def _why_not(self, practice: str) -> WhyNot | None:
        """Why a practice that shows a level at one of the two times does not compare; None where it does."""
        today = self.result.practices.get(practice)
        if practice not in self.baseline.practices:
            return "no_level_then" if today is not None and today.level is not None else None
        if today is None or not today.questions:
            return "not_asked_now"
        if today.level is None:
            return "no_level_now"
        asked_then = any(question.startswith(f"{practice}.") for question in self.baseline.questions)
        return "nothing_in_common" if asked_then and practice not in self.now.practices else None

    def _practice(self, practice: str) -> SubjectChange:
        today, subject = self.result.practices[practice], Subject("practice", practice)
        if practice in self.now.practices:
            return self._like_for_like(
                subject,
                today,
                self.then.practices[practice],
                self.now.practices[practice],
                self.baseline.practices[practice],
            )
        earlier_score, level = self.baseline.scores.get(practice), today.level or 0
        score = None if earlier_score is None or today.score is None else Delta(earlier_score, today.score)
        earlier = self.baseline.practices[practice]
        return SubjectChange(subject, earlier, level, score, earlier, level, 0, today.valued, (), ())

    def _components(self) -> Iterator[SubjectChange]:
        for component, now in self.now.component_levels.items():
            today = self.result.component_levels[component]
            if today.level is not None:
                yield self._like_for_like(
                    Subject("component", component), today, self.then.component_levels[component], now, None
                )

    def _like_for_like(
        self, subject: Subject, today: LevelResult, then: LevelResult, now: LevelResult, reported: int | None
    ) -> SubjectChange:
        questions = self._questions(subject)
        # Every question that both sides are scored on has a value, so there is always a level and a score.
        return SubjectChange(
            subject,
            then.level or 0,
            now.level or 0,
            Delta(then.score or 0.0, now.score or 0.0),
            reported,
            today.level or 0,
            now.valued,
            today.valued,
            tuple(self._aspects(questions)),
            questions,
        )

    def _questions(self, subject: Subject) -> tuple[QuestionChange, ...]:
        asked = [self.questionnaire.questions[question] for question in self.questions.common]
        return tuple(
            QuestionChange(question.id, question.entry.aspect, self.moves[question.id])
            for question in asked
            if question.subject == subject
        )

    def _aspects(self, questions: tuple[QuestionChange, ...]) -> Iterator[AspectChange]:
        for aspect in self.questionnaire.aspects:
            move = _mean(tuple(question.move for question in questions if question.aspect == aspect))
            if move is not None:
                yield AspectChange(aspect, move)


def _sorted_out(baseline: Baseline, questionnaire: Questionnaire, result: Result) -> Questions:
    """Every question of then or today in one of five lists; none but the common ones counts."""
    asked = [question for question, outcome in result.questions.items() if outcome.in_scope]
    known = [question for question in asked if question in baseline.questions]
    same = {
        question
        for question in known
        if means_the_same(baseline.questions[question].wording, questionnaire.questions[question])
    }
    if not baseline.questions:
        return Questions((), (), (), (), ())
    return Questions(
        common=tuple(question for question in known if question in same and has_value(result.questions[question])),
        new=tuple(
            question
            for question in asked
            if question not in baseline.questions and has_value(result.questions[question])
        ),
        gone=tuple(question for question in baseline.questions if question not in asked),
        reworded=tuple(question for question in known if question not in same),
        open=tuple(question for question in known if question in same and not has_value(result.questions[question])),
    )


def _mean(moves: tuple[Delta, ...]) -> Delta | None:
    return Delta(fmean(m.earlier for m in moves), fmean(m.now for m in moves)) if moves else None


def _stages(scored: Mapping[str, Delta], questionnaire: Questionnaire) -> tuple[StageChange, ...]:
    """Both times over the same practices, so that a stage does not move because other practices were asked about."""
    weights = stage_weights(questionnaire, scored)
    sides = pd.DataFrame(
        [[move.earlier for move in scored.values()], [move.now for move in scored.values()]],
        index=["earlier", "now"],
        columns=list(scored),
        dtype=float,
    )
    scores, counts = stage_scores(sides, weights)
    earlier, now = (scores.loc[side].to_dict() for side in sides.index)
    return tuple(
        StageChange(stage, Delta(float(earlier[stage]), float(now[stage])) if number else None, int(number))
        for stage, number in zip(questionnaire.stages, counts.loc["now"], strict=True)
    )
