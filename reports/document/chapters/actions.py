"""The recommendations: what to do, why, how, and what proves that it is done."""

from collections.abc import Iterator

from reports import narrative
from reports.document.blocks import Action, Block, Blocks, Heading, Note, Prose
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text import formatting
from reports.view.model import ActionView, View

SHOWN_UNPLANNED, SHOWN_NEEDS = 10, 2


def actions(context: Context) -> Blocks:
    view = context.view
    return (
        Note(label("actions.effort"), narrative.fixed_text("effort", view)),
        Prose(narrative.actions_sentence(view), "intro"),
        *_told(view),
    )


def _told(view: View) -> Iterator[Block]:
    """By the period in which they begin; where nothing is planned, those of most benefit."""
    numbered = list(enumerate(view.actions, 1))
    for period, wave in enumerate(view.roadmap.waves):
        if wave:
            yield Heading(label("actions.begins_in", period=view.roadmap.labels[period]))
            yield from (_action(view, number, action) for number, action in numbered if action.start == period)
    if all(action.start is None for action in view.actions):
        yield from (_action(view, number, action) for number, action in numbered[:SHOWN_UNPLANNED])


def _action(view: View, number: int, action: ActionView) -> Action:
    return Action(
        number=number,
        title=action.title,
        of=narrative.action_of(action),
        chain=_chain(view, action),
        steps=action.steps,
        facts=_facts(view, action),
        risk=label("actions.if_not", risk=action.risk_if_not),
    )


def _chain(view: View, action: ActionView) -> tuple[tuple[str, str], ...]:
    """What was answered, how far that is from the aim, and whom it matters to."""
    parts = (
        (label("actions.answers"), narrative.action_answers(action)),
        (label("actions.gap"), narrative.action_gap(action)),
        (label("actions.need"), narrative.action_need(view, action, SHOWN_NEEDS)),
    )
    return tuple((name, text) for name, text in parts if text)


def _facts(view: View, action: ActionView) -> tuple[tuple[str, str], ...]:
    when = narrative.when(action, view.roadmap)
    parts = (
        ("", label("actions.when_and_days", when=when, days=formatting.days(action.effort_days))),
        (label("columns.led_by"), action.lead),
        (label("actions.delivers"), action.delivers),
        (label("actions.measure"), narrative.measure(view, action)),
        (label("actions.cost"), "" if action.is_free else action.cost_name),
        (label("actions.skills"), "; ".join(action.skills)),
        (label("actions.builds_on"), "; ".join(action.needs_titles)),
        (label("actions.opens"), narrative.action_opens(action)),
    )
    return tuple((name, text) for name, text in parts if text)
