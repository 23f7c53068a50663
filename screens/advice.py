"""Step 5: targets agreed, and the actions that lead there, each with its reason."""

import pandas as pd
import streamlit as st

from reports.view_model import ActionView, View
from screens.parts.frame import next_step, page_head
from screens.parts.session import ASSESSMENT, assessment_in_hand, framework, leave_at, principal, repository, view_of
from screens.parts.words import plain, practice_level_words

SHOWN_AT_FIRST = 10
TARGET = "Target"
WEIGHTS = {1: "some", 2: "much", 3: "decisive"}

in_hand = assessment_in_hand()
leave_at(in_hand, "advice")
view = view_of(in_hand)


def _cascade(view: View) -> None:
    st.subheader("From your needs to the practices", anchor=False)
    if not view.needs:
        st.info(
            "No needs are chosen yet, so every practice counts the same. Choose needs, and the advice becomes yours.",
            icon=":material/tune:",
        )
        st.page_link(
            "screens/needs.py",
            label="Choose needs",
            icon=":material/arrow_back:",
            query_params={ASSESSMENT: in_hand.id},
        )
        return
    names = {practice: entry.name for practice, entry in framework().practices.items()}
    for need in view.needs:
        most = ", ".join(f"{names[practice]}" for practice, _ in need.practices[:4])
        st.markdown(f"- **{plain(need.name)}** ({WEIGHTS[need.weight]}) → {most or 'no practice in scope'}")


def _targets(view: View) -> None:
    st.subheader("Targets", anchor=False)
    st.caption(
        "Suggested from your needs, today's level, your aim and the horizon. Change any of them; what you set stays."
    )
    rows = sorted((p for p in view.practices if p.target is not None), key=lambda p: -p.importance)
    table = pd.DataFrame(
        {
            "Practice": [p.practice.name for p in rows],
            "Importance": [p.importance for p in rows],
            "Today": [practice_level_words(p.result) for p in rows],
            TARGET: [p.target for p in rows],
            "Suggested": [p.suggested_target for p in rows],
            "Why": [p.target_reason for p in rows],
        },
        index=[p.practice.id for p in rows],
    )
    st.data_editor(
        table,
        key="targets",
        hide_index=True,
        width="stretch",
        num_rows="fixed",
        on_change=_save_targets,
        args=(table,),
        disabled=[column for column in table.columns if column != TARGET],
        column_config={
            TARGET: st.column_config.SelectboxColumn(options=list(range(6)), required=True, width="small"),
            "Importance": st.column_config.ProgressColumn(min_value=0, max_value=1, format="%.2f"),
            "Suggested": st.column_config.NumberColumn(width="small"),
            "Why": st.column_config.TextColumn(width="large"),
        },
    )
    if in_hand.engagement.targets and st.button("Back to the suggestions", icon=":material/undo:"):
        repository().save_targets(principal(), in_hand.id, {})
        st.session_state.pop("targets", None)
        st.rerun()


def _save_targets(table: pd.DataFrame) -> None:
    edits = st.session_state["targets"]["edited_rows"]
    changed = {
        str(table.index[int(row)]): int(edit[TARGET]) for row, edit in edits.items() if edit.get(TARGET) is not None
    }
    repository().save_targets(principal(), in_hand.id, dict(in_hand.engagement.targets) | changed)
    st.toast("Saved", icon=":material/check:")


def _actions(view: View) -> None:
    st.subheader("What to do, in this order", anchor=False)
    if not view.actions:
        st.success(
            "Every practice in scope that shows a level is at its target. Raise a target above to see what leads there."
            if view.headline.level is not None
            else "There are too few answers to advise on. Answer more questions first.",
            icon=":material/flag:",
        )
        return
    quick = sum(action.candidate.quick_win for action in view.actions)
    st.caption(
        f"{len(view.actions)} actions close the gaps to your targets"
        + (f"; {quick} of them are quick wins: under 10 days, nothing needed first." if quick else ".")
    )
    for at, action in enumerate(view.actions[: st.session_state.get("shown-actions", SHOWN_AT_FIRST)], start=1):
        _action(at, action)
    if len(view.actions) > st.session_state.get("shown-actions", SHOWN_AT_FIRST):
        st.button(f"Show all {len(view.actions)}", on_click=lambda: st.session_state.update({"shown-actions": 10_000}))


def _action(at: int, action: ActionView) -> None:
    candidate, entry = action.candidate, action.candidate.action.entry
    with st.container(border=True):
        st.markdown(f"**{at}. {candidate.title}**")
        period = "later" if action.start is None else view.roadmap.labels[action.start]
        facts = [
            action.practice_name,
            f"{action.aspect_name} {candidate.from_level} → {candidate.to_level}",
            f"{candidate.effort_days} person-days",
            f"from {period}" if action.start is not None else period,
        ]
        if candidate.quick_win:
            facts.append(":material/bolt: quick win")
        st.caption(" · ".join(facts))
        st.markdown(plain(candidate.reason))
        with st.expander("How, who and how success is measured", key=f"action-{candidate.id}"):
            st.markdown("\n".join(f"{n}. {step}" for n, step in enumerate(entry.steps, start=1)))
            st.markdown(
                f"**Leads:** {action.lead}. **Delivers:** {entry.delivers}. **Cost beside effort:** {action.cost}."
            )
            st.markdown(f"**Measure:** {_metric(action)}. **First target:** {entry.measure.first_target}.")
            st.markdown(f"**If it is not done:** {entry.risk_if_not}")
            if action.needs_titles:
                st.markdown("**Needed first:** " + "; ".join(action.needs_titles))


def _metric(action: ActionView) -> str:
    metrics = {metric.id: metric for metric in framework().practices[action.candidate.practice].metrics}
    metric = metrics.get(action.candidate.action.entry.measure.metric)
    return f"{metric.name} ({metric.formula})" if metric else action.candidate.action.entry.measure.metric


page_head("Advice")
_cascade(view)
_targets(view)
_actions(view)
next_step("Advice", in_hand.id)
