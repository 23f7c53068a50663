"""Plotly figures of a plan: its actions over the periods, its load, where it leads, and scenarios beside each other."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

import plotly.graph_objects as go

from reports import narrative
from reports.narrative import ToldMilestone, ToldProgramme
from reports.text import formatting
from reports.text.dates import display_date
from reports.text.precision import decimals
from reports.view.dates_ahead import DateAhead
from reports.view.model import ActionView, RoadmapView, View
from reports.view.stages_ahead import StagesAhead
from screens.charts.charts import FONT, GRID, NO_FILL, Tone, lay_out_radar, readable

ROW, PROGRAMME_ROW = 32, 48
NAME_WIDTH = 24
AT_THE_END = 0.12  # of a period: how far from its end a milestone stands, and from the next one
DATES = "dates"
TITLE_WIDTH = 56
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
SYMBOLS = ("circle", "diamond-open", "square", "triangle-up", "cross", "x")

Group = tuple[str | None, Sequence[ActionView]]
"""A heading, or none, and the actions under it."""


def programme_chart(view: View, told: Sequence[ToldProgramme], dates: Sequence[DateAhead], tone: Tone) -> go.Figure:
    """Programmes over the periods, each with its milestones at the ends of periods; the client's own dates above."""
    figure = go.Figure(
        go.Bar(
            base=[one.start for one in told],
            x=[one.end - one.start + 1 for one in told],
            y=[one.id for one in told],
            orientation="h",
            marker={"color": _colours(told, tone), "opacity": 0.85},
            width=0.5,
            customdata=[[one.name, one.sponsor, one.effort, one.span, len(one.actions)] for one in told],
            hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[3]}, %{customdata[2]}, %{customdata[4]} actions"
            "<br>Sponsor: %{customdata[1]}<extra></extra>",
            showlegend=False,
        )
    )
    placed = [(one, milestone) for one in told for milestone in one.milestones]
    figure.add_trace(
        go.Scatter(
            x=[milestone.period + 1 - AT_THE_END * back for (_, milestone), back in _side_by_side(placed)],
            y=[one.id for (one, _), _ in _side_by_side(placed)],
            mode="markers",
            marker={
                "symbol": "diamond",
                "size": 13,
                "color": tone.on_accent,
                "line": {"color": tone.muted, "width": 2},
            },
            cliponaxis=False,  # on a phone half of the last one lies beyond the end
            customdata=[[milestone.label, milestone.text] for (_, milestone), _ in _side_by_side(placed)],
            hovertemplate="By the end of %{customdata[0]}: <b>%{customdata[1]}</b><extra></extra>",
            showlegend=False,
        )
    )
    # The effort stands beside the name: in the bar milestones would cover it.
    rows = [(one.id, "<br>".join([*wrap(one.name, NAME_WIDTH), f"<i>{one.effort}</i>"])) for one in told]
    if dates:
        rows.insert(0, (DATES, "<b>Your dates</b>"))
        _dates(figure, view, dates, tone)
    _periods(figure, view.roadmap)
    _rows_of(figure, rows)
    return _laid_out(figure, len(rows), PROGRAMME_ROW, tone)


def _side_by_side(
    placed: Sequence[tuple[ToldProgramme, ToldMilestone]],
) -> list[tuple[tuple[ToldProgramme, ToldMilestone], int]]:
    """Each milestone with its place among those of the same programme and period, the last one at the period's end."""
    counted: dict[tuple[str, int], int] = {}
    found = []
    for one in reversed(placed):
        key = (one[0].id, one[1].period)
        counted[key] = counted.get(key, 0) + 1
        found.append((one, counted[key]))
    return found[::-1]


def _dates(figure: go.Figure, view: View, dates: Sequence[DateAhead], tone: Tone) -> None:
    for one in dates:
        if one.until is not None:
            figure.add_vrect(x0=one.at, x1=one.until, fillcolor=tone.muted, opacity=0.15, line_width=0, layer="below")
        else:
            figure.add_vline(x=one.at, line={"color": tone.muted, "width": 1.5, "dash": "dot"})
    figure.add_trace(
        go.Scatter(
            x=[one.at if one.until is None else (one.at + one.until) / 2 for one in dates],
            y=[DATES] * len(dates),
            mode="markers",
            marker={
                "symbol": ["line-ew-open" if one.until is not None else "triangle-down" for one in dates],
                "size": 13,
                "color": tone.muted,
                "line": {"width": 3, "color": tone.muted},
            },
            customdata=[[display_date(one.event.date), narrative.event_name(view, one.event)] for one in dates],
            hovertemplate="%{customdata[0]}: <b>%{customdata[1]}</b><extra></extra>",
            showlegend=False,
        )
    )


def programme_colours(told: Sequence[ToldProgramme], tone: Tone) -> dict[str, str]:
    """The colour of each action that is in a programme."""
    return {action.id: colour for one, colour in zip(told, _colours(told, tone), strict=True) for action in one.actions}


def _colours(told: Sequence[ToldProgramme], tone: Tone) -> list[str]:
    return [tone.programmes[at % len(tone.programmes)] for at in range(len(told))]


def gantt(
    roadmap: RoadmapView,
    groups: Sequence[Group],
    stages: Mapping[str, str],
    colours: Mapping[str, str],
    tone: Tone,
) -> go.Figure:
    """Actions over the periods, group by group. `stages` gives the stage's name by practice, `colours` that of an
    action's programme.
    """
    rows = list(_rows(groups))
    placed = [(key, action) for key, _, action in rows if action is not None]
    figure = go.Figure(
        go.Bar(
            base=[action.start for _, action in placed],
            x=[action.periods for _, action in placed],
            y=[key for key, _ in placed],
            orientation="h",
            marker={"color": [colours.get(action.id, tone.muted) for _, action in placed]},
            width=0.62,
            text=[f"{formatting.day_number(action.effort_days)} d" for _, action in placed],
            textposition="inside",
            insidetextanchor="start",
            textfont={"color": tone.on_accent, "size": 11},
            customdata=[
                [
                    action.title,
                    stages.get(action.practice, ""),
                    action.practice_name,
                    formatting.days(action.effort_days),
                    action.lead,
                ]
                for _, action in placed
            ],
            hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}: %{customdata[2]}<br>%{customdata[3]}, "
            "led by %{customdata[4]}<extra></extra>",
        )
    )
    _periods(figure, roadmap)
    _rows_of(figure, [(key, label) for key, label, _ in rows])
    return _laid_out(figure, len(rows), ROW, tone)


def _rows_of(figure: go.Figure, rows: Sequence[tuple[str, str]]) -> None:
    """Keys with their labels, the first one on top."""
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=[key for key, _ in rows],
        range=[len(rows) - 0.5, -0.5],
        tickvals=[key for key, _ in rows],
        ticktext=[label for _, label in rows],
        automargin=True,
        fixedrange=True,
        tickfont={"size": 12},
        ticklabelposition="outside",
        showgrid=False,
    )


def _laid_out(figure: go.Figure, rows: int, row: int, tone: Tone) -> go.Figure:
    figure.update_layout(
        font={"family": FONT},
        margin={"l": 10, "r": 10, "t": 40, "b": 10},
        height=70 + row * max(1, rows),
        bargap=0.3,
        plot_bgcolor=NO_FILL,
    )
    return readable(figure, tone)


def _rows(groups: Sequence[Group]) -> list[tuple[str, str, ActionView | None]]:
    """Key, label and action of every row; a heading has no action."""
    rows: list[tuple[str, str, ActionView | None]] = []
    for heading, actions in groups:
        placed = [action for action in actions if action.start is not None]
        if heading is not None and placed:
            rows.append((f"heading {heading}", f"<b>{heading}</b>", None))
        rows += [(action.id, _in_even_lines(action.title), action) for action in placed]
    return rows


def _in_even_lines(title: str) -> str:
    """As few lines as hold the title, about equally long, so that no word is left alone on the last one."""
    least = len(wrap(title, TITLE_WIDTH))
    width = next(width for width in range(len(title) // least, TITLE_WIDTH + 1) if len(wrap(title, width)) == least)
    return "<br>".join(wrap(title, width))


def _periods(figure: go.Figure, roadmap: RoadmapView) -> None:
    count = len(roadmap.labels)
    figure.update_xaxes(
        range=[0, count],
        tickvals=[period + 0.5 for period in range(count)],
        ticktext=list(roadmap.labels),
        side="top",
        fixedrange=True,
        showgrid=False,
    )
    for period in range(count + 1):
        figure.add_vline(x=period, line={"color": GRID, "width": 1}, layer="below")


def load(roadmap: RoadmapView, tone: Tone) -> go.Figure:
    """Person-days that the plan takes in each period, against what there is."""
    figure = go.Figure(
        go.Bar(
            x=list(roadmap.labels),
            y=list(roadmap.load),
            name="Planned",
            marker={"color": tone.accent},
            customdata=[formatting.day_number(days) for days in roadmap.load],
            hovertemplate="%{x}: %{customdata} person-days<extra>Planned</extra>",
        )
    )
    if any(roadmap.leadership):
        figure.add_trace(
            go.Bar(
                x=list(roadmap.labels),
                y=list(roadmap.leadership),
                name="Leadership",
                marker={"color": tone.fill, "line": {"color": tone.muted, "width": 1}},
                customdata=[formatting.day_number(days) for days in roadmap.leadership],
                hovertemplate="%{x}: %{customdata} person-days<extra>The leadership</extra>",
            )
        )
    figure.add_trace(
        go.Scatter(
            x=list(roadmap.labels),
            y=list(roadmap.capacity),
            name="Capacity",
            mode="lines+markers",
            line={"color": tone.muted, "dash": "dash", "shape": "hvh"},
            marker={"symbol": "line-ew-open", "size": 12},
            customdata=[formatting.day_number(days) for days in roadmap.capacity],
            hovertemplate="%{x}: %{customdata} person-days<extra>Capacity</extra>",
        )
    )
    figure.update_yaxes(title="Person-days", rangemode="tozero", fixedrange=True)
    figure.update_xaxes(fixedrange=True)
    figure.update_layout(
        font={"family": FONT},
        height=260,
        barmode="group",
        margin={"l": 10, "r": 10, "t": 20, "b": 10},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"},  # upwards, where it takes several lines
    )
    return readable(figure, tone)


def stages_ahead_radar(ahead: StagesAhead, tone: Tone) -> go.Figure:
    """The stages today, filled, against the ends of the years and of the plan, dashed."""
    names = ["<br>".join(formatting.name_lines(stage.name)) for stage in ahead.stages]
    figure = go.Figure()
    for at, moment in enumerate(ahead.moments):
        scores = [stage.scores[at] for stage in ahead.stages]
        name = narrative.moment_heading(moment, ahead)
        figure.add_trace(
            go.Scatterpolar(
                r=[*scores, scores[0]],
                theta=[*names, names[0]],
                name=name,
                mode="lines+markers",
                fill="toself" if at == 0 else None,
                fillcolor=tone.fill if at == 0 else None,
                line={
                    "color": tone.accent if at == 0 else tone.muted,
                    "width": 3 if at == 0 else 2,
                    "dash": DASHES[at % len(DASHES)],
                },
                marker={"symbol": SYMBOLS[at % len(SYMBOLS)], "size": 8},
                hovertemplate=f"%{{theta}}: %{{r:.{decimals()}f}}<extra>{name}</extra>",
            )
        )
    lay_out_radar(figure, height=400)
    return readable(figure, tone)


def scenario_lines(courses: Mapping[str, Sequence[float | None]], labels: Sequence[str], tone: Tone) -> go.Figure:
    """The score of each scenario from today to the end of each period; dashes and symbols tell them apart."""
    figure = go.Figure()
    for at, (name, course) in enumerate(courses.items()):
        figure.add_trace(
            go.Scatter(
                x=list(labels),
                y=list(course),
                name=name,
                mode="lines+markers",
                line={
                    "color": tone.accent if at == 0 else tone.muted,
                    "width": 3 if at == 0 else 2,
                    "dash": DASHES[at % len(DASHES)],
                },
                marker={"symbol": SYMBOLS[at % len(SYMBOLS)], "size": 9},
                hovertemplate=f"%{{x}}: %{{y:.{decimals()}f}}<extra>{name}</extra>",
            )
        )
    figure.update_yaxes(title="Score", fixedrange=True)
    figure.update_xaxes(fixedrange=True)
    figure.update_layout(
        font={"family": FONT},
        height=340,
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"},
        showlegend=True,
    )
    return readable(figure, tone)
