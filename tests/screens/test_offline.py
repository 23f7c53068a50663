"""The questionnaire goes out as a workbook and its answers come back, all of them or none."""

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Assessment, Respondent
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from reports.questionnaire_workbook import questionnaire_workbook
from screens.report.workbook import XLSX
from tests.reports.making import assessment
from tests.reports.questionnaire_workbook.filling import Edit, cell, filled
from tests.screens.conftest import key_of, open_page

PRACTICES = ("incident_management", "change_enablement")
FLOW = "incident_management.flow"


@pytest.fixture(scope="module")
def two(questionnaire: Questionnaire) -> Assessment:
    return assessment(questionnaire, PRACTICES)


@pytest.fixture
def two_id(repository: Repository, two: Assessment) -> str:
    return repository.import_assessment(LOCAL, two)


def uploaded(
    identity: str, made: Assessment, questionnaire: Questionnaire, respondent: int | None, *edits: Edit
) -> AppTest:
    """The page of the scope after the upload of a questionnaire for one of the respondents, or for nobody."""
    chosen = None if respondent is None else made.respondents[respondent]
    raw = filled(questionnaire_workbook(made, questionnaire, chosen), *edits)
    app = open_page("scope", assessment=identity)
    assert not app.exception
    uploader = next(one for one in app.get("file_uploader") if one.key.startswith("offline-file"))
    return uploader.upload("kim.xlsx", raw, XLSX).run()


def uploaded_together(identity: str, *files: tuple[str, bytes]) -> AppTest:
    """The page of the scope after the upload of several questionnaires at once."""
    app = open_page("scope", assessment=identity)
    uploader = next(one for one in app.get("file_uploader") if one.key.startswith("offline-file"))
    return uploader.set_value([(name, raw, XLSX) for name, raw in files]).run()


def words(app: AppTest) -> str:
    kinds = ("markdown", "info", "success", "error", "code")
    return " ".join(str(one.value) for kind in kinds for one in app.get(kind))


def test_answers_of_somebody_new_are_shown_before_they_are_saved_and_then_saved_with_their_giver(
    repository: Repository, two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    app = uploaded(
        two_id,
        two,
        questionnaire,
        None,
        cell("Respondent", "B4", "Kim"),
        cell("Respondent", "B6", "Head of IT"),
        cell("Operation", "E5", 4),
        cell("Transition", "E5", "don't know"),
    )
    assert "**2** new, **0** changed, **0** as they are." in words(app)
    assert repository.assessment(LOCAL, two_id).respondents == two.respondents

    app.button(key=key_of(app, "offline-save")).click().run()

    assert not app.exception
    assert "Saved 2 answers of Kim." in words(app)
    kept = repository.assessment(LOCAL, two_id)
    kim = kept.respondents[-1]
    assert (kim.label, kim.role) == ("Kim", "it_leader")
    assert [(one.question, one.state, one.rating) for one in kept.answers if one.respondent == kim.id] == [
        ("change_enablement.flow", "dont_know", None),
        ("incident_management.flow", "rated", 4),
    ]


def test_a_respondents_own_workbook_changes_only_what_was_changed_in_it(
    repository: Repository, two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    app = uploaded(two_id, two, questionnaire, 0, cell("Operation", "E5", 5))
    before = sum(answer.respondent == "r1" for answer in two.answers)
    assert f"**0** new, **1** changed, **{before - 1}** as they are." in words(app)

    app.button(key=key_of(app, "offline-save")).click().run()

    kept = repository.assessment(LOCAL, two_id)
    assert kept.respondents == two.respondents
    assert [one.question for one in kept.answers if one.rating == 5] == ["incident_management.flow"]
    assert len(kept.answers) == len(two.answers)


def test_a_faulty_workbook_is_refused_by_its_cells_and_changes_nothing(
    repository: Repository, two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    before = repository.assessment(LOCAL, two_id)

    app = uploaded(two_id, two, questionnaire, 0, cell("Operation", "E5", 7), cell("Transition", "E5", 1))

    assert 'kim.xlsx: Operation!E5: found "7", expected 0 to 5' in words(app)
    assert not [button for button in app.button if button.key.startswith("offline-save")]
    assert repository.assessment(LOCAL, two_id) == before


def test_a_workbook_of_another_assessment_is_told_and_not_taken_for_the_one_of_the_same_id(
    two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    other = assessment(questionnaire, ("incident_management", "service_desk"))
    other = other.model_copy(update={"respondents": (Respondent(id="r1", label="Somebody else"),)})

    app = uploaded(two_id, other, questionnaire, 0)

    assert any("made for another scope" in warning.value for warning in app.warning)
    assert app.selectbox(key=key_of(app, "offline-whose-0")).value == ""


def beside(app: AppTest) -> list[list[str]]:
    """What both sides say, of each difference that is shown."""
    return [[row["Here"], row["In the workbook"]] for row in app.table[0].value.to_dict("records")]


def changed_meanwhile(repository: Repository, made: Assessment, identity: str, rating: int) -> None:
    was = next(one for one in made.answers if (one.respondent, one.question) == ("r1", FLOW))
    repository.save_answers(LOCAL, identity, (was.model_copy(update={"rating": rating, "comment": "since May"}),))


def ratings(repository: Repository, identity: str) -> dict[str, int | None]:
    return {
        one.question: one.rating for one in repository.assessment(LOCAL, identity).answers if one.respondent == "r1"
    }


def test_an_older_workbook_undoes_nothing_that_was_changed_here(
    repository: Repository, two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    changed_meanwhile(repository, two, two_id, 4)

    app = uploaded(two_id, two, questionnaire, 0, cell("Transition", "E5", 5))
    app.button(key=key_of(app, "offline-save")).click().run()

    kept = ratings(repository, two_id)
    assert (kept[FLOW], kept["change_enablement.flow"]) == (4, 5)


@pytest.mark.parametrize(("side", "rating"), [("ours", 4), ("theirs", 5)])
def test_what_was_changed_on_both_sides_is_shown_and_not_saved_until_somebody_chooses(
    repository: Repository, two: Assessment, two_id: str, questionnaire: Questionnaire, side: str, rating: int
) -> None:
    changed_meanwhile(repository, two, two_id, 4)

    app = uploaded(two_id, two, questionnaire, 0, cell("Operation", "E5", 5), cell("Transition", "E5", 5))

    assert not app.exception
    assert "**1** changed on both sides" in words(app)
    assert beside(app) == [["4 · “since May”", "5 · “since May”"]]
    assert not [button for button in app.button if (button.key or "").startswith("offline-save")]

    app.radio(key=key_of(app, "offline-take")).set_value(side).run()
    app.button(key=key_of(app, "offline-save")).click().run()

    assert not app.exception
    kept = ratings(repository, two_id)
    assert (kept[FLOW], kept["change_enablement.flow"]) == (rating, 5)


def test_each_conflict_can_be_settled_for_itself(
    repository: Repository, two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    changed_meanwhile(repository, two, two_id, 4)
    app = uploaded(two_id, two, questionnaire, 0, cell("Operation", "E5", 5))

    app.radio(key=key_of(app, "offline-take")).set_value("one_by_one").run()
    assert not [button for button in app.button if (button.key or "").startswith("offline-save")]
    app.radio(key=key_of(app, f"offline-take-r1/{FLOW}")).set_value("theirs").run()
    app.button(key=key_of(app, "offline-save")).click().run()

    assert ratings(repository, two_id)[FLOW] == 5


def test_what_changes_between_looking_and_saving_is_looked_at_again(
    repository: Repository, two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    app = uploaded(two_id, two, questionnaire, 0, cell("Operation", "E5", 5))
    changed_meanwhile(repository, two, two_id, 4)

    app.button(key=key_of(app, "offline-save")).click().run()

    assert ratings(repository, two_id)[FLOW] == 4
    assert [toast.value for toast in app.toast] == ["Nothing was saved: answers have changed meanwhile. Look again."]
    assert "**1** changed on both sides" in words(app)


def test_what_stands_where_nothing_is_read_is_named_before_anything_is_saved(
    two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    app = uploaded(two_id, two, questionnaire, 0, cell("Operation", "P5", "see mail"))

    assert any("stands where nothing is read" in warning.value for warning in app.warning)


def test_questionnaires_of_many_people_are_read_back_at_once_with_their_conflicts_beside_each_other(
    repository: Repository, two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    of_one = filled(questionnaire_workbook(two, questionnaire, two.respondents[0]), cell("Operation", "E5", 5))
    of_two = filled(questionnaire_workbook(two, questionnaire, two.respondents[1]), cell("Transition", "E5", 0))
    empty = questionnaire_workbook(two, questionnaire, None)
    of_new = [filled(empty, cell("Respondent", "B4", name), cell("Operation", "E5", 1)) for name in ("Kim", "Lee")]
    changed_meanwhile(repository, two, two_id, 4)
    before = repository.assessment(LOCAL, two_id)

    app = uploaded_together(
        two_id, ("one.xlsx", of_one), ("two.xlsx", of_two), ("kim.xlsx", of_new[0]), ("lee.xlsx", of_new[1])
    )

    assert not app.exception
    assert beside(app) == [["4 · “since May”", "5 · “since May”"]]
    assert repository.assessment(LOCAL, two_id) == before
    app.radio(key=key_of(app, "offline-take")).set_value("theirs").run()
    app.button(key=key_of(app, "offline-save")).click().run()

    assert not app.exception
    assert "Saved 4 answers of 4 people." in words(app)
    kept = repository.assessment(LOCAL, two_id)
    assert [one.label for one in kept.respondents[-2:]] == ["Kim", "Lee"]
    assert ratings(repository, two_id)[FLOW] == 5
    assert [one.rating for one in kept.answers if one.respondent == "r2" and one.question.startswith("change")][:1] == [
        0
    ]


def test_one_faulty_questionnaire_among_many_is_named_and_none_is_saved(
    two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    fine = filled(questionnaire_workbook(two, questionnaire, two.respondents[0]), cell("Operation", "E5", 5))
    faulty = filled(questionnaire_workbook(two, questionnaire, two.respondents[1]), cell("Operation", "E5", 7))

    app = uploaded_together(two_id, ("fine.xlsx", fine), ("faulty.xlsx", faulty))

    assert 'faulty.xlsx: Operation!E5: found "7", expected 0 to 5' in words(app)
    assert not [button for button in app.button if (button.key or "").startswith("offline-save")]


def test_two_questionnaires_of_one_person_are_not_read_at_once(
    two: Assessment, two_id: str, questionnaire: Questionnaire
) -> None:
    mine = questionnaire_workbook(two, questionnaire, two.respondents[0])
    files = [filled(mine, cell("Operation", "E5", rating)) for rating in (5, 1)]

    app = uploaded_together(two_id, ("first.xlsx", files[0]), ("second.xlsx", files[1]))

    assert any("are of one person" in error.value for error in app.error)
    assert not [button for button in app.button if (button.key or "").startswith("offline-save")]
