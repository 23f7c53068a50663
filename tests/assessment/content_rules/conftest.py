"""The real check on a small questionnaire that keeps every rule, after a change to one of its files."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.content_rules import load_strict
from assessment.input.problems import InputError

CLEAN_FOLDER = Path(__file__).parent / "questionnaire"
DESK = "operation/service_desk.yaml"
PROBLEMS = "operation/problem_management.yaml"
KNOWLEDGE = "transition/knowledge_management.yaml"

Change = tuple[str, str, str]
"""File, the text to find in it, and the text to put in its place."""
FlawsAfter = Callable[..., list[str]]


@pytest.fixture
def flaws_after(tmp_path: Path) -> FlawsAfter:
    """Every line that the check prints after the given changes."""
    folder = tmp_path / "questionnaire"
    shutil.copytree(CLEAN_FOLDER, folder)

    def check(*changes: Change) -> list[str]:
        for file, find, put in changes:
            text = (folder / file).read_text(encoding="utf-8")
            assert find in text, f"{file} no longer holds {find!r}"
            (folder / file).write_text(text.replace(find, put, 1), encoding="utf-8")
        try:
            load_strict(folder)
        except InputError as error:
            return [str(problem).replace(f"{folder}/", "") for problem in error.problems]
        return []

    return check
