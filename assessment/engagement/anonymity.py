"""An assessment without the people in it: what a report may carry along whose annex names nobody."""

from collections.abc import Mapping

from assessment.engagement.model import Answer, Assessment, Baseline, Consensus, Respondent
from assessment.engagement.planning import Planning, Progress


def anonymised(assessment: Assessment) -> Assessment:
    """The same answers by respondents r1, r2 … of whom the role alone is told.

    Labels, the names beside consensus, plan, progress and own words, and the moments of answers, consensus and own
    words are gone. Texts that people wrote, such as comments, stay as they are: the annex prints them too. No score and
    no advice changes.
    """
    ids = {respondent.id: f"r{number}" for number, respondent in enumerate(assessment.respondents, 1)}
    return assessment.model_copy(
        update={
            "respondents": tuple(Respondent(id=ids[one.id], role=one.role) for one in assessment.respondents),
            "answers": tuple(_answer(answer, ids) for answer in assessment.answers),
            "consensus": tuple(_consensus(agreed) for agreed in assessment.consensus),
            "baseline": assessment.baseline and _baseline(assessment.baseline),
            "planning": _planning(assessment.planning),
            "overrides": tuple(words.model_copy(update={"by": "", "at": None}) for words in assessment.overrides),
        }
    )


def _answer(answer: Answer, ids: Mapping[str, str]) -> Answer:
    """Without its moment: a calendar tells who sat in which interview, and in which workshop."""
    return answer.model_copy(update={"respondent": ids[answer.respondent], "at": None})


def _consensus(agreed: Consensus) -> Consensus:
    return agreed.model_copy(update={"by": "", "at": None})


def _baseline(baseline: Baseline) -> Baseline:
    return baseline.model_copy(update={"progress": _progress(baseline.progress)})


def _planning(planning: Planning) -> Planning:
    agreed = planning.agreed and planning.agreed.model_copy(update={"by": ""})
    return planning.model_copy(update={"agreed": agreed, "progress": _progress(planning.progress)})


def _progress(progress: tuple[Progress, ...]) -> tuple[Progress, ...]:
    return tuple(one.model_copy(update={"responsible": "", "accountable": ""}) for one in progress)
