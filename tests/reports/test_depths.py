"""How deep was asked, where practices have depths of their own."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from assessment.questionnaire.model import Questionnaire
from reports import narrative
from reports.data_files import data_files
from reports.excel import render_workbook
from reports.options import ReportOptions
from reports.view.build import build_view
from tests.reports.making import TODAY, assessment

SIX = (
    "incident_management",
    "problem_management",
    "change_enablement",
    "service_desk",
    "service_level_management",
    "risk_management",
)


@pytest.mark.parametrize(
    ("depths", "said"),
    [
        ({}, "Indicative quick scan"),
        (dict.fromkeys(SIX, "quick"), "Indicative quick scan"),
        ({"service_desk": "deep"}, "Indicative quick scan, one practice in deep depth"),
        (dict.fromkeys(SIX[:5], "standard"), "Indicative quick scan, five practices in standard depth"),
        (
            dict.fromkeys(SIX[:2], "deep") | {"service_desk": "standard"},
            "Indicative quick scan, one practice in standard depth and two practices in deep depth",
        ),
    ],
)
def test_a_mixed_depth_is_said_wherever_the_depth_is(
    questionnaire: Questionnaire, depths: dict[str, str], said: str
) -> None:
    made = assessment(questionnaire, SIX)
    made = made.model_copy(update={"scope": made.scope.model_copy(update={"depths": depths})})
    view = build_view(made, questionnaire, TODAY)

    assert narrative.depth_sentence(view) == said
    assert f"Depth: {said.lower()}." in narrative.rests_on(view)
    assert f"Depth: {said.lower()}." in narrative.slide_method(view)
    assert "This is an indicative quick scan." in narrative.summary_basis(view)
    assert any(said in line for line in written(view) if line.startswith("Service management review"))


def written(view) -> list[str]:  # type: ignore[no-untyped-def]
    book = load_workbook(BytesIO(render_workbook(view, ReportOptions())))
    return [cell.value for row in book.worksheets[0].iter_rows() for cell in row if isinstance(cell.value, str)]


def test_the_data_files_say_how_deep_each_practice_was_asked(questionnaire: Questionnaire) -> None:
    made = assessment(questionnaire, SIX)
    made = made.model_copy(update={"scope": made.scope.model_copy(update={"depths": {"service_desk": "deep"}})})
    files = data_files(made, questionnaire, TODAY, named=False)
    rows = csv.DictReader(StringIO(files["practices.csv"].decode("utf-8-sig")))

    assert {row["practice"]: row["depth"] for row in rows} == dict.fromkeys(SIX, "quick") | {"service_desk": "deep"}
