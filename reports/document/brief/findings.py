"""The findings on a page: what was found and by what, what it costs, what follows."""

from collections.abc import Sequence

from reports import narrative
from reports.document import cells
from reports.document.blocks import Blocks, Break, Cell, Column, Content, Inline, Prose, Row, Table, Text
from reports.document.context import Context
from reports.document.room import first_that_fits, lines_of_title
from reports.narrative import ToldFinding, bottom_line, brief_pages
from reports.narrative.labels import label
from reports.text.sanitize import shorten, whole_sentences
from reports.view.model import View

CRITERION, CONSEQUENCE, MOST_EVIDENCE = 170, 120, 260  # characters
REMARK_CHARACTERS, OUTLOOK = 150, 150
EXTENTS = ((420, 1, 6), (300, 1, 6), (200, 1, 6), (200, 0, 5), (140, 0, 5), (140, 0, 4), (140, 0, 3))
ROOM = 55.0  # lines of a page, its title among them
SHOWN_BEFORE, FURTHER = 1, 2  # remarks: that the first page tells, and that follow here
MOST = 6


def findings(context: Context) -> Blocks:
    view = context.view
    told = [one for one in narrative.chosen_findings(view) if one.kind != "strength"][:MOST]
    if not told:
        return (Prose(narrative.needs_in_short(view), "matters"),) if view.needs else ()
    room = ROOM - lines_of_title(brief_pages.findings_brief_title(view))
    return first_that_fits(EXTENTS, lambda extent: (_table(view, told, extent),), room)


def _table(view: View, told: Sequence[ToldFinding], extent: tuple[int, int, int]) -> Table:
    characters, actions, findings = extent
    return Table(
        label("brief.findings"),
        (
            Column(label("brief.what_was_found"), 70),
            Column(label("brief.what_it_costs"), 44),
            Column(label("brief.what_follows")),
        ),
        cells.rows(*(_finding(view, one, characters, actions) for one in told[:findings])),
        role="found-table",
    )


def _finding(view: View, one: ToldFinding, characters: int, actions: int) -> Row:
    return cells.row(Cell(_found(one, characters)), Cell(_costs(one)), Cell(_follows(view, one, actions)))


def _found(one: ToldFinding, characters: int) -> Content:
    further = one.remarks[SHOWN_BEFORE : SHOWN_BEFORE + FURTHER]
    shown = " ".join(told for remark in further if (told := bottom_line.remark(remark, REMARK_CHARACTERS)))
    evidence = list(dict.fromkeys(remark.evidence.rstrip(".") for remark in one.remarks if remark.evidence))
    while sum(map(len, evidence)) > REMARK_CHARACTERS and len(evidence) > 1:
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
    others = [action for action in one.actions if action.title not in one.outlook]
    for action in others[:number]:
        when = narrative.when(action, view.roadmap)
        parts.append(Text(label("brief.action_when", title=action.title, when=when)))
    return tuple(piece for at, part in enumerate(parts) for piece in ((Break(), part) if at else (part,)))
