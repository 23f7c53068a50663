"""Bad input: exit code 1, one line an error with its place, nothing on standard output, no traceback."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Finished, Run

pytestmark = pytest.mark.slow

GOOD: dict[str, Any] = {
    "format": "waymark-assessment/1",
    "client": {"name": "Client"},
    "scope": {"depth": "quick", "practices": ["incident_management"]},
    "respondents": [{"id": "r1"}],
    "answers": [],
}


def changed(**parts: Any) -> bytes:
    return json.dumps(GOOD | parts).encode()


HOSTILE = {
    "an empty file": b"",
    "a binary file": bytes(range(256)) * 40,
    "huge numbers": changed(needs={"ambition": 10**250, "periods": 10**9}),
    "not a number": b'{"format": "waymark-assessment/1", "needs": {"capacity_days": [NaN]}}',
    "deep nesting": b"[" * 200_000 + b"]" * 200_000,
    "half characters": changed(client={"name": "\ud800"}, respondents=[{"id": "\udfff"}]),
    "a key twice": b'{"format": "waymark-assessment/1", "format": "waymark-assessment/1"}',
    "a newer format": changed(format="waymark-assessment/9"),
    "a line break and an escape in an id": changed(scope={"depth": "quick", "practices": ["a\nb\x1b[31m", "c\r\nd"]}),
}


def refused(done: Finished, place: Path) -> None:
    assert done.code == 1
    assert done.out == ""
    assert done.errors
    for line in done.errors:
        assert line.startswith(str(place)), line
        assert line.isprintable()
        assert len(line) < 500
    assert "Traceback" not in done.err
    assert "unexpected failure" not in done.err


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_refused_with_a_line_for_each_error(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "input.json"
    path.write_bytes(HOSTILE[name])
    refused(run("score", path, "--json"), path)


def test_a_folder_is_no_exchange_file(run: Run, tmp_path: Path) -> None:
    refused(run("advise", tmp_path, "--json"), tmp_path)


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    refused(run("score", tmp_path / "nowhere.json"), tmp_path / "nowhere.json")


def test_every_error_has_a_line_of_its_own(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "input.json"
    path.write_bytes(
        changed(
            targets={"incident_managment": 3},
            consensus=[{"question": "nothing", "rating": 1}],
            needs={"drivers": {"nowhere": 2}},
        )
    )
    done = run("advise", path)
    refused(done, path)
    assert done.errors == [
        f"{path}: consensus[0].question: there is no question 'nothing'",
        f"{path}: needs.drivers.nowhere: there is no driver 'nowhere'",
        f"{path}: targets.incident_managment: there is no practice 'incident_managment'; "
        "did you mean 'incident_management'?",
    ]


@pytest.mark.parametrize("where", ["a folder", "a folder that is not there"])
def test_an_output_that_cannot_be_written_is_named(run: Run, tmp_path: Path, where: str) -> None:
    output = tmp_path if where == "a folder" else tmp_path / "nowhere" / "sample.json"
    refused(run("sample", "-o", output), output)
    assert list(tmp_path.iterdir()) == []


def test_a_questionnaire_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    refused(run("check", tmp_path / "nowhere"), tmp_path / "nowhere")


def test_a_binary_questionnaire_file_is_named_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "operation").mkdir()
    (tmp_path / "operation" / "incident_management.yaml").write_bytes(b"id: x\n\x00\xff")
    done = run("check", tmp_path)
    refused(done, tmp_path)
    assert any("incident_management.yaml:2: is not UTF-8" in line for line in done.errors)


@pytest.mark.parametrize("arguments", [["nothing"], ["score", "--jason", "a"], ["questions", "--depth", "deepest"]])
def test_wrong_usage_exits_with_2_and_prints_nothing_on_standard_output(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err
    assert "Traceback" not in done.err


def test_a_device_without_end_is_refused_by_what_was_read_of_it(run: Run) -> None:
    refused(run("score", "/dev/zero", "--json"), Path("/dev/zero"))
