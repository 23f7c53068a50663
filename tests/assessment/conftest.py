"""Questionnaires that the tests of the domain share: a small one made for them, and the real one."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from assessment.questionnaire.model import Questionnaire, load_questionnaire
from tests.assessment.judging import written

# No deadline: a busy machine is no bug. The questionnaires are read-only, so sharing them between examples is safe.
settings.register_profile(
    "domain", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("domain")

SMALL_FOLDER = Path(__file__).parent / "small_questionnaire"


@pytest.fixture(scope="session")
def small() -> Questionnaire:
    return load_questionnaire(SMALL_FOLDER)


@pytest.fixture(scope="session")
def judging_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(SMALL_FOLDER, tmp_path_factory.mktemp("judging"))


@pytest.fixture(scope="session")
def judging(judging_folder: Path) -> Questionnaire:
    """The small one with dangers, duties, themes, owners, variants and drivers."""
    return load_questionnaire(judging_folder)


@pytest.fixture(scope="session")
def real() -> Questionnaire:
    return load_questionnaire()
