"""Dropping a PDF report back into the app: the assessment that it carries is there again."""

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.anonymity import anonymised
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from reports.options import ReportOptions
from reports.pdf.render import render_report
from tests.reports.making import TODAY, assessment
from tests.screens.conftest import open_page


@pytest.fixture(scope="module")
def made(questionnaire: Questionnaire) -> Assessment:
    return assessment(questionnaire, ["service_desk"], comment="We log every call.", client="100 %PDF-1.7 Ltd")


@pytest.fixture(scope="module")
def pdf(made: Assessment, questionnaire: Questionnaire) -> bytes:
    return render_report(made, questionnaire, TODAY, ReportOptions(sections=frozenset({"method"})))


def _dropped(content: bytes, name: str, kind: str) -> AppTest:
    app = open_page()
    uploader = next(one for one in app.get("file_uploader") if one.key.startswith("open-file-"))
    return uploader.upload(name, content, kind).run()


def test_a_report_brings_its_assessment_back(
    repository: Repository, made: Assessment, pdf: bytes, questionnaire: Questionnaire
) -> None:
    app = _dropped(pdf, "report.pdf", "application/pdf")
    assert not app.exception
    next(button for button in app.button if button.label == "Add it").click().run()

    (client,) = repository.clients(LOCAL)
    (entry,) = client.assessments
    back = repository.assessment(LOCAL, entry.id)
    without = anonymised(made, questionnaire)
    assert back.client == without.client
    assert back.respondents == without.respondents
    assert {(one.respondent, one.question, one.rating, one.comment) for one in back.answers} == {
        (one.respondent, one.question, one.rating, one.comment) for one in without.answers
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"%PDF-1.7 and no more", "report.pdf: is damaged"), (b"PK\x03\x04", "report.pdf:1: is not valid JSON")],
)
def test_what_is_no_report_is_refused_in_words_and_nothing_changes(
    repository: Repository, content: bytes, sentence: str
) -> None:
    app = _dropped(content, "report.pdf", "application/pdf")

    assert not app.exception
    assert sentence in app.code[0].value
    assert "Add it" not in [button.label for button in app.button]
    assert repository.clients(LOCAL) == ()
