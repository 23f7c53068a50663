"""The data files on the report's page."""

from io import BytesIO
from zipfile import ZipFile

from assessment.engagement.exchange_file import to_json
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from screens.background.jobs import data_job
from tests.reports.making import assessment
from tests.screens.conftest import key_of, open_page


def test_the_report_page_offers_the_data_and_says_whether_people_are_named(
    repository: Repository, questionnaire: Questionnaire
) -> None:
    made = assessment(questionnaire, ["incident_management"])
    app = open_page("report", assessment=repository.import_assessment(LOCAL, made))
    assert "Download the data" in [button.proto.label for button in app.get("download_button")]
    assert next(text.value for text in app.markdown if "for other programs" in text.value).endswith(
        "without the names of people."
    )

    app.toggle(key=key_of(app, "report-named")).set_value(True).run()
    assert not app.exception
    assert next(text.value for text in app.markdown if "for other programs" in text.value).endswith(
        "with the names of people."
    )


def test_the_other_process_names_people_only_where_it_is_asked_to(questionnaire: Questionnaire) -> None:
    exchange = to_json(assessment(questionnaire, ["incident_management"]))
    for named in (False, True):
        with ZipFile(BytesIO(data_job(exchange, str(DEFAULT_FOLDER), named))) as archive:
            assert (b"Privately" in archive.read("respondents.csv")) is named
