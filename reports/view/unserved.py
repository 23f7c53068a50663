"""Chosen needs that nothing in the plan serves: whoever chose them would look for them in it in vain."""

from dataclasses import dataclass

from reports.view.model import NeedView, View


@dataclass(frozen=True)
class Unserved:
    """`actions` in all speak to the `left_out` needs and wait outside the plan; none applies to `not_advised` ones.

    What a need `beyond_scope` bears on are topics that nobody was asked about.
    """

    left_out: tuple[NeedView, ...]
    actions: int
    not_advised: tuple[NeedView, ...]
    beyond_scope: tuple[NeedView, ...]


def unserved(view: View) -> Unserved:
    """Heaviest first; nothing where nothing is planned, since then no need is served and everybody sees it."""
    planned = {need for action in view.actions if action.start is not None for need in action.serves}
    missing = [need for need in view.needs if need.id not in planned] if planned else []
    waiting = {need.id: {action.id for action in view.roadmap.left_out if need.id in action.serves} for need in missing}
    return Unserved(
        tuple(need for need in missing if waiting[need.id]),
        len(set().union(*waiting.values())),
        tuple(need for need in missing if not waiting[need.id] and not need.topics),
        tuple(need for need in missing if not waiting[need.id] and need.topics),
    )
