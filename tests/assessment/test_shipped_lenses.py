"""What the shipped lenses must never claim: more than the source asks, or more than the answers show."""

import pytest

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from tests.assessment.making import document

ANNEX_OF_NIS2 = {
    **{"1": 2, "2": 3, "3": 6, "4": 3, "5": 2, "6": 10, "8": 2, "10": 4, "11": 7, "12": 5, "13": 3},
    **{"7": 0, "9": 0},
}
"""Points of the annex of (EU) 2024/2690, each with how many sub-points the lens tells apart."""

OUTSIDE = {
    "nis2": {"service_financial_management", "knowledge_management", "portfolio_management", "project_management"},
    "dora": {"organizational_change_management", "portfolio_management", "service_design"},
}
"""Practices of which the source asks nothing."""


def test_every_point_of_the_annex_has_its_requirement_in_the_lens_of_nis2(real: Questionnaire) -> None:
    points = {f"{point}.{at}" for point, of_it in ANNEX_OF_NIS2.items() for at in range(1, of_it + 1)}
    points |= {point for point, of_it in ANNEX_OF_NIS2.items() if not of_it}
    told = {one.id for one in real.lenses["nis2"].requirements}
    assert {one for one in told if one[0].isdigit()} == points


@pytest.mark.parametrize("lens", OUTSIDE)
def test_a_lens_reads_nothing_off_practices_of_which_its_source_asks_nothing(lens: str, real: Questionnaire) -> None:
    for requirement in real.lenses[lens].requirements:
        named = {shown.question.split(".")[0] for shown in requirement.shown_by}
        named |= {floor.practice for floor in requirement.duty}
        assert not named & OUTSIDE[lens], requirement.id


@pytest.mark.parametrize("lens", OUTSIDE)
@pytest.mark.parametrize("depth", ["standard", "deep"])
def test_good_order_in_the_main_services_alone_shows_no_requirement_of_a_law_in_full(
    lens: str, depth: str, real: Questionnaire
) -> None:
    questions = real.questions_in_scope(depth, real.practices)
    content = document({question.id: [2] for question in questions}, depth=depth, practices=list(real.practices))
    given = Assessment.model_validate(content | {"needs": {"lenses": [lens]}})
    found = assess(given, real).requirements[lens]
    assert found
    assert [name for name, one in found.items() if one.rating == "F"] == []


@pytest.mark.parametrize("lens", OUTSIDE)
def test_a_time_that_the_law_sets_for_reports_is_told_though_no_question_asks_about_reports(
    lens: str, real: Questionnaire
) -> None:
    reports = next(one for one in real.lenses[lens].requirements if one.id in ("dir_23", "art_19"))
    assert reports.not_asked
    assert "72 h" in str(reports.clock)
    assert "24 h" in str(reports.clock)


def test_all_34_practices_of_itil_4_stand_beside_an_objective_of_cobit(real: Questionnaire) -> None:
    assert len({practice for one in real.lenses["cobit_2019"].requirements for practice in one.practices}) == 34
