"""Ways to look at one plan: the Gantt by start or by stage, the load, what builds on what, and what each need gets."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from reports import narrative
from reports.narrative import ToldProgramme
from reports.text.dates import display_date
from reports.text.formatting import count, days, listed
from reports.view.dates_ahead import DateAhead, dates_ahead
from reports.view.model import ActionView, View
from reports.view.stages_ahead import stages_ahead
from screens.app.formatting import number, plain
from screens.app.keys import widget_key
from screens.app.session import questionnaire, tone
from screens.app.tables import wrapped_table
from screens.charts.plan_charts import Group, gantt, load, programme_chart, programme_colours, stages_ahead_radar

BY_PROGRAMME, BY_START, BY_STAGE = "By programme", "By start", "By stage"
STAYS_OPEN = "not within the plan"
SHOWN_RISKS = 5
CLOSED_WIDTHS = {"What": 640, "Kind": 95, "Closed by the end of": 195}
NEED_WIDTHS = {"Need": 215, "Actions": 75, "Planned": 75, "Person-days": 95, "First result": 95, "In": 380}
TITLE_LINE = 22


def programmes_section(view: View) -> None:
    """The programmes over the periods with milestones and the client's dates; each opens to its actions."""
    told, dates = narrative.told_programmes(view), dates_ahead(view)
    if not told:
        return
    st.plotly_chart(
        programme_chart(view, told, dates, tone()),
        config={"displayModeBar": False},
        key=widget_key("programmes"),
        alt="Programmes over the periods with their milestones; what stands below says the same",
    )
    if dates:
        st.markdown("\n".join(f"- {_date_line(view, one)}" for one in dates))
    for one in told:
        with st.expander(f"**{one.name}**: {one.span}, {one.effort}"):
            _programme(one, view)


def _date_line(view: View, one: DateAhead) -> str:
    until = f" to {display_date(one.event.until)}" if one.until is not None and one.event.until else ""
    kept = {True: ": the plan keeps it", False: ": **the plan cannot keep it**", None: ""}[one.met]
    return f"**{display_date(one.event.date)}{until}** {plain(narrative.event_name(view, one.event))}{kept}"


def _programme(one: ToldProgramme, view: View) -> None:
    st.markdown(plain(one.goal))
    st.markdown(f"Sponsor: {plain(one.sponsor)}" + (f"  \nMoney: {plain(one.money)}" if one.money else ""))
    st.markdown("\n".join(f"- By the end of **{m.label}**: {plain(m.text)}" for m in one.milestones))
    st.dataframe(
        pd.DataFrame(
            [
                {
                    "Action": action.title,
                    "When": narrative.when(action, view.roadmap),
                    "Person-days": float(action.effort_days),
                    "Leads": action.lead,
                    "Practice": action.practice_name,
                }
                for action in one.actions
            ]
        ),
        hide_index=True,
        width="stretch",
        alt=f"Actions of the programme {one.name}",
    )
    st.caption(plain(f"If not: {one.risk_if_not}"))


def closed_section(view: View) -> None:
    """Which dangers and duties the plan closes, and by when; nothing where there is none."""
    rows = [
        {"What": one.danger.danger.says, "Kind": "Danger", "Closed by the end of": _closed(one.closed_in, view)}
        for one in view.advice.dangers
    ] + [
        {
            "What": f"{questionnaire().practices[one.practice].name} at level {one.level}: "
            + listed(list(narrative.duty_sources(view, one.duty.sources))),
            "Kind": "Duty",
            "Closed by the end of": _closed(one.met_in, view),
        }
        for one in view.advice.duties
    ]
    if not rows:
        return
    open_ = sum(row["Closed by the end of"] == STAYS_OPEN for row in rows)
    st.header("What the plan closes", anchor=False)
    st.markdown(
        f"{count(len(rows), 'danger or duty', 'dangers and duties')}: "
        + (f"{len(rows) - open_} closed within the plan, **{open_} not**." if open_ else "all closed within the plan.")
    )
    wrapped_table(pd.DataFrame(rows), CLOSED_WIDTHS, "Dangers and duties, and when they are closed")


def _closed(period: int | None, view: View) -> str:
    return STAYS_OPEN if period is None else view.roadmap.labels[period]


def gantt_section(view: View) -> None:
    """The plan over the periods, and a table behind it."""
    order = st.segmented_control(
        "Order",
        [BY_PROGRAMME, BY_START, BY_STAGE] if view.advice.programmes else [BY_START, BY_STAGE],
        default=BY_PROGRAMME if view.advice.programmes else BY_START,
        required=True,
        key=widget_key("gantt-order"),
        label_visibility="collapsed",
    )
    stages = {p.practice.id: p.section.name for p in view.practices}
    told = narrative.told_programmes(view)
    in_order: list[Group] = [(None, view.actions)]
    ways = {BY_PROGRAMME: _by_programme(view, told), BY_STAGE: _by_stage(view, stages)}
    groups = ways.get(order, in_order)
    with st.container(key="plan-bars"):
        st.plotly_chart(
            gantt(view.roadmap, groups, stages, programme_colours(told, tone()), tone()),
            config={"displayModeBar": False},
            key=widget_key("gantt", order),
            alt="Actions over the periods; the table below says the same",
        )
    with st.container(key="plan-list"):  # on a phone, instead of the bars
        _list(groups, view)
    with st.expander("Show as table"):
        actions = [action for _, under in groups for action in under]
        st.dataframe(_plan_table(view, actions, stages), hide_index=True, width="stretch", alt="The plan as a table")


def _list(groups: list[Group], view: View) -> None:
    """The plan in words, under each heading or the period in which an action begins."""
    for heading, actions in groups:
        placed = [action for action in actions if action.start is not None]
        starts = sorted({action.start or 0 for action in placed})
        under = (
            [(heading, placed)]
            if heading is not None
            else [(view.roadmap.labels[start], [a for a in placed if a.start == start]) for start in starts]
        )
        for name, several in under:
            if several:
                st.markdown(
                    f"**{name}**\n"
                    + "\n".join(
                        f"- {plain(a.title)}  \n  :gray[{plain(a.practice_name)}, "
                        f"{days(a.effort_days)}, {plain(narrative.when(a, view.roadmap))}]"
                        for a in several
                    )
                )


def _by_programme(view: View, told: Sequence[ToldProgramme]) -> list[Group]:
    groups: list[Group] = [(one.name, one.actions) for one in told]
    return [*groups, ("Beside the programmes", narrative.beside_programmes(view))]


def _by_stage(view: View, stages: dict[str, str]) -> list[Group]:
    return [
        (section.name, [action for action in view.actions if stages.get(action.practice) == section.name])
        for section in questionnaire().sections
    ]


def _plan_table(view: View, actions: list[ActionView], stages: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Action": a.title,
                "Practice": a.practice_name,
                "Stage": stages.get(a.practice, ""),
                "From": view.roadmap.labels[a.start],
                "Until": view.roadmap.labels[a.end or 0],
                "Person-days": float(a.effort_days),
                "Leads": a.lead,
                "Quick win": a.quick_win,
            }
            for a in actions
            if a.start is not None
        ]
    )


def load_section(view: View) -> None:
    st.header("Effort against capacity", anchor=False)
    st.plotly_chart(
        load(view.roadmap, tone()),
        config={"displayModeBar": False},
        key=widget_key("load"),
        alt="Person-days planned and available by period",
    )


def left_out_section(view: View) -> None:
    if not view.roadmap.left_out:
        return
    with st.expander(f"Left out of the plan: {len(view.roadmap.left_out)}", icon=":material/playlist_remove:"):
        st.dataframe(
            pd.DataFrame(
                [
                    {
                        "Action": a.title,
                        "Practice": a.practice_name,
                        "Person-days": float(a.effort_days),
                        "Why": narrative.left_out_reason(a.left_out_reason),
                    }
                    for a in view.roadmap.left_out
                ]
            ),
            hide_index=True,
            width="stretch",
            alt="Actions left out and why",
        )


def ahead_section(view: View) -> None:
    """Where the plan leads: the radar now against the ends of the years, practice by practice behind it."""
    ahead = stages_ahead(view)
    if ahead is None:
        st.info("Nothing is planned, so nothing changes.", icon=":material/event:")
        return
    st.header(narrative.ahead_title(view, ahead), anchor=False)
    left, right = st.columns([4, 5], gap="medium")
    left.plotly_chart(
        stages_ahead_radar(ahead, tone()),
        config={"displayModeBar": False},
        key=widget_key("ahead"),
        alt="Stage scores today and ahead; the table beside it says the same",
    )
    right.dataframe(
        pd.DataFrame(
            [
                {"Stage": stage.name}
                | {
                    narrative.moment_heading(moment, ahead): number(score)
                    for moment, score in zip(ahead.moments, stage.scores, strict=True)
                }
                for stage in ahead.stages
            ]
        ),
        hide_index=True,
        width="stretch",
        alt="Stage scores today and ahead",
    )
    right.caption("If every action is done in time, and nothing else changes.")
    with st.expander("Practice by practice"):
        st.dataframe(_levels_ahead(view), hide_index=True, width="stretch", alt="Levels of the practices ahead")


def _levels_ahead(view: View) -> pd.DataFrame:
    ends = list(zip(view.roadmap.labels, view.projection.ends, strict=False))
    return pd.DataFrame(
        [
            {"Practice": p.practice.name, "Today": p.result.level}
            | {label: outlook.practices[p.practice.id].level for label, outlook in ends}
            | {"Target": p.target}
            for p in view.practices
            if p.result.level is not None
        ]
    )


def order_section(view: View) -> None:
    """What builds on what, among the planned actions that are bound to another."""
    planned = {a.id: a for a in view.actions if a.start is not None}
    edges = [(need, a.id) for a in planned.values() for need in a.needs if need in planned]
    st.header("What builds on what", anchor=False)
    if not edges:
        st.markdown("No planned action waits for another one.")
        return
    bound = {action for edge in edges for action in edge}
    st.markdown(
        f"{len(bound)} of {len(planned)} planned actions wait for another one, or hold one up. "
        "The others may begin whenever there is room."
    )
    st.graphviz_chart(_dot([planned[action] for action in planned if action in bound], edges, view), width="stretch")


def _dot(actions: list[ActionView], edges: list[tuple[str, str]], view: View) -> str:
    """Left to right by period. Titles are data: quotes and backslashes in them are escaped."""
    ink, line = tone().muted, tone().accent
    names = {action.id: f"n{at}" for at, action in enumerate(actions)}
    nodes = [f'{names[a.id]} [label="{_label(a, view)}"]' for a in actions]
    arrows = [f"{names[first]} -> {names[then]}" for first, then in edges]
    style = (
        f'graph [rankdir=LR, bgcolor="transparent", nodesep=0.15, ranksep=0.5]; '
        f'node [shape=box, style=rounded, fontname="IBM Plex Sans", fontsize=12, color="{line}", '
        f'fontcolor="{ink}", margin="0.12,0.06"]; edge [color="{ink}", arrowsize=0.6]'
    )
    return "digraph { " + "; ".join([style, *nodes, *arrows]) + " }"


def _label(action: ActionView, view: View) -> str:
    words = "\\n".join(_lines(action.title.replace("\\", "\\\\").replace('"', "'")))
    return f"{words}\\n{view.roadmap.labels[action.start or 0]}"


def _lines(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > TITLE_LINE:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def needs_section(view: View) -> None:
    """The quick wins, what the plan does for each chosen need, and what stays open."""
    planned = [a for a in view.actions if a.start is not None]
    quick = [a for a in planned if a.quick_win]
    if quick:
        with st.expander(f"{len(quick)} quick wins: under 10 days, nothing needed first", icon=":material/bolt:"):
            st.markdown(
                "\n".join(
                    f"- {plain(a.title)} :gray[({plain(a.practice_name)}, "
                    f"{days(a.effort_days)}, {plain(narrative.when(a, view.roadmap))})]"
                    for a in quick
                )
            )
    if view.needs and planned:
        st.header("What each need gets", anchor=False)
        missing = narrative.needs_not_served(view)
        if missing:
            st.info(plain(missing), icon=":material/priority_high:")
        wrapped_table(
            pd.DataFrame([_need_row(need.id, need.name, view) for need in view.needs]),
            NEED_WIDTHS,
            "Planned actions, person-days and first result by need",
        )
    risks = [a for a in view.roadmap.left_out if a.benefit > 0]
    if risks:
        st.header("What stays a risk, since it is left out", anchor=False)
        worst = sorted(risks, key=lambda a: -a.benefit)[:SHOWN_RISKS]
        st.markdown(
            "\n".join(
                f"- **{plain(a.practice_name)}**: {plain(a.risk_if_not)} ({plain(a.title)}, {days(a.effort_days)})"
                for a in worst
            )
        )


def _need_row(need: str, name: str, view: View) -> dict[str, object]:
    serving = [a for a in view.actions if need in a.serves]
    planned = [a for a in serving if a.start is not None]
    first = min((a.end or 0 for a in planned), default=None)
    return {
        "Need": name,
        "Actions": len(serving),
        "Planned": len(planned),
        "Person-days": sum(float(a.effort_days) for a in planned),
        "First result": "–" if first is None else view.roadmap.labels[first],
        "In": listed(list(dict.fromkeys(a.practice_name for a in planned))[:3]) if planned else "–",
    }
