"""How long each edition is, for real clients on both papers, and in which sizes its type is set."""

import datetime as dt
import io
from pathlib import Path

import pypdf
import pytest

from assessment.engagement.exchange_file import read_assessment
from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_assessment
from reports.brand.type_scale import SIZES
from reports.options import ReportOptions
from reports.pdf.render import render_report
from tests.reports.making import TODAY

pytestmark = pytest.mark.slow

CLIENTS = Path(__file__).parents[1] / "clients"
DAY = dt.date(2026, 7, 1)
EXECUTIVE, STANDARD, QUICK = 6, 60, 20
MOST_SIZES, SMALLEST = 7, 8.0


def pages(pdf: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("client", sorted(path.stem for path in CLIENTS.glob("*.json")))
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_director_gets_six_pages(client: str, paper: str, questionnaire: Questionnaire) -> None:
    assessment = read_assessment(CLIENTS / f"{client}.json", questionnaire)
    pdf = render_report(assessment, questionnaire, DAY, ReportOptions("executive", paper))
    assert pages(pdf) <= EXECUTIVE


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sample_at_standard_depth_has_sixty_pages_or_fewer(paper: str, questionnaire: Questionnaire) -> None:
    options = ReportOptions("full", paper)
    assert pages(render_report(sample_assessment(questionnaire), questionnaire, TODAY, options)) <= STANDARD


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_quick_scan_has_twenty_pages_or_fewer(paper: str, questionnaire: Questionnaire) -> None:
    assessment = read_assessment(CLIENTS / "startup.json", questionnaire)
    assert assessment.scope.depth == "quick"
    assert pages(render_report(assessment, questionnaire, DAY, ReportOptions("full", paper))) <= QUICK


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sample_cut_to_a_quick_scan_has_twenty_pages_or_fewer(paper: str, questionnaire: Questionnaire) -> None:
    """With an earlier result, a certificate in sight and 34 practices it has the most that a quick scan tells."""
    sample = sample_assessment(questionnaire)
    quick = sample.model_copy(update={"scope": sample.scope.model_copy(update={"depth": "quick", "depths": {}})})
    assert pages(render_report(quick, questionnaire, TODAY, ReportOptions("full", paper))) <= QUICK


@pytest.mark.parametrize("edition", ["executive", "full"])
def test_type_has_few_sizes_and_none_is_hard_to_read(edition: str, questionnaire: Questionnaire) -> None:
    pdf = render_report(sample_assessment(questionnaire), questionnaire, TODAY, ReportOptions(edition))
    found = set[float]()

    def see(text: str, _cm: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.add(round(abs(size * matrix[3]), 1))

    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=see)
    points = {size if size in SIZES.values() else round(size * 1.5) / 2 for size in found}
    assert len(points) <= MOST_SIZES
    assert min(points) >= SMALLEST
