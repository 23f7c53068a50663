"""An assessment without the people in it: what a report may carry along whose annex names nobody.

What somebody may write about people goes, or is told by number: labels, roles in words of one's own, names beside what
was agreed, written and done, notes on progress, assumptions, names of scenarios, and moments. KEPT is what stays as it
was written, since it is what the report is about: a name in there is for its writer to leave out.
"""

import datetime as dt
from collections.abc import Mapping

from assessment.engagement.model import Answer, Assessment, Baseline, Consensus, Respondent
from assessment.engagement.overrides import SCENARIO_FIGURE, Override
from assessment.engagement.planning import BASE, PRESET_NAMES, AgreedPlan, Planning, Progress, Scenario
from assessment.questionnaire.model import Questionnaire

KEPT = (
    "client.name",
    "client.sector",
    "client.country",
    "assessment.title",
    "assessment.questionnaire_version",
    "answers.comment",
    "answers.evidence",
    "consensus.rationale",
    "baseline.title",
    "baseline.questions.wording",
    "planning.business_case.currency",
    "own_words.passage",
    "own_words.heading",
    "own_words.text",
    "own_words.figures",
)


def anonymised(assessment: Assessment, questionnaire: Questionnaire) -> Assessment:
    """The same answers by respondents r1, r2 … of whom a role of the questionnaire alone is told. No score and no
    advice changes.
    """
    ids = {respondent.id: f"r{number}" for number, respondent in enumerate(assessment.respondents, 1)}
    scenarios = _scenarios(assessment.planning)
    ready_made = {name: name for name in PRESET_NAMES.values()}
    names = ready_made | {one.name: scenarios[one.id].name for one in assessment.planning.scenarios}
    return assessment.model_copy(
        update={
            "respondents": tuple(_respondent(one, ids, questionnaire) for one in assessment.respondents),
            "answers": tuple(_answer(answer, ids) for answer in assessment.answers),
            "consensus": tuple(_consensus(agreed) for agreed in assessment.consensus),
            "baseline": assessment.baseline and _baseline(assessment.baseline),
            "planning": _planning(assessment.planning, scenarios),
            "overrides": tuple(_words(words, names) for words in assessment.overrides),
        }
    )


def _respondent(respondent: Respondent, ids: Mapping[str, str], questionnaire: Questionnaire) -> Respondent:
    """A role in words of one's own, such as “Head of IT in Hull”, tells who it is."""
    return Respondent(id=ids[respondent.id], role=respondent.role if respondent.role in questionnaire.roles else "")


def _answer(answer: Answer, ids: Mapping[str, str]) -> Answer:
    """Without its moment: a calendar tells who sat in which interview, and in which workshop."""
    return answer.model_copy(update={"respondent": ids[answer.respondent], "at": None})


def _consensus(agreed: Consensus) -> Consensus:
    return agreed.model_copy(update={"by": "", "at": None})


def _baseline(baseline: Baseline) -> Baseline:
    return baseline.model_copy(update={"progress": _progress(baseline.progress)})


def _planning(planning: Planning, scenarios: Mapping[str, Scenario]) -> Planning:
    return planning.model_copy(
        update={
            "scenarios": tuple(scenarios[one.id] for one in planning.scenarios),
            "chosen": _known(planning.chosen, scenarios),
            "agreed": planning.agreed and _agreed(planning.agreed, scenarios),
            "progress": _progress(planning.progress),
            "business_case": planning.business_case.model_copy(update={"assumptions": ""}),
        }
    )


def _scenarios(planning: Planning) -> dict[str, Scenario]:
    """By the ids that they had. Ready-made ones keep the name that they came with; nobody gave it."""
    told: dict[str, Scenario] = {}
    for number, scenario in enumerate(planning.scenarios, 1):
        ready = scenario.id == BASE or scenario.name == PRESET_NAMES.get(scenario.id)
        new = (scenario.id, PRESET_NAMES[scenario.id]) if ready else (f"s{number}", f"Scenario {number}")
        told[scenario.id] = scenario.model_copy(update={"id": new[0], "name": new[1]})
    return told


def _known(scenario: str, scenarios: Mapping[str, Scenario]) -> str:
    return scenarios[scenario].id if scenario in scenarios else BASE


def _agreed(agreed: AgreedPlan, scenarios: Mapping[str, Scenario]) -> AgreedPlan:
    """Of the moment the day is left, since the plan counts from it."""
    at = agreed.at and dt.datetime.combine(agreed.at.date(), dt.time(), dt.UTC)
    return agreed.model_copy(update={"by": "", "at": at, "scenario": _known(agreed.scenario, scenarios)})


def _progress(progress: tuple[Progress, ...]) -> tuple[Progress, ...]:
    return tuple(one.model_copy(update={"responsible": "", "accountable": "", "note": ""}) for one in progress)


def _words(words: Override, names: Mapping[str, str]) -> Override:
    """Among the figures behind them is the name of the scenario, which is told as it is called now."""
    figures = words.figures
    if SCENARIO_FIGURE in figures:
        figures = {**figures, SCENARIO_FIGURE: names.get(figures[SCENARIO_FIGURE], "another")}
    return words.model_copy(update={"by": "", "at": None, "figures": figures})
