"""A variant changes something: else it says of a kind of client what is said of all.

At least one of title, steps, leader, effort and result is stated, and differs from the action's own.

Passes, in an action that the service desk's lead leads:

    - when: {sourcing: outsourced}
      led_by: supplier_manager

Fails there, as it says what the action says:

    - when: {sourcing: outsourced}
      led_by: service_desk_lead
"""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_actions

CHANGES = ("title", "steps", "led_by", "effort_days", "delivers")


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for action in all_actions(read):
        for at, variant in enumerate(action.value.variants):
            stated = {key: getattr(variant, key) for key in CHANGES if getattr(variant, key) is not None}
            if all(value == getattr(action.value, key) for key, value in stated.items()):
                when = ", ".join(f"{context} {option}" for context, option in variant.when.items())
                yield action.problem(
                    f"{action.value.id}: the variant for {when} changes nothing; expected another title, other steps, "
                    "leader, effort or result",
                    "variants",
                    at,
                )
