"""One change on every page that saves anything, and where it is seen in the store."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from assessment.store import LOCAL, Repository
from scripts.running_app import RunningApp
from tests.browser.pages_walked import POLL_MILLISECONDS, WAIT_SECONDS, at_rest
from tests.browser.two_assessments import store_of

SAVES_NOTHING = {"maturity", "changes", "report", "learn", "open"}
"""Nothing by a widget. What is said in the player of the Answers page goes by its outbox: test_answers_page.py."""


@dataclass(frozen=True)
class Act:
    """`do` on a page that is at rest; `stored` is what it changes. What waits for a button stays typed if it fails."""

    do: Callable[[Page], None]
    stored: Callable[[Repository, str], Any]
    by_button: bool = False
    query: str = ""
    ready: Callable[[Page], None] = at_rest


def _weigh(page: Page) -> None:
    page.get_by_role("radio", name="Much", exact=True).first.click()


def fill_day(form: Locator, name: str, digits: str) -> None:
    """Types day, month and year into the parts of a date's field."""
    field = form.get_by_role("group", name=name, exact=True)
    field.get_by_role("spinbutton").first.click()
    field.page.keyboard.type(digits)


def _add_date(page: Page) -> None:
    page.get_by_role("button", name="Add a date").click()
    dialog = page.get_by_role("dialog")
    fill_day(dialog, "Date", "31052027")
    what = dialog.get_by_label("What happens")
    what.fill("The contract ends")
    what.blur()
    dialog.get_by_role("button", name="Save").click()


def _drop_practice(page: Page) -> None:
    page.get_by_role("button", name="Problem management", exact=True).click()


def _add_person(page: Page) -> None:
    page.get_by_role("textbox", name="Name or initials").fill("Anna Berg")
    page.get_by_role("button", name="Add", exact=True).click()


def _close_answering(page: Page) -> None:
    fill_day(page.get_by_test_id("stMain"), "Last day to answer", "31052027")
    page.keyboard.press("Tab")  # to the calendar's button: the day is saved once one leaves both
    page.keyboard.press("Tab")


def _open_letters(page: Page) -> None:
    at_rest(page)
    page.get_by_text("Address and letters").click()
    expect(page.get_by_role("textbox", name="Subject")).to_be_visible()


def _reword_letter(page: Page) -> None:
    field = page.get_by_role("textbox", name="Subject")
    field.fill("In our own words")
    field.blur()


def _move_guests(page: Page) -> None:
    field = page.get_by_role("textbox", name="Address under which guests reach this installation")
    field.fill("https://waymark.example.com")
    field.blur()


def _pin(page: Page) -> None:
    page.get_by_text("Pin the remark to this question").click()


def _agree(page: Page) -> None:
    level = page.get_by_role("radio", name="2", exact=True)
    if not level.is_checked():  # a second click would leave it again
        level.click()
    expect(page.get_by_role("button", name="Record and next")).to_be_enabled()
    page.get_by_role("button", name="Record and next").click()


def _choose_finding(page: Page) -> None:
    page.get_by_role("button", name="Leave out").last.click()


def _open_finding(page: Page) -> None:
    at_rest(page)
    page.get_by_role("button", name="Reword, tie, merge").first.click()
    expect(page.get_by_role("textbox", name="What it costs")).to_be_visible()


def _reword_finding(page: Page) -> None:
    field = page.get_by_role("textbox", name="What it costs")
    field.fill("In our own words.")
    field.blur()


def _open_targets(page: Page) -> None:
    page.get_by_role("tab", name="Targets").click()
    at_rest(page)
    page.get_by_text("Change many at once").click()
    expect(page.get_by_role("button", name="Raise by 1")).to_be_visible()


def _raise_targets(page: Page) -> None:
    page.get_by_role("button", name="Raise by 1").click()


def _choose_scenario(page: Page) -> None:
    page.get_by_role("combobox", name="Scenario").click()
    page.get_by_role("option").nth(1).click()


def _reword(page: Page) -> None:
    field = page.get_by_role("textbox", name="The report says")
    field.fill("In our own words.")
    field.blur()


def _brand(page: Page) -> None:
    field = page.get_by_label("Your name, or your firm's")
    field.fill("Brightwater")
    field.blur()
    expect(page.get_by_text("Not saved yet.")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()


def _open_form(page: Page) -> None:
    page.get_by_text("Add a client").click()
    expect(page.get_by_label("Name of the organisation")).to_be_visible()


def _begin(page: Page) -> None:
    page.get_by_label("Name of the organisation").fill("A second client")
    page.get_by_role("button", name="Begin", exact=True).click()


def _assess_again(page: Page) -> None:
    page.get_by_role("button", name="Begin the new assessment").click()


def _begin_workshop(page: Page) -> None:
    page.get_by_role("button", name="Begin the workshop").click()


def stored(server: RunningApp, act: Act, identity: str) -> Any:
    """What stands in the store of that which the act changes."""
    with store_of(server) as store:
        return act.stored(store, identity)


def expect_stored(page: Page, server: RunningApp, act: Act, identity: str, other_than: Any) -> None:
    """Waits until the change is there: the browser takes a while from a click to a write."""
    until = time.monotonic() + WAIT_SECONDS
    while stored(server, act, identity) == other_than and time.monotonic() < until:
        page.wait_for_timeout(POLL_MILLISECONDS)
    assert stored(server, act, identity) != other_than
    at_rest(page)


def page_of(name: str) -> str:
    """The page of an act: more than one of the same page have names such as needs#dates."""
    return name.partition("#")[0]


ACTS: dict[str, Act] = {
    "": Act(_begin, lambda store, _: len(store.clients(LOCAL)), by_button=True, ready=_open_form),
    "needs": Act(_weigh, lambda store, one: store.assessment(LOCAL, one).needs),
    "needs#dates": Act(_add_date, lambda store, one: store.assessment(LOCAL, one).needs.events, by_button=True),
    "scope": Act(_drop_practice, lambda store, one: store.assessment(LOCAL, one).scope),
    "scope#person": Act(_add_person, lambda store, one: len(store.assessment(LOCAL, one).respondents), by_button=True),
    "scope#window": Act(_close_answering, lambda store, one: store.answering(LOCAL, one)),
    "scope#letters": Act(_reword_letter, lambda store, one: store.letters(LOCAL, one), ready=_open_letters),
    "scope#address": Act(_move_guests, lambda store, _: store.guest_address(LOCAL), ready=_open_letters),
    "answers": Act(
        _pin,
        lambda store, one: [a.pinned for a in store.assessment(LOCAL, one).answers],
        query="&as=head_of_it&question=incident_management.outcomes",
    ),
    "workshop": Act(_begin_workshop, lambda store, one: len(store.workshops(LOCAL, one)), by_button=True),
    "settle": Act(_agree, lambda store, one: store.assessment(LOCAL, one).consensus, by_button=True),
    "findings": Act(_choose_finding, lambda store, one: store.assessment(LOCAL, one).findings),
    "findings#words": Act(
        _reword_finding, lambda store, one: store.assessment(LOCAL, one).findings, ready=_open_finding
    ),
    "advice": Act(_raise_targets, lambda store, one: store.assessment(LOCAL, one).targets, ready=_open_targets),
    "roadmap": Act(_choose_scenario, lambda store, one: store.assessment(LOCAL, one).planning),
    "own_words": Act(_reword, lambda store, one: store.assessment(LOCAL, one).overrides, query="&passage=needs"),
    "branding": Act(_brand, lambda store, _: store.branding(LOCAL), by_button=True),
    "reassess": Act(
        _assess_again, lambda store, _: [len(client.assessments) for client in store.clients(LOCAL)], by_button=True
    ),
}
