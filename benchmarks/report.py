"""PDF reports against WeasyPrint alone on the same finished HTML, and how they grow with what is assessed.

    python -m benchmarks.report

First deep assessments of 1 to 34 practices with twelve people, each report in a process of its own, so that its peak
of memory is its own. The search for the plan stands apart: how long it takes hangs on how the actions pack into periods
(benchmarks.roadmap), and the report then finds the plan remembered. Growth is the slope of a straight line through
seconds (of the processor) by practices, both as logarithms: 1 is linear, more is worse. Since much of a report is there
for one practice already, what a further practice costs among few and among many stands beside it.

Then the sample's report: ours scores, advises, arranges, writes the sentences, draws the charts, fills the templates
and sets the pages; WeasyPrint alone sets the same pages from HTML made beforehand. Both run in turn in one process, and
the ratio is of each turn.
"""

import datetime as dt
import io
import math
import resource
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from operator import attrgetter

from pypdf import PdfReader
from weasyprint import HTML

from assessment.questionnaire.model import load_questionnaire
from assessment.sample import sample_assessment
from benchmarks.deep_assessment import PEOPLE, deep_assessment
from benchmarks.scoring import alternated
from reports.pdf.html import render_html
from reports.pdf.render import VARIANT, ShippedFonts, render_report
from reports.view.build import build_view

ALTERNATIONS = 3
TODAY = dt.date(2026, 5, 4)
LIMIT = 1.2
STEPS = (1, 2, 4, 8, 16, 34)


@dataclass(frozen=True)
class Taken:
    """What one report took: seconds of the processor for results and plan, and for the report after that; pages, MB of
    the PDF, MB at the process's peak.
    """

    practices: int
    plan: float
    seconds: float
    pages: int
    size: float
    peak: float


def main() -> None:
    _growth()  # first: a process hands its peak of memory down to those that it starts
    _against_weasyprint()


def _against_weasyprint() -> None:
    questionnaire = load_questionnaire()
    assessment = sample_assessment(questionnaire)
    html = render_html(build_view(assessment, questionnaire, TODAY))

    def floor() -> object:
        return HTML(string=html, url_fetcher=ShippedFonts()).write_pdf(pdf_variant=VARIANT)

    def ours() -> object:
        return render_report(assessment, questionnaire, TODAY)

    times = alternated([floor, ours], ALTERNATIONS)
    ratios = sorted(mine / theirs for theirs, mine in zip(*times, strict=True))
    pdf = render_report(assessment, questionnaire, TODAY)
    print(
        f"sample report: {_pages(pdf)} pages, {len(pdf) / 1e6:.2f} MB, {len(html) / 1e6:.2f} MB of HTML; "
        f"{ALTERNATIONS} alternations, median (fastest to slowest)"
    )
    for name, seconds in (("WeasyPrint alone", times[0]), ("render_report", times[1])):
        print(f"{name:18}{statistics.median(seconds):7.2f} s  ({min(seconds):.2f} to {max(seconds):.2f})")
    print(f"{'ratio':18}{statistics.median(ratios):7.2f}    ({ratios[0]:.2f} to {ratios[-1]:.2f}; aim at most {LIMIT})")


def _growth() -> None:
    print(f"deep assessments with {PEOPLE} people, each report in a process of its own")
    print("practices  pages  plan s  report s  ms a page     MB  peak MB")
    taken = []
    for practices in STEPS:
        one = _alone(practices)
        taken.append(one)
        print(
            f"{one.practices:9}{one.pages:7}{one.plan:8.1f}{one.seconds:10.1f}{1000 * one.seconds / one.pages:11.0f}"
            f"{one.size:7.2f}{one.peak:9.0f}",
            flush=True,
        )
    seconds, memory = (
        _slope([(one.practices, measured(one)) for one in taken])
        for measured in (attrgetter("seconds"), attrgetter("peak"))
    )
    first, middle, last = taken[0], taken[3], taken[-1]
    print(
        f"slope by practices: seconds of the report {seconds:.2f}, peak memory {memory:.2f} (aim at most 1)\n"
        f"a further practice costs {_further(first, middle):.2f} s up to {middle.practices}, "
        f"{_further(middle, last):.2f} s from there to {last.practices}\n"
    )


def _alone(practices: int) -> Taken:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_take, practices).result()


def _take(practices: int) -> Taken:
    questionnaire = load_questionnaire()
    assessment = deep_assessment(questionnaire, practices)
    begun = time.process_time()
    build_view(assessment, questionnaire, TODAY)
    planned = time.process_time()
    pdf = render_report(assessment, questionnaire, TODAY)
    seconds = time.process_time() - planned
    return Taken(
        practices,
        planned - begun,
        seconds,
        _pages(pdf),
        len(pdf) / 1e6,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _pages(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def _slope(points: Sequence[tuple[float, float]]) -> float:
    """Of the straight line through the logarithms that fits best."""
    return statistics.linear_regression([math.log(x) for x, _ in points], [math.log(y) for _, y in points]).slope


def _further(before: Taken, after: Taken) -> float:
    """Seconds that each practice takes that came to it."""
    return (after.seconds - before.seconds) / (after.practices - before.practices)


if __name__ == "__main__":
    main()
