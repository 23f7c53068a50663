"""The commands that write Excel workbooks."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assessment.engagement.exchange_file import read_assessment, to_json
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import load_questionnaire
from reports.questionnaire_workbook import questionnaire_workbook, read_answers_workbook
from tests.cli.conftest import Finished, Run
from tests.reports.making import assessment
from tests.reports.questionnaire_workbook.filling import cell, filled

pytestmark = pytest.mark.slow


def test_workbook_writes_the_results(run: Run, tmp_path: Path) -> None:
    exchange, out = tmp_path / "one.json", tmp_path / "one.xlsx"
    exchange.write_text(to_json(assessment(load_questionnaire(), ["incident_management"])), encoding="utf-8")
    assert run("workbook", exchange, "-o", out) == Finished(0, f"wrote {out}\n", "")
    assert load_workbook(out)["Practices"]["A5"].value == "Incident management"


def test_questionnaire_writes_one_to_fill_in(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "empty.xlsx"
    assert run("questionnaire", "--depth", "quick", "-o", out) == Finished(0, f"wrote {out}\n", "")
    assert read_answers_workbook(out.read_bytes(), load_questionnaire()).given == ()


@pytest.fixture(scope="module")
def two() -> Assessment:
    """Two practices, asked in a standard assessment, and two people who have answered all."""
    return assessment(load_questionnaire(), ["incident_management", "change_enablement"], "standard")


def test_a_part_of_an_assessment_goes_out_to_one_person_and_comes_back_into_the_file(
    run: Run, two: Assessment, tmp_path: Path
) -> None:
    exchange, out, new = tmp_path / "one.json", tmp_path / "asked.xlsx", tmp_path / "new.json"
    exchange.write_text(to_json(two), encoding="utf-8")
    narrowed = ("--practice", "incident_management", "--depth", "quick", "--respondent", "r2")
    assert run("questionnaire", exchange, *narrowed, "-o", out) == Finished(0, f"wrote {out}\n", "")
    book = load_workbook(out)
    assert book["Instructions"]["A1"].value == "Northgate Logistics · Service management review"
    assert [row[0].value for row in book["Operation"].iter_rows(min_row=5)] == ["incident_management.flow"]
    out.write_bytes(filled(out.read_bytes(), cell("Operation", "E5", 5)))

    done = run("fill", exchange, out, "-o", new)

    assert (done.code, done.out) == (
        0,
        f"Person 2 Privately (r2): no new answers, 1 changed, 4 as they were\nwrote {new}\n",
    )
    assert "was made for another scope (Quick scan, 1 practice; the assessment: Standard, 2 practices)" in done.err
    kept = read_assessment(new, load_questionnaire())
    assert [(a.respondent, a.question) for a in kept.answers if a.rating == 5] == [("r2", "incident_management.flow")]
    assert [(a.respondent, a.question) for a in kept.answers] == [(a.respondent, a.question) for a in two.answers]


def test_a_practice_with_its_own_depth_goes_out_by_it_unless_less_is_asked_for(
    run: Run, two: Assessment, tmp_path: Path
) -> None:
    exchange, out = tmp_path / "one.json", tmp_path / "asked.xlsx"
    deeper = two.scope.model_copy(update={"depths": {"incident_management": "deep"}})
    exchange.write_text(to_json(two.model_copy(update={"scope": deeper})), encoding="utf-8")

    def asked(*narrowed: str) -> int:
        run("questionnaire", exchange, *narrowed, "-o", out)
        return sum(1 for _ in load_workbook(out)["Operation"].iter_rows(min_row=5))

    known = [q for q in load_questionnaire().questions.values() if q.id.startswith("incident_management.")]
    assert asked() == len(known) > 5
    assert asked("--depth", "standard") == 5


def test_a_workbook_with_faults_is_refused_by_its_cells_and_nothing_is_written(
    run: Run, two: Assessment, tmp_path: Path
) -> None:
    exchange, out, new = tmp_path / "one.json", tmp_path / "kim.xlsx", tmp_path / "new.json"
    exchange.write_text(to_json(two), encoding="utf-8")
    out.write_bytes(
        filled(
            questionnaire_workbook(two, load_questionnaire(), None),
            cell("Operation", "E5", 3),
            cell("Operation", "E6", 7),
            cell("Transition", "E5", "soon"),
        )
    )
    expected = 'expected 0 to 5, "don\'t know" or "not applicable"'

    assert run("fill", exchange, out, "-o", new) == Finished(
        1, "", (f'{out}: Operation!E6: found "7", {expected}\n{out}: Transition!E5: found "soon", {expected}\n')
    )
    assert not new.exists()


def test_a_workbook_that_comes_back_late_changes_nothing_until_somebody_says_which_side_counts(
    run: Run, two: Assessment, tmp_path: Path
) -> None:
    exchange, out, new = tmp_path / "one.json", tmp_path / "r1.xlsx", tmp_path / "new.json"
    raw = questionnaire_workbook(two, load_questionnaire(), two.respondents[0])
    out.write_bytes(filled(raw, cell("Operation", "E5", 5), cell("Operation", "E6", 5)))
    was = next(a for a in two.answers if a.respondent == "r1" and a.question == "incident_management.flow")
    now = was.model_copy(update={"rating": 1})
    exchange.write_text(
        to_json(two.model_copy(update={"answers": tuple(now if a is was else a for a in two.answers)})),
        encoding="utf-8",
    )

    asked = run("fill", exchange, out, "-o", new)

    assert (asked.code, asked.out, new.exists()) == (1, "", False)
    assert [line for line in asked.errors if line.startswith(str(out))] == [
        f"{out}: Operation!{place}: incident_management.flow: answer 5 in the workbook, 1 in {exchange}"
        for place in ("E5", "E6")
        if place == _place_of(raw, "incident_management.flow")
    ]
    assert any("nothing was written: 1 answer" in line and "--take theirs" in line for line in asked.errors)
    for side, rating in (("theirs", 5), ("ours", 1)):
        assert run("fill", exchange, out, "-o", new, "--take", side).code == 0
        kept = read_assessment(new, load_questionnaire()).answers
        assert [a.rating for a in kept if (a.respondent, a.question) == ("r1", "incident_management.flow")] == [rating]
        assert sum(a.rating == 5 for a in kept if a.respondent == "r1") == (2 if side == "theirs" else 1)


def _place_of(raw: bytes, question: str) -> str:
    sheet = load_workbook(BytesIO(raw))["Operation"]
    return next(f"E{row[0].row}" for row in sheet.iter_rows(min_row=5) if row[0].value == question)
