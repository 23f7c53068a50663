"""Which practices of a quick scan are worth asking more about."""

from assessment.advice.closer_look import worth_a_closer_look
from assessment.advice.situation import Situation
from assessment.engagement.model import Scope
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from tests.assessment.making import assessment

FLOWS = {"incident_management.flow": [1], "change_enablement.flow": [3], "knowledge_management.flow": [2]}


def offered(questionnaire: Questionnaire, answers: dict[str, list[int]], scope: Scope | None = None) -> tuple[str, ...]:
    made = assessment(answers, depth="quick", targets=dict.fromkeys(("incident_management", "knowledge_management"), 4))
    made = made.model_copy(update={"scope": scope or made.scope, "targets": {**made.targets, "change_enablement": 3}})
    situation = Situation(made, questionnaire, assess(made, questionnaire))
    return worth_a_closer_look(made.scope, situation.result, situation.importance, situation.targets)


def test_the_furthest_from_its_target_comes_first_where_all_matter_the_same(small: Questionnaire) -> None:
    assert offered(small, FLOWS) == (
        "incident_management",
        "knowledge_management",
    )  # change enablement is at its target


def test_what_is_asked_more_already_or_has_no_score_is_not_offered(small: Questionnaire) -> None:
    practices = ("incident_management", "change_enablement", "knowledge_management")
    deeper = Scope(depth="quick", practices=practices, depths={"incident_management": "standard"})
    assert offered(small, FLOWS, deeper) == ("knowledge_management",)
    assert offered(small, {"change_enablement.flow": [3]}) == ()
