"""Blocks for a browser: painted as for paper, but for what folds, scrolls and turns with the light."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from reports.document.charts import Chart
from reports.pdf.paint import HtmlPainter
from reports.web.colours import with_variables

OTHERWISE = frozenset({"table", "subject", "index"})
"""Kinds of block that have a template of their own here."""


@dataclass(frozen=True)
class WebPainter(HtmlPainter):
    def template(self, kind: str) -> str:
        return f"web/{kind}.html.j2" if kind in OTHERWISE else super().template(kind)

    def chapter_templates(self, chapter: str) -> tuple[str, ...]:
        return ("web/chapter.html.j2",)

    def svg(self, chart: Chart, unit: float) -> Markup:
        return with_variables(super().svg(chart, unit), self.brand.colours["accent"])


def as_data(pictures: Mapping[str, bytes]) -> dict[str, str]:
    """Logos as addresses that hold the picture itself."""
    return {name: f"data:image/png;base64,{b64encode(png).decode()}" for name, png in pictures.items()}
