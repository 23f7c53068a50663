"""Programme charters: a page each in print, the same for Word, and a chapter only where it is chosen."""

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from assessment.engagement.exchange_file import parse_assessment
from assessment.engagement.model import Needs
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from reports.narrative import told_programmes
from reports.narrative.editions import all_but, edition_chapters
from reports.options import ReportOptions
from reports.pdf.charters import render_charters
from reports.verification.page_texts import page_texts
from reports.view.build import build_view
from reports.view.model import View
from reports.word import render_charters as render_for_word
from tests.reports.making import TODAY, assessment
from tests.reports.reading import solid

pytestmark = pytest.mark.slow

CLIENTS = Path(__file__).resolve().parents[1] / "clients"


def view_of(name: str, questionnaire: Questionnaire) -> View:
    raw = (CLIENTS / f"{name}.json").read_bytes()
    return build_view(parse_assessment(raw, name, questionnaire), questionnaire, dt.date(2026, 5, 4), first_plan)


@pytest.fixture(scope="module", params=["bank", "startup", "hospital", "provider"])
def client(request: pytest.FixtureRequest, questionnaire: Questionnaire) -> View:
    return view_of(request.param, questionnaire)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_programme_has_one_page_with_its_name_and_its_sponsor(client: View, paper: str) -> None:
    told = told_programmes(client)

    pages = page_texts(render_charters(client, ReportOptions(page_size=paper)))

    assert len(pages) == len(told)
    for page, programme in zip(pages, told, strict=True):
        assert solid(programme.name) in page
        assert solid(programme.sponsor) in page
        assert solid(programme.milestones[0].text) in page


def test_the_word_document_holds_the_same_programmes(questionnaire: Questionnaire) -> None:
    view = view_of("startup", questionnaire)
    text = "\n".join(Document(BytesIO(render_for_word(view))).element.itertext())

    for programme in told_programmes(view):
        assert programme.name in text
        assert programme.scope in text
        assert all(milestone.text in text for milestone in programme.milestones)


def test_the_full_edition_has_charters_only_where_they_were_chosen(client: View) -> None:
    ids = [chapter.id for chapter in edition_chapters(client, ReportOptions())]
    without_annex = ReportOptions(sections=all_but(["annex"]))
    chosen = ReportOptions(sections=all_but((), ["charters"]))

    assert "charters" not in ids
    assert "charters" not in [chapter.id for chapter in edition_chapters(client, without_annex)]
    assert [chapter.id for chapter in edition_chapters(client, chosen) if chapter.id != "charters"] == ids
    assert "charters" in [chapter.id for chapter in edition_chapters(client, chosen)]


def test_without_a_programme_there_is_no_charter(questionnaire: Questionnaire) -> None:
    nothing = build_view(
        assessment(questionnaire, ["incident_management"], state=None, needs=Needs()), questionnaire, TODAY
    )

    with pytest.raises(ValueError, match="no programme"):
        render_charters(nothing)
