"""`report DIR`: every exchange file of a folder becomes a PDF, and one that is wrong stops no other."""

from pathlib import Path

import pikepdf
import pytest

from assessment.engagement.exchange_file import to_json
from assessment.questionnaire.model import load_questionnaire
from reports.verification.attachment import EXCHANGE_NAME
from tests.cli.conftest import Run
from tests.reports.making import assessment

pytestmark = pytest.mark.slow


def test_a_folder_becomes_a_folder_of_reports_and_a_bad_file_is_said_at_the_end(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = assessment(load_questionnaire(), ["service_desk"], state=None)
    older = made.info.model_copy(update={"questionnaire_version": "0.9"})
    made = made.model_copy(update={"info": older})
    own = tmp_path / "own" / "cover.html.j2"
    own.parent.mkdir()
    own.write_text("fine\n{{ view.nothing }}", encoding="utf-8")
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(own.parent))
    source, out = tmp_path / "in", tmp_path / "new" / "out"
    source.mkdir()
    for name in ("Ärger & Söhne.json", "second.JSON"):
        (source / name).write_text(to_json(made), encoding="utf-8")
    (source / "broken.json").write_text("{", encoding="utf-8")
    for folder in ("2024", "2025", ".git"):
        (source / folder).mkdir()
    (source / "notes.txt").write_text("no assessment", encoding="utf-8")

    done = run("report", source, "-o", out, "--named", "--leave-out", "annex")

    assert done.code == 1
    attached, folders, *beside, broken = done.errors
    assert attached == (
        "the annex is left out, but the assessment that is attached to the PDF holds all answers and "
        "remarks; --no-attachment leaves it out too"
    )
    assert folders == f"{source}: holds 2 folders that are not looked into: 2024 and 2025"
    mended = [line for line in beside if "the part" in line]
    assert sorted(line for line in beside if line not in mended) == [
        f"{source / name}: was answered in questionnaire itil4 0.9; scored with 2.0"
        for name in ("second.JSON", "Ärger & Söhne.json")
    ]
    assert broken == (
        f"{source / 'broken.json'}:1: is not valid JSON: Expecting property name enclosed in double quotes (column 2)"
    )
    assert sorted(line.split(": ")[:2] for line in mended) == [
        [str(source / name), f"{own}:2"] for name in ("second.JSON", "Ärger & Söhne.json")
    ]
    assert all(line.endswith("; the part “Cover” is made with the shipped template") for line in mended)
    assert sorted(path.name for path in out.iterdir()) == ["second.pdf", "Ärger & Söhne.pdf"]
    lines = done.out.splitlines()
    assert [line.split("]")[0] for line in lines] == ["[1/3", "[2/3", "[3/3"]
    assert {line.split("] ")[1] for line in lines} == {
        f"wrote {out / 'second.pdf'}",
        f"wrote {out / 'Ärger & Söhne.pdf'}",
        f"failed {source / 'broken.json'}",
    }
    # the same assessment from different processes: the same bytes
    assert (out / "second.pdf").read_bytes() == (out / "Ärger & Söhne.pdf").read_bytes()
    with pikepdf.open(out / "second.pdf") as pdf:
        assert pdf.attachments[EXCHANGE_NAME].get_file().read_bytes() == (source / "second.JSON").read_bytes()


@pytest.mark.parametrize("wrong", ["an empty folder", "a file as the folder to write to"])
def test_a_folder_that_cannot_be_used_is_named(run: Run, tmp_path: Path, wrong: str) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    if wrong == "an empty folder":
        expected = f"{source}: holds no file *.json; expected exchange files"
    else:
        (source / "one.json").write_text("{}", encoding="utf-8")
        out.write_text("mine", encoding="utf-8")
        expected = f"{out}: is a file; expected a folder for the reports"
    done = run("report", source, "-o", out)
    assert (done.code, done.out, done.errors) == (1, "", [expected])
