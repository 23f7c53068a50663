"""Where the client stands: key figures, stages, components of the service value system, and its leadership's part."""

from reports import narrative
from reports.document.blocks import Blocks, Heading, Note, Prose, Together
from reports.document.chapters.stages import (
    components_table,
    has_components,
    key_figures,
    leadership_table,
    radar,
    stages_table,
)
from reports.document.chapters.value_chain import through_value_chain
from reports.document.context import Context
from reports.narrative.labels import label
from reports.view.model import View


def maturity(context: Context) -> Blocks:
    return (
        key_figures(context),
        *_radar(context),
        Heading(label("maturity.stages")),
        stages_table(context),
        *(_components(context.view) if context.tells("components") else ()),
        *(_leadership(context.view) if context.tells("leadership") else ()),
        *through_value_chain(context),
    )


def _radar(context: Context) -> Blocks:
    if not context.draws_radar:
        return ()
    return (
        Note(label("signs.how_to_read"), narrative.fixed_text("stages", context.view)),
        radar(context.view),
    )


def _components(view: View) -> Blocks:
    if not has_components(view):
        return ()
    return (Together((Heading(narrative.components_title(view)), components_table(view))),)


def _leadership(view: View) -> Blocks:
    """What the components need next; it stands beside the plan, which schedules none of it."""
    table = leadership_table(view)
    if table is None:
        return ()
    return (Heading(label("maturity.leadership")), Prose(narrative.leadership_sentence(view)), table)
