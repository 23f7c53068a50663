"""Groups that see the same work differently: from three people and a whole level on, and never fewer."""

from typing import Any

from hypothesis import given

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.perception import PerceptionGap, perception_gaps
from tests.assessment.assessments import judged
from tests.assessment.making import Given, assessment

FLOW, PEOPLE, CHANGE = "incident_management.flow", "incident_management.people", "change_enablement.flow"
DESK, LEADERS = "Desk", "Leaders"


def of_groups(answers: dict[str, Given], *groups: str, roles: tuple[str, ...] = ()) -> Assessment:
    """The nth respondent speaks for the nth group."""
    made = assessment(answers)
    named = tuple(
        person.model_copy(update={"group": group, "role": roles[at] if roles else ""})
        for at, (person, group) in enumerate(zip(made.respondents, groups, strict=True))
    )
    return made.model_copy(update={"respondents": named})


def told(gaps: tuple[PerceptionGap, ...]) -> list[tuple[str, str, dict[str, int]]]:
    return [(gap.higher, gap.lower, {one.subject.id: one.levels for one in gap.on}) for gap in gaps]


SIX = (DESK, DESK, DESK, LEADERS, LEADERS, LEADERS)


def test_two_groups_a_level_apart_are_told_with_their_direction(small: Questionnaire) -> None:
    made = of_groups({FLOW: [1, 1, 1, 2, 2, 2], CHANGE: [4, 4, 4, 1, 1, 2]}, *SIX)
    assert told(perception_gaps(made, small)) == [
        (DESK, LEADERS, {"change_enablement": 2}),
        (LEADERS, DESK, {"incident_management": 1}),
    ]


def test_less_than_a_level_over_a_practices_questions_is_not(small: Questionnaire) -> None:
    assert perception_gaps(of_groups({FLOW: [1, 1, 1, 2, 2, 2], PEOPLE: [2, 2, 2, 2, 2, 2]}, *SIX), small) == ()
    assert perception_gaps(of_groups({FLOW: [1, 1, 1, 2, 2, 1]}, *SIX), small) == ()


def test_a_group_of_two_is_never_a_side_nor_one_of_which_two_answered(small: Questionnaire) -> None:
    assert perception_gaps(of_groups({FLOW: [0, 0, 5, 5, 5]}, *SIX[1:]), small) == ()
    assert perception_gaps(of_groups({FLOW: [0, 0, None, 5, 5, 5]}, *SIX), small) == ()
    assert perception_gaps(of_groups({FLOW: [0, 0, "dont_know", 5, 5, 5]}, *SIX), small) == ()


def test_roles_are_sides_too_and_the_same_people_are_told_once(small: Questionnaire) -> None:
    answers: dict[str, Given] = {FLOW: [0, 0, 0, 3, 3, 3]}
    roles = ("agent", "agent", "agent", "chief", "chief", "chief")
    assert told(perception_gaps(of_groups(answers, *[""] * 6, roles=roles), small)) == [
        ("chief", "agent", {"incident_management": 3})
    ]
    assert told(perception_gaps(of_groups(answers, *SIX, roles=roles), small)) == [
        (LEADERS, DESK, {"incident_management": 3})
    ]


def test_what_was_agreed_on_since_leaves_it_and_what_is_not_asked_is_no_matter(small: Questionnaire) -> None:
    answers: dict[str, Given] = {FLOW: [0, 0, 0, 3, 3, 3], CHANGE: [0, 0, 0, 3, 3, 3]}
    made = assessment(answers, consensus={FLOW: 1}, practices=["incident_management"])
    named = tuple(one.model_copy(update={"group": group}) for one, group in zip(made.respondents, SIX, strict=True))
    gaps = perception_gaps(made.model_copy(update={"respondents": named}), small)
    assert told(gaps) == [(LEADERS, DESK, {"incident_management": 3})]


@given(judged())
def test_no_side_has_fewer_than_three_people_who_answered_what_it_is_told_of(
    small: Questionnaire, document: dict[str, Any]
) -> None:
    made = Assessment.model_validate(document)
    side = {one.id: {one.group, one.role} for one in made.respondents}
    for gap in perception_gaps(made, small):
        for on in gap.on:
            assert 1 <= on.levels <= 5
            for question in on.questions:
                rated = [one for one in made.answers if one.question == question and one.rating is not None]
                assert all(sum(name in side[one.respondent] for one in rated) >= 3 for name in (gap.higher, gap.lower))
