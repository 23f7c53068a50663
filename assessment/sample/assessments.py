"""The sample's two assessments, built from northgate.yaml for the questionnaire in use.

What the file says about needs, practices or questions that this questionnaire lacks is passed over.
"""

import datetime as dt
from typing import Final

from assessment.comparison.baseline import baseline_of
from assessment.comparison.reassessment import known_needs
from assessment.engagement.model import Assessment, AssessmentInfo, Baseline, Consensus, Respondent, Scope
from assessment.engagement.planning import Planning
from assessment.questionnaire.model import Questionnaire
from assessment.sample.answers import answers
from assessment.sample.profile import Agreed, Profile, Round, northgate
from assessment.scoring.results import assess

DEPTH: Final = "standard"
WORKSHOP_ENDS = dt.time(15, 30, tzinfo=dt.UTC)
MINUTES_BETWEEN_AGREEMENTS = 6


def sample_assessment(questionnaire: Questionnaire) -> Assessment:
    """This year's assessment of Northgate Logistics, with last year's result as its baseline."""
    profile = northgate()
    earlier = sample_earlier_assessment(questionnaire)
    baseline = baseline_of(earlier, questionnaire, assess(earlier, questionnaire), profile.now.date)
    return _assessment(profile, profile.now, questionnaire, baseline)


def sample_earlier_assessment(questionnaire: Questionnaire) -> Assessment:
    """The assessment of the year before: fewer people, the same questions, the plan agreed on and what was done."""
    profile = northgate()
    return _assessment(profile, profile.earlier, questionnaire, None)


def _assessment(profile: Profile, this: Round, questionnaire: Questionnaire, baseline: Baseline | None) -> Assessment:
    practices = tuple(practice for practice in questionnaire.practices if practice in profile.practices)
    asked = questionnaire.questions_in_scope(DEPTH, practices)
    return Assessment(
        client=profile.client,
        assessment=AssessmentInfo(
            title=this.title,
            date=this.date,
            questionnaire=questionnaire.framework.id,
            questionnaire_version=questionnaire.framework.version,
        ),
        needs=known_needs(this.needs, questionnaire),
        scope=Scope(depth=DEPTH, practices=practices),
        targets={practice: level for practice, level in this.targets.items() if practice in practices},
        respondents=tuple(Respondent(id=person.id, label=person.label, role=person.role) for person in this.people),
        answers=tuple(answers(profile, this, asked)),
        consensus=_consensus(this, {question.id for question in asked}),
        baseline=baseline,
        planning=_known_planning(this.planning, questionnaire),
    )


def _known_planning(planning: Planning, questionnaire: Questionnaire) -> Planning:
    agreed = planning.agreed and planning.agreed.model_copy(
        update={
            "scheduled": tuple(entry for entry in planning.agreed.scheduled if entry.action in questionnaire.actions),
            "promised": {
                practice: levels
                for practice, levels in planning.agreed.promised.items()
                if practice in questionnaire.practices
            },
        }
    )
    return planning.model_copy(
        update={
            "agreed": agreed,
            "progress": tuple(entry for entry in planning.progress if entry.action in questionnaire.actions),
        }
    )


def _consensus(this: Round, asked: set[str]) -> tuple[Consensus, ...]:
    settled = [(question, agreed) for question, agreed in this.agreed.items() if question in asked]
    return tuple(
        _settled(question, agreed, this, len(settled) - place) for place, (question, agreed) in enumerate(settled)
    )


def _settled(question: str, agreed: Agreed, this: Round, before_the_end: int) -> Consensus:
    at = dt.datetime.combine(this.date, WORKSHOP_ENDS) - dt.timedelta(
        minutes=before_the_end * MINUTES_BETWEEN_AGREEMENTS
    )
    return Consensus(
        question=question,
        state=agreed.state,
        rating=agreed.rating,
        rationale=agreed.rationale,
        by="Closing workshop",
        at=at,
    )
