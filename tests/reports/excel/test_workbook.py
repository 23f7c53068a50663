"""The results workbook as openpyxl and LibreOffice open it."""

import datetime as dt
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from assessment.engagement.branding import Branding
from assessment.engagement.model import Answer, Assessment, Respondent
from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_assessment
from reports.brand.palette import INK, PAPER, RAMP
from reports.excel import render_workbook
from reports.narrative import action_reason
from reports.options import ReportOptions
from reports.view.build import build_view
from reports.view.model import View
from tests.patience import SECONDS
from tests.reports.making import TODAY, assessment

PRACTICES = ("incident_management", "problem_management", "change_enablement")
MOST_CHARACTERS = 221  # of 10 points across a landscape page: more would be set under 6 points
HEAD = 4  # the row of a table's header
# What a spreadsheet would run, follow or take for something else, if it were more than text.
HOSTILE = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    '=HYPERLINK("http://example.org")',
    "{=1+1}",
    "http://example.org",
    "mailto:a@example.org",
    "internal:Summary!A1",
    "file:///etc/passwd",
    "=cmd|' /C calc'!A0",
    "<r><t>raw</t></r>",
    "<r></si></sst>boom</r>",
    "0123",
    "1e5",
    "_x0041_",
    "x" * 20_000,
)


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def view_of(made: Assessment, questionnaire: Questionnaire) -> View:
    return build_view(made, questionnaire, TODAY)


@pytest.fixture(scope="module")
def three(questionnaire: Questionnaire) -> Assessment:
    """Three practices of the sample, with its earlier result, so that every sheet has something to say."""
    whole = sample_assessment(questionnaire)
    return whole.model_copy(update={"scope": whole.scope.model_copy(update={"practices": PRACTICES})})


@pytest.fixture(scope="module")
def three_view(three: Assessment, questionnaire: Questionnaire) -> View:
    return view_of(three, questionnaire)


@pytest.fixture(scope="module")
def content(three_view: View) -> bytes:
    return render_workbook(three_view)


@pytest.fixture(scope="module")
def book(content: bytes) -> Workbook:
    return opened(content)


def table(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet under its header, by column title."""
    titles = [cell.value for cell in sheet[HEAD]]
    return [
        dict(zip(titles, values, strict=True))
        for values in sheet.iter_rows(min_row=HEAD + 1, values_only=True)
        if values[0] is not None
    ]


def texts(book: Workbook) -> set[str]:
    return {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}


def test_what_is_printed_of_a_table_is_large_enough_to_read(book: Workbook) -> None:
    for sheet in book:
        if sheet.title not in ("Summary", "Method"):
            first, last = (range_boundaries(sheet.print_area.split("!")[1])[at] for at in (0, 2))
            wide = sum(sheet.column_dimensions[get_column_letter(at)].width for at in range(first, last + 1))
            assert wide <= MOST_CHARACTERS, sheet.title


def test_headings_stand_as_their_columns_do(book: Workbook) -> None:
    heads = {cell.value: cell.alignment.horizontal for cell in book["Practices"][HEAD]}

    assert (heads["Practice"], heads["Level"], heads["Score"]) == ("left", "center", "right")


def test_paper_names_and_the_consultant_are_as_chosen(three: Assessment, questionnaire: Questionnaire) -> None:
    people = tuple(person.model_copy(update={"label": f"{person.role} Privately"}) for person in three.respondents)
    view = view_of(three.model_copy(update={"respondents": people}), questionnaire)
    own = Branding(consultant="Ada & Sons", colour="#7a1f3d")
    chosen = opened(render_workbook(view, ReportOptions(page_size="letter", named=True, branding=own)))

    assert {int(sheet.page_setup.paperSize) for sheet in chosen} == {1}
    assert chosen.properties.creator == "Ada & Sons"
    assert chosen["Practices"][f"A{HEAD}"].fill.fgColor.rgb == "FF7A1F3D"
    assert any("Privately" in text for text in texts(chosen))
    assert not any("Privately" in text or "names of those" in text for text in texts(opened(render_workbook(view))))


def test_the_sheets_stand_in_the_order_of_the_report(book: Workbook) -> None:
    assert book.sheetnames == [
        "Summary",
        "Practices",
        "Heat map",
        "Value chain",
        "Questions",
        "Answers",
        "Actions",
        "Plan",
        "Readiness",
        "Changes",
        "Method",
    ]


def test_practices_carry_the_numbers_of_the_assessment(book: Workbook, three_view: View) -> None:
    rows = {row["Practice"]: row for row in table(book["Practices"])}
    assert len(rows) == 3
    for practice in three_view.practices:
        row = rows[practice.practice.name]
        assert row["Level"] == practice.result.level
        assert row["Score"] == pytest.approx(practice.result.score)
        assert row["Level at most"] == practice.result.high.level
        assert row["Coverage"] == pytest.approx(practice.result.coverage)
        assert row["Importance"] == pytest.approx(practice.importance)
        assert row["Target"] == practice.target


def test_every_table_can_be_filtered_keeps_its_header_and_prints_across_one_page(book: Workbook) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        pages_high = sheet.page_setup.fitToHeight
        assert (sheet.page_setup.fitToWidth or 1, pages_high) == (
            1,
            None if sheet.title in ("Heat map", "Value chain") else 0,
        )
        if sheet.title not in ("Summary", "Method"):
            last = get_column_letter(sheet.max_column)
            assert sheet.auto_filter.ref.startswith(f"A{HEAD}:{last}")
            assert sheet.freeze_panes.endswith(str(HEAD + 1))
            assert sheet.print_title_rows == f"${HEAD}:${HEAD}"


def test_levels_and_heat_map_wear_the_six_colours_with_text_that_reads_on_them(book: Workbook) -> None:
    for name, column in (("Practices", "C"), ("Heat map", "G")):
        formats = next(
            rules
            for area, rules in book[name].conditional_formatting._cf_rules.items()
            if str(area.sqref).startswith(f"{column}{HEAD + 1}:")
        )
        colours = [
            (rule.dxf.fill.bgColor.rgb[-6:], rule.dxf.font.color.rgb[-6:]) for rule in formats if rule.type == "cellIs"
        ]
        assert colours == [(ramp[1:], (INK if level < 4 else PAPER)[1:]) for level, ramp in enumerate(RAMP)]
        assert all(rule.operator == "between" for rule in formats if rule.type == "cellIs")
        assert formats[0].type == "containsBlanks"


def test_the_plan_draws_its_bars_by_the_periods_in_the_row(book: Workbook, three_view: View) -> None:
    rows = table(book["Plan"])
    planned = [action for action in three_view.actions if action.start is not None]
    shown = {row["Action"]: (row["From period"], row["To period"]) for row in rows}
    assert {action.title: (action.start + 1, action.end + 1) for action in planned}.items() <= shown.items()
    rules = [rule.formula[0] for _, rules in book["Plan"].conditional_formatting._cf_rules.items() for rule in rules]
    assert rules == ["AND(COLUMN()-6>=$E5,COLUMN()-6<=$F5)"]


def test_charts_are_native_and_read_the_tables(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    assert any("<c:radarChart>" in chart and "Summary!" in chart for chart in charts)
    assert any("<c:barChart>" in chart and "<c:lineChart>" in chart and "Plan!" in chart for chart in charts)


def test_the_load_under_the_plan_is_the_load_of_the_plan(book: Workbook, three_view: View) -> None:
    rows = {row[1].value: [cell.value for cell in row[6:]] for row in book["Plan"].iter_rows(min_row=HEAD + 1)}
    shown = rows["Planned person-days"]  # the periods after the last action are empty, and not shown
    assert shown == pytest.approx(list(three_view.roadmap.load[: len(shown)]))
    assert sum(shown) == pytest.approx(sum(three_view.roadmap.load))


def test_actions_say_why_how_and_by_what_they_are_measured(book: Workbook, three_view: View) -> None:
    rows = table(book["Actions"])
    assert [row["No."] for row in rows] == list(range(1, len(three_view.actions) + 1))
    for row, action in zip(rows, three_view.actions, strict=True):
        assert row["Action"] == action.title
        assert row["Why"] == action_reason(action.reason)
        assert row["Steps"].count("\n") == len(action.steps) - 1
        assert row["Measure"]
        assert (row["Why not planned"] is None) == (action.start is not None)


def test_nobody_is_named(book: Workbook, three: Assessment) -> None:
    labels = {respondent.label for respondent in three.respondents} - {"Head of IT"}
    said = table(book["Answers"])
    assert said
    roles = {role for row in said if (role := row["Role"])}
    assert not roles & {one.id for one in three.respondents}
    assert all(label not in text for label in labels if " " in label and label not in roles for text in texts(book))


def test_there_is_no_sheet_of_changes_without_an_earlier_result(questionnaire: Questionnaire) -> None:
    names = opened(render_workbook(view_of(assessment(questionnaire, PRACTICES[:1]), questionnaire))).sheetnames
    assert "Changes" not in names
    assert "Answers" not in names


def test_an_assessment_without_an_answer_makes_a_workbook(questionnaire: Questionnaire) -> None:
    book = opened(render_workbook(view_of(assessment(questionnaire, PRACTICES, state=None), questionnaire)))
    assert [row["Level"] for row in table(book["Practices"])] == [None] * 3
    assert [row["Remark"] for row in table(book["Practices"])] == ["not enough answers"] * 3


def test_client_text_is_text_in_every_cell(questionnaire: Questionnaire) -> None:
    """Every hostile text is a comment, an evidence and a role, and the first ones are client and title too."""
    made = assessment(questionnaire, PRACTICES[:1], client=HOSTILE[0], title=HOSTILE[4])
    question = made.answers[0].question
    made = Assessment.model_validate(
        made.model_dump()
        | {
            "respondents": [Respondent(id=f"r{at}", role=text) for at, text in enumerate(HOSTILE)],
            "answers": [
                Answer(respondent=f"r{at}", question=question, state="rated", rating=2, comment=text, evidence=text)
                for at, text in enumerate(HOSTILE)
            ],
        }
    )
    content = render_workbook(view_of(made, questionnaire))
    book = opened(content)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert [cell.coordinate for cell in cells if cell.hyperlink] == []
    said = {cell.value.strip() for cell in cells if isinstance(cell.value, str)}
    assert set(HOSTILE) <= said
    assert {cell.value[0] for cell in cells if cell.quotePrefix} == set("=+-@")
    assert [
        cell.coordinate
        for cell in cells
        if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")) != bool(cell.quotePrefix)
    ] == []
    assert book["Summary"]["A1"].value == HOSTILE[0]
    with ZipFile(BytesIO(content)) as archive:
        assert not any("externalLink" in name for name in archive.namelist())


def test_a_client_with_codes_of_headers_in_its_name_prints_its_name(questionnaire: Questionnaire) -> None:
    made = assessment(questionnaire, PRACTICES[:1], client="R&D &G &[Picture] Works")
    content = render_workbook(view_of(made, questionnaire))
    with ZipFile(BytesIO(content)) as archive:
        head = archive.read("xl/worksheets/sheet1.xml").decode().replace("\u2060", "")
    assert "R&amp;&amp;D &amp;&amp;G &amp;&amp;[Picture] Works" in head
    assert opened(content)["Summary"]["A1"].value == "R&D &G &[Picture] Works"


def test_the_same_assessment_gives_the_same_bytes_with_its_date_as_the_only_moment(three_view: View) -> None:
    first, second = render_workbook(three_view), render_workbook(three_view)
    assert first == second
    assert opened(first).properties.created == dt.datetime(2026, 5, 4)
    with ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.slow
def test_libreoffice_opens_the_workbook_and_prints_it(content: bytes, tmp_path: Path) -> None:
    assert shutil.which("soffice"), "LibreOffice is missing: python -m scripts.system_packages libreoffice"
    (tmp_path / "results.xlsx").write_bytes(content)
    done = subprocess.run(
        [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation=file://{tmp_path / 'profile'}",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            tmp_path / "results.xlsx",
        ],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr
    text = subprocess.run(
        ["pdftotext", tmp_path / "results.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Score by stage" in text
    assert "Planned work against capacity" in text
    assert "#NAME?" not in text
    assert "Err:" not in text
