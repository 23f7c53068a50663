"""Which files there are: each table as CSV for programs and as a workbook for people, and documents as JSON. They are
always the same ones; a table without rows has its heading alone.
"""

import datetime as dt
import json
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from assessment.engagement.anonymity import anonymised
from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from reports.data_files import answers, changes, plan, results
from reports.excel.plain_table import table_workbook
from reports.json_documents import advice_document
from reports.office.package import OLDEST
from reports.plan_files import PLAN_FILES
from reports.plan_files.csv_file import Cells, csv_file
from reports.verification.attachment import results_document
from reports.view.build import build_view
from reports.view.model import View

TABLES = (
    results.summary,
    results.practices,
    results.stages,
    results.components,
    results.heat_map,
    results.questions,
    results.clauses,
    results.requirements,
    answers.respondents,
    answers.answers,
    answers.consensus,
    answers.assessor,
    answers.evidence,
    plan.needs,
    plan.events,
    plan.contributions,
    plan.actions,
    plan.periods,
    plan.outlook,
    changes.changes,
    changes.questions,
    changes.promises,
)


def data_files(
    assessment: Assessment, questionnaire: Questionnaire, today: dt.date, *, named: bool
) -> dict[str, bytes]:
    """The content of each file, by its name. Names of people only where they are asked for; `today` dates an
    assessment without a date.
    """
    told = assessment if named else anonymised(assessment, questionnaire)
    view = build_view(told, questionnaire, today)
    exchange = to_json(told).encode()
    tables = [make(view) for make in TABLES]
    sheets: dict[str, Cells] = {table.file.removesuffix(".csv"): (table.columns, table.rows) for table in tables}
    sheets |= {file.ending.removesuffix(".csv"): file.cells(view) for file in PLAN_FILES if file.cells is not None}
    return {
        "assessment.json": exchange,
        "results.json": _json(results_document(questionnaire, view.result, sha256(exchange).hexdigest())),
        "advice.json": _json(advice_document(view)),
        **{f"{name}.csv": csv_file(*cells) for name, cells in sheets.items()},
        **{f"{name}.xlsx": _workbook(name, cells, view) for name, cells in sheets.items()},
        **{file.ending: file.make(view) for file in PLAN_FILES if file.cells is None},
    }


def data_zip(files: dict[str, bytes]) -> bytes:
    """The files as one archive; the same files give the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = ZipInfo(name, OLDEST)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def _workbook(name: str, cells: Cells, view: View) -> bytes:
    return table_workbook(name, *cells, f"{view.client.name}: {view.title}", view.date)


def _json(document: dict[str, Any]) -> bytes:
    return f"{json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)}\n".encode()
