"""How a workbook fits the assessment that it is read into: it may have been made for another scope, or for another."""

from collections.abc import Iterable

from assessment.engagement.model import Scope
from assessment.questionnaire.framework import Framework, Question
from reports.questionnaire_workbook.filled import Answers
from reports.text.formatting import count, listed, plural, shortlist


def scope_notes(answers: Answers, framework: Framework, scope: Scope) -> tuple[str, ...]:
    """Sentences about what the workbook asks too little or too much; none where its scope is that of the assessment."""
    wanted, asked = _questions(framework, scope), _questions(framework, answers.scope)
    told = []
    if missing := len(wanted.keys() - asked.keys()):
        told.append(f"This workbook was made for another scope ({_said(framework, answers.scope)}; the assessment: "
                    f"{_said(framework, scope)}): it leaves out {missing} of the {len(wanted)} questions of this "
                    "assessment.")
    outside = [framework.questions[given.question] for given in answers.given if given.question not in wanted]
    if outside:
        told.append(f"{count(len(outside), 'answer')} {plural(len(outside), 'is', 'are')} to questions outside the "
                    f"scope of this assessment ({_where(framework, outside, scope)}): kept, but counted only once the "
                    "scope takes them in.")
    return tuple(told)


def _questions(framework: Framework, scope: Scope) -> dict[str, Question]:
    return {question.id: question for question in framework.questions_in_scope(scope.depth, scope.practices)}


def _said(framework: Framework, scope: Scope) -> str:
    depths = {depth.id: depth.name for depth in framework.facts.depths}
    return f"{depths[scope.depth]}, {count(len(scope.practices), 'practice')}"


def _where(framework: Framework, questions: Iterable[Question], scope: Scope) -> str:
    """Practices that are not in scope by their name, questions of practices that are by the depth that asks them."""
    strangers = dict.fromkeys(framework.practices[q.practice].name for q in questions
                              if q.practice and q.practice not in scope.practices)
    deeper = any(not q.practice or q.practice in scope.practices for q in questions)
    return listed([part for part in (shortlist(list(strangers)) if strangers else "",
                                     "questions of a deeper assessment" if deeper else "") if part])
