"""The player in a real browser: what is said is never lost, and can be said by hand, by key and offline."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from assessment.comparison.baseline import wording
from assessment.engagement.model import (
    Answer,
    AssessmentInfo,
    Baseline,
    Client,
    EarlierQuestion,
    Needs,
    Respondent,
    Scope,
)
from assessment.questionnaire.model import load_questionnaire
from assessment.store import LOCAL, Repository
from scripts.running_app import RunningApp
from tests.browser.accessibility import serious_faults
from tests.browser.conftest import DESKTOP, PHONE, watched_page
from tests.browser.two_assessments import store_of
from tests.store.history import history_of
from tests.store.writing import new_assessment, put_parts

FLOW = "incident_management.flow"
ON_A_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


CUT_OFF = re.compile(
    r"console: Failed to load resource: .*(ERR_INTERNET_DISCONNECTED|ERR_FAILED|410 \(Gone\)).*/answers"
)
"""What a browser writes to the console of a request that a test does not let through."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    with RunningApp(f"sqlite:///{tmp_path_factory.mktemp('player') / 'waymark.db'}") as app:
        yield app


@pytest.fixture
def server(running: RunningApp) -> RunningApp:
    """One for all: each test has an assessment of its own."""
    running.times_killed = 0
    return running


@pytest.fixture
def cut_off(chromium: Browser, server: RunningApp) -> Iterator[Page]:
    """A page that may be without its server, and is left whatever it asks."""
    with watched_page(chromium, server, CUT_OFF) as opened:
        opened.on("dialog", lambda dialog: dialog.accept())
        yield opened


@dataclass(frozen=True)
class Kept:
    """An assessment of two practices, quick, with Anna, who has a link."""

    store: Repository
    assessment: str
    link: str
    desk: str

    def said(self, question: str = FLOW) -> Answer | None:
        answers = self.store.assessment(LOCAL, self.assessment).answers
        return next((one for one in answers if (one.respondent, one.question) == ("anna", question)), None)

    def all_said(self) -> dict[str, int | None]:
        return {one.question: one.rating for one in self.store.assessment(LOCAL, self.assessment).answers}


@pytest.fixture
def kept(server: RunningApp) -> Iterator[Kept]:
    with store_of(server) as store:
        scope = Scope(depth="quick", practices=("incident_management", "service_desk"))
        client = store.add_client(LOCAL, Client(name="Acme"))
        needs = Needs(pain_points={"major_outage": 3})
        one = new_assessment(store, client, AssessmentInfo(title="First look"), scope, needs)
        store.add_respondent(LOCAL, one, Respondent(id="anna", label="Anna"))
        question = load_questionnaire().questions[FLOW]
        earlier = EarlierQuestion(value=2.0, wording=wording(question))
        put_parts(store, one, baseline=Baseline(questions={FLOW: earlier}))
        yield Kept(store, one, f"/a/{store.invite(LOCAL, one, 'anna').token}", f"/a/self/{one}/anna")


def open_at(page: Page, where: str, question: str = FLOW) -> None:
    page.goto(f"{where}#{question}")
    ready(page)


def ready(page: Page) -> None:
    expect(page.locator(".player[data-ready]")).to_be_attached()


def level(page: Page, number: int) -> Any:
    return page.locator(f".card input[value='{number}']")


def expect_saved(page: Page) -> None:
    expect(page.locator(".saved")).to_have_text(re.compile(r"✓Saved at \d\d:\d\d"))


def expect_unsaved(page: Page) -> None:
    expect(page.locator(".saved")).to_have_text("!Not saved yet")


def waiting(page: Page) -> int:
    """Entries that the browser keeps until they are received."""
    return int(page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('waymark-outbox/')).length"))


def test_somebody_with_a_link_begins_answers_and_is_told_what_happens_next(
    chromium: Browser, server: RunningApp, kept: Kept
) -> None:
    with watched_page(chromium, server, **ON_A_PHONE) as phone:
        phone.goto(kept.link)
        ready(phone)
        phone.get_by_role("button", name="Begin").tap()
        asked = phone.evaluate("fetch(location.pathname + '/questions').then(answer => answer.json())")["questions"]
        for number, question in enumerate(asked):
            expect(phone.locator(".card .ask")).to_have_text("".join(text for text, _ in question["text"]))
            expect(phone.locator(".card .says").nth(5)).to_have_text(question["levels"][5])
            level(phone, number % 6).tap()
            expect_saved(phone)
            phone.locator(".next").tap()
        expect(phone.get_by_role("heading", name="Done. Thank you.")).to_be_focused()
        expect(phone.get_by_text("What happens next")).to_be_visible()
        expect(phone.locator(".far")).to_contain_text("all answered")

    assert kept.all_said() == {question["id"]: at % 6 for at, question in enumerate(asked)}


def test_every_part_of_an_answer_is_stored_and_there_after_a_reload(page: Page, kept: Kept) -> None:
    open_at(page, kept.link)
    level(page, 3).check()
    page.get_by_label("This worries me").check()
    page.get_by_label("Comment", exact=True).fill("One record each")
    page.get_by_label("Evidence", exact=True).fill("Ten of last month")
    page.locator(".next").click()
    expect_saved(page)

    open_at(page, kept.link)
    page.reload()
    ready(page)
    expect(level(page, 3)).to_be_checked()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("One record each")
    said = kept.said()
    assert said is not None
    assert (said.rating, said.comment, said.evidence, said.concern) == (3, "One record each", "Ten of last month", True)


def test_a_comment_is_sent_while_one_rests_from_typing(page: Page, kept: Kept) -> None:
    open_at(page, kept.link)
    level(page, 3).check()
    expect_saved(page)
    page.get_by_label("Comment", exact=True).press_sequentially("Half a thought")
    expect(page.locator(".saved")).to_have_text("…Saving")
    expect_saved(page)

    said = kept.said()
    assert said is not None
    assert said.comment == "Half a thought"


def test_a_comment_before_the_answer_waits_for_it_and_is_stored_with_it(page: Page, kept: Kept) -> None:
    open_at(page, kept.link)
    page.get_by_label("Comment", exact=True).fill("First the words")
    expect(page.locator(".held")).to_contain_text("once you choose one")
    page.reload()
    ready(page)
    expect(page.get_by_label("Comment", exact=True)).to_have_value("First the words")
    level(page, 1).check()
    expect_saved(page)

    said = kept.said()
    assert said is not None
    assert said.comment == "First the words"


def test_what_is_taken_back_is_gone_and_can_be_had_again(page: Page, kept: Kept) -> None:
    open_at(page, kept.link)
    level(page, 4).check()
    page.get_by_label("Comment", exact=True).fill("With words")
    expect_saved(page)
    page.get_by_role("button", name="Take my answer back").click()
    expect(level(page, 4)).not_to_be_checked()
    expect_saved(page)
    assert kept.said() is None

    level(page, 4).check()
    expect_saved(page)
    expect(page.get_by_label("Comment", exact=True)).to_have_value("")
    page.get_by_role("button", name="Take my answer back").click()
    page.get_by_role("button", name="Undo").click()
    expect(level(page, 4)).to_be_checked()
    expect_saved(page)
    assert kept.said() is not None


def test_three_questions_offline_are_kept_and_sent_in_order_once(cut_off: Page, kept: Kept) -> None:
    page = cut_off
    page.goto(kept.link)
    ready(page)
    page.get_by_role("button", name="Begin").click()
    page.context.set_offline(True)
    for number in (1, 2, 3):
        level(page, number).check()
        expect_unsaved(page)
        page.locator(".next").click()
    expect(page.locator(".trouble")).to_contain_text("This device has no network")
    assert kept.all_said() == {}
    assert waiting(page) == 3
    page.context.set_offline(False)
    expect_saved(page)

    assert list(kept.all_said().values()) == [1, 2, 3]
    assert all(len(history_of(kept.store, kept.assessment, question)) == 1 for question in kept.all_said())


def test_a_change_in_flight_when_the_server_dies_is_stored_once_after_it_is_back(
    page: Page, server: RunningApp, kept: Kept
) -> None:
    open_at(page, kept.link)
    lock = sqlite3.connect(Path(server.database_url.removeprefix("sqlite:///")), isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    with page.expect_request("**/answers"):
        level(page, 4).check()
    expect(page.locator(".saved")).to_have_text("…Saving")
    server.kill()
    lock.execute("ROLLBACK")
    lock.close()
    expect_unsaved(page)
    expect(page.locator(".trouble")).to_contain_text("kept on this device")
    server.start()

    expect_saved(page)
    assert kept.all_said() == {FLOW: 4}
    assert len(history_of(kept.store, kept.assessment, FLOW)) == 1


def test_a_receipt_that_is_lost_is_asked_for_again_and_counts_once(cut_off: Page, kept: Kept) -> None:
    page = cut_off
    open_at(page, kept.link)
    lost: list[int] = []

    def lose(route: Any) -> None:
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    page.route("**/answers", lose)
    level(page, 2).check()
    expect_unsaved(page)
    level(page, 5).check()
    expect_saved(page)
    expect(level(page, 5)).to_be_checked()

    assert lost == [200]
    assert kept.all_said() == {FLOW: 5}
    history = history_of(kept.store, kept.assessment, FLOW)
    assert [event.said.rating for event in history] == [2, 5]


def test_what_was_not_sent_is_sent_by_the_next_visit(cut_off: Page, kept: Kept) -> None:
    page = cut_off
    open_at(page, kept.link)
    stop = lambda route: route.abort() if route.request.method == "POST" else route.continue_()  # noqa: E731
    page.route("**/answers", stop)
    level(page, 2).check()
    expect_unsaved(page)
    page.reload()
    ready(page)
    expect(level(page, 2)).to_be_checked()
    expect_unsaved(page)
    page.unroute("**/answers", stop)
    page.reload()
    expect_saved(page)

    assert kept.all_said() == {FLOW: 2}


def test_closing_with_something_unsent_asks_first(chromium: Browser, server: RunningApp, kept: Kept) -> None:
    asked: list[str] = []
    with watched_page(chromium, server, CUT_OFF) as page:
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        open_at(page, kept.link)
        page.route("**/answers", lambda route: route.abort())
        level(page, 2).check()
        expect_unsaved(page)
        with page.expect_event("close"):
            page.close(run_before_unload=True)

    assert asked == ["beforeunload"]


@pytest.mark.parametrize("mine", [True, False])
def test_two_devices_that_differ_show_both_and_one_is_chosen(
    chromium: Browser, page: Page, server: RunningApp, kept: Kept, mine: bool
) -> None:
    open_at(page, kept.link)
    with watched_page(chromium, server, **ON_A_PHONE) as phone:
        open_at(phone, kept.link)
        level(phone, 1).tap()
        expect_saved(phone)
    level(page, 4).check()
    both = page.get_by_role("dialog", name="Which one counts?")
    expect(both).to_contain_text("Yours, on this page4: ")
    expect(both).to_contain_text("Stored meanwhile1: ")
    page.get_by_role("button", name="Keep mine" if mine else "Keep what is stored").click()
    expect(both).to_be_hidden()
    expect(level(page, 4 if mine else 1)).to_be_checked()
    page.wait_for_function("() => !Object.keys(localStorage).some(name => name.startsWith('waymark-outbox/'))")

    assert kept.all_said() == {FLOW: 4 if mine else 1}


def test_what_is_not_taken_is_told_with_its_reason_and_kept(cut_off: Page, kept: Kept) -> None:
    open_at(cut_off, kept.link)
    (issued,) = kept.store.invitations(LOCAL, kept.assessment)
    kept.store.revoke_invitation(LOCAL, kept.assessment, issued.id)
    level(cut_off, 4).check()
    expect_unsaved(cut_off)
    expect(cut_off.locator(".trouble")).to_contain_text("This link was taken back")
    assert waiting(cut_off) == 1


def test_the_keyboard_alone_answers_and_walks(page: Page, kept: Kept) -> None:
    page.goto(kept.desk)
    ready(page)
    page.keyboard.press("Enter")
    first = page.locator(".card").get_attribute("data-question")
    page.keyboard.press("3")
    expect(level(page, 3)).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".card .ask")).to_be_focused()
    page.keyboard.press("d")
    page.keyboard.press("Enter")
    page.keyboard.press("n")
    expect_saved(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".card")).to_have_attribute("data-question", str(first))
    page.keyboard.press("Tab")
    for _ in range(40):
        if page.evaluate("document.activeElement.matches('.comment')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("3 of 10 done")
    expect(level(page, 3)).to_be_checked()
    expect_saved(page)

    states = {one.question: (one.state, one.comment) for one in kept.store.assessment(LOCAL, kept.assessment).answers}
    assert states[str(first)] == ("rated", "3 of 10 done")
    assert [state for state, _ in states.values()] == ["rated", "dont_know", "not_applicable"]


def test_going_on_after_choosing_can_be_switched_on_and_undone(page: Page, kept: Kept) -> None:
    open_at(page, kept.link)
    page.get_by_role("button", name="Questions").click()
    page.get_by_label("Go on to the next question after choosing").check()
    page.get_by_role("button", name="Close").click()
    level(page, 3).click()
    expect(page.locator(".card")).not_to_have_attribute("data-question", FLOW)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".card")).to_have_attribute("data-question", FLOW)
    expect(level(page, 3)).not_to_be_checked()
    expect_saved(page)
    assert kept.said() is None


def test_not_applicable_asks_back_where_a_heavy_need_hangs_on_the_practice(page: Page, kept: Kept) -> None:
    open_at(page, kept.link)
    page.get_by_label("Not applicable here").check()
    expect(page.locator(".askback")).to_contain_text("Is it really not done at all")
    page.get_by_role("button", name="Choose again").click()
    expect(page.get_by_label("Not applicable here")).not_to_be_checked()
    expect_saved(page)
    assert kept.said() is None


def test_what_it_came_to_earlier_shows_only_once_ones_own_answer_is_given_and_to_no_guest(
    page: Page, kept: Kept
) -> None:
    open_at(page, kept.desk)
    expect(page.locator(".earlier")).to_be_hidden()
    level(page, 3).check()
    expect(page.locator(".earlier")).to_be_visible()
    page.locator(".earlier summary").click()
    expect(page.locator(".earlier p")).to_contain_text(f"2: {load_questionnaire().questions[FLOW].entry.levels[2]}")
    open_at(page, kept.link)
    page.reload()
    ready(page)
    expect(page.locator(".earlier")).to_be_hidden()


def test_a_word_of_the_field_is_explained_where_it_stands(page: Page, kept: Kept) -> None:
    open_at(page, kept.link)
    word = page.locator(".card .term").first
    word.click()
    expect(page.locator(".meaning")).to_contain_text(re.compile(r".+: .{20,}"))
    expect(word).to_have_attribute("aria-expanded", "true")
    word.click()
    expect(page.locator(".meaning")).to_be_hidden()


def test_a_whole_practice_stands_on_one_page_and_the_list_leads_to_what_is_open(page: Page, kept: Kept) -> None:
    page.goto(kept.link)
    ready(page)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Questions").click()
    page.get_by_role("button", name="Whole practice on one page").click()
    cards = page.locator(".card")
    shown = cards.count()
    for at in range(shown):
        cards.nth(at).locator("input[value='2']").check()
    expect_saved(page)
    page.get_by_role("button", name="Questions").click()
    expect(page.locator(".jump", has_text="✓ answered")).to_have_count(shown)
    page.get_by_role("button", name="Next open question").click()
    expect(cards).to_have_count(1)
    expect(page.locator(".card input:checked")).to_have_count(0)


def test_nothing_jumps_from_one_question_to_the_next(chromium: Browser, server: RunningApp, kept: Kept) -> None:
    for options in ({}, ON_A_PHONE):
        with watched_page(chromium, server, **options) as page:
            open_at(page, kept.link)
            tops = []
            for _ in range(4):
                page.mouse.wheel(0, 600)
                page.locator(".next").click()
                tops.append(page.locator(".card .ask").bounding_box()["y"])  # type: ignore[index]
            assert len(set(tops)) == 1


WRAP = """() => {
  const walker = document.createTreeWalker(document.querySelector('.player'), NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode)
  for (const text of texts) {
    const outer = document.createElement('font'), inner = document.createElement('font')
    text.replaceWith(outer); outer.append(inner); inner.append('~' + text.data)
  }
}"""


def test_a_page_that_the_browser_translates_goes_on_working(page: Page, kept: Kept) -> None:
    open_at(page, kept.link)
    page.evaluate(WRAP)
    expect(page.locator(".card .says").first).to_contain_text("~")
    level(page, 3).check()
    expect(page.locator(".saved")).to_contain_text("Saved at")
    page.locator(".next").click()
    expect(page.locator(".card .ask")).not_to_contain_text("~")
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".far")).not_to_contain_text("~")
    page.locator(".back").click()
    expect(level(page, 3)).to_be_checked()
    expect(page.locator(".card .says").first).not_to_contain_text("~")


@pytest.mark.parametrize(
    "options",
    [{"viewport": DESKTOP}, ON_A_PHONE, {"viewport": DESKTOP, "color_scheme": "dark"}],
    ids=["desk", "phone", "dark"],
)
def test_no_state_of_the_page_has_a_serious_accessibility_fault(
    chromium: Browser, server: RunningApp, kept: Kept, options: dict[str, Any]
) -> None:
    faults: dict[str, Any] = {}
    with watched_page(chromium, server, **options) as page:

        def look(state: str) -> None:
            faults.update({f"{state} {rule}": at for rule, at in serious_faults(page).items()})
            wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{state} scrolls sideways"

        page.goto(kept.link)
        ready(page)
        look("begin")
        page.get_by_role("button", name="Begin").click()
        look("question")
        page.get_by_label("Not applicable here").check()
        page.locator(".notes").evaluate("notes => { notes.open = true }")
        expect_saved(page)
        look("answered")
        page.get_by_role("button", name="Questions").click()
        look("list")
        page.get_by_role("button", name="Whole practice").click()
        look("practice")
        page.goto(f"{kept.link}#done")
        page.reload()
        ready(page)
        look("done")
    with watched_page(chromium, server, re.compile("404"), **options) as page:
        page.goto("/a/nothing")
        look("away")
    assert faults == {}


@pytest.mark.parametrize("width", [320, 390, 768, 1440, 1920])
def test_targets_are_large_enough_for_a_thumb_and_nothing_is_cut(
    chromium: Browser, server: RunningApp, kept: Kept, width: int
) -> None:
    with watched_page(chromium, server, viewport={"width": width, "height": 800}) as page:
        open_at(page, kept.link)
        small = page.evaluate(
            """() => [...document.querySelectorAll('.player button:not(.term), .level, .worry, summary')]
              .filter(node => node.offsetParent && node.getBoundingClientRect().height < 44)
              .map(node => node.outerHTML.slice(0, 80))"""
        )
        assert small == []
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        assert page.locator(".status").bounding_box()["height"] <= 50  # type: ignore[index]
