"""One assessment in the list: renamed, copied, put away, brought back, deleted; clients found and sorted."""

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Assessment, AssessmentInfo, Client, Scope
from assessment.store.entries import LOCAL, AssessmentEntry
from assessment.store.errors import NotFound
from assessment.store.repository import Repository
from tests.screens.conftest import no_exception, open_page
from tests.store.writing import new_assessment, put_parts

SCOPE = Scope(depth="quick", practices=("incident_management",))


@pytest.fixture
def spring(repository: Repository) -> str:
    """The one assessment of the one client."""
    client = repository.add_client(LOCAL, Client(name="Acme"))
    return new_assessment(repository, client, AssessmentInfo(title="Spring"), SCOPE)


def choose(app: AppTest, assessment: str, act: str) -> AppTest:
    """Opens the menu of an assessment's row and takes what begins with these words."""
    menu = next(one for one in app.menu_button if (one.key or "").startswith(f"more-{assessment}"))
    return menu.click_index(next(n for n, option in enumerate(menu.options) if act in option)).run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def words(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption, *app.error))


def listed(repository: Repository) -> dict[str, AssessmentEntry]:
    return {one.id: one for client in repository.clients(LOCAL) for one in client.assessments}


def test_an_assessment_gets_another_title(repository: Repository, spring: str) -> None:
    app = choose(open_page(), spring, "Rename")
    title = next(field for field in app.text_input if field.label == "Title")
    assert title.value == "Spring"
    title.set_value("  Summer ")
    press(app, "Save")

    assert no_exception(app)
    assert listed(repository)[spring].info.title == "Summer"
    assert "Summer" in words(app)


def test_a_title_that_somebody_else_has_changed_meanwhile_is_not_overwritten(
    repository: Repository, spring: str
) -> None:
    app = choose(open_page(), spring, "Rename")
    put_parts(repository, spring, info=AssessmentInfo(title="Theirs"))
    next(field for field in app.text_input if field.label == "Title").set_value("Mine")
    press(app, "Save")

    assert listed(repository)[spring].info.title == "Theirs"
    assert any("Somebody else changed this" in warning.value for warning in app.warning)
    press(app, "Keep mine")
    assert listed(repository)[spring].info.title == "Mine"


def test_a_copy_is_opened_and_holds_the_same(repository: Repository, sample: Assessment, sample_id: str) -> None:
    app = choose(open_page(), sample_id, "Duplicate")

    assert no_exception(app)
    (copy,) = set(listed(repository)) - {sample_id}
    assert app.query_params["assessment"] in (copy, [copy])
    assert [title.value for title in app.title] == ["Scope"]
    kept = repository.assessment(LOCAL, copy)
    assert kept.info.title == f"Copy of {sample.info.title}"
    assert (kept.answers, kept.consensus) == (
        repository.assessment(LOCAL, sample_id).answers,
        repository.assessment(LOCAL, sample_id).consensus,
    )


def test_an_archived_assessment_is_folded_away_and_comes_back(repository: Repository, spring: str) -> None:
    app = choose(open_page(), spring, "Archive")

    assert no_exception(app)
    assert listed(repository)[spring].archived_at is not None
    assert "Archived (1)" in [fold.label for fold in app.expander]
    assert not app.get("progress")
    choose(app, spring, "Bring back")
    assert listed(repository)[spring].archived_at is None
    assert "Archived (1)" not in [fold.label for fold in app.expander]
    assert app.get("progress")


def test_deleting_an_assessment_says_first_what_goes_and_keeps_the_client(
    repository: Repository, sample: Assessment, sample_id: str
) -> None:
    app = choose(open_page(), sample_id, "Delete")
    comments = sum(bool(answer.comment) for answer in sample.answers)
    said = words(app)
    assert f"{len(sample.answers)} answers of {len(sample.respondents)} people" in said
    assert f"{comments} comments" in said
    assert sample_id in listed(repository)

    press(app, "Delete for good")

    assert no_exception(app)
    assert [entry.assessments for entry in repository.clients(LOCAL)] == [()]
    with pytest.raises(NotFound):
        repository.assessment(LOCAL, sample_id)


def test_an_assessment_is_kept_where_somebody_thinks_again(repository: Repository, spring: str) -> None:
    app = press(choose(open_page(), spring, "Delete"), "Keep")
    assert no_exception(app)
    assert spring in listed(repository)
    assert "Delete for good" not in [button.label for button in app.button]


def test_an_assessment_that_is_gone_meanwhile_goes_from_the_list(repository: Repository, spring: str) -> None:
    app = open_page()
    repository.delete_assessment(LOCAL, spring)
    choose(app, spring, "Archive")
    assert no_exception(app)
    assert "Spring" not in words(app)


def test_the_menu_leads_to_assessing_again(spring: str) -> None:
    app = choose(open_page(), spring, "Assess again")
    assert no_exception(app)
    assert [title.value for title in app.title] == ["Assess again"]


def names(app: AppTest) -> list[str]:
    return [head.value for head in app.header]


def find(app: AppTest, text: str) -> AppTest:
    return next(field for field in app.text_input if field.label == "Find a client").set_value(text).run()


def test_a_few_clients_are_not_searched(repository: Repository) -> None:
    for number in range(5):
        repository.add_client(LOCAL, Client(name=f"Client {number}"))
    assert "Find a client" not in [field.label for field in open_page().text_input]


def test_clients_are_found_by_any_word_that_one_remembers(repository: Repository) -> None:
    for name in ("Ägir Shipping", "Brightwater", "Calder", "Delta", "Elm"):
        repository.add_client(LOCAL, Client(name=name))
    fir = repository.add_client(LOCAL, Client(name="Fir", sector="Retail", country="Norway"))
    new_assessment(repository, fir, AssessmentInfo(title="After the merger"), SCOPE)

    app = open_page()
    for text, found in (
        ("agir", ["Ägir Shipping"]),
        ("SHIP äg", ["Ägir Shipping"]),
        ("norway retail", ["Fir"]),
        ("merger", ["Fir"]),
        ("nobody", []),
    ):
        assert names(find(app, text)) == found
        assert no_exception(app)
    assert "No client has “nobody”" in words(app)
    assert len(names(find(app, ""))) == 6


def test_clients_are_sorted_by_name_or_by_their_last_change(repository: Repository) -> None:
    given = ["elm", "Birch", "Ash", "Fir", "Çedar", "Dogwood"]
    for name in given:
        repository.add_client(LOCAL, Client(name=name))
    app = open_page()
    assert names(app) == given[::-1]

    next(box for box in app.selectbox if box.label == "Sorted by").select("Name").run()

    assert names(app) == ["Ash", "Birch", "Çedar", "Dogwood", "elm", "Fir"]
