"""The sample's two engagements, built from northgate.yaml for the questionnaire in use.

What the file says about needs, practices or questions that this questionnaire lacks is passed over.
"""

import datetime as dt
from typing import Final

from assessment.engagement import (
    Baseline,
    Consensus,
    Engagement,
    Facts,
    Needs,
    Respondent,
    Scope,
)
from assessment.framework import Framework
from assessment.results import assess
from assessment.sample.answers import answers
from assessment.sample.profile import Agreed, Profile, Round, northgate

DEPTH: Final = "standard"
WORKSHOP_ENDS = dt.time(15, 30, tzinfo=dt.UTC)
MINUTES_BETWEEN_AGREEMENTS = 6


def sample_engagement(framework: Framework) -> Engagement:
    """This year's assessment of Northgate Logistics, with last year's levels as its baseline."""
    profile = northgate()
    levels = assess(sample_earlier_engagement(framework), framework).practices
    baseline = Baseline(date=profile.earlier.date, practices={
        practice: result.level for practice, result in levels.items() if result.level is not None})
    return _engagement(profile, profile.now, framework, baseline)


def sample_earlier_engagement(framework: Framework) -> Engagement:
    """The assessment of the year before: fewer people, the same questions."""
    profile = northgate()
    return _engagement(profile, profile.earlier, framework, None)


def _engagement(profile: Profile, this: Round, framework: Framework, baseline: Baseline | None) -> Engagement:
    practices = tuple(practice for practice in framework.practices if practice in profile.practices)
    asked = framework.questions_in_scope(DEPTH, practices)
    return Engagement(
        client=profile.client,
        assessment=Facts(title=this.title, date=this.date, questionnaire=framework.facts.id,
                         questionnaire_version=framework.facts.version),
        needs=_known_needs(this.needs, framework),
        scope=Scope(depth=DEPTH, practices=practices),
        targets={practice: level for practice, level in this.targets.items() if practice in practices},
        respondents=tuple(Respondent(id=person.id, label=person.label, role=person.role) for person in this.people),
        answers=tuple(answers(profile, this, asked)),
        consensus=_consensus(this, {question.id for question in asked}),
        baseline=baseline,
    )


def _known_needs(needs: Needs, framework: Framework) -> Needs:
    known = {kind: {need.id for need in framework.needs.values() if need.kind == kind}
             for kind in ("driver", "pain_point", "risk")}
    options = {(context.id, option.id) for context in framework.client_needs.contexts for option in context.options}
    return needs.model_copy(update={
        "drivers": _only(needs.drivers, known["driver"]),
        "pain_points": _only(needs.pain_points, known["pain_point"]),
        "risks": _only(needs.risks, known["risk"]),
        "context": dict(pair for pair in needs.context.items() if pair in options),
    })


def _only(weights: dict[str, int], known: set[str]) -> dict[str, int]:
    return {need: weight for need, weight in weights.items() if need in known}


def _consensus(this: Round, asked: set[str]) -> tuple[Consensus, ...]:
    settled = [(question, agreed) for question, agreed in this.agreed.items() if question in asked]
    return tuple(_settled(question, agreed, this, len(settled) - place)
                 for place, (question, agreed) in enumerate(settled))


def _settled(question: str, agreed: Agreed, this: Round, before_the_end: int) -> Consensus:
    at = dt.datetime.combine(this.date, WORKSHOP_ENDS) - dt.timedelta(
        minutes=before_the_end * MINUTES_BETWEEN_AGREEMENTS)
    return Consensus(question=question, state=agreed.state, rating=agreed.rating, rationale=agreed.rationale,
                     by="Closing workshop", at=at)
