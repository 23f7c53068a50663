"""Every screen opens without an exception, for a full assessment and for an empty one."""

import pytest

from assessment.engagement.model import Assessment, Client, Scope
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import open_page
from tests.store.writing import new_assessment

pytestmark = pytest.mark.slow

STEPS = ("needs", "scope", "answers", "workshop", "settle", "maturity", "findings", "advice", "roadmap", "report")


@pytest.mark.parametrize("step", STEPS)
def test_a_step_opens_for_the_sample(step: str, sample_id: str) -> None:
    app = open_page(step, assessment=sample_id)

    assert not app.exception
    assert app.title[0].value == step.capitalize()


@pytest.mark.parametrize("step", STEPS)
def test_a_step_opens_for_an_assessment_without_any_answer(
    step: str, repository: Repository, questionnaire: Questionnaire
) -> None:
    client = repository.add_client(LOCAL, Client(name="Empty Ltd"))
    scope = Scope(depth="quick", practices=tuple(questionnaire.framework_practices))
    assessment = new_assessment(repository, client, scope=scope)

    app = open_page(step, assessment=assessment)

    assert not app.exception
    shown = " ".join(element.value for kind in ("markdown", "caption", "title", "info") for element in app.get(kind))
    assert "None" not in shown
    assert "nan" not in shown.lower().split()


@pytest.mark.parametrize("step", STEPS)
def test_an_unknown_assessment_is_answered_in_words(step: str, repository: Repository) -> None:
    app = open_page(step, assessment="no-such-one")

    assert not app.exception
    assert app.title[0].value == "No assessment open"


def test_the_first_page_of_an_empty_database_offers_the_sample_and_a_start(repository: Repository) -> None:
    app = open_page()

    assert not app.exception
    assert {"Explore the sample", "Begin"} <= {button.label for button in app.button}


def test_the_learning_pages_open_one_after_the_other(repository: Repository, questionnaire: Questionnaire) -> None:
    app = open_page("learn")

    for page in questionnaire.learning:
        app.button_group[0].set_value(page.title).run()
        assert not app.exception
        assert any(element.value == page.text for element in app.markdown)


def test_the_practices_and_the_glossary_are_explained(repository: Repository, questionnaire: Questionnaire) -> None:
    app = open_page("learn")

    app.button_group[0].set_value("The practices").run()
    shown = " ".join(element.value for element in app.markdown)
    assert all(practice.name in shown for practice in questionnaire.practices.values())

    app.button_group[0].set_value("Glossary").run()
    app.text_input[0].set_value("known error").run()
    assert any("Known error" in element.value for element in app.markdown)
    assert not any("Workaround**" in element.value for element in app.markdown)


def test_every_page_says_that_waymark_is_independent(repository: Repository) -> None:
    app = open_page()

    assert any("not endorsed" in caption.value for caption in app.sidebar.caption)


def test_the_maturity_page_shows_the_stages_scores_of_the_sample(
    sample_id: str, sample: Assessment, questionnaire: Questionnaire
) -> None:
    from assessment.scoring.results import assess

    app = open_page("maturity", assessment=sample_id)

    labels = " ".join(expander.label for expander in app.expander)
    for stage, outcome in assess(sample, questionnaire).stages.items():
        assert f"**{questionnaire.stages[stage].name}** {outcome.score:.2f}" in labels
