"""How the five stages, the practices by aspect and the components compare."""

from dataclasses import dataclass, replace

from reports.narrative.overrides import heading_of, text_of
from reports.narrative.say import say
from reports.view.coverage import coverage
from reports.view.model import PracticeView, StageView, View

CLOSE_STAGES = 0.25
COMPARABLE_FROM = 3


@dataclass(frozen=True)
class Stages:
    """The stages that have a score, whether they compare, and whether the first and the last are far apart."""

    scored: tuple[StageView, ...]
    comparable: bool
    apart: bool

    @property
    def first(self) -> StageView:
        return max(self.scored, key=lambda stage: stage.score or 0.0)

    @property
    def last(self) -> StageView:
        return min(self.scored, key=lambda stage: stage.score or 0.0)

    @property
    def distance(self) -> float:
        return (self.first.score or 0.0) - (self.last.score or 0.0) if self.scored else 0.0


def stages_of(view: View) -> Stages:
    found = Stages(tuple(stage for stage in view.stages if stage.score is not None), comparable=False, apart=False)
    comparable = _compare(view, found)
    known_enough = view.headline.level is not None
    return replace(found, comparable=comparable, apart=comparable and known_enough and found.distance >= CLOSE_STAGES)


def _compare(view: View, stages: Stages) -> bool:
    """Two stages are no picture of five; and where the first and the last rest on the same practices, only the weights
    of these make the difference, which says nothing about how the stages are run.
    """
    if len(stages.scored) < COMPARABLE_FROM:
        return False
    compared = (stages.first, stages.last) if stages.distance else stages.scored  # of equals, none is first
    return len({_behind(view, stage) for stage in compared}) > 1


def _behind(view: View, stage: StageView) -> frozenset[str]:
    """The practices that a stage's score rests on."""
    return frozenset(
        practice.practice.id
        for practice in view.practices
        if practice.result.score is not None and view.questionnaire.stage_weights(practice.practice.id).get(stage.id)
    )


@heading_of("maturity")
def radar_title(view: View) -> str:
    """'Operation leads, improvement lags by 1.4'"""
    levelled = coverage(view).levelled
    return say(
        "radar_title",
        stages=stages_of(view),
        total=len(view.stages),
        settled=view.headline.level is not None,
        level=view.headline.level,
        levelled=len(levelled),
        only=levelled[0] if len(view.practices) == 1 and levelled else None,
    )


def stage_sentences(view: View) -> tuple[str, ...]:
    """One for each stage that has a score."""
    return tuple(stage_sentence(view, stage) for stage in view.stages if stage.score is not None)


def stage_sentence(view: View, stage: StageView) -> str:
    """Where one stage stands, what could still change it and where it should go."""
    return say("stage", stage=stage, total=len(view.practices))


@heading_of("heat_map")
def heat_map_title(view: View) -> str:
    """How many practices meet their target."""
    return say("heat_map_title", stand=coverage(view))


def value_chain_sentence(view: View) -> str:
    """What the activities of the value chain are, and what their means say."""
    return say("value_chain_text", renamed=view.assessment.scope.vocabulary is not None)


def name_and_score(practice: PracticeView) -> str:
    """'Problem management 1.20'"""
    return say("name_and_score", practice=practice)


def topics_beside(view: View) -> str:
    """What counts neither for a stage nor for the whole; '' where no topic was asked about, or nothing else was."""
    topics = [one.practice.name for one in view.practices if one.practice.optional and one.result.questions]
    apart = any(not one.practice.optional and one.result.questions for one in view.practices)
    return say("topics_beside", topics=topics) if topics and apart else ""


@text_of("leadership")
def leadership_sentence(view: View) -> str:
    """Which components are below the aim, for whom their actions are, and how many come later."""
    advised = [component for component in view.components if component.advice is not None]
    advice = [component.advice for component in advised if component.advice is not None]
    return say(
        "leadership_text",
        components=[component.name for component in advised],
        aim=advice[0].aim,
        first=sum(len(entry.first) for entry in advice),
        later=sum(len(entry.later) for entry in advice),
    )


@heading_of("components")
def components_title(view: View) -> str:
    """What keeps the service value system where it is."""
    levelled = [component for component in view.components if component.level is not None]
    lowest = min((component.level or 0 for component in levelled), default=0)
    return say(
        "components_title",
        maturity=view.headline.maturity,
        lowest=[component.name for component in levelled if component.level == lowest],
        missing=[component.name for component in view.components if component.level is None],
    )
