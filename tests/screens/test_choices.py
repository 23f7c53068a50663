"""A choice is known by its text alone: no page offers two options that read the same, whatever people are called."""

import pytest

from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from screens.app.formatting import told_apart
from tests.browser.pages_walked import page_names
from tests.browser.two_assessments import other_assessment
from tests.screens.conftest import open_page

pytestmark = pytest.mark.slow

KINDS = ("selectbox", "radio", "multiselect", "button_group", "select_slider")


@pytest.mark.parametrize("name", [name for name in page_names() if name])
def test_no_page_offers_two_options_of_one_text(
    name: str, repository: Repository, questionnaire: Questionnaire
) -> None:
    """Two respondents of one name and role, two scenarios and two assessments of one name, two of one date."""
    twin = other_assessment(questionnaire)
    first = repository.import_assessment(LOCAL, twin)
    repository.import_assessment(LOCAL, twin, repository.client_of(LOCAL, first))

    app = open_page(name, assessment=first)

    assert not app.exception
    for kind in KINDS:
        for widget in app.get(kind):
            options = list(getattr(widget, "options", ()))
            assert len(options) == len(set(options)), f"{widget.key}: {options}"


def test_what_if_keeps_two_scenarios_of_one_name_apart(repository: Repository, questionnaire: Questionnaire) -> None:
    app = open_page("roadmap", assessment=repository.import_assessment(LOCAL, other_assessment(questionnaire)))
    app.button_group(key="view").set_value("What if").run()

    assert not app.exception
    columns = {column for table in app.dataframe for column in table.value.columns}
    assert {"Careful", "Careful (2)"} <= columns


def test_names_are_numbered_only_where_they_are_the_same() -> None:
    assert told_apart({"a": "Kim", "b": "Kim", "c": "Kim (2)", "d": "Kim", "e": "Lou"}) == {
        "a": "Kim",
        "b": "Kim (3)",
        "c": "Kim (2)",
        "d": "Kim (4)",
        "e": "Lou",
    }
