"""Deep assessments of any number of practices, twelve people each: what the largest reports are made of."""

from assessment.engagement.model import Answer, Assessment, Respondent, Scope
from assessment.questionnaire.model import Question, Questionnaire
from assessment.sample import sample_assessment

PEOPLE = 12
COMMENT = "Seen in two teams out of three; the third works by mail and keeps no record of what was agreed."
EVIDENCE = "Minutes of the last three reviews."


def deep_assessment(questionnaire: Questionnaire, practices: int) -> Assessment:
    """The first practices of the questionnaire for the sample's client and needs. People differ, some do not know, a
    quarter of the answers has a comment and a seventh names evidence.
    """
    sample = sample_assessment(questionnaire)
    scope = Scope(depth="deep", practices=tuple(questionnaire.framework_practices)[:practices])
    people = tuple(
        Respondent(id=f"p{number}", label=f"Person {number}", role=role)
        for number, role in zip(range(PEOPLE), [*questionnaire.roles] * PEOPLE, strict=False)
    )
    asked = questionnaire.questions_in_scope(scope.depth, scope.practices, scope.depths)
    answers = tuple(
        _answer(person.id, question, at, number)
        for at, question in enumerate(asked)
        for number, person in enumerate(people)
    )
    return Assessment(
        client=sample.client,
        assessment=sample.info,
        needs=sample.needs,
        scope=scope,
        respondents=people,
        answers=answers,
    )


def _answer(person: str, question: Question, at: int, number: int) -> Answer:
    turn = at * 7 + number * 5
    if turn % 23 == 0:
        return Answer(respondent=person, question=question.id, state="dont_know")
    return Answer(
        respondent=person,
        question=question.id,
        state="rated",
        rating=(at // 3 + number // 4) % 5,
        comment=COMMENT if turn % 4 == 1 else "",
        evidence=EVIDENCE if turn % 7 == 2 else "",
    )
