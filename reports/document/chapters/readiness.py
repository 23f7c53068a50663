"""ISO/IEC 20000-1, clause by clause: today, at the plan's end, what stands in the way and what closes it."""

from dataclasses import replace

from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Break,
    Cell,
    Column,
    Content,
    Heading,
    Key,
    KeyItem,
    Listed,
    Note,
    Prose,
    Row,
    Table,
    Text,
    Track,
)
from reports.document.chapters.lenses import lens_facts
from reports.document.chapters.requirements import (
    by_rating,
    closing_actions,
    furthest,
    in_full,
    in_full_columns,
    links_of,
    no_answer,
    rated,
)
from reports.document.charts import Counts
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.model import View
from reports.view.readiness import ClosingView, ReadinessView, RequirementProspect, readiness_view

MANY_LEFT = 20  # clauses: of so many the table above says enough


def readiness(context: Context) -> Blocks:
    view, ready = context.view, readiness_view(context.view)
    return (
        Note(label("readiness.indicative"), narrative.fixed_text("indicative", view)),
        *_chosen_lens(view),
        Prose(narrative.readiness_sentence(view)),
        Prose(narrative.fixed_text("readiness_scale", view)),
        *_key(ready),
        _clauses(ready),
        *_moved(context, ready),
        *(() if ready.planned and len(ready.taking("same")) > MANY_LEFT else _left(ready)),
    )


def _chosen_lens(view: View) -> Blocks:
    """Where somebody chose the standard as a lens: what it says of itself, and whether it binds."""
    lens, needs = view.questionnaire.lenses.get(view.result.clause_lens), view.assessment.needs
    if lens is None or lens.id not in needs.lenses:
        return ()
    return lens_facts(lens), Prose(narrative.lens_stance(lens, binds=lens.id in needs.binding_lenses))


# ---- Every clause, today and at the plan's end


def _key(ready: ReadinessView) -> Blocks:
    if not ready.planned:
        return ()
    return (Key((KeyItem("today", label("readiness.today")), KeyItem("gain", label("readiness.plan_adds")))),)


def _clauses(ready: ReadinessView) -> Table:
    planned = ready.planned
    today = (
        Column(label("columns.clause"), 13, id="clause"),
        Column(label("columns.title"), 55 if planned else 74, id="title"),
        Column(label("readiness.readiness"), 22 if planned else 34),
        Column(label("readiness.percent"), 11, "right"),
        Column(label("columns.today"), 16 if planned else 20, id="rating"),
    )
    end = (
        Column(label("readiness.percent"), 11, "right"),
        Column(label("readiness.plans_end"), 16, id="rating_then"),
        Column(label("readiness.with_the_plan"), id="prospect"),
    )
    answered = (Column(label("readiness.answered"), None, "right"),)
    return Table(
        label("readiness.clauses"),
        (*today, *(end if planned else answered)),
        cells.rows(*(_clause(clause, planned) for clause in ready.requirements)),
        role="clauses",
        row_head=1,
        further=in_full_columns(planned),
        id="clauses",
    )


def foremost_clauses(view: View, most: int) -> Table:
    """Where there is room for a few: those that the plan moves most, or those furthest away where it moves none."""
    ready = readiness_view(view)
    far = furthest(ready.requirements)
    moved = sorted(
        (clause for clause in ready.requirements if clause.gain > 0), key=lambda c: (c.course != "closed", -c.gain)
    )
    table = _clauses(replace(ready, requirements=tuple((moved or far)[:most])))
    return replace(table, caption=label("slides.moved_most" if moved else "slides.furthest"))


def clauses_by_rating(view: View) -> Counts:
    """How many clauses are rated N, P, L and F, today and, where there is a plan, at its end: for slides."""
    ready = readiness_view(view)
    now = [clause.now.rating for clause in ready.requirements]
    then = [clause.then.rating for clause in ready.requirements]
    return Counts(
        (label("columns.today"), *((label("readiness.plans_end"),) if ready.planned else ())),
        by_rating([now, then] if ready.planned else [now]),
    )


def _clause(clause: RequirementProspect, planned: bool) -> Row:
    return cells.row(
        cells.text(clause.id),
        cells.text(clause.title),
        *_today(clause),
        *(_end(clause) if planned else _answered(clause)),
        further=in_full(clause, planned, _lifting(clause)),
    )


def _today(clause: RequirementProspect) -> tuple[Cell, ...]:
    if clause.now.readiness is None:
        return (no_answer(span=3),)
    return (
        Cell((Track(clause.now.readiness, clause.gain),)),
        cells.share(clause.now.readiness),
        Cell(rated(clause.now.rating)),
    )


def _end(clause: RequirementProspect) -> tuple[Cell, ...]:
    prospect = narrative.requirement_prospect(clause)
    return (
        cells.text("" if clause.then.readiness is None else formatting.share(clause.then.readiness)),
        Cell(rated(clause.then.rating)),
        cells.text(prospect),
    )


def _answered(clause: RequirementProspect) -> tuple[Cell, ...]:
    return (cells.muted(label("columns.part_of", part=clause.asked - clause.unanswered, whole=clause.asked)),)


# ---- What stands in the way


def _moved(context: Context, ready: ReadinessView) -> Blocks:
    """The clauses that the plan moves: what keeps each from being ready, and which action lifts it, and when."""
    moved = ready.taking("closed", "nearer")
    if not moved:
        return ()
    return (
        Heading(label("readiness.way_and_closing")),
        Prose(narrative.fixed_text("readiness_way", context.view)),
        Table(
            label("readiness.moved"),
            (
                Column(label("columns.clause"), 36),
                Column(label("readiness.in_the_way"), 62),
                Column(label("readiness.planned_actions")),
            ),
            cells.rows(*(_moved_clause(clause, links_of(context)) for clause in moved)),
            role="clauses",
        ),
    )


def _moved_clause(clause: RequirementProspect, links: frozenset[str]) -> Row:
    prospect = Text(narrative.requirement_prospect(clause))
    return cells.row(
        Cell((*_named(clause), Break(), prospect)), Cell(_in_the_way(clause)), Cell(_closing(clause, links))
    )


def _named(clause: RequirementProspect) -> Content:
    return Text(clause.id, "strong"), Text(clause.title)


def _in_the_way(clause: RequirementProspect) -> Content:
    """Each obstacle with its course, then how many more there are."""
    items = tuple(
        (Text(narrative.obstacle(found)), Text(narrative.obstacle_course(found), "end")) for found in clause.obstacles
    )
    more = (
        narrative.further_obstacles(clause) if clause.further_obstacles else "",
        narrative.without_answer(clause) if clause.unanswered else "",
    )
    return (*((Listed(items),) if items else ()), *cells.lines(*(Text(text) for text in more if text)))


def _closing(clause: RequirementProspect, links: frozenset[str]) -> Content:
    remaining = (Text(narrative.remaining(clause)),) if clause.remaining else ()
    return (*closing_actions(_lifting(clause), links, "end"), *remaining)


def _lifting(clause: RequirementProspect) -> list[ClosingView]:
    """What merely names a clause moves no number of it."""
    return [closing for closing in clause.closing if closing.lifts]


def _left(ready: ReadinessView) -> Blocks:
    left = ready.taking("same")
    if not left:
        return ()
    return (
        Heading(label("readiness.left" if ready.planned else "readiness.way")),
        Table(
            label("readiness.left_clauses" if ready.planned else "readiness.way_of_each"),
            (
                Column(label("columns.clause"), 62),
                Column(label("columns.today"), 22),
                Column(label("readiness.in_the_way")),
            ),
            cells.rows(
                *(
                    cells.row(
                        Cell(_named(clause)), Cell(rated(clause.now.rating)), cells.text(narrative.obstacles(clause))
                    )
                    for clause in left
                )
            ),
            role="clauses",
        ),
    )
