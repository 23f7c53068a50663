"""Plotly figures for the screens. Each has a finding as its title beside it and a table behind it, made by the page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import plotly.graph_objects as go

from reports.brand.palette import ACCENT, INK, MUTED, PAPER, RAMP, ramp_step, ramp_text_colour
from reports.text import formatting
from reports.text.precision import decimals
from reports.view.model import NeedView, PracticeView, StageView

TOP = 5
NO_FILL = "rgba(0,0,0,0)"
GRID = "rgba(128,140,155,0.35)"
FONT = "IBM Plex Sans, sans-serif"
WRAPPED_LABEL_WIDTH = 172
NEED_LABEL_HEIGHT = 222
CHARACTER = 7.5  # pixels across, at most on average, of a heading
AXIS = 54  # degrees, of a radar's numbers
MOST_POINTS = 9  # weight 3 × impact 3
STRONG_FROM_POINTS = 6  # the palest letters read on what is darker than this


@dataclass(frozen=True)
class Tone:
    """What lines and words wear: they read on a light or a dark page; the maturity ramp is the same on both.

    `programmes` tell programmes apart, for those too who see few colours; each bears words in `on_accent`.
    """

    accent: str
    muted: str
    fill: str
    on_accent: str
    palest: str
    on_palest: str
    programmes: tuple[str, ...]


ON_LIGHT = ("#1F3A5F", "#9A4A00", "#00695C", "#7A2E6E", "#6B5B00", "#A3123F")
ON_DARK = ("#9CC3EE", "#F2B27A", "#7CCFC0", "#D9A6D2", "#D6C66A", "#F29AB2")
LIGHT = Tone(ACCENT, MUTED, "rgba(31,58,95,0.18)", PAPER, "#E9EEF4", INK, ON_LIGHT)
DARK = Tone("#9CC3EE", "#A9B5C3", "rgba(156,195,238,0.25)", INK, "#16202B", "#E6EBF1", ON_DARK)


def stage_radar(stages: Sequence[StageView], tone: Tone) -> go.Figure:
    """Five stages, always in the same order and place: today filled, the target dashed with hollow diamonds."""
    names = ["<br>".join(formatting.name_lines(stage.name)) for stage in stages]
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
            hovertemplate=f"%{{theta}}: %{{r:.{decimals()}f}}<extra>Today</extra>",
        )
    )
    lay_out_radar(figure, height=380)
    figure.update_layout(showlegend=True)
    return readable(figure, tone)


def lay_out_radar(figure: go.Figure, *, height: int) -> None:
    """The same axes and legend for every radar, so that stages are found in the same place."""
    figure.update_layout(
        polar={
            "bgcolor": NO_FILL,
            "radialaxis": {
                "range": [0, TOP],
                "tickvals": [1, 2, 3, 4, 5],
                "tickfont": {"size": 11},
                "angle": AXIS,
                "tickangle": AXIS,  # upright, whatever way the axis goes
                "ticks": "",
                "showline": False,
                "gridcolor": GRID,
            },
            "angularaxis": {
                "gridcolor": GRID,
                "linecolor": GRID,
                "ticks": "",
                "direction": "clockwise",
                "rotation": 90,
                "tickfont": {"size": 13},
            },
        },
        font={"family": FONT},
        margin={"l": 85, "r": 85, "t": 30, "b": 30},
        height=height,
        legend={"orientation": "h", "y": -0.12, "x": 0.5, "xanchor": "center"},
    )


def then_and_now_radar(stages: Sequence[StageView], earlier: Sequence[float | None], tone: Tone) -> go.Figure:
    """The stages today, and their earlier scores as a thin grey outline."""
    figure = stage_radar(stages, tone)
    names = ["<br>".join(formatting.name_lines(stage.name)) for stage in stages]
    figure.add_trace(
        go.Scatterpolar(
            r=_closed(earlier),
            theta=_closed(names),
            name="Earlier result",
            mode="lines",
            line={"color": tone.muted, "width": 1.5},
            hovertemplate=f"%{{theta}}: %{{r:.{decimals()}f}}<extra>Earlier result</extra>",
        )
    )
    return readable(figure, tone)


def readable(figure: go.Figure, tone: Tone) -> go.Figure:
    """The figure with labels that read at 4.5 : 1 and more; Streamlit's own grey reads at 3.7 : 1."""
    words = {"color": tone.on_palest}
    figure.update_xaxes(tickfont=words, title={"font": words})
    figure.update_yaxes(tickfont=words, title={"font": words})
    figure.update_polars(radialaxis={"tickfont": words}, angularaxis={"tickfont": words})
    figure.update_layout(legend={"font": words})
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
            hovertemplate=f"%{{theta}}: %{{r:.{decimals()}f}}<extra>{name}</extra>",
        )
    )


def _closed(values: Sequence[object]) -> list[object]:
    return [*values, values[0]]


def practice_heat_map(practices: Sequence[PracticeView], aspects: Mapping[str, str], tone: Tone) -> go.Figure:
    """Practices by aspects (names by id); each cell the mean of its questions on the ramp, or a dash."""
    rows = {view.practice.name: {cell.aspect: cell.value for cell in view.aspects} for view in practices}
    return _heat_map(rows, aspects, tone)


def value_chain_map(practices: Sequence[PracticeView], activities: Mapping[str, str], tone: Tone) -> go.Figure:
    """Practices by activities of the value chain (names by id); a practice's score in each in which it takes part."""
    taking_part = {view.practice.name: (view, view.practice.value_chain) for view in practices}
    rows = {
        name: {activity: view.result.score for activity in activities if activity in those}
        for name, (view, those) in taking_part.items()
    }
    return _heat_map(rows, activities, tone)


def _heat_map(rows: Mapping[str, Mapping[str, float | None]], columns: Mapping[str, str], tone: Tone) -> go.Figure:
    """Values of 0 to 5 by row and column; a dash where one is not known, nothing where there is no cell."""
    names, values = list(rows), list(rows.values())
    steps = [[None if (value := of.get(column)) is None else ramp_step(value) for column in columns] for of in values]
    figure = go.Figure(
        go.Heatmap(
            z=steps,
            x=list(columns.values()),
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
            x=list(columns.values()) * len(names),
            y=[name for name in names for _ in columns],
            mode="markers",
            showlegend=False,
            marker={"size": 30, "symbol": "square", "opacity": 0},
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}},
            hovertemplate="%{y}, %{x}<extra></extra>",
        )
    )
    for name, of in zip(names, values, strict=True):
        for column, value in of.items():
            figure.add_annotation(
                x=columns[column],
                y=name,
                showarrow=False,
                text=formatting.tenth_or_dash(value),
                font={"size": 13, "color": tone.on_palest if value is None else ramp_text_colour(value)},
            )
    # Fixed ranges: the unseen markers would otherwise ask for room around them.
    figure.update_xaxes(
        side="top",
        tickfont={"size": 13},
        showgrid=False,
        fixedrange=True,
        range=[-0.5, len(columns) - 0.5],
        automargin=False,  # it takes no more than a small map can spare, and cut the headings off
        labelalias={name: _in_lines(name) for name in columns.values()},
    )
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickfont={"size": 12},
        showgrid=False,
        fixedrange=True,
        labelalias={name: _in_lines(name) for name in names},
    )
    _lay_out_rows(figure, head=_head_of(columns.values()), row=36, rows=len(names))
    return readable(figure, tone)


def _head_of(headings: Iterable[str]) -> int:
    """Room for headings that lean on a phone, as Plotly has them do: half their length, and a line."""
    longest = max((len(line) for heading in headings for line in _in_lines(heading).split("<br>")), default=0)
    return 32 + round(CHARACTER * longest / 2)


def practice_bars(practices: Sequence[PracticeView], tone: Tone) -> go.Figure:
    """A bar a practice: its score with one decimal, on the maturity ramp, and its target as a hollow diamond."""
    names = [view.practice.name for view in practices]
    scores = [view.result.score for view in practices]
    figure = go.Figure(
        go.Bar(
            y=names,
            x=[score or 0.0 for score in scores],
            orientation="h",
            width=0.62,
            marker={"color": [RAMP[ramp_step(score or 0.0)] for score in scores], "line": {"color": GRID, "width": 1}},
            showlegend=False,
            hovertemplate="%{y}: %{x:.1f} of 5<extra></extra>",
        )
    )
    aimed = [view for view in practices if view.target is not None]
    figure.add_trace(
        go.Scatter(
            y=[view.practice.name for view in aimed],
            x=[view.target for view in aimed],
            mode="markers",
            # Filled with the ground: an outline alone is lost on the dark end of the ramp.
            marker={
                "symbol": "diamond",
                "size": 10,
                "color": tone.on_accent,
                "line": {"width": 1.5, "color": tone.on_palest},
            },
            name="Target",
            showlegend=False,
            hovertemplate="%{y}: target %{x}<extra></extra>",
        )
    )
    figure.update_xaxes(
        range=[0, TOP],
        tickvals=list(range(TOP + 1)),
        side="top",
        fixedrange=True,
        gridcolor=GRID,
        zeroline=False,
        tickfont={"size": 12},
    )
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickfont={"size": 12},
        fixedrange=True,
        showgrid=False,
        labelalias={
            view.practice.name: f"{_in_lines(view.practice.name)} <b>{formatting.tenth_or_dash(view.result.score)}</b>"
            for view in practices
        },
    )
    _lay_out_rows(figure, head=24, row=36, rows=len(names))
    figure.update_layout(margin_r=8)  # half of the last number
    return readable(figure, tone)


def _lay_out_rows(figure: go.Figure, *, head: int, row: int, rows: int) -> None:
    """Room for the names and for the head, a height a row in pixels, and a click that picks one."""
    figure.update_layout(
        font={"family": FONT},
        margin={"l": WRAPPED_LABEL_WIDTH, "r": 0, "t": head, "b": 0},
        height=head + row * rows,
        paper_bgcolor=NO_FILL,  # the room over its headings lies under the name of what it shows
        plot_bgcolor=NO_FILL,
        clickmode="event+select",
        dragmode=False,
    )


def _flat_steps() -> list[list[object]]:
    """One flat colour a level: the value is written in the cell, the colour only says near which level it is."""
    share = 1 / len(RAMP)
    return [[edge, colour] for at, colour in enumerate(RAMP) for edge in (at * share, (at + 1) * share)]


def needs_matrix(practices: Sequence[PracticeView], needs: Sequence[NeedView], tone: Tone) -> go.Figure:
    """What each chosen need gives to each practice's importance: weight × impact, the accent darker for more."""
    names = [f"{_in_lines(view.practice.name)} <b>{formatting.share(view.importance)}</b>" for view in practices]
    titles = [f"{shortened(need.name, 34)} ({need.weight})" for need in needs]
    points = [[_points(view, need) for need in needs] for view in practices]
    figure = go.Figure(
        go.Heatmap(
            z=points,
            zmin=0,
            zmax=MOST_POINTS,
            xgap=2,
            ygap=2,
            showscale=False,
            colorscale=[[0, tone.palest], [1, tone.accent]],
            hoverinfo="skip",
        )
    )
    cells = [(x, y) for y, row in enumerate(points) for x, point in enumerate(row) if point is not None]
    figure.add_trace(
        go.Scatter(
            x=[x for x, _ in cells],
            y=[y for _, y in cells],
            text=[str(points[y][x]) for x, y in cells],
            customdata=[[practices[y].practice.id, practices[y].practice.name, needs[x].name] for x, y in cells],
            mode="markers+text",
            showlegend=False,
            textfont={
                "size": 13,
                "color": [
                    tone.on_accent if (points[y][x] or 0) >= STRONG_FROM_POINTS else tone.on_palest for x, y in cells
                ],
            },
            marker={"size": 24, "symbol": "square", "opacity": 0},
            selected={"marker": {"opacity": 0}},
            unselected={"marker": {"opacity": 0}, "textfont": {"color": None}},
            hovertemplate="%{customdata[1]}<br>%{customdata[2]}: %{text} points<extra></extra>",
        )
    )
    figure.update_xaxes(
        tickvals=list(range(len(needs))),
        ticktext=titles,
        tickangle=-90,
        side="top",
        tickfont={"size": 12},
        ticks="",
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        range=[-0.5, len(needs) - 0.5],
    )
    figure.update_yaxes(
        tickvals=list(range(len(practices))),
        ticktext=names,
        tickfont={"size": 12},
        ticks="",
        showgrid=False,
        zeroline=False,
        fixedrange=True,
        range=[len(practices) - 0.5, -0.5],
    )
    _lay_out_rows(figure, head=NEED_LABEL_HEIGHT, row=34, rows=len(practices))
    return readable(figure, tone)


def _in_lines(name: str) -> str:
    return "<br>".join(wrap(name, 22, max_lines=2, placeholder=" …"))


def _points(practice: PracticeView, need: NeedView) -> int | None:
    return next((part.points for part in practice.contributions if part.need == need.id), None)


def shortened(text: str, limit: int = 52) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"
