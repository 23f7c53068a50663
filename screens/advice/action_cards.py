"""Recommended actions as cards: what and when at a glance, why and how behind a click."""

import streamlit as st

from reports.narrative import action_reason, lift
from reports.text.formatting import count, days
from reports.view.model import ActionView, View
from screens.app.formatting import number, plain
from screens.app.session import questionnaire

SHOWN_AT_FIRST = 10
SHOWN_NEEDS, SHOWN_TITLES = 3, 3
SHOWN_KEY = "shown-actions"


def action_cards(view: View) -> None:
    """The first ten, in the order in which the plan begins them, and the rest on request."""
    if not view.actions:
        st.success(
            "Every practice in scope that shows a level is at its target. Raise a target to see what leads there."
            if view.headline.level is not None
            else "There are too few answers to advise on. Answer more questions first.",
            icon=":material/flag:",
        )
        return
    quick = sum(action.quick_win for action in view.actions)
    st.caption(
        f"{count(len(view.actions), 'action')} close the gaps to your targets"
        + (f"; {quick} of them are quick wins: under 10 days, nothing needed first." if quick else ".")
    )
    shown = st.session_state.get(SHOWN_KEY, SHOWN_AT_FIRST)
    for at, action in enumerate(view.actions[:shown], start=1):
        _card(at, action, view)
    if len(view.actions) > shown:
        st.button(f"Show all {len(view.actions)}", on_click=lambda: st.session_state.update({SHOWN_KEY: 10_000}))


def _card(at: int, action: ActionView, view: View) -> None:
    with st.container(border=True):
        st.markdown(f"**{at}. {plain(action.title)}**")
        facts = [
            plain(action.practice_name),
            plain(lift(action)),
            f"{days(action.effort_days).replace('day', 'person-day')}",
            "later" if action.start is None else f"from {view.roadmap.labels[action.start]}",
        ]
        if action.quick_win:
            facts.append(":material/bolt: quick win")
        st.caption(" · ".join(facts))
        st.markdown(plain(action_reason(action.reason)))
        with st.expander("From the answers to this action, and how it is done", key=f"action-{action.id}"):
            _chain(action, view)
            st.markdown("**How it is done**")
            _how(action)


def _chain(action: ActionView, view: View) -> None:
    """Four links: what was said, what is missing, which need is behind it, where the action stands among others."""
    answers, gap, needs, place = st.columns(4, gap="medium")
    with answers:
        st.markdown("**1 · The answers**")
        _answers(action)
    with gap:
        st.markdown("**2 · The gap**")
        _gap(action)
    with needs:
        st.markdown("**3 · The need**")
        _needs(action, view)
    with place:
        st.markdown("**4 · The action**")
        _place(action)


def _answers(action: ActionView) -> None:
    explanation = action.explanation
    if not explanation.of_aspect:
        st.caption(f"Nobody was asked about {plain(action.aspect_name.lower())} here; the practice's answers stand in.")
    for answer in explanation.answers[:2]:
        st.caption(plain(answer.text))
        st.markdown(f"**{number(answer.value)}**, nearest to level {answer.level}: {plain(answer.description)}")
    if len(explanation.answers) > 2:
        st.caption(f"and {count(len(explanation.answers) - 2, 'further question')}")


def _gap(action: ActionView) -> None:
    explanation = action.explanation
    subject = action.aspect_name if explanation.of_aspect else action.practice_name
    st.markdown(f"{plain(subject)}: **{number(explanation.value)}** today, **{explanation.aim}** with this action.")
    if not explanation.wanted:
        st.markdown("The targets alone do not call for it: other actions of the plan build on it.")
    elif explanation.target is not None:
        stands = "meets its target" if explanation.met else "is to reach its target"
        st.markdown(f"{plain(action.practice_name)} as a whole {stands} of **{explanation.target}**.")


def _needs(action: ActionView, view: View) -> None:
    names = {need.id: need.name for need in view.needs}
    behind = action.explanation.needs
    if not behind:
        none = "None of the chosen needs bears on it." if view.needs else "No needs are chosen: all weigh the same."
        st.markdown(none)
    for need in behind[:SHOWN_NEEDS]:
        part = need.contribution
        st.markdown(f"**{plain(names[part.need])}** ({part.weight} × {part.impact}): {plain(part.reason)}")
    if len(behind) > SHOWN_NEEDS:
        st.caption(f"and {len(behind) - SHOWN_NEEDS} more")


def _place(action: ActionView) -> None:
    _titles("Waits for", action.needs_titles)
    if not action.needs_titles:
        st.markdown("It waits for nothing else.")
    _titles("Opens the way for", action.opens_titles)


def _titles(what: str, titles: tuple[str, ...]) -> None:
    if titles:
        st.markdown("\n".join([f"**{what}:**", "", *(f"- {plain(title)}" for title in titles[:SHOWN_TITLES])]))
    if len(titles) > SHOWN_TITLES:
        st.caption(f"and {len(titles) - SHOWN_TITLES} more")


def _how(action: ActionView) -> None:
    st.markdown("\n".join(f"{n}. {plain(step)}" for n, step in enumerate(action.steps, start=1)))
    st.markdown(
        f"**Leads:** {action.lead}. **Delivers:** {action.delivers}. **Cost beside effort:** {action.cost_name}."
    )
    st.markdown(f"**Measure:** {_metric(action)}. **First target:** {action.measure.first_target}.")
    st.markdown(f"**If it is not done:** {action.risk_if_not}")


def _metric(action: ActionView) -> str:
    metrics = {metric.id: metric for metric in questionnaire().practices[action.practice].metrics}
    metric = metrics.get(action.measure.metric)
    return f"{metric.name} ({metric.formula})" if metric else action.measure.metric
