"""Before the interviews: a guide to download, and documents with how far each is."""

from io import BytesIO

from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment
from assessment.engagement.preparation import Document, Request, documents_of, in_scope
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from reports.options import ReportOptions
from screens.background.jobs import guide_workbook_job
from tests.screens.conftest import no_exception, open_page


def press(app: AppTest, begins: str) -> AppTest:
    return next(button for button in app.button if button.label.startswith(begins)).click().run()


def test_documents_are_marked_as_asked_together_and_the_page_counts_them(
    repository: Repository, sample_id: str, sample: Assessment, questionnaire: Questionnaire
) -> None:
    documents = [one for question in in_scope(sample, questionnaire) for one in documents_of(question)]
    repository.change_document_requests(LOCAL, sample_id, lambda _: {documents[0]: Request("missing", "Lost")})
    app = open_page("scope", assessment=sample_id)

    press(app, f"Mark {len(documents) - 1} open documents as asked")

    assert no_exception(app)
    kept = repository.document_requests(LOCAL, sample_id)
    assert kept[documents[0]] == Request("missing", "Lost")
    assert {kept[one] for one in documents[1:]} == {Request("asked")}
    assert any(f"0 open, {len(documents) - 1} asked, 0 received, 1 missing" in one.value for one in app.caption)


def test_one_practice_is_asked_for_alone(
    repository: Repository, sample_id: str, sample: Assessment, questionnaire: Questionnaire
) -> None:
    app = open_page("scope", assessment=sample_id)
    about = next(box for box in app.selectbox if (box.key or "").startswith("documents-about"))

    about.select("practice:incident_management").run()
    press(app, "Mark ")

    asked = repository.document_requests(LOCAL, sample_id)
    assert asked
    assert {questionnaire.questions[one.question].subject.id for one in asked} == {"incident_management"}


def test_the_guide_can_be_made_for_a_person_and_says_how_long_it_takes(
    repository: Repository, sample_id: str, sample: Assessment
) -> None:
    app = open_page("scope", assessment=sample_id)
    whom = next(box for box in app.selectbox if (box.key or "").startswith("guide-for"))
    assert any("conversations" in one.value and "hours at three minutes each" in one.value for one in app.caption)

    whom.select(f"person:{sample.respondents[0].id}").run()

    assert no_exception(app)
    assert any(one.value.startswith("1 conversation, ") for one in app.caption)
    assert {"Download the guide (PDF)", "Download the guide (Excel)"} <= {one.label for one in app.download_button}


def test_the_guide_says_how_far_the_documents_are(sample: Assessment, questionnaire: Questionnaire) -> None:
    (first, *_) = in_scope(sample, questionnaire)
    (document, *_) = documents_of(first)
    requests: dict[Document, Request] = {document: Request("received", "From Ben")}

    made = guide_workbook_job(to_json(sample), str(DEFAULT_FOLDER), ReportOptions(), ((), (), {}), requests)

    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(made)).worksheets[0].iter_rows(min_row=5)]
    assert [row[3:5] for row in rows if row[1] == document.name] == [["received", "From Ben"]]


def test_the_guide_for_a_person_is_about_the_practices_that_were_chosen_for_them(
    repository: Repository, sample_id: str, sample: Assessment
) -> None:
    person = sample.respondents[0].id
    repository.change_chosen_practices(LOCAL, sample_id, person, lambda _: ("service_desk",))
    chosen = repository.chosen_practices(LOCAL, sample_id)

    made = guide_workbook_job(to_json(sample), str(DEFAULT_FOLDER), ReportOptions(), ((), (person,), chosen), {})

    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(made)).worksheets[1].iter_rows(min_row=5)]
    practices = {row[0] for row in rows}
    assert "Service desk" in practices
    assert "Incident management" not in practices
