"""How sure this is, how the numbers come about in a few lines, and where the rest is told."""

from assessment.engagement.version import answered_version
from reports import narrative
from reports.document.blocks import Blocks, Prose
from reports.document.chapters.method import fingerprint
from reports.document.context import Context
from reports.narrative import brief_pages


def method(context: Context) -> Blocks:
    view = context.view
    in_short = narrative.fixed_text("method_in_five_lines", view)
    return (
        *((Prose(brief_pages.how_sure(view)),) if view.headline.asked else ()),
        Prose(f"{in_short} {narrative.order_of_the_plan(view)}".strip(), "small"),
        Prose(narrative.method_check_in_short(view, context.has), "small"),
        *(
            (Prose(narrative.fixed_text("questionnaire", view)),)
            if answered_version(view.assessment, view.questionnaire)
            else ()
        ),
        *fingerprint(view),
        Prose(view.questionnaire.framework.notice, "muted"),
    )
