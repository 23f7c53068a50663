"""Strengths, gaps, blind spots, and where people disagree."""

from collections.abc import Sequence

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Entry,
    Heading,
    Level,
    Note,
    Notice,
    Prose,
    Row,
    Table,
    Text,
)
from reports.document.context import Context
from reports.narrative import ToldFinding, bottom_line
from reports.narrative.labels import label
from reports.text import formatting
from reports.text.paragraphs import in_one_line
from reports.text.sanitize import shorten
from reports.view.model import PracticeView, QuestionView, View

TOLD_BLIND_SPOTS, SHOWN_DISPUTED = 3, 8
MOST_FINDINGS, FEW_FINDINGS = 9, 5
CONDITION, CRITERION, REMARK_CHARACTERS = 420, 260, 170


def findings(context: Context) -> Blocks:
    view = context.view
    told = [one for one in narrative.told_findings(view) if one.kind != "strength"]
    shown = told[: FEW_FINDINGS if context.is_quick else MOST_FINDINGS]
    return (
        *((_table(shown),) if shown else ()),
        *(
            (Prose(label("findings.shown", shown=len(shown), total=len(told)), "rest"),)
            if len(shown) < len(told)
            else ()
        ),
        *_strengths(view),
        *_blind_spots(view),
        *_disputed(context),
        *_perception(view),
        *_hints(view),
    )


def _table(shown: Sequence[ToldFinding]) -> Table:
    """The heaviest with what proves them, what was expected, what it costs and what follows."""
    return Table(
        label("findings.by_weight"),
        (
            Column(label("columns.number"), 7),
            Column(label("brief.what_was_found"), 66, id="found"),
            Column(label("findings.expected"), 40),
            Column(label("brief.what_it_costs"), 30, id="costs"),
            Column(label("brief.what_follows"), id="follows"),
        ),
        cells.rows(*(_finding(one) for one in shown)),
        role="compact found-table",
        row_head=1,
        id="findings",
    )


def _finding(one: ToldFinding) -> Row:
    remarks = " ".join(bottom_line.remark(remark, REMARK_CHARACTERS) for remark in one.remarks)
    found = (Text(one.title, "strong"), Text(shorten(one.condition, CONDITION)[0]), Text(remarks))
    return cells.row(
        cells.muted(str(one.rank)),
        Cell(cells.lines(*(part for part in found if part.text))),
        cells.text(shorten(one.criterion, CRITERION)[0]),
        cells.text(one.consequence),
        cells.text(one.outlook),
    )


def _strengths(view: View) -> Blocks:
    """Those that findings call so: no practice is a strength and a gap at once."""
    strong = [one for one in narrative.told_findings(view) if one.kind == "strength"]
    if not strong:
        return ()
    return (
        Heading(label("findings.strength" if len(strong) == 1 else "findings.strengths")),
        Prose(narrative.fixed_text("strength", view), "small"),
        *(Entry(one.title, one.condition, role="finding-row plain") for one in strong),
    )


def _blind_spots(view: View) -> Blocks:
    if not view.blind_spots:
        return ()
    told = [(practice, narrative.blind_spot_sentence(view, practice)) for practice in view.blind_spots]
    shown: tuple[Block, ...] = tuple(entry(practice, sentence) for practice, sentence in told)
    if len(told) > TOLD_BLIND_SPOTS:
        shown = (_blind_spot_table(told),)
    return (
        Note(label("findings.blind_spot"), narrative.fixed_text("blind_spot", view)),
        Heading(label("findings.blind_spot" if len(told) == 1 else "findings.blind_spots")),
        *shown,
    )


def entry(practice: PracticeView, sentence: str, more: str = "") -> Entry:
    return Entry(practice.practice.name, sentence, Level(practice.result.level), more)


def _blind_spot_table(told: list[tuple[PracticeView, str]]) -> Table:
    return Table(
        label("findings.blind_spots"),
        (
            Column(label("columns.practice"), 52, id="practice"),
            Column(label("columns.level"), 12, "middle", id="level"),
            Column(label("findings.why"), id="why"),
        ),
        cells.rows(
            *(
                cells.row(
                    cells.text(practice.practice.name),
                    cells.level(practice.result.level),
                    cells.text(in_one_line(sentence)),
                )
                for practice, sentence in told
            )
        ),
        width=120,
        id="blind_spots",
    )


def _disputed(context: Context) -> Blocks:
    view = context.view
    if not view.disputed:
        return ()
    further = len(view.disputed) - SHOWN_DISPUTED
    return (
        Note(label("findings.agreement"), narrative.fixed_text("agreement", view)),
        Heading(narrative.disputed_title(view)),
        Prose(narrative.disputed_sentence(view)),
        Table(
            label("findings.disputed"),
            (
                Column(label("columns.practice"), 44),
                Column(label("columns.question")),
                Column(label("columns.ratings"), 20),
                Column(label("findings.agreement"), 20, "right"),
            ),
            cells.rows(*(_question(view, question) for question in view.disputed[:SHOWN_DISPUTED])),
        ),
        *((Prose(narrative.further_disputed(further), "small"),) if further > 0 and "annex" in context.has else ()),
    )


def _perception(view: View) -> Blocks:
    """Groups of three people or more that see the same work differently."""
    sentences = narrative.perception_sentences(view.assessment, view.questionnaire)
    return (Heading(label("findings.perception")), *(Prose(one) for one in sentences)) if sentences else ()


def _question(view: View, question: QuestionView) -> Row:
    result = question.result
    ratings = cells.lines(
        Text(f"{result.lowest} to {result.highest}"), Text(formatting.count(result.raters, "rating"), "muted")
    )
    return cells.row(
        cells.text(narrative.subject_name(view, question)),
        cells.text(question.question.entry.text),
        Cell(ratings),
        cells.text("" if result.agreement is None else formatting.score(result.agreement)),
    )


def _hints(view: View) -> Blocks:
    hints = narrative.plausibility_notes(view)
    return (Notice(label("findings.hints"), hints),) if hints else ()
