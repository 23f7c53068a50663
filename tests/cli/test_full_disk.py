"""Where what is printed cannot be written, a line says so, and the exit code too; files are made all the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT

pytestmark = pytest.mark.slow

COMMANDS = (["practices"], ["questions", "--json"], ["check"], ["--help"], ["score", "SAMPLE"], ["passages", "SAMPLE"])
FULL = Path("/dev/full")

needs_full = pytest.mark.skipif(not FULL.exists(), reason="there is no device that is always full")


def under_way(arguments: list[str], sample: Path, **streams: object) -> subprocess.Popen[str]:
    told = [str(sample) if one == "SAMPLE" else one for one in arguments]
    environment = {key: value for key, value in os.environ.items() if key != "WAYMARK_DEBUG"}
    return subprocess.Popen(
        [sys.executable, "cli.py", *told],
        cwd=ROOT,
        env=environment,
        encoding="utf-8",
        **{"stderr": subprocess.PIPE, **streams},  # type: ignore[call-overload]
    )


@needs_full
@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda one: one[0])
def test_a_full_disk_is_said(arguments: list[str], sample: Path) -> None:
    with FULL.open("w") as full:
        process = under_way(arguments, sample, stdout=full)
        _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (1, "standard output: cannot be written: No space left on device\n")


@pytest.mark.parametrize("arguments", COMMANDS[:2], ids=lambda one: one[0])
def test_a_reader_that_has_gone_is_said(arguments: list[str], sample: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = under_way(arguments, sample, stdout=writing)
    os.close(writing)
    _, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (1, "standard output: cannot be written: whoever reads it has gone\n")


@needs_full
def test_a_file_is_written_though_nobody_can_be_told(sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "made.json"
    with FULL.open("w") as full:
        process = under_way(["sample", "-o", str(out)], sample, stdout=full, stderr=full)
        process.wait(timeout=120)
    assert (process.returncode, out.read_bytes()) == (1, sample.read_bytes())


@needs_full
@pytest.mark.parametrize("command", ["sample", "workbook", "slides"])
def test_a_file_that_finds_no_room_is_said(command: str, sample: Path) -> None:
    arguments = [command, *([] if command == "sample" else ["SAMPLE"]), "-o", str(FULL)]
    process = under_way(arguments, sample, stdout=subprocess.PIPE)
    out, said = process.communicate(timeout=120)
    assert (process.returncode, out, said) == (1, "", f"{FULL}: cannot be written: No space left on device\n")
