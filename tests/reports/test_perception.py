"""Groups that see the same work differently stand in the report, by name and direction, and never a small one."""

from assessment.engagement.model import Assessment, Respondent
from assessment.questionnaire.model import Questionnaire
from reports.narrative import perception_sentences
from reports.pdf.html import render_html
from reports.view.build import build_view
from tests.reports.making import TODAY, assessment


def told_by(questionnaire: Questionnaire, *people: tuple[str, str, int]) -> Assessment:
    """Each of these, by role, group and rating, answers every question."""
    made = assessment(questionnaire, ["incident_management", "service_desk"])
    persons = tuple(Respondent(id=f"r{at}", role=role, group=group) for at, (role, group, _) in enumerate(people))
    asked = [answer for answer in made.answers if answer.respondent == made.respondents[0].id]
    answers = tuple(
        answer.model_copy(update={"respondent": one.id, "rating": rating})
        for one, (_, _, rating) in zip(persons, people, strict=True)
        for answer in asked
        if questionnaire.questions[answer.question].subject.is_practice
    )
    return made.model_copy(update={"respondents": persons, "answers": answers})


def test_the_report_says_who_sees_what_how_much_higher(questionnaire: Questionnaire) -> None:
    made = told_by(questionnaire, *[("", "Desk", 1)] * 3, *[("", "Leadership", 3)] * 3)
    (sentence,) = perception_sentences(made, questionnaire)
    assert sentence == (
        "Seen from “Leadership”, Incident management and Service desk stand two levels or more higher than seen from "
        "“Desk”."
    )
    assert sentence in render_html(build_view(made, questionnaire, TODAY))


def test_where_one_practice_lies_further_apart_it_is_named(questionnaire: Questionnaire) -> None:
    made = told_by(questionnaire, *[("", "Desk", 1)] * 3, *[("", "Leadership", 3)] * 3)
    nearer = tuple(
        one.model_copy(update={"rating": 2}) if one.rating == 3 and one.question.startswith("incident") else one
        for one in made.answers
    )
    (sentence,) = perception_sentences(made.model_copy(update={"answers": nearer}), questionnaire)
    assert sentence.endswith(
        "a level or more higher than seen from “Desk”; furthest apart is service desk, by two levels."
    )


def test_roles_are_told_by_their_names(questionnaire: Questionnaire) -> None:
    made = told_by(questionnaire, *[("service_desk_agent", "", 1)] * 3, *[("it_leader", "", 2)] * 3)
    (sentence,) = perception_sentences(made, questionnaire)
    assert sentence.startswith("Seen from “Head of IT”, ")
    assert sentence.endswith(" a level or more higher than seen from “Service desk agent”.")


def test_a_group_of_two_is_not_told(questionnaire: Questionnaire) -> None:
    made = told_by(questionnaire, *[("", "Desk", 0)] * 2, *[("", "Leadership", 5)] * 3)
    assert perception_sentences(made, questionnaire) == ()
    assert "Who sees it differently" not in render_html(build_view(made, questionnaire, TODAY))
