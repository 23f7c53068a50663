"""Needs, maturity, changes, practices by aspect, findings, and each practice."""

from reports import changes as changed
from reports import charts, narrative, wording
from reports.client_text import shorten
from reports.practice_pages import PracticePage, practice_pages
from reports.standing import standing
from reports.view import PracticeView, StageView, View
from reports.word.writer import Cell, Content, Writer, level_cell, number_cell, value_cell

KINDS = {"driver": "Business driver", "pain_point": "Pain point", "risk": "Risk"}
RADAR_FROM_STAGES, SHOWN_DISPUTED, REMARK_CHARACTERS = 3, 15, 180
DIRECTIONS = {"fell": "Fell", "rose": "Rose", "same": "Stayed"}


def needs(writer: Writer, view: View) -> None:
    writer.paragraph(narrative.needs_sentence(view))
    writer.table("What you chose, with its weight from 1 to 3", ("Need", "Kind", "Weight", "Bears most on"), [
        (need.name, KINDS[need.kind], number_cell(str(need.weight)),
         wording.shortlist([view.framework.practices[practice].name for practice, _ in need.practices]) or "–")
        for need in view.needs], (56, 26, 14, 70))
    bearing = sorted((p for p in standing(view).applicable if p.needs), key=lambda p: -p.importance)
    writer.table("What follows for the practices", ("Practice", "Importance", "Level", "Target", "Why this target"), [
        (practice.practice.name, number_cell(wording.share(practice.importance)), level_cell(practice.result.level),
         Cell(_target(practice), align="c"), _why(practice)) for practice in bearing], (48, 22, 13, 14, 69))


def _target(practice: PracticeView) -> str:
    return "–" if practice.target is None else str(practice.target)


def _why(practice: PracticeView) -> str:
    reason = (practice.target_reason if practice.target == practice.suggested_target
              else f"You set this target; {practice.suggested_target} was suggested.")
    return " ".join([reason, *(warning.text for warning in practice.warnings)])


def maturity(writer: Writer, view: View) -> None:
    levels, head = view.framework.facts.levels, view.headline
    name = "" if head.level is None else f", {levels[head.level].name.lower()}"
    writer.paragraph(f"{wording.headline_level(head)}{name}", lead="Capability level:")
    writer.paragraph(wording.headline_score(head) or "", lead="Mean score:" if head.score is not None else "")
    if sum(stage.score is not None for stage in view.stages) >= RADAR_FROM_STAGES:
        writer.figure(charts.radar_picture(view.stages), charts.radar_text(view.stages),
                      "The stages: score now (filled), target (diamond), what open questions leave (pale bar)", 105)
    writer.table("The stages", ("Stage", "Score", "With open questions", "Target", "Practices"), [
        (stage.name, _score(stage.score), number_cell(_open(stage)), _score(stage.target),
         number_cell(str(stage.practices))) for stage in view.stages], (46, 24, 44, 26, 26))
    if any(component.level is not None for component in view.components):
        writer.heading(narrative.components_title(view), 2)
        writer.table("Components of the service value system", ("Component", "Level", "What it is"), [
            (component.name, level_cell(component.level), component.in_short) for component in view.components],
            (46, 15, 105))
    _leadership(writer, view)


def _leadership(writer: Writer, view: View) -> None:
    rows = [(component.name, entry.action.entry.title, number_cell(str(entry.effort_days)),
             view.framework.roles[entry.action.entry.led_by].name)
            for component in view.components if component.advice for entry in component.advice.first]
    if rows:
        writer.heading("What the leadership can take up", 2)
        writer.paragraph(narrative.leadership_sentence(view))
        writer.table("First actions on the components", ("Component", "First", "Days", "Led by"), rows,
                     (40, 76, 14, 36))


def _score(value: float | None) -> Cell:
    return number_cell("–" if value is None else wording.score(value))


def _open(stage: StageView) -> str:
    if stage.low is None or stage.high is None or wording.score(stage.low) == wording.score(stage.high):
        return "–"
    return f"{wording.score(stage.low)} to {wording.score(stage.high)}"


def changes(writer: Writer, view: View) -> None:
    comparison = view.comparison
    assert comparison is not None
    writer.paragraph(narrative.changes_basis(comparison))
    groups = changed.change_rows(view, comparison)
    writer.bullets([narrative.change_sentence(view, row.change) for direction, rows in groups if direction == "fell"
                    for row in rows])
    writer.table("Practice by practice", ("Practice", "Moved", "Then", "Now", "Score then to now", "Promised"), [
        (row.name, DIRECTIONS[direction], level_cell(row.change.earlier), level_cell(row.change.now),
         number_cell(f"{wording.score(row.change.score.earlier)} to {wording.score(row.change.score.now)}"
                     if row.change.score else "–"),
         Cell(str(row.promise.promised) if row.promise else "–", align="c"))
        for direction, rows in groups for row in rows], (58, 22, 14, 14, 36, 22))
    if comparison.promises:
        writer.paragraph(narrative.promises_sentence(view, comparison.promises))
    if comparison.promises or comparison.done:
        writer.paragraph(narrative.done_sentence(comparison.done))
    writer.bullets(narrative.not_compared(view, comparison))


def heat_map(writer: Writer, view: View) -> None:
    aspects = view.framework.aspects
    rows: list[list[Content]] = [
        [practice.practice.name, level_cell(practice.result.level), Cell(_target(practice), align="c"),
         *(value_cell(cell.value) if cell.questions else Cell() for cell in practice.aspects)]
        for practice in standing(view).applicable]
    writer.table("Practices by aspect: the mean of an aspect's questions, 0 to 5",
                 ("Practice", "Level", "Target", *(aspect.name for aspect in aspects.values())), rows,
                 (50, 14, 15, *(87 / len(aspects) for _ in aspects)))


def findings(writer: Writer, view: View) -> None:
    groups = (("Strength", "Strengths", [(p, narrative.strength_sentence(p)) for p in view.strengths]),
              ("Gap", "Gaps that weigh most", [(p, narrative.gap_sentence(view, p)) for p in view.gaps]),
              ("Blind spot", "Blind spots", [(p, narrative.blind_spot_sentence(p)) for p in view.blind_spots]))
    for one, many, items in groups:
        if items:
            writer.heading(one if len(items) == 1 else many, 2)
        for practice, sentence in items:
            writer.paragraph(sentence, lead=f"{practice.practice.name}.")
    if view.disputed:
        writer.heading(narrative.disputed_title(view), 2)
        writer.paragraph(narrative.disputed_sentence(view))
        writer.table("Answers that lie far apart", ("Practice", "Question", "Ratings"), [
            (narrative.subject_name(view, question), question.question.entry.text,
             number_cell(f"{question.result.lowest} to {question.result.highest}"))
            for question in view.disputed[:SHOWN_DISPUTED]], (46, 98, 22))
    hints = narrative.hints(view)
    if hints:
        writer.heading("Before you rely on it", 2)
        writer.bullets(hints)


def practices(writer: Writer, view: View) -> None:
    writer.paragraph(narrative.practices_sentence(view))
    for page in practice_pages(view):
        _practice(writer, view, page)


def _practice(writer: Writer, view: View, page: PracticePage) -> None:
    practice = page.view
    writer.heading(practice.practice.name, 2)
    writer.paragraph(narrative.practice_sentence(practice))
    writer.table(f"{practice.practice.name}: what was said", ("Aspect", "Value", "Closest to today"), [
        (row.aspect, value_cell(row.value), row.description or row.text) for row in page.rows], (32, 16, 118))
    for remark in page.remarks:
        writer.paragraph(shorten(remark.text, REMARK_CHARACTERS)[0], "List Bullet", lead=f"{remark.role}:")
    if page.steps_up:
        writer.heading(f"What level {page.next_level} looks like", 3)
        writer.bullets([f"{step.aspect}: {step.next}" for step in page.steps_up])
    if page.actions:
        writer.heading("What leads there", 3)
        writer.bullets([f"{action.candidate.title} ({narrative.when(action, view.roadmap)}, "
                        f"{wording.days(action.candidate.effort_days)})" for _, action in page.actions])
    elif practice.result.level is not None:
        writer.paragraph(narrative.nothing_to_do(practice))
