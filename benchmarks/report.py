"""The sample's PDF report against WeasyPrint alone on the same finished HTML.

    python -m benchmarks.report

Ours reads nothing from disk but fonts and templates: it scores, advises, arranges, writes the sentences, draws the
charts, fills the templates and sets the pages. WeasyPrint alone sets the same pages from HTML made beforehand. Both
run in turn in one process; medians of seconds and their ratio are printed, with pages, bytes and peak memory.
"""

import datetime as dt
import io
import resource
import statistics

from pypdf import PdfReader
from weasyprint import HTML

from assessment.framework import load_framework
from assessment.sample import sample_engagement
from benchmarks.scoring import alternated
from reports.html import render_html
from reports.pdf import VARIANT, ShippedFonts, render_report
from reports.view_model import build_view

ALTERNATIONS = 3
TODAY = dt.date(2026, 5, 4)
LIMIT = 1.3


def main() -> None:
    framework = load_framework()
    engagement = sample_engagement(framework)
    html = render_html(build_view(engagement, framework, TODAY))

    def floor() -> object:
        return HTML(string=html, url_fetcher=ShippedFonts()).write_pdf(pdf_variant=VARIANT)

    def ours() -> object:
        return render_report(engagement, framework, TODAY)

    times = alternated([floor, ours], ALTERNATIONS)
    ratios = sorted(mine / theirs for theirs, mine in zip(*times, strict=True))
    pdf = render_report(engagement, framework, TODAY)
    print(f"sample report: {len(PdfReader(io.BytesIO(pdf)).pages)} pages, {len(pdf) / 1e6:.2f} MB, "
          f"{len(html) / 1e6:.2f} MB of HTML; {ALTERNATIONS} alternations, median (fastest to slowest)")
    for name, seconds in (("WeasyPrint alone", times[0]), ("render_report", times[1])):
        print(f"{name:18}{statistics.median(seconds):7.2f} s  ({min(seconds):.2f} to {max(seconds):.2f})")
    print(f"{'ratio':18}{statistics.median(ratios):7.2f}    ({ratios[0]:.2f} to {ratios[-1]:.2f}; aim at most {LIMIT})")
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
