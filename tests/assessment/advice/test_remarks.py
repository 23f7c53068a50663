"""What people said is evidence: told by weight, never by who answered first, and by group where that hides one."""

from dataclasses import replace
from typing import Any

import pytest

from assessment.advice.remarks import FEWEST_OF_A_GROUP, Remark, groups_told, most_telling, remarks_on
from assessment.engagement.model import Assessment, Respondent
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from tests.assessment.making import document

FLOW = "incident_management.flow"


def said(questionnaire: Questionnaire, *answers: dict[str, Any]) -> list[Remark]:
    """What is told of several people's answers; each says `rating`, `comment` … and the person's `role` and `group`."""
    content = document({FLOW: [one.get("rating", 2) for one in answers]})
    for respondent, answer, one in zip(content["respondents"], content["answers"], answers, strict=True):
        respondent |= {key: one[key] for key in ("role", "group") if key in one}
        answer |= {key: value for key, value in one.items() if key not in ("role", "group", "rating")}
    made = Assessment.model_validate(content)
    return list(remarks_on([FLOW], made, questionnaire, assess(made, questionnaire)))


PLAIN = {"comment": "We never tried it"}


@pytest.mark.parametrize(
    "more",
    [
        {"evidence": "The log of May"},
        {"role": "customer"},
        {"rating": 1},
        {"comment": "We tried it in 3 of 9 cases"},
        {"concern": True},
        {"pinned": True},
    ],
)
def test_a_remark_that_tells_more_comes_before_one_made_first(small: Questionnaire, more: dict[str, Any]) -> None:
    found = said(small, PLAIN, PLAIN | more, {"rating": 3})
    assert [remark.respondent for remark in found] == ["r2", "r1"]


def test_what_is_marked_comes_before_what_has_a_figure_and_that_before_what_has_evidence(small: Questionnaire) -> None:
    found = said(
        small,
        PLAIN,
        PLAIN | {"evidence": "The log"},
        {"comment": "We tried it in May 2025"},
        PLAIN | {"concern": True},
        PLAIN | {"pinned": True},
    )
    assert [remark.respondent for remark in found] == ["r5", "r4", "r3", "r2", "r1"]


@pytest.mark.parametrize("figure", ["Nine days to rebuild it", "Two of the three left", "The bill doubled this year"])
def test_a_figure_in_words_tells_as_much_as_one_in_digits(small: Questionnaire, figure: str) -> None:
    found = said(small, PLAIN, {"comment": figure}, {"comment": "It took 9 days to rebuild"})
    assert {remark.respondent for remark in found[:2]} == {"r2", "r3"}
    assert found[0].weight == found[1].weight


def test_what_was_found_of_its_practice_lifts_a_remark_and_a_second_one_on_a_question_gives_way() -> None:
    def remark(question: str, respondent: str, weight: float) -> Remark:
        return Remark(question, respondent, "We never tried it", "", None, 1, weight)

    grave, slight = "service_continuity_management.flow", "service_desk.flow"
    found = most_telling(
        [remark(slight, "r1", 38.0), remark(grave, "r1", 30.0), remark(grave, "r2", 29.0)], {grave: 60.0}
    )
    assert [(one.question, one.respondent) for one in found] == [(grave, "r1"), (slight, "r1"), (grave, "r2")]


def test_who_is_outside_it_is_said_in_the_questionnaire(small: Questionnaire) -> None:
    roles = tuple(role.model_copy(update={"outside_it": role.id == "manager"}) for role in small.framework.roles)
    other = replace(small, framework=small.framework.model_copy(update={"roles": roles}))
    people = (PLAIN | {"role": "customer"}, PLAIN | {"role": "manager"})
    assert [remark.respondent for remark in said(small, *people)] == ["r1", "r2"]
    assert [remark.respondent for remark in said(other, *people)] == ["r2", "r1"]


def test_who_stands_far_from_the_others_is_told_before_them(small: Questionnaire) -> None:
    found = said(small, PLAIN | {"rating": 3}, PLAIN | {"rating": 3}, PLAIN | {"rating": 0})
    assert [remark.respondent for remark in found] == ["r3", "r1", "r2"]


def test_a_word_or_two_are_no_remark_unless_a_consultant_pinned_them(small: Questionnaire) -> None:
    assert said(small, {"comment": "Too slow"}) == []
    assert [remark.text for remark in said(small, {"comment": "Too slow", "pinned": True})] == ["Too slow"]


def test_a_group_is_named_where_three_people_speak_for_it(small: Questionnaire) -> None:
    groups = ("Ward", "Ward", "Ward", "Desk", "Desk", "")
    found = said(small, *(PLAIN | {"group": group} for group in groups))
    told = {remark.respondent: remark.group for remark in found}
    assert told == {"r1": "Ward", "r2": "Ward", "r3": "Ward", "r4": None, "r5": None, "r6": None}
    assert FEWEST_OF_A_GROUP == 3


def test_people_without_a_group_are_no_group_however_many() -> None:
    assert groups_told([Respondent(id=f"r{n}", group=" ") for n in range(5)]) == {}
