"""The player on the Answers page of the app: what it says about itself in test_player.py holds here, in a page of
Streamlit's, and everybody in the room can be asked at once."""

import os
import re
import signal
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assessment.engagement.model import Answer, Client, Respondent, Scope
from assessment.questionnaire.model import load_questionnaire
from assessment.store import LOCAL, Repository
from scripts.running_app import RunningApp
from scripts.screenshots import settled
from tests.browser.accessibility import serious_faults
from tests.browser.conftest import DESKTOP, PHONE, watched_page
from tests.browser.pages_walked import at_rest, eventually
from tests.browser.two_assessments import store_of
from tests.store.history import history_of
from tests.store.writing import new_assessment

FLOW, LAST = "incident_management.flow", "incident_management.technology"
ON_A_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
SIX = ("Anna", "Ben", "Chris", "Dana", "Eli", "Fay")
REFUSED = re.compile(r"console: Failed to load resource: .*(503|500).*/answers")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    with RunningApp(f"sqlite:///{tmp_path_factory.mktemp('answers') / 'waymark.db'}") as app:
        yield app


@pytest.fixture
def server(running: RunningApp) -> RunningApp:
    """One for all: each test has an assessment of its own."""
    running.times_killed = 0
    return running


@dataclass(frozen=True)
class Kept:
    """An assessment, and a way to look at what is stored of it."""

    store: Repository
    assessment: str

    def address(self, person: str = "", question: str = FLOW) -> str:
        return f"/answers?assessment={self.assessment}&question={question}" + (f"&as={person}" if person else "")

    def said(self, person: str, question: str = FLOW) -> Answer | None:
        answers = self.store.assessment(LOCAL, self.assessment).answers
        return next((one for one in answers if (one.respondent, one.question) == (person, question)), None)

    def levels(self, question: str = FLOW) -> dict[str, int | None]:
        answers = self.store.assessment(LOCAL, self.assessment).answers
        return {one.respondent: one.rating for one in answers if one.question == question}


def keep(store: Repository, scope: Scope, people: tuple[str, ...]) -> Kept:
    one = new_assessment(store, store.add_client(LOCAL, Client(name="Acme")), scope=scope)
    for name in people:
        store.add_respondent(LOCAL, one, Respondent(id=name.lower(), label=name))
    return Kept(store, one)


@pytest.fixture
def kept(server: RunningApp) -> Iterator[Kept]:
    """One practice, in the depth that most use, with Anna and Ben."""
    with store_of(server) as store:
        yield keep(store, Scope(depth="standard", practices=("incident_management",)), SIX[:2])


def player(page: Page) -> Locator:
    expect(page.locator(".player[data-ready]")).to_be_attached()
    at_rest(page)
    return page.locator(".player")


def open_at(page: Page, address: str) -> Locator:
    page.goto(address)
    return player(page)


def level(page: Page, number: int | str) -> Locator:
    return page.locator(f".card input[value='{number}']")


def expect_saved(page: Page) -> None:
    expect(page.locator(".saved")).to_have_text(re.compile(r"✓Saved at \d\d:\d\d"))


def seat(page: Page, at: int, name: str) -> Locator:
    return page.locator(".card .level").nth(at).get_by_role("button", name=name)


@pytest.mark.parametrize("options", [{}, ON_A_PHONE], ids=["desk", "phone"])
def test_the_question_stands_on_top_after_next_and_nothing_jumps(
    chromium: Browser, server: RunningApp, kept: Kept, options: dict[str, Any]
) -> None:
    with watched_page(chromium, server, **options) as page:
        open_at(page, kept.address("anna", "incident_management.outcomes"))
        tops = []
        for _ in range(3):
            page.mouse.wheel(0, 500)
            page.locator(".next").click()
            expect(page.locator(".card .ask")).to_be_focused()
            at_rest(page)
            tops.append(page.locator(".card .ask").bounding_box()["y"])  # type: ignore[index]
        assert len(set(tops)) == 1
        assert 0 < tops[0] < 220
        assert page.locator(".next").bounding_box()["y"] < page.viewport_size["height"]  # type: ignore[index]
        assert page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth") <= 0


def test_what_was_said_is_stored_and_the_person_stays_over_a_visit_to_another_page(page: Page, kept: Kept) -> None:
    page.goto(f"/answers?assessment={kept.assessment}&question={FLOW}")
    at_rest(page)
    expect(page.locator(".player")).to_have_count(0)
    page.get_by_role("combobox", name="Answering as").click()
    page.get_by_role("option", name="Ben").click()
    player(page)
    level(page, 3).check()
    page.get_by_label("Comment", exact=True).fill("One record each")
    page.locator(".next").click()
    expect_saved(page)
    eventually(page, lambda: FLOW not in page.url)

    page.get_by_test_id("stSidebar").get_by_role("link", name="Maturity").click()
    expect(page.get_by_role("heading", name="Maturity", level=1)).to_be_visible()
    at_rest(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Answers").click()
    player(page)
    expect(page.locator(".who")).to_have_text("Ben")
    assert "as=ben" in page.url
    page.goto(kept.address("ben"))
    player(page)
    expect(level(page, 3)).to_be_checked()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("One record each")
    said = kept.said("ben")
    assert said is not None
    assert (said.rating, said.comment) == (3, "One record each")
    assert kept.said("anna") is None


def test_what_is_half_typed_when_another_page_is_opened_is_stored(page: Page, kept: Kept) -> None:
    open_at(page, kept.address("anna"))
    level(page, 2).check()
    page.get_by_label("Comment", exact=True).press_sequentially("Half a thought")
    page.get_by_test_id("stSidebar").get_by_role("link", name="Needs").click()
    expect(page.get_by_role("heading", name="Needs", level=1)).to_be_visible()

    def words() -> str:
        said = kept.said("anna")
        return "" if said is None else said.comment

    eventually(page, lambda: words() == "Half a thought")


def test_a_whole_practice_and_a_question_that_is_not_asked_can_be_opened_by_their_address(
    page: Page, kept: Kept
) -> None:
    open_at(page, kept.address("anna", "practice:0"))
    expect(page.locator(".card")).to_have_count(5)
    open_at(page, kept.address("anna", "no.such"))
    expect(page.get_by_role("button", name="Begin", exact=True)).to_be_visible()


def test_an_answer_that_was_taken_back_and_given_again_is_stored_and_its_words_stay_away(
    page: Page, kept: Kept
) -> None:
    open_at(page, kept.address("anna"))
    level(page, 3).check()
    page.get_by_label("Comment", exact=True).fill("With words")
    expect_saved(page)
    page.get_by_role("button", name="Take my answer back").click()
    eventually(page, lambda: kept.said("anna") is None)
    level(page, 3).check()
    eventually(page, lambda: kept.said("anna") is not None)

    expect(page.get_by_label("Comment", exact=True)).to_have_value("")
    page.reload()
    player(page)
    expect(level(page, 3)).to_be_checked()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("")


def test_the_sidebar_says_that_all_is_answered_as_soon_as_it_is(page: Page, kept: Kept) -> None:
    asked = load_questionnaire().questions_in_scope("standard", ("incident_management",))
    given = [Answer(respondent="anna", question=one.id, state="rated", rating=2) for one in asked if one.id != FLOW]
    kept.store.save_answers(LOCAL, kept.assessment, given, lambda _: None)
    open_at(page, kept.address("anna"))
    step = page.get_by_test_id("stSidebar").get_by_role("link", name="Answers")
    expect(step).not_to_contain_text("check_circle")

    level(page, 2).check()

    expect(step).to_contain_text("check_circle")
    expect(level(page, 2)).to_be_checked()


def test_a_key_answers_here_and_nowhere_else(page: Page, kept: Kept) -> None:
    open_at(page, kept.address("anna"))
    box = page.get_by_role("combobox", name="Answering as")
    box.focus()
    page.keyboard.press("4")
    page.keyboard.press("Escape")
    expect(page.locator(".card input:checked")).to_have_count(0)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Needs").focus()
    page.keyboard.press("4")
    expect(page.locator(".card input:checked")).to_have_count(0)
    page.locator(".card .ask").focus()
    page.keyboard.press("4")
    expect(level(page, 4)).to_be_checked()
    expect_saved(page)


def test_going_back_in_the_browser_goes_back_to_the_question(page: Page, kept: Kept) -> None:
    open_at(page, kept.address("anna"))
    page.locator(".next").click()
    eventually(page, lambda: FLOW not in page.url)
    page.go_back()
    expect(page.locator(".card")).to_have_attribute("data-question", FLOW)


def test_what_cannot_be_stored_is_said_and_sent_again_by_itself(
    chromium: Browser, server: RunningApp, kept: Kept
) -> None:
    with watched_page(chromium, server, REFUSED) as page:
        open_at(page, kept.address("anna"))
        lock = sqlite3.connect(Path(server.database_url.removeprefix("sqlite:///")), isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
        level(page, 4).check()
        expect(page.locator(".trouble")).to_contain_text("Not saved yet.")
        expect(page.locator(".trouble")).to_contain_text("kept on this device")
        lock.execute("ROLLBACK")
        lock.close()
        page.get_by_role("button", name="Try now").click()
        expect_saved(page)
        assert kept.levels() == {"anna": 4}


def test_an_answer_on_its_way_when_the_server_dies_is_stored_once_and_the_page_goes_on(
    page: Page, server: RunningApp, kept: Kept
) -> None:
    open_at(page, kept.address("anna"))
    os.kill(server.process_id, signal.SIGSTOP)
    level(page, 4).check()
    expect(page.locator(".saved")).to_have_text("…Saving")
    server.kill()
    expect(page.locator(".saved")).to_have_text("!Not saved yet")
    server.start()

    expect_saved(page)
    assert kept.levels() == {"anna": 4}
    assert len(history_of(kept.store, kept.assessment, FLOW)) == 1
    at_rest(page)
    expect(page.get_by_text("may not have been saved")).to_have_count(0)
    page.locator(".next").click()
    eventually(page, lambda: FLOW not in page.url)


def test_one_question_for_six_people_takes_six_taps(chromium: Browser, server: RunningApp) -> None:
    with store_of(server) as store, watched_page(chromium, server) as page:
        kept = keep(store, Scope(depth="quick", practices=("incident_management",)), SIX)
        page.goto(kept.address())
        at_rest(page)
        page.get_by_text("Everybody in the room").click()
        player(page)
        named = (0, 2, 2, 3, 6, 7)  # the last two are: I don't know, not applicable
        for name, at in zip(SIX, named, strict=True):
            seat(page, at, name).click()
        expect(page.locator(".far")).to_contain_text("everybody has answered")
        expect_saved(page)

        assert kept.levels() == dict(zip(map(str.lower, SIX), (0, 2, 2, 3, None, None), strict=True))
        assert [kept.said(name).state for name in ("eli", "fay")] == ["dont_know", "not_applicable"]  # type: ignore[union-attr]

        seat(page, 5, "Anna").click()  # moves there
        seat(page, 2, "Ben").click()  # is taken back
        expect(page.locator(".far")).to_contain_text("5 of 6 have answered")
        eventually(page, lambda: kept.levels().get("anna") == 5 and "ben" not in kept.levels())
        page.reload()
        player(page)
        expect(seat(page, 5, "Anna")).to_have_attribute("aria-pressed", "true")
        expect(seat(page, 0, "Anna")).to_have_attribute("aria-pressed", "false")


def test_in_the_room_an_answer_with_words_is_not_taken_back_by_a_tap(page: Page, kept: Kept) -> None:
    said = Answer(respondent="anna", question=FLOW, state="rated", rating=2, comment="One record each")
    kept.store.save_answers(LOCAL, kept.assessment, [said], lambda _: None)
    page.goto(kept.address())
    at_rest(page)
    page.get_by_text("Everybody in the room").click()
    player(page)

    seat(page, 2, "Anna").click()

    expect(seat(page, 2, "Anna")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".heard")).to_contain_text("has written something with this answer")
    seat(page, 3, "Anna").click()
    eventually(page, lambda: kept.levels() == {"anna": 3})
    after = kept.said("anna")
    assert after is not None
    assert after.comment == "One record each"


def test_what_somebody_said_elsewhere_meanwhile_is_shown_beside_what_the_room_heard(page: Page, kept: Kept) -> None:
    page.goto(kept.address())
    at_rest(page)
    page.get_by_text("Everybody in the room").click()
    player(page)
    elsewhere = Answer(respondent="ben", question=FLOW, state="rated", rating=1)
    kept.store.save_answers(LOCAL, kept.assessment, [elsewhere], lambda _: None)

    seat(page, 4, "Ben").click()

    both = page.get_by_role("dialog", name="Which one counts?")
    expect(both).to_contain_text("Ben: Answer")
    page.get_by_role("button", name="Keep what is stored").click()
    expect(seat(page, 1, "Ben")).to_have_attribute("aria-pressed", "true")
    assert kept.levels() == {"ben": 1}


@pytest.mark.slow
def test_a_quick_scan_takes_38_taps_beside_begin(page: Page, server: RunningApp) -> None:
    with store_of(server) as store:
        everything = tuple(load_questionnaire().framework_practices)
        asked = [one.id for one in load_questionnaire().questions_in_scope("quick", everything)]
        assert len(asked) == 38
        kept = keep(store, Scope(depth="quick", practices=everything), ("Me",))
        page.goto(f"/answers?assessment={kept.assessment}")
        player(page)
        page.get_by_label("Go on to the next question as soon as I have chosen").check()
        page.get_by_role("button", name="Begin").click()
        for at, question in enumerate(asked):
            expect(page.locator(".card")).to_have_attribute("data-question", question)
            level(page, at % 6).click()
        expect(page.get_by_role("heading", name="Done. Thank you.")).to_be_visible()
        expect_saved(page)

        given = {one.question: one.rating for one in store.assessment(LOCAL, kept.assessment).answers}
        assert given == {question: at % 6 for at, question in enumerate(asked)}


@pytest.mark.parametrize(
    "options",
    [{"viewport": DESKTOP}, ON_A_PHONE, {"viewport": DESKTOP, "color_scheme": "dark"}],
    ids=["desk", "phone", "dark"],
)
def test_the_mounted_player_has_the_colours_of_the_app_and_no_serious_accessibility_fault(
    chromium: Browser, server: RunningApp, kept: Kept, options: dict[str, Any]
) -> None:
    faults: dict[str, str] = {}
    with watched_page(chromium, server, **options) as page:

        def look(state: str) -> None:
            settled(page)
            found = serious_faults(page, {"include": [["[data-testid='stBidiComponentIsolated']"]]})
            faults.update({f"{state} {rule}": at for rule, at in found.items()})

        open_at(page, kept.address("anna"))
        background = "one => getComputedStyle(one).backgroundColor"
        assert page.locator(".player").evaluate(background) == page.get_by_test_id("stApp").evaluate(background)
        look("question")
        level(page, 1).check()
        expect_saved(page)
        look("answered")
        page.get_by_text("Everybody in the room").click()
        expect(page.locator(".everybody[data-ready]")).to_be_attached()
        look("everybody")
        small = page.locator(".seat").evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().height < 44).length"
        )
        assert small == 0
    assert faults == {}
