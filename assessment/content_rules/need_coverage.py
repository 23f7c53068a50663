"""Needs bear on practices: a driver or pain point on at least three, and every practice is borne on by one.

A need that bears on one practice is that practice under another name, and choosing it tells nothing. A practice that
no need bears on has no importance, so its advice never comes first for anybody. Where there are fewer than three
practices, a driver or pain point bears on them all. Risks count for a practice, but may bear on one alone.

Passes:

    bears_on:
      - {practice: knowledge_management, impact: 3, reason: A known answer is a quick one.}
      - {practice: service_desk, impact: 2, reason: It takes the call.}
      - {practice: problem_management, impact: 1, reason: It ends the cause.}

Fails, with more than two practices in the questionnaire:

    bears_on:
      - {practice: knowledge_management, impact: 3, reason: A known answer is a quick one.}
"""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles

FEWEST_PRACTICES = 3


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    yield from _needs_of_few_practices(read)
    yield from _practices_without_need(read)


def _needs_of_few_practices(read: QuestionnaireFiles) -> Iterator[Problem]:
    if read.client_needs is None:
        return
    fewest = min(FEWEST_PRACTICES, len(read.practices))
    for key in ("drivers", "pain_points"):
        for at, need in enumerate(getattr(read.client_needs.model, key)):
            if len(need.bears_on) < fewest:
                yield read.client_needs.source.problem(
                    (key, at, "bears_on"),
                    f"{need.id}: bears on {len(need.bears_on)} practices; expected {fewest} or more",
                )


def _practices_without_need(read: QuestionnaireFiles) -> Iterator[Problem]:
    if read.client_needs is None:
        return
    model = read.client_needs.model
    borne_on = {
        bearing.practice for need in (*model.drivers, *model.pain_points, *model.risks) for bearing in need.bears_on
    }
    for parsed in read.practices:
        if parsed.model.id not in borne_on:
            yield parsed.source.problem(
                ("id",), f"no need in client_needs.yaml bears on {parsed.model.id}; expected one or more"
            )
