"""Nobody leads before he is named.

Where an action of a practice `appoints` a role, every other action of the practice that this role leads (in a variant
too) comes after it: it reaches the appointing action through its `needs`. And the appointing action is led by somebody
else: nobody names himself.

Passes:

    - {id: change.name_manager, appoints: change_manager, led_by: it_leader, needs: []}
    - {id: change.risk_table, led_by: change_manager, needs: [change.name_manager]}

Fails, as the second may begin before the first:

    - {id: change.name_manager, appoints: change_manager, led_by: it_leader, needs: []}
    - {id: change.risk_table, led_by: change_manager, needs: []}
"""

from collections.abc import Iterator, Mapping

from assessment.input.problems import Problem
from assessment.input.yaml_file import Place
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.schema import ActionEntry
from assessment.questionnaire.walking import Located, all_actions


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    needs = {action.value.id: action.value.needs for action in all_actions(read)}
    appointing: dict[tuple[str, str], list[str]] = {}
    for action in all_actions(read):
        if action.value.appoints is not None:
            appointing.setdefault((_practice(action.value), action.value.appoints), []).append(action.value.id)
    for action in all_actions(read):
        for role, place in _leaders(action):
            yield from _too_early(action, role, place, appointing.get((_practice(action.value), role), []), needs)


def _practice(action: ActionEntry) -> str:
    return action.id.split(".")[0]


def _leaders(action: Located[ActionEntry]) -> Iterator[tuple[str, Place]]:
    yield action.value.led_by, ("led_by",)
    for at, variant in enumerate(action.value.variants):
        if variant.led_by is not None:
            yield variant.led_by, ("variants", at, "led_by")


def _too_early(
    action: Located[ActionEntry], role: str, place: Place, appointing: list[str], needs: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    entry = action.value
    if entry.appoints == role:
        yield action.problem(f"{entry.id}: appoints {role} and is led by it; expected another leader", *place)
    elif appointing and not _all_needed(entry.id, needs) & {*appointing}:
        yield action.problem(
            f"{entry.id}: is led by {role}, whom {appointing[0]} names and which may come later; "
            f"expected it in needs, or another leader",
            *place,
        )


def _all_needed(action: str, needs: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = [action]
    while waiting:
        waiting += (new := {*needs.get(waiting.pop(), ())} - found)
        found |= new
    return found
