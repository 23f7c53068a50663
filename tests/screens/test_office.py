"""Slides and document on the report's page."""

from assessment.branding import NO_BRANDING
from assessment.engagement import Engagement
from assessment.exchange import to_json
from assessment.framework import DEFAULT_FOLDER, Framework
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from screens.parts.rendering import document_elsewhere, slides_elsewhere
from tests.reports.making import engagement
from tests.screens.conftest import open_page


def small(framework: Framework) -> Engagement:
    return engagement(framework, ["incident_management"])


def test_the_report_page_offers_slides_and_a_document(repository: Repository, framework: Framework) -> None:
    app = open_page("report", assessment=repository.import_engagement(LOCAL, small(framework)))

    assert not app.exception
    labels = [button.proto.label for button in app.get("download_button")]
    assert {"Download the slides", "Download the document"} <= set(labels)


def test_what_the_other_process_makes_are_whole_files(framework: Framework) -> None:
    exchange = to_json(small(framework))

    for make in (slides_elsewhere, document_elsewhere):
        assert make(exchange, str(DEFAULT_FOLDER), NO_BRANDING).startswith(b"PK")
