"""Fixtures over whichever `engine` a folder's conftest gives: SQLite in tests/store, PostgreSQL in tests/postgres."""

import pytest
from sqlalchemy import Engine

from assessment.store import LOCAL, Repository
from tests.store.examples import ACME, ANNA, BEN, Clock
from tests.store.writing import new_assessment


@pytest.fixture
def clock() -> Clock:
    """Stands still; a test moves it."""
    return Clock()


@pytest.fixture
def repository(engine: Engine, clock: Clock) -> Repository:
    """Empty, and its clock stands still."""
    return Repository(engine, now=clock)


@pytest.fixture
def client_id(repository: Repository) -> str:
    """Acme, without an assessment."""
    return repository.add_client(LOCAL, ACME)


@pytest.fixture
def assessment_id(repository: Repository, client_id: str) -> str:
    """An assessment of Acme with Anna and Ben, and no answer."""
    assessment_id = new_assessment(repository, client_id)
    for respondent in (ANNA, BEN):
        repository.add_respondent(LOCAL, assessment_id, respondent)
    return assessment_id
