"""The service value system: what its components need next. For the leadership, and beside the plan."""

import streamlit as st

from assessment.advice.component_actions import ComponentAction
from reports.text.formatting import count, days, listed
from reports.view.model import ComponentView, View
from screens.answers.evidence import beside_square
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import questionnaire


def leadership_actions(view: View) -> None:
    """Each component that is below the ambition, with the actions that can begin now."""
    below = [component for component in view.components if component.advice is not None]
    if not below:
        known = any(component.level is not None for component in view.components)
        st.info(
            "Governance, principles, value chain and improvement are where you aim."
            if known
            else "Too few answers show where governance, principles, value chain and improvement stand.",
            icon=":material/account_balance:",
        )
        return
    st.caption(
        "Governance, principles, value chain and improvement carry all practices. Their actions are for the "
        "leadership to take up, so the roadmap does not schedule them and their days are not in its load."
    )
    for component in below:
        _component(component, view)


def _component(component: ComponentView, view: View) -> None:
    assert component.advice is not None
    words = beside_square(component.level, f"advice-{component.id}")
    words.markdown(f"**{plain(component.name)}**: level {component.advice.level}, you aim at {component.advice.aim}")
    words.caption(plain(component.in_short))
    for entry in component.advice.first:
        _action(entry, view)
    if component.advice.later:
        later = listed([f"“{plain(entry.action.entry.title)}”" for entry in component.advice.later])
        st.caption(f"{count(len(component.advice.later), 'action')} after that: {later}.")


def _action(advised: ComponentAction, view: View) -> None:
    entry = advised.action.entry
    names = {need.id: need.name for need in view.needs}
    aspect = questionnaire().aspects[entry.lifts.aspect].name
    with st.expander(
        f"**{plain(entry.title)}** · {days(advised.effort_days)}", key=widget_key("component", advised.action.id)
    ):
        serves = f" · serves {listed([plain(names[need]) for need in advised.needs])}" if advised.needs else ""
        st.caption(f"{plain(aspect)} to level {entry.lifts.to_level}{serves}")
        st.markdown("\n".join(f"{n}. {plain(step)}" for n, step in enumerate(entry.steps, start=1)))
        lead = questionnaire().roles[entry.led_by].name
        st.markdown(f"**Leads:** {plain(lead)}. **Delivers:** {plain(entry.delivers)}.")
        metric, first = plain(entry.measure.metric), plain(entry.measure.first_target)
        st.markdown(f"**Measure:** {metric}. **First target:** {first}.")
        st.markdown(f"**If it is not done:** {plain(entry.risk_if_not)}")
