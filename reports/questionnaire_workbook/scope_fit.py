"""How a workbook fits the assessment that it is read into: it may have been made for another scope, or for another."""

from collections.abc import Iterable

from assessment.engagement.model import Scope
from assessment.questionnaire.model import Question, Questionnaire
from reports.questionnaire_workbook.filled import Answers
from reports.text.formatting import count, listed, plural, shortlist


def scope_notes(answers: Answers, questionnaire: Questionnaire, scope: Scope) -> tuple[str, ...]:
    """Sentences about what the workbook asks too little or too much; none where its scope is that of the assessment."""
    wanted, asked = _questions(questionnaire, scope), _questions(questionnaire, answers.scope)
    told = []
    if missing := len(wanted.keys() - asked.keys()):
        told.append(
            f"This workbook was made for another scope ({_said(questionnaire, answers.scope)}; the assessment: "
            f"{_said(questionnaire, scope)}): it leaves out {missing} of the {len(wanted)} questions of this "
            "assessment."
        )
    outside = [questionnaire.questions[given.question] for given in answers.given if given.question not in wanted]
    if outside:
        told.append(
            f"{count(len(outside), 'answer')} {plural(len(outside), 'is', 'are')} to questions outside the "
            f"scope of this assessment ({_where(questionnaire, outside, scope)}): kept, but counted only once the "
            "scope takes them in."
        )
    return tuple(told)


def _questions(questionnaire: Questionnaire, scope: Scope) -> dict[str, Question]:
    return {
        question.id: question
        for question in questionnaire.questions_in_scope(scope.depth, scope.practices, scope.depths)
    }


def _said(questionnaire: Questionnaire, scope: Scope) -> str:
    depths = {depth.id: depth.name for depth in questionnaire.framework.depths}
    own = f", {len(scope.depths)} of them in their own depth" if scope.depths else ""
    return f"{depths[scope.depth]}, {count(len(scope.practices), 'practice')}{own}"


def _where(questionnaire: Questionnaire, questions: Iterable[Question], scope: Scope) -> str:
    """Practices that are not in scope by their name, questions of practices that are by the depth that asks them."""
    strangers = dict.fromkeys(
        questionnaire.name_of(q.subject)
        for q in questions
        if q.subject.is_practice and q.subject.id not in scope.practices
    )
    deeper = any(not q.subject.is_practice or q.subject.id in scope.practices for q in questions)
    return listed(
        [
            part
            for part in (
                shortlist(list(strangers)) if strangers else "",
                "questions of a deeper assessment" if deeper else "",
            )
            if part
        ]
    )
