"""How deep was asked, where practices have depths of their own."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessment.questionnaire.model import Questionnaire
from reports import narrative
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
        ({}, "Quick scan"),
        (dict.fromkeys(SIX, "quick"), "Quick scan"),
        ({"service_desk": "deep"}, "Quick scan, one practice in deep depth"),
        (dict.fromkeys(SIX[:5], "standard"), "Quick scan, five practices in standard depth"),
        (
            dict.fromkeys(SIX[:2], "deep") | {"service_desk": "standard"},
            "Quick scan, one practice in standard depth and two practices in deep depth",
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
    assert any(said in line for line in written(view) if line.startswith("Service management review"))


def written(view) -> list[str]:  # type: ignore[no-untyped-def]
    book = load_workbook(BytesIO(render_workbook(view, ReportOptions())))
    return [cell.value for row in book.worksheets[0].iter_rows() for cell in row if isinstance(cell.value, str)]
