"""One assessment, arranged for reading: the values that screens and the report show, in the order of the framework.

Compute, then arrange, then paint: this module arranges. It holds no markup and no colours, and no text
beyond names and dates; sentences are made in reports.narrative.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assessment.advice.advice import Advice, advice_on
from assessment.advice.component_actions import leadership_load
from assessment.advice.explanation import explanations
from assessment.advice.next_level import next_levels
from assessment.advice.situation import Situation
from assessment.advice.target_warnings import target_warnings
from assessment.engagement.model import Assessment, Respondent
from assessment.questionnaire.model import Questionnaire, Subject
from assessment.roadmap.plan import LeftOut
from assessment.roadmap.plan_cache import cached_or_best
from assessment.roadmap.planner import Planner
from assessment.scoring.results import assess
from reports.text.dates import period_labels
from reports.view.headline import headline_of
from reports.view.model import (
    ActionView,
    AspectCell,
    ClauseView,
    ComponentView,
    NeedView,
    PracticeView,
    QuestionView,
    RespondentAnswer,
    RoadmapView,
    StageView,
    View,
)

SHOWN_FINDINGS = 3
BUILT_ON_FROM = 2  # below level 2 work depends on individuals
WIDE_SPREAD = 3
MANY_DONT_KNOW = 0.25


def build_view(
    assessment: Assessment, questionnaire: Questionnaire, today: dt.date, planner: Planner = cached_or_best
) -> View:
    """Score, advise and arrange one assessment. `today` dates an assessment that carries no date, `planner` makes its
    plan where none was agreed on.
    """
    questionnaire = questionnaire.in_words_of(assessment.scope.vocabulary)
    situation = Situation(assessment, questionnaire, assess(assessment, questionnaire))
    result, advice = situation.result, advice_on(situation, planner)
    arranger = _Arranger(situation, advice)
    practices = arranger.practices()
    date = assessment.info.date or today
    return View(
        client=assessment.client,
        title=assessment.info.title or questionnaire.framework.name,
        date=date,
        depth_name=next(depth.name for depth in questionnaire.framework.depths if depth.id == assessment.scope.depth),
        questionnaire=questionnaire,
        assessment=assessment,
        result=result,
        advice=advice,
        headline=headline_of(result, questionnaire),
        stages=arranger.stages(practices),
        practices=practices,
        components=arranger.components(),
        clauses=tuple(
            ClauseView(clause, questionnaire.clause_titles[clause], c.readiness, c.rating, c.asked, c.valued)
            for clause, c in result.clauses.items()
        ),
        needs=arranger.needs(),
        actions=arranger.actions,
        roadmap=arranger.roadmap(date),
        strengths=_strengths(practices, advice),
        gaps=_gaps(practices),
        blind_spots=_blind_spots(practices),
        disputed=_disputed(question for practice in practices for question in practice.questions),
        roles=arranger.roles(),
    )


class _Arranger:
    """Looks things up once for all views of one assessment."""

    def __init__(self, situation: Situation, advice: Advice) -> None:
        self.situation, self.advice = situation, advice
        self.assessment, self.questionnaire, self.result = (
            situation.assessment,
            situation.questionnaire,
            situation.result,
        )
        respondents = {respondent.id: respondent for respondent in self.assessment.respondents}
        self.said: dict[str, list[RespondentAnswer]] = {}
        for answer in self.assessment.answers:
            self.said.setdefault(answer.question, []).append(RespondentAnswer(respondents[answer.respondent], answer))
        assessor = self.assessment.assessor
        self.seen = {rating.question: rating for rating in assessor.ratings} if assessor else {}
        self.consensus = {consensus.question: consensus for consensus in self.assessment.consensus}
        self.next_levels, self.warnings = next_levels(situation), target_warnings(situation)
        self.component_advice = {entry.component: entry for entry in advice.components}
        self.actions = self._actions()

    def practices(self) -> tuple[PracticeView, ...]:
        return tuple(
            self._practice(practice) for practice in self.questionnaire.practices if practice in self.result.practices
        )

    def _practice(self, practice: str) -> PracticeView:
        entry = self.questionnaire.practices[practice]
        questions = tuple(self.question(q.id) for q in entry.questions if q.id in self.result.questions)
        means = self.result.aspect_means[Subject("practice", practice)]
        target = self.advice.targets.get(practice)
        baseline = self.assessment.baseline
        return PracticeView(
            practice=entry,
            section=self.questionnaire.section_of(practice),
            result=self.result.practices[practice],
            aspects=tuple(
                AspectCell(
                    aspect,
                    means.aspects.get(aspect),
                    tuple(view.question.id for view in questions if view.question.entry.aspect == aspect),
                )
                for aspect in self.questionnaire.aspects
            ),
            questions=questions,
            importance=self.advice.importance[practice],
            target=target.target if target else None,
            suggested_target=target.suggested if target else None,
            target_reason=target.reason if target else None,
            contributions=self.situation.cascade[practice],
            warnings=tuple(warning for warning in self.warnings if warning.practice == practice),
            next_level=self.next_levels.get(practice),
            earlier_level=baseline.practices.get(practice) if baseline else None,
            actions=tuple(action for action in self.actions if action.practice == practice),
        )

    def question(self, question: str) -> QuestionView:
        return QuestionView(
            self.questionnaire.questions[question],
            self.result.questions[question],
            tuple(self.said.get(question, ())),
            self.consensus.get(question),
            self.seen.get(question),
        )

    def stages(self, practices: Sequence[PracticeView]) -> tuple[StageView, ...]:
        return tuple(
            StageView(
                stage.id,
                stage.name,
                stage.question,
                outcome.score,
                outcome.low,
                outcome.high,
                self._stage_target(stage.id, practices),
                outcome.practices,
            )
            for stage in self.questionnaire.framework.stages
            for outcome in (self.result.stages[stage.id],)
        )

    def _stage_target(self, stage: str, practices: Sequence[PracticeView]) -> float | None:
        """The stage's score with every scored practice at its target, or where it stands if that is higher."""
        scored = [
            (weight, max(float(view.target or 0), view.result.score))
            for view in practices
            if view.result.score is not None and (weight := self._weight(view, stage))
        ]
        weight = sum(weight for weight, _ in scored)
        return sum(w * score for w, score in scored) / weight if weight else None

    def _weight(self, view: PracticeView, stage: str) -> float:
        return self.questionnaire.stage_weights(view.practice.id).get(stage, 0.0)

    def components(self) -> tuple[ComponentView, ...]:
        return tuple(
            ComponentView(
                component,
                name.name,
                name.in_short,
                self.result.components[component].level,
                self.result.components[component].score,
                self._component_questions(component),
                self.component_advice.get(component),
            )
            for component, name in self.questionnaire.component_names.items()
            if component in self.result.components
        )

    def _component_questions(self, component: str) -> tuple[QuestionView, ...]:
        subject = Subject("component", component)
        return tuple(
            self.question(question)
            for question in self.result.questions
            if self.questionnaire.questions[question].subject == subject
        )

    def needs(self) -> tuple[NeedView, ...]:
        return tuple(self._need(need, weight) for need, weight in self.situation.weights.items())

    def _need(self, need: str, weight: int) -> NeedView:
        known = self.questionnaire.needs[need]
        bearing = sorted(
            (
                (practice, weight * impact)
                for practice, impact in known.impact.items()
                if practice in self.result.practices
            ),
            key=lambda pair: -pair[1],
        )
        of_topics_alone = not bearing and set(known.impact) <= set(self.questionnaire.topics)
        topics = tuple(known.impact) if of_topics_alone else ()
        return NeedView(need, known.kind, known.entry.name, known.entry.in_short, weight, tuple(bearing), topics)

    def _actions(self) -> tuple[ActionView, ...]:
        titles = {candidate.id: candidate.title for candidate in self.advice.actions}
        placed = {scheduled.action: scheduled for scheduled in self.advice.plan.scheduled}
        left_out: Mapping[str, LeftOut] = {entry.action: entry for entry in self.advice.plan.left_out}
        behind = explanations(self.situation, self.advice.actions)
        return tuple(
            ActionView(
                **vars(candidate),
                practice_name=self.questionnaire.practices[candidate.practice].name,
                aspect_name=self.questionnaire.aspects[candidate.aspect].name,
                lead=self.questionnaire.roles[candidate.led_by].name,
                cost_name=self.questionnaire.costs[candidate.cost].name,
                start=placed[candidate.id].start if candidate.id in placed else None,
                end=placed[candidate.id].end if candidate.id in placed else None,
                needs_titles=tuple(titles[need] for need in candidate.needs),
                left_out_reason=left_out[candidate.id].reason if candidate.id in left_out else None,
                explanation=behind[candidate.id],
                opens_titles=tuple(titles[opened] for opened in behind[candidate.id].opens),
            )
            for candidate in self.advice.actions
        )

    def roadmap(self, date: dt.date) -> RoadmapView:
        plan, needs = self.advice.plan, self.assessment.needs
        periods = max(needs.periods, len(plan.capacity))  # a plan agreed on keeps its horizon
        return RoadmapView(
            labels=period_labels(date, needs.period, periods),
            capacity=plan.capacity,
            capacity_assumed=plan.capacity_assumed,
            load=plan.load,
            leadership=leadership_load(self.advice.leadership_days, periods, needs.period),
            waves=tuple(
                tuple(action for action in self.actions if action.start == period) for period in range(periods)
            ),
            left_out=tuple(action for action in self.actions if action.start is None),
            status=plan.status,
        )

    def roles(self) -> tuple[tuple[str, int], ...]:
        """How many respondents of each role gave at least one answer, most first."""
        answered = {answer.respondent for answer in self.assessment.answers}
        names = Counter(
            self.role_name(respondent) for respondent in self.assessment.respondents if respondent.id in answered
        )
        return tuple(names.most_common())

    def role_name(self, respondent: Respondent) -> str:
        known = self.questionnaire.roles.get(respondent.role)
        return known.name if known else respondent.role


def _strengths(practices: Iterable[PracticeView], advice: Advice) -> tuple[PracticeView, ...]:
    """The practices that findings call a strength, in their order: none of them is a gap or lies under its target."""
    by_id = {view.practice.id: view for view in practices}
    strong = (practice for found in advice.findings if found.kind == "strength" for practice in found.practices)
    return tuple(by_id[practice] for practice in strong if practice in by_id)[:SHOWN_FINDINGS]


def _gaps(practices: Iterable[PracticeView]) -> tuple[PracticeView, ...]:
    """The practices whose distance to target weighs most: importance × (target − score)."""
    short = [view for view in practices if view.gap > 0]
    weighed = sorted(short, key=lambda v: -v.importance * ((v.target or 0) - (v.result.score or 0)))
    return tuple(weighed[:SHOWN_FINDINGS])


def _blind_spots(practices: Iterable[PracticeView]) -> tuple[PracticeView, ...]:
    """Practices in scope that show no level, or where many did not know: nobody can say how they stand."""
    return tuple(
        view
        for view in practices
        if view.result.questions and (view.result.level is None or _dont_know_share(view) > MANY_DONT_KNOW)
    )


def _dont_know_share(view: PracticeView) -> float:
    said = [s.answer.state for question in view.questions for s in question.said]
    return said.count("dont_know") / len(said) if said else 0.0


def _disputed(questions: Iterable[QuestionView]) -> tuple[QuestionView, ...]:
    """Questions whose raters are far apart and reached no consensus, the widest spread first."""
    apart = [view for view in questions if not view.result.consensus and _spread(view) >= WIDE_SPREAD]
    return tuple(sorted(apart, key=lambda view: (-_spread(view), view.result.agreement or 0.0)))


def _spread(view: QuestionView) -> int:
    result = view.result
    return result.highest - result.lowest if result.highest is not None and result.lowest is not None else 0
