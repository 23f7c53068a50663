"""Strengths, gaps, blind spots and disagreement, on a page."""

from reports import narrative
from reports.document.blocks import Blocks, Heading, Notice, Prose
from reports.document.chapters.findings import entry
from reports.document.context import Context
from reports.narrative.labels import label
from reports.view.model import View

TOLD_BLIND_SPOTS, HINTS = 4, 3


def findings(context: Context) -> Blocks:
    view = context.view
    return (
        *((Prose(narrative.needs_in_short(view), "asked"),) if view.needs else ()),
        *_strengths(view),
        *_gaps(view),
        *_blind_spots(view),
        *_disputed(view),
        *_hints(view),
    )


def _strengths(view: View) -> Blocks:
    if not view.strengths:
        return ()
    return (
        Heading(label("findings.strength" if len(view.strengths) == 1 else "findings.strengths")),
        *(entry(practice, narrative.strength_sentence(view, practice)) for practice in view.strengths),
    )


def _gaps(view: View) -> Blocks:
    if not view.gaps:
        return ()
    return (
        Heading(label("findings.gap" if len(view.gaps) == 1 else "findings.gaps")),
        *(entry(practice, narrative.gap_sentence(view, practice)) for practice in view.gaps),
    )


def _blind_spots(view: View) -> Blocks:
    if not view.blind_spots:
        return ()
    told, further = view.blind_spots[:TOLD_BLIND_SPOTS], view.blind_spots[TOLD_BLIND_SPOTS:]
    return (
        Heading(label("findings.blind_spot" if len(view.blind_spots) == 1 else "findings.blind_spots")),
        *(entry(practice, narrative.blind_spot_sentence(view, practice)) for practice in told),
        *((Prose(narrative.further_blind_spots(further), "rest"),) if further else ()),
    )


def _disputed(view: View) -> Blocks:
    if not view.disputed:
        return ()
    return (Heading(narrative.disputed_title(view)), Prose(narrative.disputed_sentence(view), "rest"))


def _hints(view: View) -> Blocks:
    hints = narrative.plausibility_notes(view)[:HINTS]
    return (Notice(label("findings.hints"), hints),) if hints else ()
