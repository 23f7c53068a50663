"""Every clause 4 to 10 of ISO/IEC 20000-1 that framework.yaml lists is touched by a question that everybody is asked.

Readiness is worked out clause by clause from the questions that speak to it. A clause that no question names would be
left out of the report, and its reader would take it for met. A questionnaire that leaves a part of the standard aside
lists only the clauses that it covers, and clauses 1 to 3 require nothing. Questions of optional practices do not count.

Passes: `{id: "7.6", title: Knowledge}` in framework.yaml, and a question with `clauses: ["7.6"]`.

Fails: `{id: "9.2", title: Internal audit}` in framework.yaml, and no question with "9.2".
"""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_questions

CLAUSES_THAT_REQUIRE = range(4, 11)


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    if read.framework is None:
        return
    optional = {parsed.source.name for parsed in read.practices if parsed.model.optional}
    touched = {
        clause
        for question in all_questions(read)
        if question.source.name not in optional
        for clause in question.value.clauses
    }
    for at, clause in enumerate(read.framework.model.clauses):
        if int(clause.id.split(".")[0]) in CLAUSES_THAT_REQUIRE and clause.id not in touched:
            yield read.framework.source.problem(
                ("clauses", at),
                f"no question speaks to clause {clause.id}, {clause.title}; "
                "expected one or more, or the clause left out",
            )
