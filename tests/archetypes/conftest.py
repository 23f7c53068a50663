"""What every test of this folder has: expectations that are known not to hold are to fail."""

import pytest

from tests.expectations import mark_known_weaknesses


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    mark_known_weaknesses(config, items)
