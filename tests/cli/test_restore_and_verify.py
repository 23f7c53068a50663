"""`report`, `restore` and `verify` after one another, as a consultant and a client would use them."""

import json
from pathlib import Path

import pikepdf
import pytest

from assessment.engagement.anonymity import anonymised
from assessment.engagement.exchange_file import parse_assessment, to_json
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from reports.verification.attachment import EXCHANGE_NAME, RESULTS_NAME
from tests.cli.conftest import Finished, Run
from tests.reports.making import assessment

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture(scope="module")
def exchange(questionnaire: Questionnaire, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "small.json"
    path.write_text(to_json(assessment(questionnaire, ["service_desk"], state=None)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report(run: Run, exchange: Path) -> Path:
    path = exchange.with_suffix(".pdf")
    assert run("report", exchange, "-o", path) == Finished(0, f"wrote {path}\n", "")
    return path


def test_restore_gives_back_the_assessment_without_names(
    run: Run, report: Path, exchange: Path, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    back = tmp_path / "back.json"
    assert run("restore", report, "-o", back) == Finished(0, f"wrote {back}\n", "")

    given = parse_assessment(exchange.read_bytes(), "given", questionnaire)
    assert back.read_text(encoding="utf-8") == to_json(anonymised(given, questionnaire))
    with pikepdf.open(report) as pdf:
        assert back.read_bytes() == pdf.attachments[EXCHANGE_NAME].get_file().read_bytes()


def test_no_attachment_leaves_nothing_to_restore(run: Run, exchange: Path, tmp_path: Path) -> None:
    empty, back = tmp_path / "empty.pdf", tmp_path / "back.json"
    assert run(
        "report", exchange, "-o", empty, "--no-attachment", "--edition", "executive", "--leave-out", "annex"
    ) == Finished(0, f"wrote {empty}\n", "")

    done = run("restore", empty, "-o", back)

    assert (done.code, done.out) == (1, "")
    assert done.errors == [
        f"{empty}: carries no attachment 'waymark-assessment.json'; expected a report with the assessment embedded"
    ]
    assert not back.exists()


def test_verify_says_that_an_untouched_report_agrees(run: Run, report: Path) -> None:
    done = run("verify", report)
    assert (done.code, done.err) == (0, "")
    assert "made again from the data; questionnaire itil4 2.0, method version 1, SHA-256 " in done.out
    assert done.out.startswith("pages and data agree: ")


def test_verify_has_an_exit_code_of_its_own_for_what_cannot_be_compared(
    run: Run, exchange: Path, report: Path, tmp_path: Path
) -> None:
    page, printed = tmp_path / "page.html", tmp_path / "printed.pdf"
    run("report", exchange, "-o", page, "--edition", "executive")
    with pikepdf.open(report) as pdf:
        for one in pdf.pages:
            one.contents_add(b"q", prepend=True)
            one.contents_add(b"Q")
        pdf.save(printed)

    for file, said in ((page, "a web page is not compared"), (printed, "another program (WeasyPrint 70.0) has drawn")):
        done = run("verify", file)
        assert (done.code, done.out, len(done.errors)) == (3, "", 1)
        assert done.errors[0].startswith(f"{file}: cannot be compared: {said}")
    document = json.loads(run("verify", printed, "--json").out)
    assert (document["agrees"], document["outcome"]) == (False, "cannot_be_compared")


def test_verify_names_the_page_that_was_taken_out(run: Run, report: Path, tmp_path: Path) -> None:
    shorter = tmp_path / "shorter.pdf"
    with pikepdf.open(report) as pdf:
        del pdf.pages[3]
        pdf.save(shorter)

    assert run("verify", shorter) == Finished(
        1, "", f"{shorter}: page 4: the report states the page as it was made, found none: it was taken out\n"
    )


def test_verify_names_each_difference_of_a_report_that_was_changed(run: Run, report: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.pdf"
    with pikepdf.open(report) as pdf:
        results = json.loads(pdf.attachments[RESULTS_NAME].get_file().read_bytes())
        results["scores"]["practices"]["service_desk"]["level"] = 4
        pdf.attachments[RESULTS_NAME].obj.EF.F.write(json.dumps(results).encode())
        pdf.save(changed)

    done = run("verify", changed)
    assert (done.code, done.out) == (1, "")
    assert done.errors[0].startswith(f"{changed}: SHA-256 of the results: the report states ")
    assert done.errors[1:] == [f"{changed}: practices.service_desk.level: the report states 4, found nothing"]
    done = run("verify", changed, "--json")
    assert (done.code, done.err) == (1, "")
    document = json.loads(done.out)
    assert document["agrees"] is False
    assert {"place": "practices.service_desk.level", "stated": 4, "found": None} in document["differences"]


def test_restore_says_that_the_assessment_inside_was_changed_and_writes_it(
    run: Run, report: Path, tmp_path: Path
) -> None:
    changed, back = tmp_path / "changed.pdf", tmp_path / "back.json"
    with pikepdf.open(report) as pdf:
        other = pdf.attachments[EXCHANGE_NAME].get_file().read_bytes().replace(b"Northgate", b"Southgate")
        pdf.attachments[EXCHANGE_NAME].obj.EF.F.write(other)
        pdf.save(changed)

    done = run("restore", changed, "-o", back)

    assert (done.code, done.out, back.read_bytes()) == (0, f"wrote {back}\n", other)
    assert len(done.errors) == 1
    assert done.err.startswith(
        f"{changed}: the assessment inside is not the one that the report was made from; "
        "SHA-256 in the results: the report states "
    )


def test_what_is_no_report_is_refused_with_a_line(run: Run, exchange: Path, tmp_path: Path) -> None:
    done = run("restore", exchange, "-o", tmp_path / "out.json")
    assert (done.code, done.out) == (1, "")
    assert done.errors == [f"{exchange}: is no PDF; expected a report that Waymark made"]
    assert list(tmp_path.iterdir()) == []
