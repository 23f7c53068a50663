"""Maturity shows the value chain and each practice's success factors, from the same answers."""

import pytest

from assessment.store.repository import Repository
from tests.screens.conftest import open_page

pytestmark = pytest.mark.slow


def test_maturity_shows_the_mean_of_each_activity_of_the_value_chain(repository: Repository, sample_id: str) -> None:
    app = open_page("maturity", assessment=sample_id)
    assert not app.exception
    assert any(one.label == "Through the service value chain" for one in app.expander)
    table = next(one.value for one in app.dataframe if "Activity" in one.value.columns)
    assert list(table["Activity"])[:2] == ["Plan", "Improve"]
    assert len(table) == 6


def test_an_open_practice_names_its_success_factors_and_says_which_were_not_asked(
    repository: Repository, sample_id: str
) -> None:
    app = open_page("maturity", assessment=sample_id, practice="problem_management")
    assert not app.exception
    assert any(":gray[not asked]" in text.value for text in app.markdown)
