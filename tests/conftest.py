"""What holds for every test: Hypothesis's profile, and the browser tests' marker and place."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

BROWSER = Path(__file__).parent / "browser"

# How fast a machine is, is no behaviour; and CI says the same about the same commit.
settings.register_profile("waymark", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("waymark")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the browser tests and puts them last, those of them first that take long.

    Last for two reasons: the quick tests speak first, and Playwright keeps an event loop in the main thread for
    as long as it lives, which a test of other code must not meet. The long ones first among them, since a file runs in
    one process: begun last, it would go on while the others have nothing left to do.
    """
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker(pytest.mark.browser)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("browser") is None:
        return 0
    return 1 if item.get_closest_marker("slow") is not None else 2
