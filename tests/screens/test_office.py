"""Slides and document on the report's page."""

from io import BytesIO

import pytest
from docx import Document
from docx.shared import Mm
from pptx import Presentation

from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from reports.options import ReportOptions
from screens.background.jobs import document_job, slides_job
from tests.reports.making import assessment
from tests.screens.conftest import key_of, open_page


def small(questionnaire: Questionnaire) -> Assessment:
    return assessment(questionnaire, ["incident_management"])


def test_the_report_page_offers_slides_and_a_document(repository: Repository, questionnaire: Questionnaire) -> None:
    app = open_page("report", assessment=repository.import_assessment(LOCAL, small(questionnaire)))

    assert not app.exception
    labels = [button.proto.label for button in app.get("download_button")]
    assert {"Download the slides", "Download the document"} <= set(labels)


def test_the_document_is_offered_in_the_edition_that_was_chosen(
    repository: Repository, questionnaire: Questionnaire
) -> None:
    app = open_page("report", assessment=repository.import_assessment(LOCAL, small(questionnaire)))
    app.radio(key=key_of(app, "report-edition")).set_value("executive").run()

    assert not app.exception
    assert "The executive edition with styles" in " ".join(text.value for text in app.markdown)


def test_the_other_process_makes_the_files_as_was_chosen(questionnaire: Questionnaire) -> None:
    exchange, chosen = (
        to_json(small(questionnaire)),
        ReportOptions(page_size="letter", sections=frozenset({"maturity"})),
    )
    deck, report = (make(exchange, str(DEFAULT_FOLDER), chosen) for make in (slides_job, document_job))

    assert len(Presentation(BytesIO(deck)).slides) == 3
    assert Document(BytesIO(report)).sections[0].page_width == pytest.approx(Mm(215.9), abs=Mm(0.3))
