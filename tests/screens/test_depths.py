"""A practice's own depth: chosen on the scope's page or after a quick scan, and never a level lost without a word."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Assessment, Needs
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.reports.making import assessment
from tests.screens.conftest import key_of, open_page

SIX = (
    "incident_management",
    "problem_management",
    "change_enablement",
    "service_desk",
    "service_level_management",
    "risk_management",
)


@pytest.fixture
def quick(questionnaire: Questionnaire) -> Assessment:
    """A quick scan, all of it answered."""
    return assessment(questionnaire, SIX, rating=2, needs=Needs(ambition=4))


@pytest.fixture
def quick_id(repository: Repository, quick: Assessment) -> str:
    return repository.import_assessment(LOCAL, quick)


def warnings(app: AppTest) -> str:
    return " ".join(warning.value for warning in app.warning)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if label in button.label).click().run()


def test_a_deeper_depth_is_asked_about_before_it_takes_levels_away(repository: Repository, quick_id: str) -> None:
    app = open_page("scope", assessment=quick_id)

    app.radio(key=key_of(app, "depth")).set_value("standard").run()

    assert "6 of 6 practices" in warnings(app)
    assert "would lose their level" in warnings(app)
    assert "more questions are answered" in warnings(app)
    assert repository.assessment(LOCAL, quick_id).scope.depth == "quick"
    assert app.radio(key=key_of(app, "depth")).value == "quick"

    press(app, "Change the depth")
    assert repository.assessment(LOCAL, quick_id).scope.depth == "standard"
    assert not app.exception
    assert not warnings(app)


def test_a_depth_that_was_not_confirmed_is_left(repository: Repository, quick_id: str) -> None:
    app = open_page("scope", assessment=quick_id)
    app.radio(key=key_of(app, "depth")).set_value("deep").run()

    press(app, "Leave it as it is")

    assert repository.assessment(LOCAL, quick_id).scope.depth == "quick"
    assert not warnings(app)


def test_so_many_answers_as_the_page_says_bring_the_levels_back(
    repository: Repository, questionnaire: Questionnaire, quick: Assessment, quick_id: str
) -> None:
    app = open_page("scope", assessment=quick_id)
    app.multiselect(key=key_of(app, "own-depth-standard")).set_value(["incident_management"]).run()
    assert "1 of 6 practices would lose its level" in warnings(app)
    assert "at least 2 more questions are answered" in warnings(app)
    press(app, "Change the depth")

    stored = repository.assessment(LOCAL, quick_id)
    assert stored.scope.depths == {"incident_management": "standard"}
    assert assess(stored, questionnaire).practices["incident_management"].level is None
    asked = questionnaire.questions_in_scope("standard", ["incident_management"])
    new = [q.id for q in asked if q.subject.is_practice and q.entry.depth == "standard"]
    for question in new[:2]:
        repository.save_answers(LOCAL, quick_id, (quick.answers[0].model_copy(update={"question": question}),))
    level = assess(repository.assessment(LOCAL, quick_id), questionnaire).practices["incident_management"].level
    assert level is not None


def test_a_depth_that_takes_no_level_away_is_written_at_once(repository: Repository, sample_id: str) -> None:
    app = open_page("scope", assessment=sample_id)

    app.multiselect(key=key_of(app, "own-depth-quick")).set_value(["incident_management"]).run()

    assert not warnings(app)
    assert repository.assessment(LOCAL, sample_id).scope.depths == {"incident_management": "quick"}
    app.multiselect(key=key_of(app, "own-depth-quick")).set_value([]).run()
    assert repository.assessment(LOCAL, sample_id).scope.depths == {}


def test_a_practice_that_leaves_the_scope_takes_its_own_depth_along(repository: Repository, quick: Assessment) -> None:
    deeper = quick.scope.with_own_depth("incident_management", "deep").with_own_depth("service_desk", "deep")
    identity = repository.import_assessment(LOCAL, quick.model_copy(update={"scope": deeper}))
    app = open_page("scope", assessment=identity)

    operation = next(group for group in app.button_group if "practices-operation" in str(group.key))
    operation.set_value([one for one in operation.value if one != "incident_management"]).run()

    assert not app.exception
    assert repository.assessment(LOCAL, identity).scope.depths == {"service_desk": "deep"}


def test_five_practices_of_a_quick_scan_are_deepened_and_the_rest_and_every_answer_stay(
    repository: Repository, questionnaire: Questionnaire, quick: Assessment, quick_id: str
) -> None:
    before = assess(quick, questionnaire).practices
    app = open_page("maturity", assessment=quick_id)
    assert any(head.value == "Look closer at these five" for head in app.header)
    assert any("5 of 6 practices would lose their level" in caption.value for caption in app.caption)

    press(app, "more questions")

    stored = repository.assessment(LOCAL, quick_id)
    assert (stored.scope.depth, set(stored.scope.depths.values()), len(stored.scope.depths)) == (
        "quick",
        {"standard"},
        5,
    )
    assert stored.answers == quick.answers
    (left,) = [practice for practice in SIX if practice not in stored.scope.depths]
    assert assess(stored, questionnaire).practices[left] == before[left]
    assert not app.exception
    shown = app.query_params["question"]
    question = questionnaire.questions[shown if isinstance(shown, str) else shown[0]]
    assert (question.subject.id in stored.scope.depths, question.entry.depth) == (True, "standard")


def test_chosen_practices_are_deepened_instead(repository: Repository, quick_id: str) -> None:
    app = open_page("maturity", assessment=quick_id)

    next(box for box in app.multiselect if "closer-look" in str(box.key)).set_value(["service_desk"]).run()
    press(app, "more questions")

    assert repository.assessment(LOCAL, quick_id).scope.depths == {"service_desk": "standard"}
    app = open_page("maturity", assessment=quick_id)
    assert not app.exception
    assert any("1 practice is asked in another depth already; 4 questions" in c.value for c in app.caption)


@pytest.mark.parametrize("page", ["advice", "report"])
def test_other_pages_that_tell_a_quick_scans_result_lead_to_the_closer_look(
    quick_id: str, sample_id: str, page: str
) -> None:
    said = "This rests on a quick scan, which is indicative: look closer at 5 practices"
    assert said in [link.proto.label for link in open_page(page, assessment=quick_id).get("page_link")]
    assert said not in [link.proto.label for link in open_page(page, assessment=sample_id).get("page_link")]


def test_a_standard_assessment_offers_no_closer_look(sample_id: str) -> None:
    app = open_page("maturity", assessment=sample_id)
    assert not any("Look closer" in head.value for head in app.header)


@pytest.mark.slow
@pytest.mark.parametrize("page", ["maturity", "settle", "findings", "advice", "roadmap", "report", "own_words"])
def test_no_page_of_a_quick_scan_shows_a_score_with_two_decimals(page: str, quick_id: str) -> None:
    app = open_page(page, assessment=quick_id)

    assert not app.exception
    texts = [one.value for kind in (app.markdown, app.caption, app.header, app.subheader, app.info) for one in kind]
    texts += [expander.label for expander in app.expander]
    texts += [str(table.value.to_dict()) for table in app.dataframe if "Benefit" not in table.value]
    assert [text for text in texts if re.search(r"(?<![\d.])\d\.\d\d(?!\d)", text)] == []
