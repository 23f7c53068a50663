"""A workshop in a real browser: a facilitator, the page on the wall, and six phones."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assessment.engagement.model import Client, Respondent, Scope
from assessment.engagement.workshop import Workshop
from assessment.store import LOCAL
from scripts.running_app import RunningApp
from tests.browser.accessibility import serious_faults
from tests.browser.conftest import PHONE, watched_page
from tests.browser.two_assessments import store_of
from tests.store.writing import new_assessment

FLOW = "incident_management.flow"
WALL = {"viewport": {"width": 1920, "height": 1080}}
WITHOUT_NETWORK = re.compile(r"console: Failed to load resource: .*ERR_INTERNET_DISCONNECTED")
ON_A_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


@dataclass(frozen=True)
class Room:
    """Everybody in it, and the workshop that the store has."""

    server: RunningApp
    assessment: str
    session: str
    wall: Page
    phones: tuple[Page, ...]
    facilitator: Page

    @property
    def now(self) -> Workshop:
        with store_of(self.server) as store:
            return store.workshop(LOCAL, self.assessment, self.session)

    def vote(self, *levels: int) -> None:
        for phone, level in zip(self.phones, levels, strict=False):
            phone.locator(f"label.level:has(input[value='{level}'])").click()
            expect(phone.locator(".saved")).to_have_text("✓ vote is in")


@pytest.fixture
def room(chromium: Browser, server: RunningApp) -> Iterator[Room]:
    with store_of(server) as store:
        client = store.add_client(LOCAL, Client(name="Acme"))
        assessment = new_assessment(store, client, scope=Scope(depth="quick", practices=("incident_management",)))
        store.add_respondent(LOCAL, assessment, Respondent(id="ann", label="Ann", group="Service desk"))
        session = store.start_workshop(LOCAL, assessment, 60, ((FLOW, "open"), ("incident_management.people", "open")))
        tokens = store.open_wall(LOCAL, assessment, session)
        wall = f"/present/{tokens.shows}#lead={tokens.leads}"
        code = store.workshop(LOCAL, assessment, session).code
    with ExitStack() as pages:
        presenter = pages.enter_context(watched_page(chromium, server, **WALL))
        presenter.goto(wall)
        phones = tuple(
            pages.enter_context(watched_page(chromium, server, WITHOUT_NETWORK, **ON_A_PHONE)) for _ in range(6)
        )
        for at, phone in enumerate(phones):
            phone.clock.install()  # so that minutes pass on one of them without anybody waiting
            phone.goto(f"/join?code={code}")
            phone.get_by_label("Your team or department").fill("service desk" if at < 3 else "Operations")
            phone.get_by_role("button", name="Join").click()
            expect(phone.get_by_role("heading", name="You are in.")).to_be_visible()
        facilitator = pages.enter_context(watched_page(chromium, server))
        facilitator.goto(f"/workshop?assessment={assessment}")
        yield Room(server, assessment, session, presenter, phones, facilitator)


def test_a_room_votes_sees_where_it_stands_apart_votes_again_and_agrees_though_server_and_network_fail_in_between(
    room: Room,
) -> None:
    wall, phone, lead = room.wall, room.phones[0], room.facilitator
    expect(wall.get_by_text("6 people joined")).to_be_visible()
    assert "#" not in wall.url
    lead.get_by_role("button", name="First question").click()
    expect(wall.locator(".six li")).to_have_count(6)
    wall.keyboard.press("Enter")
    expect(hint(phone)).to_contain_text("Nobody sees it before all votes are shown")

    room.vote(1, 1, 2, 4, 4, 4)
    expect(wall.get_by_text("6 of 6 have voted")).to_be_visible()
    expect(lead.get_by_test_id("stMetric").filter(has_text="Voted")).to_contain_text("6 of 6")
    for page in (wall, *room.phones[1:]):
        assert "votes" not in page.locator("main").inner_text().replace("votes are shown", "")

    room.server.kill_and_restart()
    wall.keyboard.press("r")
    expect(wall.get_by_role("listitem", name="Level 4: 3 votes").first).to_be_visible()
    expect(wall.get_by_role("heading", name="Service desk")).to_be_visible()
    expect(wall.locator(".compare")).to_have_count(2)
    for one in room.phones:
        expect(hint(one)).to_have_text("Votes lie from 1 to 4.")
    assert serious_faults(wall) == serious_faults(phone) == {}

    wall.keyboard.press("v")
    cut_off = room.phones[-1]
    for one in room.phones:
        expect(one.locator("input[value='3']")).to_be_enabled()
    cut_off.context.set_offline(True)
    room.vote(3, 3, 3, 3, 3)
    cut_off.locator("label.level:has(input[value='3'])").click()
    expect(cut_off.locator(".saved")).to_contain_text("!")
    expect(hint(cut_off)).to_contain_text("kept here, and sent as soon as there is a connection")
    cut_off.clock.fast_forward("03:00")
    expect(wall.get_by_text("5 of 6 have voted")).to_be_visible()
    cut_off.context.set_offline(False)
    expect(wall.get_by_text("6 of 6 have voted")).to_be_visible()
    expect(cut_off.locator(".saved")).to_have_text("✓ vote is in")
    wall.keyboard.press("r")
    expect(wall.get_by_text("Everybody who chose a level chose 3.")).to_be_visible()
    wall.keyboard.press("a")
    wall.get_by_label("Because").fill("Seen in the log")
    wall.get_by_role("button", name="Level 3").click()
    expect(hint(phone)).to_have_text("Agreed.")
    expect(lead.get_by_text("Agreed, and can be reworded")).to_be_visible()

    wall.keyboard.press("n")
    expect(hint(phone)).to_have_text("Read the question. Voting opens in a moment.")
    with store_of(room.server) as store:
        (agreed,) = store.assessment(LOCAL, room.assessment).consensus
    assert (agreed.question, agreed.rating, agreed.rationale) == (FLOW, 3, "Seen in the log")
    assert [item.round for item in room.now.of("agreed")] == [2]


def hint(phone: Page) -> Locator:
    """The line under the question that says what is to be done now."""
    return phone.locator(".lead-line").first


def test_the_walls_link_alone_shows_and_a_keyboard_opened_to_lead_goes_on_leading_after_a_reload(
    room: Room, chromium: Browser
) -> None:
    with watched_page(chromium, room.server, **WALL) as only_shows:
        only_shows.goto(room.wall.url)
        expect(only_shows.get_by_text("6 people joined")).to_be_visible()
        only_shows.keyboard.press("Enter")
        room.wall.reload()
        room.wall.get_by_role("button", name="First question").click()
        expect(only_shows.locator(".six li")).to_have_count(6)
        only_shows.keyboard.press("o")
        expect(only_shows.get_by_role("button")).to_have_count(0)
        assert [item.state for item in room.now.items] == ["waiting", "waiting"]
        room.wall.keyboard.press("o")
        expect(only_shows.get_by_text("0 of 6 have voted")).to_be_visible()
