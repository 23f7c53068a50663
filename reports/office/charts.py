"""Native charts that PowerPoint can edit: their numbers lie in a workbook inside the file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from assessment.questionnaire.schema import TOP_LEVEL
from reports.document.charts import Load, Radar, RadarAhead
from reports.narrative.labels import label
from reports.office.slide import ACCENT, HATCH, INK, LINE, MUTED, PAPER, Box, Page, describe, paint
from reports.office.text import office_text
from reports.text.formatting import HALVES_UP
from reports.text.precision import decimals, score_format
from reports.view.model import StageView
from reports.view.stages_ahead import StagesAhead

LABEL_SIZE = 10
MANY = 13  # so many columns have no room for their numbers; the value axis shows then


@dataclass(frozen=True)
class Series:
    """`colour` is a name or `#rrggbb`; `dash` makes an outline of dashes, `hollow` its markers hollow diamonds."""

    name: str
    values: Sequence[float | None]
    colour: str = ACCENT
    dash: bool = False
    hollow: bool = False
    label_colour: str = INK


def stage_series(stages: Sequence[StageView], ahead: StagesAhead | None) -> list[Series]:
    """The stages' scores now, at the plan's end where there is a plan, and at the targets where there are any."""
    series = [Series(label("charts.now"), [_rounded(stage.score) for stage in stages])]
    if ahead:
        series.append(
            Series(label("readiness.plans_end"), [_rounded(stage.then) for stage in ahead.stages], hollow=True)
        )
    if any(stage.target is not None for stage in stages):
        series.append(
            Series(label("columns.target"), [_rounded(stage.target) for stage in stages], INK, dash=True, hollow=True)
        )
    return series


def then_and_now(now: Sequence[float | None], earlier: Sequence[float | None]) -> list[Series]:
    return [
        Series(label("charts.now"), [_rounded(score) for score in now]),
        Series(label("charts.earlier"), [_rounded(score) for score in earlier], MUTED, hollow=True),
    ]


def load_series(load: Sequence[float], capacity: Sequence[float]) -> list[Series]:
    """Person-days planned and available, by period."""
    return [
        Series(label("charts.planned"), [round(days, 1) for days in load]),
        Series(label("charts.available"), [round(days, 1) for days in capacity], HATCH),
    ]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value + HALVES_UP, decimals())


def draw(page: Page, box: Box, chart: Radar | RadarAhead | Load) -> None:
    """A chart of the report, with what it says to those who cannot see it."""
    if isinstance(chart, Load):
        columns(page, box, chart.labels, load_series(chart.load, chart.capacity), chart.says)
    else:
        radar(page, box, [stage.name for stage in chart.stages], radar_series(chart), chart.says)


def stage_bars(page: Page, box: Box, chart: Radar | RadarAhead) -> None:
    """Too few stages for a radar's shape: bars of those that have a score, if any."""
    at = [at for at, stage in enumerate(chart.stages) if stage.score is not None]
    if at:
        series = [replace(one, values=[one.values[place] for place in at]) for one in radar_series(chart)]
        names = [chart.stages[place].name for place in at]
        bars(page, replace(box, height=min(box.height, 1.2 + 1.2 * len(at))), names, series, chart.says, top=5.5)


def radar_series(chart: Radar | RadarAhead) -> list[Series]:
    if isinstance(chart, Radar) and chart.earlier:
        return then_and_now([stage.score for stage in chart.stages], chart.earlier)
    return stage_series(chart.stages, chart.ahead if isinstance(chart, RadarAhead) else None)


def radar(page: Page, box: Box, categories: Sequence[str], series: Sequence[Series], says: str) -> None:
    """Values from 0 to 5 on as many axes as there are categories."""
    chart = _chart(page, XL_CHART_TYPE.RADAR_MARKERS, box, categories, series, says, score_format())
    _scale_of_levels(chart.value_axis)
    chart.value_axis.tick_labels.font.size = Pt(8)
    paint(chart.value_axis.tick_labels.font.color, MUTED)
    chart.value_axis.format.line.fill.background()
    for plotted, wanted in zip(chart.plots[0].series, series, strict=True):
        _line(plotted, wanted)


def bars(
    page: Page,
    box: Box,
    categories: Sequence[str],
    series: Sequence[Series],
    says: str,
    *,
    form: str | None = None,
    top: float | None = None,
) -> None:
    """Horizontal bars, the first category on top, with room for the numbers behind the longest."""
    top = top or 1.25 * max((value or 0.0 for one in series for value in one.values), default=1.0)
    chart = _chart(page, XL_CHART_TYPE.BAR_CLUSTERED, box, categories, series, says, form or score_format())
    chart.category_axis.reverse_order = True
    _quiet_axes(chart, top)
    _labelled(chart, series, gap=45)


def columns(page: Page, box: Box, categories: Sequence[str], series: Sequence[Series], says: str) -> None:
    """Vertical columns, the series of a category side by side."""
    chart = _chart(page, XL_CHART_TYPE.COLUMN_CLUSTERED, box, categories, series, says, "General")
    _quiet_axes(chart, None)
    chart.value_axis.visible = len(categories) >= MANY
    _labelled(chart, series, gap=60)


def stacked(page: Page, box: Box, categories: Sequence[str], series: Sequence[Series], says: str) -> None:
    """Vertical columns with the series on top of each other; what is none carries no label."""
    chart = _chart(page, XL_CHART_TYPE.COLUMN_STACKED, box, categories, series, says, "0;;")
    _quiet_axes(chart, None)
    _labelled(chart, series, gap=55)
    chart.plots[0].overlap = 100


def web(page: Page, box: Box, drawn: Radar) -> None:
    """The radar as an ornament for a dark ground: white, without words."""
    names, scores = [stage.name for stage in drawn.stages], [stage.score for stage in drawn.stages]
    series = [Series(label("charts.now"), scores, PAPER)]
    chart = _chart(page, XL_CHART_TYPE.RADAR, box, names, series, drawn.says, score_format())
    chart.has_legend = False
    _scale_of_levels(chart.value_axis)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    chart.value_axis.format.line.fill.background()
    chart.font.size = Pt(11)
    paint(chart.font.color, PAPER)
    paint(chart.value_axis.major_gridlines.format.line.color, MUTED)
    line = chart.plots[0].series[0].format.line
    line.width = Pt(2.5)
    paint(line.color, PAPER)


def shape(page: Page, box: Box, categories: Sequence[str], values: Sequence[float | None]) -> None:
    """The radar as an ornament on paper: light, without words."""
    chart = _chart(
        page, XL_CHART_TYPE.RADAR_FILLED, box, categories, [Series(label("charts.now"), values)], "", score_format()
    )
    chart.has_legend = False
    _scale_of_levels(chart.value_axis)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    chart.value_axis.format.line.fill.background()
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    plotted = chart.plots[0].series[0]
    plotted.format.fill.solid()
    paint(plotted.format.fill.fore_color, LINE)


def _chart(
    page: Page, kind: Any, box: Box, categories: Sequence[str], series: Sequence[Series], says: str, form: str
) -> Any:
    data: Any = CategoryChartData(number_format=form)
    data.categories = [office_text(category) for category in categories]
    for one in series:
        data.add_series(office_text(one.name), one.values)
    frame = page.slide.shapes.add_chart(
        kind, Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height), data
    )
    describe(frame, "Chart", says)
    chart: Any = frame.chart  # type: ignore[attr-defined]
    chart.has_title = False
    chart.font.size = Pt(LABEL_SIZE)
    paint(chart.font.color, INK)
    _without_frame(chart)
    chart.has_legend = len(series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    return chart


def _without_frame(chart: Any) -> None:
    """Word and LibreOffice draw one where nothing is said of it. It stands before the text's looks."""
    chart._chartSpace.find("{*}txPr").addprevious(
        parse_xml(
            '<c:spPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        )
    )


def _scale_of_levels(axis: Any) -> None:
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, TOP_LEVEL, 1
    axis.has_major_gridlines = True
    paint(axis.major_gridlines.format.line.color, LINE)
    axis.major_gridlines.format.line.width = Pt(0.75)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "0", False


def _quiet_axes(chart: Any, top: float | None) -> None:
    """The numbers stand at the bars, so the value axis can be silent."""
    value, category = chart.value_axis, chart.category_axis
    value.has_major_gridlines, value.visible = False, False
    value.minimum_scale = 0
    if top is not None:
        value.maximum_scale = top
    category.major_tick_mark = XL_TICK_MARK.NONE
    paint(category.format.line.color, LINE)


def _labelled(chart: Any, series: Sequence[Series], gap: int) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = gap, 0
    for plotted, wanted in zip(plot.series, series, strict=True):
        plotted.format.fill.solid()
        paint(plotted.format.fill.fore_color, PAPER if wanted.dash else HATCH if wanted.hollow else wanted.colour)
        plotted.format.line.width = Pt(0.5)
        paint(plotted.format.line.color, INK if wanted.dash else PAPER)
        labels = plotted.data_labels
        labels.show_value = len(list(plotted.values)) < MANY
        labels.font.size = Pt(LABEL_SIZE)
        paint(labels.font.color, wanted.label_colour)


def _line(plotted: Any, wanted: Series) -> None:
    line = plotted.format.line
    line.width = Pt(1.25 if wanted.dash or wanted.hollow else 2.5)
    paint(line.color, wanted.colour)
    if wanted.dash:
        line.dash_style = MSO_LINE.DASH
    elif wanted.hollow:
        line.dash_style = MSO_LINE.ROUND_DOT
    marker = plotted.marker
    marker.style = XL_MARKER_STYLE.DIAMOND if wanted.dash else XL_MARKER_STYLE.CIRCLE
    marker.size = 8 if wanted.dash else 7
    marker.format.fill.solid()
    paint(marker.format.fill.fore_color, PAPER if wanted.hollow else wanted.colour)
    paint(marker.format.line.color, wanted.colour)
