"""An action as it fits one client: the variant for its kind of organisation, and an effort by what drives it."""

from collections.abc import Mapping
from math import ceil

from assessment.engagement.model import Client
from assessment.questionnaire.model import Action
from assessment.questionnaire.schema import ActionEntry, Driver, Effort, Variant

SIZE = "size"
PER_HUNDRED = 100
FROM_VARIANT = ("title", "steps", "led_by", "effort_days", "delivers")


def fitted(entry: ActionEntry, size: str, context: Mapping[str, str]) -> ActionEntry:
    """The entry with what its first variant that fits states; as it is where none fits.

    `size` is small, medium or large, `context` the chosen option of each context.
    """
    known = {**context, SIZE: size}
    variant = next((one for one in entry.variants if _fits(one, known)), None)
    if variant is None:
        return entry
    stated = {key: value for key in FROM_VARIANT if (value := getattr(variant, key)) is not None}
    return entry.model_copy(update=stated)


def effort_of(action: Action, size: str, client: Client) -> float:
    """Person-days: those of the size class, and those of what there is more of than they hold.

    Where the client gave no number, as many are taken as the days by size hold.
    """
    effort: Effort = action.entry.effort_days
    days = float(getattr(effort, size))
    if effort.per is None:
        return days
    count = count_of(effort.per.driver, client)
    return days if count is None else _to_half_days(days + effort.per.days * max(0.0, count - effort.per.included))


def count_of(driver: Driver, client: Client) -> float | None:
    """How many of it the client has, hundreds rounded up; None where it did not say."""
    given: dict[Driver, int | None] = {
        "critical_service": client.critical_services,
        "supplier": client.suppliers,
        "site": client.sites,
        "100_employees": _hundreds(client.employees),
        "100_users": _hundreds(client.users),
    }
    return given[driver]


def _hundreds(heads: int | None) -> int | None:
    return None if heads is None else ceil(heads / PER_HUNDRED)


def _to_half_days(days: float) -> float:
    return ceil(days * 2 - 1e-9) / 2


def _fits(variant: Variant, known: Mapping[str, str]) -> bool:
    return all(known.get(context) == option for context, option in variant.when.items())
