"""ISO/IEC 20000-1 readiness beside the plan: each clause now and at the plan's end, opening to what closes it."""

import pandas as pd
import streamlit as st

from assessment.advice.projection import RequirementOutlook
from reports import narrative
from reports.text import formatting
from reports.view.model import View
from reports.view.readiness import RATING_WORDS, Course, ReadinessView, RequirementProspect, readiness_view
from screens.app.formatting import plain, share
from screens.app.keys import widget_key

INDICATIVE = (
    "Indicative: only an accredited body certifies. Questions of this assessment speak to the clauses of "
    "ISO/IEC 20000-1:2018 without covering every requirement. Level 3 in every question that speaks to a clause "
    "counts as ready: up to 15 % is N (not), to 50 % P (partly), to 85 % L (largely), above that F (fully)."
)
ICONS: dict[Course, str] = {
    "ready": ":material/check_circle:",
    "closed": ":material/task_alt:",
    "nearer": ":material/trending_up:",
    "same": ":material/remove:",
    "unknown": ":material/help:",
}
GROUPS: dict[Course, str] = {
    "closed": "Closed by the plan",
    "nearer": "Come nearer",
    "same": "Stay as they are",
    "ready": "Ready today",
    "unknown": "No answer yet",
}


def readiness_section(view: View) -> None:
    """What the plan does for each clause that the assessment asks about. Made to stand inside a tab."""
    ready = readiness_view(view)
    if not ready.counts.rated:
        st.info("No question that speaks to a clause of ISO/IEC 20000-1 has an answer yet.", icon=":material/gavel:")
        return
    st.header(plain(narrative.readiness_title(view)), anchor=False)
    st.caption(INDICATIVE)
    st.markdown(plain(narrative.readiness_sentence(view)))
    chosen = _chosen(ready)
    lens, needs = view.questionnaire.lenses.get(view.result.clause_lens), view.assessment.needs
    if lens and lens.id in needs.lenses:
        st.markdown(plain(narrative.lens_stance(lens, binds=lens.id in needs.binding_lenses)))
    asks = {one.id: one.asks for one in lens.requirements if one.asks} if lens else {}
    with st.container(gap="xxsmall"):
        for clause in chosen:
            requirement_expander(clause, ready.planned, plain(asks.get(clause.id, "")))
    with st.expander("Show as table"):
        _table(ready)


def _chosen(ready: ReadinessView) -> tuple[RequirementProspect, ...]:
    """The clauses of the group that is picked; all of them where none is, or where there is but one."""
    groups = [course for course in GROUPS if ready.taking(course)]
    if len(groups) < 2:
        return ready.requirements
    picked = st.pills(
        "Show only",
        groups,
        format_func=lambda course: f"{GROUPS[course]} ({len(ready.taking(course))})",
        key=widget_key("readiness-group"),
    )
    return ready.requirements if picked is None else ready.taking(picked)


def requirement_expander(clause: RequirementProspect, planned: bool, asks: str = "") -> None:
    """One line, opening to what stands in the way and what closes it. `asks` is what it asks, where that is told."""
    course = f" · {narrative.requirement_prospect(clause)}" if planned else ""
    number = clause.id if clause.number == clause.id else plain(clause.number)
    label = f"**{number}** {plain(clause.title)}: {_rating(clause.now)}{course}"
    with st.expander(label, icon=ICONS[clause.course] if planned else None):
        if asks:
            st.markdown(asks)
        if planned and clause.now.readiness is not None:
            st.markdown(
                f"Readiness {share(clause.now.readiness)} today, {share(clause.then.readiness)} at the plan's end: "
                f"**{_rating(clause.then)}**."
            )
        way, actions = st.columns(2) if planned else (st.container(), None)
        way.markdown(_in_the_way(clause, planned))
        if actions is not None:
            actions.markdown(_actions(clause))


def _in_the_way(clause: RequirementProspect, planned: bool) -> str:
    lines = [
        f"- **{plain(narrative.obstacle(found))}:** "
        f"{narrative.obstacle_course(found) if planned else formatting.score(found.now)}. {plain(found.text)}"
        for found in clause.obstacles
    ]
    if clause.further_obstacles:
        lines.append(f"- {formatting.count(clause.further_obstacles, 'further question')} below level 3")
    if clause.unanswered:
        lines.append(f"- {formatting.count(clause.unanswered, 'question')} without an answer")
    return "\n".join(["**In the way**", "", *(lines or ["Every answer that speaks to it is at level 3 or above."])])


def _actions(clause: RequirementProspect) -> str:
    lines = [
        f"- {plain(closing.action.title)} ({plain(closing.action.practice_name)}), {closing.until}"
        for closing in clause.closing
        if closing.lifts
    ]
    supporting = [closing for closing in clause.closing if not closing.lifts]
    if supporting:
        titles = formatting.shortlist([plain(closing.action.title) for closing in supporting])
        lines.append(f"- Also towards it, though no answer here speaks of them: {titles}")
    if clause.remaining:
        lines += ["", f"{narrative.remaining(clause)} No planned action lifts an answer that far."]
    none = "Nothing can be said before there is an answer." if clause.course == "unknown" else "None is needed."
    return "\n".join(["**Planned actions**", "", *(lines or [none])])


def _rating(outlook: RequirementOutlook) -> str:
    return "no answer yet" if outlook.rating is None else f"{outlook.rating} {RATING_WORDS[outlook.rating]}"


def _table(ready: ReadinessView) -> None:
    st.dataframe(
        pd.DataFrame([_row(clause, ready.planned) for clause in ready.requirements]),
        hide_index=True,
        width="stretch",
        alt="Clauses, their readiness now and at the plan's end",
    )


def _row(clause: RequirementProspect, planned: bool) -> dict[str, str]:
    now = {
        "Clause": clause.id,
        "Title": clause.title,
        "Today": _rating(clause.now),
        "Readiness": share(clause.now.readiness),
    }
    if not planned:
        return now
    return now | {
        "Plan's end": _rating(clause.then),
        "Then": share(clause.then.readiness),
        "With the plan": narrative.requirement_prospect(clause),
    }
