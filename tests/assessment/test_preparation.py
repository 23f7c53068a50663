"""Who is asked what before anybody has answered, and what there is to bring."""

from assessment.engagement.model import Respondent
from assessment.engagement.preparation import documents_of, interviews, interviews_of_people, roles_asked
from assessment.questionnaire.asked import asked_of_person, asked_of_role
from assessment.questionnaire.model import Questionnaire, Subject
from tests.reports.making import assessment


def test_each_role_of_those_who_answer_has_one_conversation(real: Questionnaire) -> None:
    of = assessment(real, ["service_desk"], state=None)
    people = [("a", "service_desk_agent"), ("b", "it_leader"), ("c", "service_desk_agent"), ("d", "the landlord")]
    of = of.model_copy(update={"respondents": tuple(Respondent(id=one, role=role) for one, role in people)})

    held = interviews(of, real)

    assert [(one.role, [person.id for person in one.people]) for one in held] == [
        ("it_leader", ["b"]),
        ("service_desk_agent", ["a", "c"]),
        ("the landlord", ["d"]),
    ]
    assert all("service_desk_agent" in question.entry.roles for question in held[1].questions)
    assert len(held[2].questions) > len(held[1].questions), "a role that is in no question is asked all of them"


def test_before_anybody_is_named_every_role_that_is_asked_something_has_one(real: Questionnaire) -> None:
    of = assessment(real, ["service_desk"], state=None).model_copy(update={"respondents": ()})

    assert [one.role for one in interviews(of, real)] == list(roles_asked(of, real))


def test_a_person_has_a_conversation_of_their_own(real: Questionnaire) -> None:
    of = assessment(real, ["service_desk"], state=None)
    of = of.model_copy(update={"respondents": tuple(Respondent(id=one, role="it_leader") for one in "ab")})

    (held,) = interviews_of_people(of, real, ["b"])

    assert [person.id for person in held.people] == ["b"]


def test_every_question_names_documents_one_by_one(real: Questionnaire) -> None:
    for question in real.questions.values():
        names = [one.name for one in documents_of(question)]
        assert len(names) >= 2, question.id
        assert len(set(names)) == len(names), question.id
        assert all(name[0] == name[0].upper() and not name.endswith(".") for name in names), question.id


def test_practices_chosen_for_a_person_are_asked_about_by_the_role_or_whole(real: Questionnaire) -> None:
    every = real.questions_in_scope("standard", ["service_desk", "incident_management", "service_financial_management"])

    asked = asked_of_person("service_desk_agent", ("service_desk", "service_financial_management"), every)

    by_practice = {
        practice: [question for question in asked if question.subject == Subject("practice", practice)]
        for practice in ("service_desk", "incident_management", "service_financial_management")
    }
    assert by_practice["incident_management"] == []
    assert by_practice["service_desk"]
    assert all("service_desk_agent" in question.entry.roles for question in by_practice["service_desk"])
    assert by_practice["service_financial_management"] == [
        question for question in every if question.subject.id == "service_financial_management"
    ], "nothing there is asked of the role, so all of it is"
    assert asked_of_person("service_desk_agent", (), every) == asked_of_role("service_desk_agent", every)
