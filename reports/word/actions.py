"""The recommendations: what to do, why, how, and what proves that it is done."""

from reports import narrative
from reports.text import formatting
from reports.view.model import ActionView, View
from reports.word import styles
from reports.word.writer import Writer

SHOWN_UNPLANNED, SHOWN_NEEDS = 10, 2


def actions(writer: Writer, view: View) -> None:
    writer.prose(narrative.actions_sentence(view))
    writer.note("Effort", narrative.fixed_text("effort", view))
    numbered = list(enumerate(view.actions, 1))
    for period, wave in enumerate(view.roadmap.waves):
        if wave:
            writer.heading(f"Begins in {view.roadmap.labels[period]}", 3)
        for number, action in numbered:
            if action.start == period:
                _action(writer, view, number, action)
    if all(action.start is None for action in view.actions):
        for number, action in numbered[:SHOWN_UNPLANNED]:
            _action(writer, view, number, action)


def _action(writer: Writer, view: View, number: int, action: ActionView) -> None:
    writer.heading(f"{number}. {action.title}", 4)
    writer.under(
        f"{action.practice_name} · {narrative.lift(action)}{' · quick win' if action.quick_win else ''}",
        styles.SMALL,
    )
    writer.paragraph(
        f"{formatting.days(action.effort_days)}, led by {formatting.mid_sentence(action.lead)}.",
        lead=f"{narrative.when(action, view.roadmap)}:",
    )
    _why(writer, view, action)
    writer.numbered(action.steps)
    writer.paragraph(action.delivers, lead="Delivers:")
    writer.paragraph(narrative.measure(view, action), lead="Measure:")
    if action.cost != "none":
        writer.paragraph(action.cost_name, lead="Cost:")
    writer.paragraph("; ".join(action.needs_titles), lead="Builds on:" if action.needs_titles else "")
    writer.paragraph(formatting.shortlist(action.opens_titles), lead="Opens:" if action.opens_titles else "")
    writer.paragraph(action.risk_if_not, lead="If not:")


def _why(writer: Writer, view: View, action: ActionView) -> None:
    """What was answered, how far that is from the aim, and whom it matters to."""
    why = action.explanation
    if why.answers:
        apart = (
            ""
            if why.of_aspect
            else (f" (Nobody was asked about {formatting.mid_sentence(action.aspect_name)} in particular.)")
        )
        writer.paragraph(f"{why.answers[0].description}{apart}", lead="Answers:")
    writer.paragraph(narrative.action_gap(action), lead="Gap:")
    if why.needs:
        named = [
            f"{view.questionnaire.needs[need.contribution.need].entry.name} ({need.contribution.weight} × "
            f"{need.contribution.impact})"
            for need in why.needs[:SHOWN_NEEDS]
        ]
        rest = len(why.needs) - SHOWN_NEEDS
        writer.paragraph(f"{formatting.listed([*named, f'{rest} more'] if rest > 0 else named)}.", lead="Need:")
    elif view.needs:
        writer.paragraph("None that you chose bears on it.", lead="Need:")
