"""What stands inside a line or a cell, as markup. Every text is escaped, and made printable first."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from reports.brand import palette
from reports.document import blocks
from reports.document.charts import Chart
from reports.text import formatting
from reports.text.sanitize import printable

Draw = Callable[[Chart], Markup]
"""A chart as SVG in the brand's colour."""


def painted(content: blocks.Content, draw: Draw) -> Markup:
    """A line's parts one after the other, a blank between two that stand on the same line."""
    return Markup(_line(content, draw))  # noqa: S704 - every text in it is escaped below


def _line(content: blocks.Content, draw: Draw) -> str:
    out, at_start = [], True
    for part in content:
        is_break = isinstance(part, blocks.Break)
        out.append(("" if at_start or is_break else " ") + _part(part, draw))
        at_start = is_break
    return "".join(out)


def _part(part: blocks.Inline, draw: Draw) -> str:
    if isinstance(part, blocks.Picture):
        return draw(part.chart)
    if isinstance(part, blocks.Listed):
        return f"<ul>{''.join(f'<li>{_item(item, draw)}</li>' for item in part.items)}</ul>"
    return PAINTERS[type(part)](part)


def _item(item: blocks.Content, draw: Draw) -> str:
    """What stands at the line's end has its own column, so that what stands before it wraps beside it."""
    last = item[-1] if item else None
    if isinstance(last, blocks.Text) and last.tone == "end":
        return f'<span class="start">{_line(item[:-1], draw)}</span> {_text(last)}'
    return _line(item, draw)


def safe(text: str) -> Markup:
    return escape(printable(text))


def _text(part: blocks.Text) -> str:
    shown = safe(part.text)
    if part.tone == "strong":
        return f"<strong>{shown}</strong>"
    return f'<span class="{part.tone}">{shown}</span>' if part.tone else shown


def square(part: blocks.Level, size: str = "") -> Markup:
    step = "none" if part.level is None else f"l{part.level}"
    shown = formatting.NO_NUMBER if part.level is None else part.level
    return Markup(f'<span class="sq {size} {step}">{shown}</span>')  # noqa: S704 - numbers alone


def _value(part: blocks.Value) -> str:
    if part.value is None:
        return f'<span class="tile none">{formatting.NO_NUMBER}</span>'
    return f'<span class="tile l{palette.ramp_step(part.value)}">{formatting.tenth(part.value)}</span>'


def _weight(part: blocks.Weight) -> str:
    on, off = '<i class="on"></i>', "<i></i>"
    return f"{on * part.weight}{off * (blocks.HEAVIEST - part.weight)} {part.weight}"


def _track(part: blocks.Track) -> str:
    gain = f'<span class="bar gain" style="width: {100 * part.gain:.1f}%"></span>'
    return f'<span class="track"><span class="bar" style="width: {100 * part.share:.1f}%"></span>{gain}</span>'


PAINTERS: dict[type, Callable[[Any], str]] = {
    blocks.Text: _text,
    blocks.Break: lambda _: "<br>",
    blocks.Level: square,
    blocks.Value: _value,
    blocks.Target: lambda part: f'<span class="nowrap"><span class="diamond"></span>{safe(part.shown)}</span>',
    blocks.Points: lambda part: f'<span class="tile p{part.points}">{part.points}</span>',
    blocks.Weight: _weight,
    blocks.Track: _track,
    blocks.Bar: lambda part: f'<span class="bar" style="width: {24 * part.share:.1f}mm"></span>',
    blocks.Run: lambda part: f'<div class="run">{safe(part.words)}</div>',
    blocks.Tick: lambda _: '<span class="tick"></span>',
    blocks.QuickWin: lambda _: '<span class="quick">Q</span>',
    blocks.Link: lambda part: f'<a href="#{part.to}">{safe(part.text)}</a>',
}
