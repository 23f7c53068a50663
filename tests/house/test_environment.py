"""Setting up on a machine that has nothing but Python, and what somebody sees whose machine lacks something."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from scripts import system_packages
from scripts.environment import UV
from scripts.system_packages import PACKAGES, main

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = Path("scripts", "environment.py")
FAKE_OLD_PYTHON = '#!/bin/sh\nif [ "$1" = --version ]; then echo Python 3.9.6; else exit 1; fi\n'


class FreshClone:
    """The set-up alone, in a folder with a blank in its name. Without network: pip and uv find wheels in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "fresh clone"
        (self.folder / "scripts").mkdir(parents=True)
        shutil.copy(ROOT / SCRIPT, self.folder / SCRIPT)
        self._wheels = folder / "wheels"
        self._wheels.mkdir()
        self._make_wheels()
        self._environment = os.environ | {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self._wheels.as_uri(),
            "UV_OFFLINE": "1",
            "UV_FIND_LINKS": self._wheels.as_uri(),
            "UV_CACHE_DIR": str(folder / "cache"),
        }
        self._environment.pop("PYTHON", None)

    def lists(self, app: str) -> None:
        (self.folder / "requirements.txt").write_text(f"{app}\n", encoding="utf-8")
        (self.folder / "requirements-dev.txt").write_text(f"{app}\nchecker==1\n{self._uv}\n", encoding="utf-8")

    def set_up(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "scripts.environment", *arguments],
            cwd=self.folder,
            env=self._environment | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def installed(self) -> list[str]:
        """Each as NAME==VERSION."""
        command = [UV, "pip", "freeze", "--python", self.folder / ".venv"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    def _make_wheels(self) -> None:
        for name, number in (("small", "1"), ("small", "2"), ("checker", "1")):
            self._make_wheel(name, number, f"{name}.py", b"")
        number = subprocess.run([UV, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
        program = Path(shutil.which(UV) or UV)
        self._make_wheel("uv", number, f"uv-{number}.data/scripts/{program.name}", program.read_bytes())
        self._uv = f"uv=={number}"

    def _make_wheel(self, name: str, number: str, file: str, content: bytes) -> None:
        about = f"{name}-{number}.dist-info"
        lines = {
            file: content,
            f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {number}\n".encode(),
            f"{about}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        lines[f"{about}/RECORD"] = "".join(f"{path},,\n" for path in [*lines, f"{about}/RECORD"]).encode()
        with ZipFile(self._wheels / f"{name}-{number}-py3-none-any.whl", "w") as wheel:
            for path, data in lines.items():
                entry = ZipInfo(path)
                entry.external_attr = 0o100755 << 16  # pip makes a program of what may run
                wheel.writestr(entry, data)


@pytest.fixture
def fresh(tmp_path: Path) -> FreshClone:
    clone = FreshClone(tmp_path)
    clone.lists("small==1")
    return clone


def test_the_environment_is_made_once_and_then_follows_the_lists(fresh: FreshClone) -> None:
    first = fresh.set_up()

    assert first.returncode == 0, first.stderr
    assert [line.split()[0] for line in first.stdout.splitlines()] == ["Making", "Installing", "Installing"]
    assert "small==1" in fresh.installed()
    assert "checker==1" not in fresh.installed()

    again = fresh.set_up()

    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")

    fresh.lists("small==2")
    changed = fresh.set_up()

    assert changed.stdout == "Installing requirements.txt\n"
    assert "small==2" in fresh.installed()

    tools = fresh.set_up("--development")

    assert tools.stdout == "Installing requirements-dev.txt\n"
    assert "checker==1" in fresh.installed()
    assert fresh.set_up().stdout == fresh.set_up("--development").stdout == ""


def test_what_cannot_be_installed_is_said_and_tried_again(fresh: FreshClone) -> None:
    fresh.lists("small==3")
    failed = fresh.set_up()

    assert failed.returncode != 0
    assert "small==3" in failed.stderr

    fresh.lists("small==2")

    assert fresh.set_up().returncode == 0
    assert "small==2" in fresh.installed()


def test_a_python_that_is_too_old_is_named_with_the_way_out(fresh: FreshClone, tmp_path: Path) -> None:
    old = tmp_path / "old python"
    old.write_text(FAKE_OLD_PYTHON)
    old.chmod(0o755)

    refused = fresh.set_up(PYTHON=str(old))

    assert refused.returncode == 1
    assert "needs Python 3.11 or newer; found: Python 3.9.6" in refused.stderr
    assert "make run PYTHON=" in refused.stderr
    assert not (fresh.folder / ".venv").exists()


def test_an_old_python_can_read_the_script_that_refuses_it() -> None:
    ast.parse((ROOT / SCRIPT).read_text(encoding="utf-8"), feature_version=(3, 6))


def test_debian_s_missing_venv_module_is_named_with_its_package(fresh: FreshClone, tmp_path: Path) -> None:
    (tmp_path / "ensurepip.py").write_text("raise ImportError\n")

    refused = fresh.set_up(PYTHONPATH=str(tmp_path), PATH="/nowhere")  # where there is no apt-get

    assert refused.returncode == 1
    assert f"sudo apt-get install python3.{sys.version_info.minor}-venv" in refused.stderr


def test_what_is_there_costs_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pango"]) == 0
    assert capsys.readouterr() == ("", "")


def test_without_root_the_command_for_each_system_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "may_install_debian", lambda: False)
    monkeypatch.setattr(system_packages, "_works_in_a_new_process", lambda _name: False)
    missing = system_packages.SystemPackage("the PDF report", lambda: False, PACKAGES["pango"].debian, "pango", "pango")
    monkeypatch.setitem(PACKAGES, "pango", missing)

    assert main(["pango"]) == 1

    words = capsys.readouterr().err
    assert "sudo apt-get install libpango-1.0-0" in words
    assert "sudo dnf install pango" in words
    assert "brew install pango" in words
    assert "docs/windows.md" in words
