"""What a chosen lens brings: requirements rated from the answers, duties with their source, actions that close them."""

from typing import Any

import pytest

from assessment.advice.advice import advise
from assessment.advice.floors import floors
from assessment.advice.requirement_plan import requirement_plans
from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment, Needs
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from tests.assessment.making import Given, assessment

FLOW, PEOPLE = "incident_management.flow", "incident_management.people"
CHANGE = "change_enablement.flow"
WISH = Needs(context={"certificates": "iso_20000"})


def under_nis2(answers: dict[str, Given], **parts: Any) -> Assessment:
    made = assessment(answers, depth="deep", **parts)
    return made.model_copy(update={"needs": made.needs.model_copy(update={"lenses": ("nis2",)})})


def with_nis2_as_a_yardstick(answers: dict[str, Given]) -> Assessment:
    made = under_nis2(answers)
    return made.model_copy(update={"needs": made.needs.model_copy(update={"lenses_as_yardstick": ("nis2",)})})


def rated(answers: dict[str, Given], small: Questionnaire) -> dict[str, tuple[float | None, str | None]]:
    found = assess(under_nis2(answers), small).requirements["nis2"]
    return {requirement: (one.readiness, one.rating) for requirement, one in found.items()}


def test_a_requirement_is_the_mean_of_how_far_its_questions_are_on_the_way_to_their_levels(
    small: Questionnaire,
) -> None:
    """3 of 3 and 2 of 4; then 3 of 2, which is all of it."""
    assert rated({FLOW: [3], PEOPLE: [2], CHANGE: [3]}, small) == {
        "3.5": (pytest.approx(0.75), "L"),
        "6.4": (1.0, "F"),
    }


def test_what_no_question_speaks_to_is_not_asked_and_has_no_rating(small: Questionnaire) -> None:
    assert "10.4" not in rated({FLOW: [0]}, small)


def test_an_open_question_rates_nothing_and_is_no_zero(small: Questionnaire) -> None:
    assert rated({FLOW: [3]}, small) == {"3.5": (1.0, "F"), "6.4": (None, None)}


def test_nothing_is_read_by_a_lens_that_nobody_chose(small: Questionnaire) -> None:
    assert list(assess(assessment({FLOW: [3]}), small).requirements) == [small.clauses.lens]


def test_a_lens_binds_with_its_reason_and_its_duty_is_met_by_the_plan(small: Questionnaire) -> None:
    answers: dict[str, Given] = {question: [3] for question in small.questions} | {FLOW: [1]}
    plain = advise(given := assessment(answers, depth="deep"), small, assess(given, small))
    chosen = advise(given := under_nis2(answers), small, assess(given, small))
    assert plain.duties == ()
    (duty,) = chosen.duties
    assert (duty.practice, duty.level, duty.source) == ("incident_management", 3, "lenses.nis2")
    assert duty.duty.reason == "Point 3.5 asks for one tried way to respond."
    assert duty.met_in is not None
    assert chosen.projection.ends[duty.met_in].practices["incident_management"].level == 3


def test_a_yardstick_changes_no_duty_no_target_and_no_plan_and_is_rated_like_a_lens_that_binds(
    small: Questionnaire,
) -> None:
    answers: dict[str, Given] = {question: [3] for question in small.questions} | {FLOW: [1], CHANGE: [0]}
    plain, bound, compared = (
        (given, advise(given, small, assess(given, small)))
        for given in (assessment(answers, depth="deep"), under_nis2(answers), with_nis2_as_a_yardstick(answers))
    )
    assert bound[1].duties
    for told in ("duties", "targets", "actions", "plan", "programmes"):
        assert getattr(compared[1], told) == getattr(plain[1], told), told
    assert assess(compared[0], small).requirements == assess(bound[0], small).requirements


def test_a_file_that_says_nothing_of_yardsticks_binds_as_before_and_is_written_as_before() -> None:
    written = to_json(under_nis2({FLOW: [1]}))
    assert "yardstick" not in written
    read = Assessment.model_validate_json(written)
    assert (read.needs.lenses, read.needs.binding_lenses) == (("nis2",), ("nis2",))


def test_a_duty_is_no_more_once_the_level_is_there(small: Questionnaire) -> None:
    given = under_nis2({question: [4] for question in small.questions})
    assert advise(given, small, assess(given, small)).duties == ()


def test_a_requirement_names_what_stands_in_the_way_by_its_own_level_and_the_actions_that_close_it(
    small: Questionnaire,
) -> None:
    given = under_nis2({question: [3] for question in small.questions} | {CHANGE: [0]})
    result = assess(given, small)
    advice = advise(given, small, result)
    found = {
        plan.requirement: plan
        for plan in requirement_plans(
            small, small.readings["nis2"], result, advice.actions, advice.plan.scheduled, advice.projection
        )
    }
    assert [(gap.question.id, gap.level, gap.now) for gap in found["3.5"].obstacles] == [(PEOPLE, 4, 3)]
    assert "change_enablement.change_record" in {one.action.id for one in found["3.5"].closing}
    assert [gap.question.id for gap in found["6.4"].obstacles] == [CHANGE]
    assert found["6.4"].fully_by is not None


def test_the_standard_as_a_lens_demands_what_the_wish_for_its_certificate_demands(real: Questionnaire) -> None:
    by_lens, by_wish = floors(Needs(lenses=("iso_20000_1",)), real), floors(WISH, real)
    assert {practice: demand.level for practice, demand in by_lens.items()} == {
        practice: demand.level for practice, demand in by_wish.items()
    }
    assert {demand.source for demand in by_lens.values()} == {"lenses.iso_20000_1"}
