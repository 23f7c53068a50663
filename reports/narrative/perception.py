"""Which groups see the same work differently, in words."""

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.perception import PerceptionGap, perception_gaps
from reports.narrative.say import say
from reports.view.roles import role_name

MOST_TOLD = 5


def perception_sentences(assessment: Assessment, questionnaire: Questionnaire) -> tuple[str, ...]:
    """A sentence for each pair of groups or roles of three people or more, the pair with most to talk about first."""
    return tuple(_sentence(gap, questionnaire) for gap in perception_gaps(assessment, questionnaire)[:MOST_TOLD])


def _sentence(gap: PerceptionGap, questionnaire: Questionnaire) -> str:
    higher, lower = gap.higher, gap.lower
    if gap.kind == "role":
        higher, lower = role_name(questionnaire, higher), role_name(questionnaire, lower)
    names = [questionnaire.name_of(one.subject) for one in gap.on]
    most, least = gap.on[0].levels, gap.on[-1].levels
    return say("perception_gap", higher=higher, lower=lower, names=names, most=most, least=least)
