"""What a director reads: one judgement, the key figures, three findings, three moves."""

from reports import narrative
from reports.document.blocks import Beside, Block, Blocks, Card, Cards, Entry, Heading, Line, Prose, Text
from reports.document.chapters.stages import key_figures, outlook, outlook_title
from reports.document.context import Context
from reports.narrative import NextAction
from reports.narrative.labels import label
from reports.view.model import View


def summary(context: Context) -> Blocks:
    view = context.view
    return (
        *((key_figures(context),) if view.headline.valued else ()),
        *_findings(context),
        *_moves(view),
        *_unserved(view),
        *_first_step(view),
        Line((Text(narrative.summary_basis(view)),), "basis"),
    )


def _findings(context: Context) -> Blocks:
    found = narrative.findings(context.view)
    told: tuple[Block, ...] = ()
    if found:
        told = (
            Heading(label("summary.found")),
            *(Entry(finding.title, finding.text, role="found") for finding in found),
        )
    drawn: tuple[Block, ...] = ()
    if context.draws_radar and (found or context.coverage.levelled):
        drawn = (Heading(outlook_title(context)), outlook(context))
    return (Beside(told, drawn),) if told or drawn else ()


def _moves(view: View) -> Blocks:
    moves = narrative.next_actions(view)
    if not moves:
        return ()
    return (
        Heading(label("summary.move" if len(moves) == 1 else "summary.moves")),
        Cards(tuple(_card(move) for move in moves)),
    )


def _card(move: NextAction) -> Card:
    return Card(move.title, label("summary.when", when=move.when, effort=move.effort), move.text)


def _unserved(view: View) -> Blocks:
    """What the reader chose and will not find in the plan."""
    missing = narrative.unserved_needs(view)
    return (Prose(missing, "rest"),) if missing else ()


def _first_step(view: View) -> Blocks:
    """Where nothing is known yet."""
    if view.headline.valued or not view.headline.asked:
        return ()
    return (Beside((Heading(label("summary.first_step")), Prose(narrative.first_step(view))), ()),)
