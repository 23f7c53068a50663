"""The sample's two engagements, built from northgate.yaml for the questionnaire in use.

What the file says about needs, practices or questions that this questionnaire lacks is passed over.
"""

import datetime as dt
from typing import Final

from assessment.comparison.baseline import baseline_of
from assessment.comparison.reassessment import known_needs
from assessment.engagement.model import Baseline, Consensus, Engagement, Facts, Respondent, Scope
from assessment.engagement.planning import Planning
from assessment.questionnaire.framework import Framework
from assessment.sample.answers import answers
from assessment.sample.profile import Agreed, Profile, Round, northgate
from assessment.scoring.results import assess

DEPTH: Final = "standard"
WORKSHOP_ENDS = dt.time(15, 30, tzinfo=dt.UTC)
MINUTES_BETWEEN_AGREEMENTS = 6


def sample_engagement(framework: Framework) -> Engagement:
    """This year's assessment of Northgate Logistics, with last year's result as its baseline."""
    profile = northgate()
    earlier = sample_earlier_engagement(framework)
    baseline = baseline_of(earlier, framework, assess(earlier, framework), profile.now.date)
    return _engagement(profile, profile.now, framework, baseline)


def sample_earlier_engagement(framework: Framework) -> Engagement:
    """The assessment of the year before: fewer people, the same questions, the plan agreed on and what was done."""
    profile = northgate()
    return _engagement(profile, profile.earlier, framework, None)


def _engagement(profile: Profile, this: Round, framework: Framework, baseline: Baseline | None) -> Engagement:
    practices = tuple(practice for practice in framework.practices if practice in profile.practices)
    asked = framework.questions_in_scope(DEPTH, practices)
    return Engagement(
        client=profile.client,
        assessment=Facts(title=this.title, date=this.date, questionnaire=framework.facts.id,
                         questionnaire_version=framework.facts.version),
        needs=known_needs(this.needs, framework),
        scope=Scope(depth=DEPTH, practices=practices),
        targets={practice: level for practice, level in this.targets.items() if practice in practices},
        respondents=tuple(Respondent(id=person.id, label=person.label, role=person.role) for person in this.people),
        answers=tuple(answers(profile, this, asked)),
        consensus=_consensus(this, {question.id for question in asked}),
        baseline=baseline,
        planning=_known_planning(this.planning, framework),
    )


def _known_planning(planning: Planning, framework: Framework) -> Planning:
    agreed = planning.agreed and planning.agreed.model_copy(update={
        "scheduled": tuple(entry for entry in planning.agreed.scheduled if entry.action in framework.actions),
        "promised": {practice: levels for practice, levels in planning.agreed.promised.items()
                     if practice in framework.practices}})
    return planning.model_copy(update={
        "agreed": agreed,
        "progress": tuple(entry for entry in planning.progress if entry.action in framework.actions)})


def _consensus(this: Round, asked: set[str]) -> tuple[Consensus, ...]:
    settled = [(question, agreed) for question, agreed in this.agreed.items() if question in asked]
    return tuple(_settled(question, agreed, this, len(settled) - place)
                 for place, (question, agreed) in enumerate(settled))


def _settled(question: str, agreed: Agreed, this: Round, before_the_end: int) -> Consensus:
    at = dt.datetime.combine(this.date, WORKSHOP_ENDS) - dt.timedelta(
        minutes=before_the_end * MINUTES_BETWEEN_AGREEMENTS)
    return Consensus(question=question, state=agreed.state, rating=agreed.rating, rationale=agreed.rationale,
                     by="Closing workshop", at=at)
