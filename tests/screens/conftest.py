"""Screens run by AppTest on the real questionnaire and a real, fresh SQLite database."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.sample import sample_assessment
from assessment.store.database import open_database
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from assessment.store.schema import upgrade
from tests.patience import SECONDS

APP = Path(__file__).parents[2] / "app.py"


@pytest.fixture(autouse=True)
def own_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest leaves its script behind as this process's main program, which processes of later tests would run."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture(autouse=True)
def nothing_unforeseen(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What breaks in a page is told there in words and stands in the log: no test passes over it."""
    yield
    broken = [record for record in caplog.get_records("call") if record.name == "screens.app.failures"]
    assert not broken, "\n".join(str(record.exc_info and record.exc_info[1]) for record in broken)


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture(scope="session")
def sample(questionnaire: Questionnaire) -> Assessment:
    return sample_assessment(questionnaire)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    """The store that the app under test uses too."""
    monkeypatch.setenv("WAYMARK_DATABASE_URL", f"sqlite:///{tmp_path / 'waymark.db'}")
    st.cache_resource.clear()
    engine = open_database()
    upgrade(engine)
    yield Repository(engine)
    engine.dispose()
    st.cache_resource.clear()


def open_page(page: str = "", **query: str) -> AppTest:
    """The app on one of its pages, as an address with these query parameters opens it."""
    app = AppTest.from_file(str(APP), default_timeout=SECONDS)
    for name, value in query.items():
        app.query_params[name] = value
    if page:
        app.switch_page(f"screens/pages/{page}.py")
    return app.run()


def key_of(app: AppTest, name: str) -> str:
    """A widget's key on the page that is open, which names its assessment."""
    given = app.query_params.get("assessment", ["workspace"])
    return f"{name}-{given if isinstance(given, str) else given[0]}"


def no_exception(app: AppTest) -> bool:
    return not app.exception


@pytest.fixture
def sample_id(repository: Repository, sample: Assessment) -> str:
    return repository.import_assessment(LOCAL, sample)


def planned_sample(sample: Assessment) -> Assessment:
    """Three practices of the sample, so that its best plan is found in a moment."""
    practices = ("incident_management", "problem_management", "change_enablement")
    return sample.model_copy(update={"scope": sample.scope.model_copy(update={"practices": practices})})
