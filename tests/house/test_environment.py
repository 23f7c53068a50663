"""What somebody sees whose machine lacks something."""

import os
import subprocess
from pathlib import Path

import pytest

from scripts import system_packages
from scripts.system_packages import PACKAGES, main

ROOT = Path(__file__).resolve().parents[2]


def test_a_python_that_is_too_old_is_named_with_the_way_out(tmp_path: Path) -> None:
    old = tmp_path / "old python"
    old.write_text('#!/bin/sh\nif [ "$1" = --version ]; then echo Python 3.9.6; else exit 1; fi\n')
    old.chmod(0o755)

    run = subprocess.run(
        ["sh", str(ROOT / "scripts" / "environment.sh"), "requirements.txt"],
        cwd=tmp_path,
        env=os.environ | {"PYTHON": str(old)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode != 0
    assert "needs Python 3.11 or newer; found: Python 3.9.6" in run.stderr
    assert "make run PYTHON=" in run.stderr
    assert not (tmp_path / ".venv").exists()


def test_what_is_there_costs_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pango"]) == 0
    assert capsys.readouterr() == ("", "")


def test_without_root_the_command_for_each_system_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "_may_install_debian", lambda: False)
    monkeypatch.setattr(system_packages, "_works_in_a_new_process", lambda _name: False)
    missing = system_packages.SystemPackage("the PDF report", lambda: False, PACKAGES["pango"].debian, "pango", "pango")
    monkeypatch.setitem(PACKAGES, "pango", missing)

    assert main(["pango"]) == 1

    words = capsys.readouterr().err
    assert "sudo apt-get install libpango-1.0-0" in words
    assert "sudo dnf install pango" in words
    assert "brew install pango" in words
    assert "Windows" in words
