"""The words used, how the numbers come about, what they rest on, and what they are not."""

from assessment.questionnaire.glossary import all_terms_in
from reports import narrative
from reports.office.text import short_name
from reports.view.model import View
from reports.word import styles
from reports.word.tables import level_cell, number_cell
from reports.word.writer import Writer

ROLE_EMS, SHOWN_ROLES = 40, 20


def glossary(writer: Writer, view: View) -> None:
    """The words of the glossary that stand above."""
    terms = all_terms_in(" ".join(writer.said), view.questionnaire.glossary)
    writer.table(
        "Words as this report uses them", ("Word", "Meaning"), [(term.term, term.meaning) for term in terms], (44, 122)
    )


def method(writer: Writer, view: View) -> None:
    for name in ("method_values", "method_levels", "method_unknown", "method_importance_targets"):
        writer.paragraph(narrative.fixed_text(name, view))
    _levels(writer, view)
    writer.heading("What it rests on", 3)
    _basis(writer, view)
    _roles(writer, view)
    writer.heading("How to check it", 3)
    writer.paragraph(narrative.fixed_text("method_version", view))
    _is_not(writer, view)


def method_in_short(writer: Writer, view: View) -> None:
    writer.paragraph(narrative.slide_method(view))
    _levels(writer, view)
    _basis(writer, view)
    _is_not(writer, view)


def _levels(writer: Writer, view: View) -> None:
    writer.table(
        "The six capability levels",
        ("Level", "Name", "What it means"),
        [(level_cell(level.level), level.name, level.in_short) for level in view.questionnaire.framework.levels],
        (16, 34, 116),
    )


def _basis(writer: Writer, view: View) -> None:
    writer.prose(narrative.coverage_sentence(view))
    writer.paragraph(f"Depth: {view.depth_name.lower()}. {narrative.fixed_text('questionnaire', view)}")


def _roles(writer: Writer, view: View) -> None:
    rows = [
        (short_name(role, ROLE_EMS) or "Role not given", number_cell(str(people)))
        for role, people in view.roles[:SHOWN_ROLES]
    ]
    rest = view.roles[SHOWN_ROLES:]
    if rest:
        rows.append((f"{len(rest)} further", number_cell(str(sum(people for _, people in rest)))))
    writer.table("Who answered, by role", ("Role", "People"), rows, (120, 46))


def _is_not(writer: Writer, view: View) -> None:
    writer.heading("What it is not", 3)
    writer.paragraph(narrative.fixed_text("method_is_not", view))
    writer.paragraph(view.questionnaire.framework.notice, styles.SMALL)
