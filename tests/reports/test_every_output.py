"""Whatever `score` takes, every output is made of it; what cannot be made is refused when the file is read."""

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import openpyxl
import pikepdf
import pytest
from docx import Document
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from assessment.engagement.exchange_file import parse_assessment, to_json
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import load_questionnaire
from reports.data_files import data_files
from reports.excel import render_workbook
from reports.json_documents import advice_document, score_document
from reports.narrative.editions import EDITIONS
from reports.options import ReportOptions
from reports.pdf.render import render_report
from reports.plan_files import PLAN_FILES
from reports.slides import render_slides
from reports.view.build import build_view
from reports.web import render_web_page
from reports.word import render_document
from tests.reports.any_assessment import documents
from tests.reports.making import TODAY

QUESTIONNAIRE = load_questionnaire()
EMPTY = {
    "format": "waymark-assessment/1",
    "client": {"name": "Northgate"},
    "scope": {"depth": "quick", "practices": []},
    "respondents": [],
    "answers": [],
}
NO_PRACTICE = EMPTY | {
    "respondents": [{"id": "r1"}],
    "answers": [{"respondent": "r1", "question": "governance.direct", "state": "rated", "rating": 2}],
}


def read(document: dict[str, Any]) -> Assessment:
    return parse_assessment(json.dumps(document).encode(), "any.json", QUESTIONNAIRE)


def outputs(made: Assessment, options: ReportOptions) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each by its name, read back by another library where one reads it."""
    view = build_view(made, QUESTIONNAIRE, TODAY)
    yield "exchange file", lambda: parse_assessment(to_json(made).encode(), "again", QUESTIONNAIRE)
    yield "score", lambda: json.dumps(score_document(view.result), allow_nan=False)
    yield "advise", lambda: json.dumps(advice_document(view), allow_nan=False)
    yield "pdf", lambda: pikepdf.open(BytesIO(render_report(made, QUESTIONNAIRE, TODAY, options)))
    yield "web page", lambda: render_web_page(made, QUESTIONNAIRE, TODAY, options)
    yield "document", lambda: Document(BytesIO(render_document(view, options)))
    yield "slides", lambda: Presentation(BytesIO(render_slides(view, options)))
    yield "workbook", lambda: openpyxl.load_workbook(BytesIO(render_workbook(view, options)))
    yield "data files", lambda: data_files(made, QUESTIONNAIRE, TODAY, named=options.named)
    for file in PLAN_FILES:
        yield file.id, lambda file=file: file.make(view)


def make_all(document: dict[str, Any], options: ReportOptions) -> None:
    for name, make in outputs(read(document), options):
        try:
            make()
        except Exception as error:
            error.add_note(f"making the {name}")
            raise


AGREED_BEYOND = NO_PRACTICE | {
    "scope": {"depth": "quick", "practices": ["incident_management"]},
    "assessment": {"date": "0362-04-14"},
    "planning": {
        "agreed": {
            "scenario": "base",
            "since": "2026-05-04",
            "status": "optimal",
            "objective": 1.0,
            "capacity": [40.0],
            "scheduled": [
                {"action": "deployment_management.rights_by_role", "start": 0, "end": 0, "effort_days": 5.0},
                {"action": "an action of an earlier questionnaire", "start": 0, "end": 0, "effort_days": 5.0},
            ],
        },
        "progress": [{"action": "deployment_management.rights_by_role", "state": "done", "date": "0001-01-02"}],
    },
}


@pytest.mark.parametrize(
    "document",
    [EMPTY, NO_PRACTICE, AGREED_BEYOND],
    ids=["nothing", "governance alone", "a plan agreed on for practices that are out of scope by now"],
)
@pytest.mark.parametrize("named", [False, True])
def test_every_output_is_made_of_what_is_hardly_there(document: dict[str, Any], *, named: bool) -> None:
    make_all(document, ReportOptions("executive", named=named))


@pytest.mark.slow
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # making a smaller example of a failing one takes an hour
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(documents(QUESTIONNAIRE), st.sampled_from(sorted(EDITIONS)), st.booleans())
def test_every_output_is_made_of_every_file_that_is_scored(document: dict[str, Any], edition: str, named: bool) -> None:
    make_all(document, ReportOptions(edition, named=named))
