"""First aid is small and waits for nothing: it begins in the first weeks, whoever the client is.

- at most 5 person-days at every size, in every variant;
- at most 8 weeks;
- no `needs`.

What takes more is an improvement. What its effort grows with beyond that (`per`) is not counted.

Passes:

    effort_days: {small: 1, medium: 2, large: 4}
    weeks: 3
    needs: []

Fails, as it takes 12 days at a large client:

    effort_days: {small: 3, medium: 5, large: 12}
"""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.input.yaml_file import Place
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.schema import ActionEntry, Effort
from assessment.questionnaire.walking import Located, all_actions, all_questions

MOST_DAYS = 5
MOST_WEEKS = 8


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    dangers = (question.value.danger for question in all_questions(read))
    aid = {action for danger in dangers if danger is not None for action in danger.first_aid}
    for action in all_actions(read):
        if action.value.id in aid:
            yield from _too_large(action)


def _too_large(action: Located[ActionEntry]) -> Iterator[Problem]:
    entry = action.value
    efforts: list[tuple[Place, Effort]] = [(("effort_days",), entry.effort_days)]
    efforts += [
        (("variants", at, "effort_days"), variant.effort_days)
        for at, variant in enumerate(entry.variants)
        if variant.effort_days is not None
    ]
    for place, effort in efforts:
        for size in ("small", "medium", "large"):
            days = getattr(effort, size)
            if days > MOST_DAYS:
                yield action.problem(
                    f"{entry.id}: is first aid and takes {days} days ({size}); expected at most {MOST_DAYS}",
                    *place,
                    size,
                )
    if entry.weeks > MOST_WEEKS:
        yield action.problem(
            f"{entry.id}: is first aid and takes {entry.weeks} weeks; expected at most {MOST_WEEKS}", "weeks"
        )
    if entry.needs:
        yield action.problem(f"{entry.id}: is first aid and needs {entry.needs[0]} first; expected no needs", "needs")
