"""Expectations that do not hold yet are said to, one by one, with what would mend them: known_weaknesses.yaml.

They are strict: a test that holds by now fails until its line is taken away, so that nobody leaves it there.
"""

from pathlib import Path

import pytest

from assessment.input.yaml_file import read_yaml

FILE = Path(__file__).parent / "known_weaknesses.yaml"


def mark_known_weaknesses(items: list[pytest.Item]) -> None:
    """Marks the tests that the file names as ones that are to fail."""
    because = {test: group["because"] for group in read_yaml(FILE, str(FILE)).content for test in group["tests"]}
    for item in items:
        if item.nodeid in because:
            item.add_marker(pytest.mark.xfail(strict=True, reason=because[item.nodeid]))
