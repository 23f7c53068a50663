"""Strengths, gaps, blind spots, and what to know before relying on them."""

from reports import narrative
from reports.text import formatting
from reports.view.model import PracticeView, View
from reports.word.maturity import score_cell
from reports.word.writer import Writer

SHOWN_DISPUTED = 15
SHOWN_IN_SHORT = 4


def findings(writer: Writer, view: View) -> None:
    _practices(writer, view, view.blind_spots, notes=("strength", "gap", "blind_spot"))
    if view.disputed:
        _disputed(writer, view)
    _hints(writer, narrative.plausibility_notes(view))


def findings_in_short(writer: Writer, view: View) -> None:
    writer.prose(narrative.needs_in_short(view))
    _practices(writer, view, view.blind_spots[:SHOWN_IN_SHORT], notes=())
    rest = len(view.blind_spots) - SHOWN_IN_SHORT
    if rest > 0:
        writer.paragraph(f"And {formatting.count(rest, 'further practice')}.")
    if view.disputed:
        writer.heading(narrative.disputed_title(view), 3)
        writer.prose(narrative.disputed_sentence(view))
    _hints(writer, narrative.plausibility_notes(view)[: SHOWN_IN_SHORT - 1])


def _practices(writer: Writer, view: View, blind_spots: tuple[PracticeView, ...], notes: tuple[str, ...]) -> None:
    groups = (
        ("Strength", "Strengths", "strength", view.strengths, narrative.strength_sentence),
        ("Gap", "Gaps that weigh most", "gap", view.gaps, narrative.gap_sentence),
        ("Blind spot", "Blind spots", "blind_spot", blind_spots, narrative.blind_spot_sentence),
    )
    for one, many, note, practices, sentence in groups:
        if not practices:
            continue
        writer.heading(one if len(practices) == 1 else many, 3)
        if note in notes:
            writer.note(one, narrative.fixed_text(note, view))
        for practice in practices:
            writer.prose(sentence(view, practice), lead=f"{practice.practice.name}.")
            for line in narrative.sensitivity_sentences(practice)[:1] if note == "gap" and notes else ():
                writer.paragraph(line, "List Bullet")


def _disputed(writer: Writer, view: View) -> None:
    writer.heading(narrative.disputed_title(view), 3)
    writer.prose(narrative.disputed_sentence(view))
    writer.note("Agreement", narrative.fixed_text("agreement", view))
    writer.table(
        "Answers that lie far apart",
        ("Practice", "Question", "Ratings", "Agreement"),
        [
            (
                narrative.subject_name(view, question),
                question.question.entry.text,
                f"{question.result.lowest} to {question.result.highest}; "
                f"{formatting.count(question.result.raters, 'rating')}",
                score_cell(question.result.agreement),
            )
            for question in view.disputed[:SHOWN_DISPUTED]
        ],
        (42, 76, 28, 20),
    )
    rest = len(view.disputed) - SHOWN_DISPUTED
    if rest > 0:
        writer.paragraph(f"{formatting.count(rest, 'further question')} with less distance.")


def _hints(writer: Writer, hints: tuple[str, ...]) -> None:
    if hints:
        writer.heading("Before you rely on it", 3)
        writer.bullets(hints)
