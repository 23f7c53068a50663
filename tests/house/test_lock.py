"""The pinned packages fit what pyproject.toml asks for."""

from pathlib import Path

import pytest

from scripts.lock import differences, main, misfits, pins

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_locks_fit() -> None:
    assert main(["--check"]) == 0


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_no_place_to_install_from(name: str) -> None:
    """Who installs behind a mirror uses the same file."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()

    assert not [line for line in lines if line.startswith("-") or "://" in line]


def test_pins_are_read_with_extras_and_markers_and_without_comments() -> None:
    text = "# made\npsycopg[binary]==3.3.9\nbrotli==1.2.1 ; platform_python_implementation == 'CPython'\n    # via x\n"

    assert pins(text) == {"psycopg": {"3.3.9"}, "brotli": {"1.2.1"}}


def test_a_requirement_without_a_pin_is_named() -> None:
    assert list(misfits(["Jinja2>=3.1"], {}, "requirements.txt")) == [
        "requirements.txt: Jinja2 of pyproject.toml is not pinned"
    ]


def test_a_pin_that_the_project_excludes_is_named() -> None:
    found = list(misfits(["pandas>=3,<4"], {"pandas": {"2.3.3"}}, "requirements.txt"))

    assert found == ["requirements.txt: pandas==2.3.3, but pyproject.toml asks for <4,>=3"]


def test_tests_run_the_versions_that_the_app_runs() -> None:
    assert list(differences({"pandas": {"3.1.1"}}, {"pandas": {"3.1.2"}})) == [
        "requirements-dev.txt: pandas is pinned otherwise than in requirements.txt"
    ]
