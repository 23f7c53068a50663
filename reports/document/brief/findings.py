"""The findings on a page: what was found and by what, what it costs, what follows."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessment.advice.closed_by import DangerOutlook
from reports import narrative
from reports.document import cells
from reports.document.blocks import Blocks, Break, Cell, Column, Content, Inline, Prose, Row, Table, Text, texts
from reports.document.chapters.summary import REMARK_CHARACTERS, besides_table, summary
from reports.document.context import Context
from reports.document.room import first_that_fits, room_under
from reports.narrative import ToldFinding, ToldRemark, bottom_line, brief_pages
from reports.narrative.labels import label
from reports.narrative.own_words import every_remark, own_words
from reports.text.sanitize import shorten, whole_sentences
from reports.view.model import ActionView, View

CRITERION, CONSEQUENCE, MOST_EVIDENCE = 170, 120, 260  # characters
EVIDENCE, OUTLOOK = 150, 150
MOST = 6


@dataclass(frozen=True)
class Extent:
    """How much is told: of a description (characters), actions of each finding, findings, and remarks in all."""

    characters: int
    actions: int
    findings: int
    remarks: int


EXTENTS = (
    *(Extent(420, 1, MOST, remarks) for remarks in (20, 16, 12, 10, 8, 6, 4, 2, 0)),
    *(Extent(characters, 1, MOST, 0) for characters in (300, 200)),
    Extent(200, 0, 5, 0),
    *(Extent(140, 0, findings, 0) for findings in (5, 4, 3)),
)


def findings(context: Context) -> Blocks:
    view = context.view
    told = [one for one in narrative.chosen_findings(view) if one.kind != "strength"][:MOST]
    if not told:
        return (Prose(narrative.needs_in_short(view), "matters"),) if view.needs else ()
    said = _said_before(context)
    room = room_under(brief_pages.findings_brief_title(view), context.page_size)
    return first_that_fits(EXTENTS, lambda extent: _told(view, told[: extent.findings], extent, said), room)


def _said_before(context: Context) -> frozenset[str]:
    """The remarks that the first page tells."""
    first_page = " ".join(texts(summary(context)))
    return frozenset(
        remark.id
        for remark in every_remark(context.view)
        if (words := bottom_line.remark(remark, REMARK_CHARACTERS)) and words in first_page
    )


def _told(view: View, told: Sequence[ToldFinding], extent: Extent, said: frozenset[str]) -> Blocks:
    words = own_words(view, told, extent.remarks, said)
    table = Table(
        label("brief.findings"),
        (
            Column(label("brief.what_was_found"), 70),
            Column(label("brief.what_it_costs"), 44),
            Column(label("brief.what_follows")),
        ),
        cells.rows(*(_finding(view, one, words.under[one.id], extent) for one in told)),
        role="found-table",
    )
    return (table, *besides_table(words.besides))


def _finding(view: View, one: ToldFinding, words: Sequence[ToldRemark], extent: Extent) -> Row:
    found = _found(one, words, extent.characters)
    return cells.row(Cell(found), Cell(_costs(one)), Cell(_follows(view, one, extent.actions)))


def _found(one: ToldFinding, words: Sequence[ToldRemark], characters: int) -> Content:
    shown = " ".join(told for remark in words if (told := bottom_line.remark(remark, REMARK_CHARACTERS)))
    evidence = list(dict.fromkeys(remark.evidence.rstrip(".") for remark in one.remarks if remark.evidence))
    while sum(map(len, evidence)) > EVIDENCE and len(evidence) > 1:
        evidence.pop()
    proof = label("brief.evidence", evidence=shorten("; ".join(evidence), MOST_EVIDENCE)[0]) if evidence else ""
    condition = "" if shown else whole_sentences(one.condition, characters)
    parts = (Text(one.title, "strong"), Text(condition), Text(shown), Text(proof))
    return cells.lines(*(part for part in parts if part.text))


def _costs(one: ToldFinding) -> Content:
    parts = [Text(whole_sentences(one.consequence, CONSEQUENCE))]
    if one.kind in ("duty", "promise", "fallen", "unserved_need"):
        parts.append(Text(whole_sentences(one.criterion, CRITERION)))
    return cells.lines(*(part for part in parts if part.text))


def _follows(view: View, one: ToldFinding, number: int) -> Content:
    parts: list[Inline] = [Text(whole_sentences(one.outlook, OUTLOOK))] if one.outlook else []
    others = [action for action in _bearing(one) if action.title not in one.outlook]
    for action in others[:number]:
        when = narrative.when(action, view.roadmap)
        parts.append(Text(label("brief.action_when", title=action.title, when=when)))
    return tuple(piece for at, part in enumerate(parts) for piece in ((Break(), part) if at else (part,)))


def _bearing(one: ToldFinding) -> tuple[ActionView, ...]:
    """What follows from it; of what is proposed for a danger only what lifts the aspect that it was seen in."""
    if one.kind != "danger" or one.finding is None or {action.id for action in one.actions} - set(one.finding.actions):
        return one.actions
    dangers = (part.about for part in one.finding.of("danger"))
    aspects = {about.danger.question.entry.aspect for about in dangers if isinstance(about, DangerOutlook)}
    return tuple(action for action in one.actions if action.aspect in aspects)
