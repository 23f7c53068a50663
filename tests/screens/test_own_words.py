"""The report's words: written beside what is generated, marked when numbers move, locked, and never lost."""

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Assessment
from assessment.engagement.overrides import Override, find, put
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import open_page, planned_sample

pytestmark = pytest.mark.slow

PRACTICE = "practice.incident_management"


@pytest.fixture
def small_id(repository: Repository, sample: Assessment) -> str:
    """Three practices and hardly any time, so that the best plan is found in a moment."""
    small = planned_sample(sample)
    return repository.import_assessment(
        LOCAL, small.model_copy(update={"needs": small.needs.model_copy(update={"capacity_days": (3.0,)})})
    )


def open_words(assessment: str, passage: str = PRACTICE) -> AppTest:
    """The page once the plan is found, which it waits for."""
    return once_planned(open_page("own_words", assessment=assessment, passage=passage))


def once_planned(app: AppTest) -> AppTest:
    for _ in range(100):
        if not app.get("progress"):
            break
        app.run()
    assert not app.exception
    return app


def area(app: AppTest, label: str):
    return next(element for element in app.text_area if element.label == label)


def labels(app: AppTest, kind: str) -> list[str]:
    return [element.label for element in app.get(kind)]


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def shown(app: AppTest) -> str:
    return "\n".join(
        element.value for kind in ("markdown", "caption", "warning", "error", "code") for element in app.get(kind)
    ).replace("\\", "")


def kept(repository: Repository, assessment: str, passage: str = PRACTICE) -> Override | None:
    return find(repository.assessment(LOCAL, assessment).overrides, passage)


def wrote(repository: Repository, assessment: str, **words: object) -> Override:
    mine = Override.model_validate({"passage": PRACTICE, **words})
    repository.change_overrides(LOCAL, assessment, lambda before: put(before, mine, find(before, PRACTICE)))
    return mine


def test_what_is_written_is_saved_at_once_and_stands_there_when_the_page_is_opened_again(
    repository: Repository, small_id: str
) -> None:
    app = open_words(small_id)
    generated = area(app, "The report says").value
    assert generated.startswith("Level 2")
    area(app, "The report says").set_value("Your desk works.\n\n- ask again in spring").run()

    words = kept(repository, small_id)
    assert words is not None
    assert (words.text, words.heading, words.locked) == ("Your desk works.\n\n- ask again in spring", None, False)
    assert words.figures["Incident management"] == "2"
    again = open_words(small_id)
    assert area(again, "The report says").value == "Your desk works.\n\n- ask again in spring"
    assert generated in shown(again)

    press(again, "Take Waymark's words again")
    assert kept(repository, small_id) is None
    assert area(again, "The report says").value == generated


def test_words_are_marked_on_both_pages_once_their_numbers_move_and_confirmed_with_a_click(
    repository: Repository, small_id: str
) -> None:
    area(open_words(small_id), "The report says").set_value("Your desk works.").run()
    assert not once_planned(open_page("report", assessment=small_id)).warning
    answers = repository.assessment(LOCAL, small_id).answers
    repository.save_answers(
        LOCAL,
        small_id,
        [
            answer.model_copy(update={"rating": 0, "at": None})
            for answer in answers
            if answer.question.startswith("incident_management.") and answer.state == "rated"
        ],
    )

    report = once_planned(open_page("report", assessment=small_id))
    assert [warning.value for warning in report.warning] == [
        "1 passage in own words is older than the numbers: Incident management."
    ]
    app = open_words(small_id)
    assert "Incident management: 2, now 0" in shown(app)
    assert area(app, "The report says").value == "Your desk works."

    press(app, "The words still hold")
    assert not app.warning
    assert not once_planned(open_page("report", assessment=small_id)).warning


def test_a_locked_passage_can_only_be_read_until_it_is_unlocked(repository: Repository, small_id: str) -> None:
    app = open_words(small_id)
    generated = area(app, "The report says").value
    press(app, "Lock as it reads now")

    words = kept(repository, small_id)
    assert words is not None
    assert (words.text, words.locked) == (generated, True)
    assert labels(app, "text_area") == []
    press(app, "Unlock")
    assert kept(repository, small_id) is None
    assert area(app, "The report says").value == generated


def test_everything_can_be_locked_for_the_final_version_and_opened_again(repository: Repository, small_id: str) -> None:
    wrote(repository, small_id, text="Your desk works.")
    app = press(open_words(small_id), "Lock all passages")
    own = repository.assessment(LOCAL, small_id).overrides
    assert len(own) > 20
    assert all(words.locked for words in own)

    press(app, "Unlock all")
    assert [words.text for words in repository.assessment(LOCAL, small_id).overrides] == ["Your desk works."]


def test_what_is_typed_while_the_last_words_are_saved_stays_in_its_field(repository: Repository, small_id: str) -> None:
    app = open_words(small_id, "summary")
    before = area(app, "The report says").id
    area(app, "Heading").set_value("The desk carries it all.").run()
    assert area(app, "The report says").id == before

    area(app, "The report says").set_value("Mine.").run()
    press(app, "Take Waymark's words again")
    assert not app.error
    assert kept(repository, small_id, "summary") is None
    assert area(app, "The report says").value == ""


def test_two_who_write_at_once_lose_nothing(repository: Repository, small_id: str) -> None:
    app = open_words(small_id)
    theirs = wrote(repository, small_id, text="Theirs.", by="Ben")
    area(app, "The report says").set_value("Mine.").run()

    assert kept(repository, small_id) == theirs
    assert "Mine." in shown(app)
    assert "Somebody else changed this passage meanwhile." in shown(app)
    assert area(app, "The report says").value == "Theirs."
    press(app, "I have taken over what I need")
    assert not app.error


def test_words_without_a_place_in_the_report_are_shown_and_kept(repository: Repository, small_id: str) -> None:
    repository.change_overrides(
        LOCAL, small_id, lambda _: (Override(passage="gap.service_desk", text="The desk was weak in spring."),)
    )
    app = open_words(small_id)

    assert "Kept, but not in the report now (1)" in [expander.label for expander in app.expander]
    assert "The desk was weak in spring." in shown(app)
    press(app, "Delete")
    assert repository.assessment(LOCAL, small_id).overrides == ()


def test_of_very_many_words_without_a_place_the_first_are_drawn(repository: Repository, small_id: str) -> None:
    many = tuple(Override(passage=f"gap.{number}", text="Weak in spring.") for number in range(5_000))
    repository.change_overrides(LOCAL, small_id, lambda _: many)

    app = open_words(small_id)

    assert "Kept, but not in the report now (5000)" in [expander.label for expander in app.expander]
    assert labels(app, "button").count("Delete") == 20


def test_only_passages_of_the_chosen_kind_are_listed(repository: Repository, small_id: str) -> None:
    wrote(repository, small_id, text="Your desk works.")
    app = open_words(small_id)
    app.get("button_group")[0].set_value("Own words").run()
    assert [radio.options for radio in app.radio] == [["Incident management"]]
    assert [list(radio.proto.captions) for radio in app.radio] == [["Own words, stale"]]

    app.get("button_group")[0].set_value("Locked").run()
    assert [info.value for info in app.info] == ["No passage is locked."]


def test_words_without_a_place_are_shown_a_few_at_a_time(repository: Repository, sample: Assessment) -> None:
    many = tuple(Override(passage=f"unknown_{number}", text="Some words. " * 200) for number in range(500))
    small = planned_sample(sample)
    needs = small.needs.model_copy(update={"capacity_days": (3.0,)})
    crowded = small.model_copy(update={"overrides": many, "needs": needs})
    app = open_words(repository.import_assessment(LOCAL, crowded))

    deletes = [button for button in app.button if (button.key or "").startswith("own-delete-")]
    assert 0 < len(deletes) <= 20
    assert any("(500)" in expander.label for expander in app.expander)
