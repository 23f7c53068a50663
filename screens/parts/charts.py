"""Plotly figures for the screens. Each has a finding as its title beside it and a table behind it, made by the page."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from reports import wording
from reports.palette import ACCENT, INK, MUTED, PAPER, RAMP, ramp_step, ramp_text_colour
from reports.view_model import ActionView, PracticeView, RoadmapView, StageView

TOP = 5
NO_FILL = "rgba(0,0,0,0)"
GRID = "rgba(128,140,155,0.35)"
FONT = "IBM Plex Sans, sans-serif"
LABEL_WIDTH = 215


@dataclass(frozen=True)
class Tone:
    """What lines and words wear: they read on a light or a dark page; the maturity ramp is the same on both."""

    accent: str
    muted: str
    fill: str
    on_accent: str


LIGHT = Tone(ACCENT, MUTED, "rgba(31,58,95,0.18)", PAPER)
DARK = Tone("#9CC3EE", "#A9B5C3", "rgba(156,195,238,0.25)", INK)


def stage_radar(stages: Sequence[StageView], tone: Tone) -> go.Figure:
    """Five stages, always in the same order and place: today filled, the target dashed with hollow diamonds."""
    names = [stage.name for stage in stages]
    figure = go.Figure()
    _ring(figure, names, [stage.high for stage in stages], "Could be", None, tone)
    _ring(figure, names, [stage.target for stage in stages], "Target", "diamond-open", tone)
    figure.add_trace(
        go.Scatterpolar(
            r=_closed([stage.score for stage in stages]),
            theta=_closed(names),
            name="Today",
            mode="lines+markers",
            fill="toself",
            fillcolor=tone.fill,
            line={"color": tone.accent, "width": 3},
            marker={"size": 8},
            hovertemplate="%{theta}: %{r:.2f}<extra>Today</extra>",
        )
    )
    figure.update_layout(
        polar={
            "bgcolor": NO_FILL,
            "radialaxis": {
                "range": [0, TOP],
                "tickvals": [1, 2, 3, 4, 5],
                "tickfont": {"size": 11},
                "angle": 54,
                "tickangle": 0,
                "showline": False,
                "gridcolor": GRID,
            },
            "angularaxis": {"gridcolor": GRID, "direction": "clockwise", "rotation": 90, "tickfont": {"size": 13}},
        },
        font={"family": FONT},
        margin={"l": 85, "r": 85, "t": 30, "b": 30},
        height=380,
        legend={"orientation": "h", "y": -0.12, "x": 0.5, "xanchor": "center"},
        showlegend=True,
    )
    return figure


def _ring(
    figure: go.Figure, names: list[str], values: list[float | None], name: str, symbol: str | None, tone: Tone
) -> None:
    if all(value is None for value in values):
        return
    line = {"color": tone.muted, "width": 1.5, "dash": "dash" if symbol else "dot"}
    figure.add_trace(
        go.Scatterpolar(
            r=_closed(values),
            theta=_closed(names),
            name=name,
            mode="lines+markers" if symbol else "lines",
            line=line,
            marker={"symbol": symbol, "size": 10, "color": tone.muted} if symbol else None,
            hovertemplate=f"%{{theta}}: %{{r:.2f}}<extra>{name}</extra>",
        )
    )


def _closed(values: Sequence[object]) -> list[object]:
    return [*values, values[0]]


def practice_heat_map(practices: Sequence[PracticeView], aspects: Sequence[str], tone: Tone) -> go.Figure:
    """Practices by aspects; each cell the mean of its questions on the maturity ramp, a dash where there is none."""
    names = [view.practice.name for view in practices]
    steps = [[None if cell.value is None else ramp_step(cell.value) for cell in view.aspects] for view in practices]
    figure = go.Figure(
        go.Heatmap(
            z=steps,
            x=list(aspects),
            y=names,
            zmin=-0.5,
            zmax=TOP + 0.5,
            xgap=3,
            ygap=3,
            showscale=False,
            colorscale=_flat_steps(),
            hoverinfo="skip",
        )
    )
    # Plotly selects no cell of a heat map, so an unseen marker lies over each and takes the click.
    figure.add_trace(
        go.Scatter(
            x=list(aspects) * len(names),
            y=[name for name in names for _ in aspects],
            mode="markers",
            showlegend=False,
            marker={"size": 30, "symbol": "square", "opacity": 0},
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}},
            hovertemplate="%{y}, %{x}<extra></extra>",
        )
    )
    for view in practices:
        for cell, aspect in zip(view.aspects, aspects, strict=True):
            figure.add_annotation(
                x=aspect,
                y=view.practice.name,
                showarrow=False,
                text="–" if cell.value is None else f"{cell.value:.1f}",
                font={"size": 13, "color": tone.muted if cell.value is None else ramp_text_colour(cell.value)},
            )
    # Fixed ranges: the unseen markers would otherwise ask for room around them.
    figure.update_xaxes(
        side="top", tickfont={"size": 13}, showgrid=False, fixedrange=True, range=[-0.5, len(aspects) - 0.5]
    )
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickfont={"size": 12},
        showgrid=False,
        fixedrange=True,
        labelalias={name: _short(name, 34) for name in names},
    )
    figure.update_layout(
        font={"family": FONT},
        margin={"l": LABEL_WIDTH, "r": 0, "t": 30, "b": 0},
        height=30 + 32 * len(names),
        plot_bgcolor=NO_FILL,
        clickmode="event+select",
        dragmode=False,
    )
    return figure


def _flat_steps() -> list[list[object]]:
    """One flat colour a level: the value is written in the cell, the colour only says near which level it is."""
    share = 1 / len(RAMP)
    return [[edge, colour] for at, colour in enumerate(RAMP) for edge in (at * share, (at + 1) * share)]


def gantt(roadmap: RoadmapView, actions: Sequence[ActionView], stages: dict[str, str], tone: Tone) -> go.Figure:
    """Actions over the periods, in the order in which they begin. `stages` gives the stage's name by practice."""
    placed = [action for action in actions if action.start is not None]
    names = [f"{action.candidate.title}" for action in placed]
    figure = go.Figure(
        go.Bar(
            base=[action.start for action in placed],
            x=[action.candidate.periods for action in placed],
            y=names,
            orientation="h",
            marker={"color": tone.accent},
            width=0.62,
            text=[
                wording.days(action.candidate.effort_days).replace(" days", " d").replace(" day", " d")
                for action in placed
            ],
            textposition="inside",
            insidetextanchor="start",
            textfont={"color": tone.on_accent, "size": 11},
            customdata=[
                [action.practice_name, action.candidate.effort_days, stages[action.candidate.practice]]
                for action in placed
            ],
            hovertemplate="<b>%{y}</b><br>%{customdata[2]}: %{customdata[0]}<br>%{customdata[1]} person-days"
            "<extra></extra>",
        )
    )
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
    figure.update_yaxes(
        autorange="reversed",
        automargin=True,
        fixedrange=True,
        tickfont={"size": 12},
        ticklabelposition="outside",
        labelalias={name: _short(name) for name in names},
    )
    figure.update_layout(
        font={"family": FONT},
        margin={"l": 10, "r": 10, "t": 40, "b": 10},
        height=70 + 26 * max(1, len(placed)),
        bargap=0.3,
        plot_bgcolor=NO_FILL,
    )
    return figure


def _short(text: str, limit: int = 52) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"


def load(roadmap: RoadmapView, tone: Tone) -> go.Figure:
    """Person-days that the plan takes in each period, against what there is."""
    figure = go.Figure(
        go.Bar(
            x=list(roadmap.labels),
            y=list(roadmap.load),
            name="Planned",
            marker={"color": tone.accent},
            hovertemplate="%{x}: %{y:.0f} person-days<extra>Planned</extra>",
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
            hovertemplate="%{x}: %{y:.0f} person-days<extra>Capacity</extra>",
        )
    )
    figure.update_yaxes(title="Person-days", rangemode="tozero", fixedrange=True)
    figure.update_xaxes(fixedrange=True)
    figure.update_layout(
        font={"family": FONT},
        height=260,
        margin={"l": 10, "r": 10, "t": 20, "b": 10},
        legend={"orientation": "h", "y": 1.15},
    )
    return figure
