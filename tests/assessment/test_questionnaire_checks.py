"""What `check` says about a questionnaire with one mistake in it: cases/questionnaire_errors.yaml."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from assessment.input.problems import InputError
from assessment.questionnaire.model import load_questionnaire
from assessment.questionnaire.snapshot import take_snapshot
from tests.assessment.conftest import SMALL_FOLDER
from tests.assessment.making import cases, names

CASES = cases("questionnaire_errors")


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_mistake_is_named_with_file_line_and_way_out(case: dict[str, Any], tmp_path: Path) -> None:
    folder = copied(tmp_path)
    spoil(folder / case["file"], case["find"], case["put"])
    assert errors(folder) == case["expect"]


def test_all_mistakes_are_reported_at_once_and_sorted(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    spoil(folder / "transition/change_enablement.yaml", "group: service_management", "group: none")
    spoil(folder / "operation/incident_management.yaml", "weeks: 16", "weeks: 0")
    spoil(folder / "client_needs.yaml", "impact: 1", "impact: 0")
    assert [line.split(":")[0] for line in errors(folder)] == [
        "client_needs.yaml",
        "operation/incident_management.yaml",
        "transition/change_enablement.yaml",
    ]


def test_a_file_that_cannot_be_read_breeds_no_errors_in_files_that_refer_to_it(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "transition/change_enablement.yaml").write_bytes(b"\xff\xfe")
    assert errors(folder) == [
        "transition/change_enablement.yaml:1: is not UTF-8 text; save the file with the encoding UTF-8"
    ]


@pytest.mark.parametrize("name", ["framework.yaml", "client_needs.yaml", "service_value_system.yaml"])
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / name).unlink()
    assert errors(folder) == [f"{name}: is missing; expected a file of this name"]


def test_a_stray_file_is_named_since_nobody_would_read_it(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "extra.yaml").write_text("id: extra\n")
    assert errors(folder) == ["extra.yaml: is not read; a practice's file lies in the folder of its stage"]


def test_a_folder_without_practices_says_what_it_lacks(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    shutil.rmtree(folder / "operation")
    shutil.rmtree(folder / "transition")
    assert any("has no practice" in line for line in errors(folder))


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    path = tmp_path / "questionnaire"
    path.write_text("a file")
    with pytest.raises(InputError, match="is not a folder"):
        load_questionnaire(path)


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "questionnaire"
    shutil.copytree(SMALL_FOLDER, folder)
    return folder


def spoil(path: Path, find: str, put: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert find in text, f"{path.name} no longer holds {find!r}"
    path.write_text(text.replace(find, put, 1), encoding="utf-8")


def errors(folder: Path) -> list[str]:
    try:
        load_questionnaire(folder)
    except InputError as error:
        return [str(problem).replace(f"{folder}/", "") for problem in error.problems]
    return []


def test_files_that_systems_and_programs_leave_behind_are_passed_over(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for name in ("._framework.yaml", "operation/._incident_management.yaml", "operation/~$problem.yaml", ".DS_Store"):
        (folder / name).write_bytes(b"\x00\x05\x16\x07Mac OS X\xff")
    for name in ("__MACOSX/operation/._incident_management.yaml", ".git/config.yaml"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(b"\x00\x05\xff")

    assert load_questionnaire(folder) == load_questionnaire(SMALL_FOLDER)
    assert take_snapshot(folder) == take_snapshot(SMALL_FOLDER)


def test_a_number_where_text_belongs_is_shown_as_it_is_written(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    text = (folder / "framework.yaml").read_text(encoding="utf-8")
    (folder / "framework.yaml").write_text(re.sub(r"(?m)^version: .*$", "version: 1.10", text), encoding="utf-8")

    assert errors(folder) == [
        "framework.yaml:4: 'version': expected text, found the number 1.10; put it in quotes: \"1.10\""
    ]
