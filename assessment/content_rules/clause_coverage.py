"""Every clause 4 to 10 of ISO/IEC 20000-1 that the questionnaire lists is touched by a question that all get.

Readiness is worked out clause by clause from the questions that speak to it. A clause that no question names would be
left out of the report, and its reader would take it for met. A questionnaire that leaves a part of the standard aside
lists only the clauses that it covers, and clauses 1 to 3 require nothing. Clauses stand in the tagged lens, which can
say `not_asked` of one, or in `framework.yaml`. Questions of optional practices do not count.

Passes: `{id: "7.6", title: Knowledge}` in framework.yaml, and a question with `clauses: ["7.6"]`.

Fails: `{id: "9.2", title: Internal audit}` in framework.yaml, and no question with "9.2".
"""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import Located, all_questions

CLAUSES_THAT_REQUIRE = range(4, 11)


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    optional = {parsed.source.name for parsed in read.practices if parsed.model.optional}
    touched = {
        clause
        for question in all_questions(read)
        if question.source.name not in optional
        for clause in question.value.clauses
    }
    for clause in _listed(read):
        number, title = clause.value
        if int(number.split(".")[0]) in CLAUSES_THAT_REQUIRE and number not in touched:
            yield clause.problem(
                f"no question speaks to clause {number}, {title}; expected one or more, or the clause left out"
            )


def _listed(read: QuestionnaireFiles) -> Iterator[Located[tuple[str, str]]]:
    """The number and title of every clause that questions are to speak to."""
    if read.framework is not None:
        for at, clause in enumerate(read.framework.model.clauses):
            yield Located(read.framework.source, ("clauses", at), (clause.id, clause.title))
    for parsed in read.lenses:
        for at, requirement in enumerate(parsed.model.requirements if parsed.model.tagged else ()):
            if requirement.not_asked is None:
                yield Located(parsed.source, ("requirements", at), (requirement.id, requirement.title))
