"""Actions and plans in few words."""

from assessment.advice.situation import Situation
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.plan import Scheduled
from assessment.scoring.results import assess


def action(questionnaire: Questionnaire, practice: str, aspect: str, to_level: int, number: int = 0) -> Candidate:
    """An action of one period without effort worth speaking of; told apart from others by its number."""
    entry = next(iter(questionnaire.practices[practice].actions))
    return Candidate(
        id=f"{practice}.{aspect}.{to_level}.{number}",
        practice=practice,
        title=f"{aspect} to {to_level}",
        aspect=aspect,
        from_level=to_level - 1,
        to_level=to_level,
        effort_days=1,
        periods=1,
        needs=(),
        benefit=1.0,
        reason="Reason.",
        quick_win=False,
        is_free=True,
        action=questionnaire.actions[entry.id],
    )


def done_in(action: Candidate, period: int) -> Scheduled:
    return Scheduled(action.id, period, period)


def situation_of(made: Assessment, questionnaire: Questionnaire) -> Situation:
    return Situation(made, questionnaire, assess(made, questionnaire))
