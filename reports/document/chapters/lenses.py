"""The chosen laws and standards: whom each binds, what it asks, how far the answers show it, and its limits."""

from dataclasses import replace

from assessment.questionnaire.lens_schema import LensFile
from reports import narrative
from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Cell,
    Column,
    Content,
    Group,
    Heading,
    Note,
    Prose,
    Row,
    Table,
    Text,
)
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
from reports.document.charts import Class, Counts
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.text.dates import display_date
from reports.view.lenses import LensView, ReadLevel, RequirementView, lens_views
from reports.view.model import View
from reports.view.readiness import RequirementProspect

FACTS, REQUIREMENTS = "lens_facts", "lens_requirements"
"""What each lens has one table of, under its heading."""
SAID = {
    "area": "lenses.area",
    "title": "columns.title",
    "asks": "lenses.asks",
    "clock": "lenses.clock",
    "beyond": "lenses.left_out",
}
"""Columns of what the lens says of each requirement, with their headings."""


def lenses(context: Context) -> Blocks:
    links = links_of(context)
    found = lens_views(context.view)
    rated = any(lens.ready for lens in found)
    return (
        Prose(narrative.lenses_sentence(context.view), "intro"),
        *((Prose(narrative.fixed_text("lens_scale", context.view)),) if rated else ()),
        *(block for lens in found for block in _lens(lens, links)),
    )


def lens_facts(lens: LensFile) -> Table:
    """Whom it binds, which text was read and when, where that text is, and what the lens does not cover."""
    facts = (
        ("lenses.for_whom", lens.for_whom),
        ("lenses.edition", label("lenses.read_on", edition=lens.edition, date=display_date(lens.as_of))),
        ("lenses.sources", "\n".join(lens.sources)),
        ("lenses.says_no", "\n".join(lens.says_no)),
    )
    return Table(
        label("lenses.facts", name=lens.name),
        (Column("", 28), Column("")),
        cells.rows(
            *(
                cells.row(
                    Cell((Text(label(name), "strong"),)), Cell(cells.lines(*(Text(line) for line in text.split("\n"))))
                )
                for name, text in facts
            )
        ),
        role="lens",
        id=FACTS,
    )


def _lens(lens: LensView, links: frozenset[str]) -> Blocks:
    return (
        Heading(lens.lens.name),
        Note(label("lenses.indication"), lens.lens.notice),
        Prose(narrative.lens_sentence(lens), "lead"),
        Prose(lens.lens.in_short),
        *((Prose(not_asked),) if (not_asked := narrative.lens_not_asked(lens)) else ()),
        lens_facts(lens.lens),
        _requirements(lens, links) if lens.ready else _crosswalk(lens),
        *((Heading(_levels_head(lens), 3), _levels(lens)) if lens.levels else ()),
    )


# ---- What it asks


def _requirements(lens: LensView, links: frozenset[str]) -> Table:
    planned = bool(lens.ready and lens.ready.planned)
    today = (
        Column(label("columns.number"), 18, id="number"),
        Column(label("lenses.requirement"), 60, id="requirement"),
        Column(label("columns.today"), 20, id="rating"),
    )
    end = (Column(label("readiness.with_the_plan"), 22, id="prospect"),) if planned else ()
    return Table(
        label("lenses.requirements", name=lens.lens.name),
        (*today, *end, Column(label("lenses.way_and_closing" if planned else "readiness.in_the_way"), id="way")),
        tuple(
            Group(area.title, tuple(_requirement(one, area.title, planned, links) for one in of_it))
            for area, of_it in lens.areas
        ),
        role="lens",
        further=(*(Column(label(name), id=identity) for identity, name in SAID.items()), *in_full_columns(planned)),
        id=REQUIREMENTS,
    )


def _requirement(one: RequirementView, area: str, planned: bool, links: frozenset[str]) -> Row:
    return cells.row(
        cells.text(one.requirement.shown),
        Cell(_asked(one)),
        *(_unasked(one, planned) if one.prospect is None else _asked_about(one.prospect, planned, links)),
        further=(*_said(one, area), *in_full(one.prospect, planned, one.prospect.closing if one.prospect else ())),
    )


def _asked(one: RequirementView) -> Content:
    """Its title, what it asks, a time that the source sets, and what of it no question asks."""
    clock, beyond = one.requirement.clock, one.requirement.beyond if one.prospect else None
    said = (
        one.requirement.asks,
        label("lenses.time_limit", clock=clock) if clock else None,
        label("lenses.beyond", beyond=beyond) if beyond else None,
    )
    return cells.lines(Text(one.requirement.title, "strong"), *(Text(text, "muted") for text in said if text))


def _unasked(one: RequirementView, planned: bool) -> tuple[Cell, ...]:
    return (Cell((Text(narrative.unasked_reason(one), "muted"),), span=3 if planned else 2),)


def _asked_about(prospect: RequirementProspect, planned: bool, links: frozenset[str]) -> tuple[Cell, ...]:
    rating = prospect.now.rating
    today = Cell(rated(rating)) if rating else no_answer()
    end = (cells.text(narrative.requirement_prospect(prospect)),) if planned else ()
    return today, *end, Cell(_way(prospect, links))


def _way(prospect: RequirementProspect, links: frozenset[str]) -> Content:
    """What stands in the way, then the planned actions that close it, each with the period in which it ends."""
    obstacles = narrative.obstacles(prospect) if prospect.obstacles or prospect.unanswered else ""
    return (*((Text(obstacles),) if obstacles else ()), *closing_actions(prospect.closing, links, "muted"))


def _said(one: RequirementView, area: str) -> tuple[Cell, ...]:
    """What the lens says of it, in columns of their own."""
    requirement = one.requirement
    return (
        cells.text(area),
        cells.text(requirement.title),
        cells.text(requirement.asks or ""),
        cells.text(requirement.clock or ""),
        cells.text(requirement.beyond or "" if one.prospect else ""),
    )


def _crosswalk(lens: LensView) -> Table:
    return Table(
        label("lenses.beside", name=lens.lens.name),
        (
            Column(label("columns.number"), 18, id="number"),
            Column(label("columns.title"), 66, id="title"),
            Column(label("lenses.practices"), id="practices"),
        ),
        tuple(Group(area.title, tuple(_entry(one, area.title) for one in of_it)) for area, of_it in lens.areas),
        role="lens",
        further=(Column(label("lenses.area"), id="area"),),
        id=REQUIREMENTS,
    )


def _entry(one: RequirementView, area: str) -> Row:
    asked = bool(one.practices or one.others)
    return cells.row(
        cells.text(one.requirement.shown),
        cells.text(one.requirement.title),
        cells.text(narrative.practices_beside(one)) if asked else cells.muted(narrative.unasked_reason(one)),
        further=(cells.text(area),),
    )


# ---- What only a slide has room for


def lenses_by_rating(view: View) -> Counts | None:
    """How many requirements of each chosen lens have which rating, no answer, and no question, today and, where there
    is a plan, at its end. None where only names are laid beside the practices.
    """
    found = [lens for lens in lens_views(view) if lens.ready]
    moments = [
        (_moment(name, lens, several=len(found) > 1), lens, then)
        for lens in found
        for name, then in (("columns.today", False), ("readiness.plans_end", True))
        if lens.ready and (lens.ready.planned or not then)
    ]
    ratings = [_ratings(lens, then=then) for _, lens, then in moments]
    if not moments:
        return None
    return Counts(
        tuple(name for name, _, _ in moments),
        (
            *reversed(by_rating(ratings)),
            Class(label("readiness.no_answer"), tuple(of_it.count(None) for of_it in ratings)),
            Class(label("lenses.not_asked"), tuple(lens.unasked for _, lens, _ in moments)),
        ),
    )


def _moment(name: str, lens: LensView, *, several: bool) -> str:
    return label("lenses.moment", name=lens.lens.name, moment=label(name)) if several else label(name)


def _ratings(lens: LensView, *, then: bool) -> list[str | None]:
    prospects = [one.prospect for one in lens.requirements if one.prospect]
    return [(one.then if then else one.now).rating for one in prospects]


def furthest_requirements(view: View, most: int) -> Table | None:
    """Where there is room for a few: those of each chosen lens that are furthest from being shown, under its name where
    there are several. None where all that has an answer is fully shown.
    """
    found = [lens for lens in lens_views(view) if lens.ready and _furthest(lens)]
    if not found:
        return None
    each = max(1, most // len(found) - (len(found) > 1))
    table, planned = _requirements(found[0], frozenset()), bool(found[0].ready and found[0].ready.planned)
    groups = (
        Group(
            lens.lens.name if len(found) > 1 else "",
            tuple(_requirement(one, "", planned, frozenset()) for one in _furthest(lens)[:each]),
        )
        for lens in found
    )
    return replace(table, caption=label("slides.furthest_requirements"), groups=tuple(groups))


def _furthest(lens: LensView) -> list[RequirementView]:
    by_id = {one.requirement.id: one for one in lens.requirements}
    far = furthest(one.prospect for one in lens.requirements if one.prospect)
    return [by_id[prospect.id] for prospect in far if prospect.course != "ready"]


# ---- Which levels we read from it


def _levels_head(lens: LensView) -> str:
    return label("lenses.owed" if lens.binds else "lenses.compared", name=lens.lens.name)


def _levels(lens: LensView) -> Table:
    return Table(
        _levels_head(lens),
        (
            Column(label("columns.practice"), 44),
            Column(label("lenses.level"), 20, "right"),
            Column(label("columns.today"), 16, "right"),
            Column(label("readiness.with_the_plan"), 30),
            Column(label("lenses.reason")),
        ),
        cells.rows(*(_level(one) for one in lens.levels)),
        role="lens",
    )


def _level(read: ReadLevel) -> Row:
    return cells.row(
        cells.text(read.practice.practice.name),
        cells.whole(read.level),
        cells.text(formatting.level_text(read.practice.result)),
        cells.text(narrative.read_level_outlook(read)),
        cells.text(read.reason),
    )
