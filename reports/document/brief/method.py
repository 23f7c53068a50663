"""How the numbers come about, what they rest on, and what they are not, on a page."""

from reports import narrative
from reports.document.blocks import Beside, Blocks, Heading, Prose
from reports.document.chapters.method import fingerprint, levels_table
from reports.document.context import Context
from reports.narrative.labels import label

TEXTS = ("states_in_short", "levels_in_short", "importance_in_short")


def method(context: Context) -> Blocks:
    view = context.view
    return (
        Beside(
            (
                Heading(label("method.found")),
                Prose("\n\n".join(narrative.fixed_text(name, view) for name in TEXTS)),
                Heading(label("method.rests_on")),
                Prose(narrative.rests_on(view)),
                Heading(label("method.check")),
                Prose(narrative.method_check_in_short(view, context.has)),
                *fingerprint(view),
                Heading(label("method.is_not")),
                Prose(narrative.slide_is_not()),
                Prose(view.questionnaire.framework.notice, "muted"),
            ),
            (Heading(label("method.levels")), levels_table(view)),
        ),
    )
