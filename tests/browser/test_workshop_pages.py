"""Each page of a workshop in each of its states: no serious fault, nothing beside the page, by keyboard alone."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from assessment.engagement.model import Client, Scope
from assessment.engagement.workshop import Workshop
from assessment.store import LOCAL
from scripts.rehearse import Rehearsal
from scripts.running_app import RunningApp
from tests.browser.accessibility import serious_faults
from tests.browser.conftest import watched_page
from tests.browser.two_assessments import store_of
from tests.store.writing import new_assessment

WIDTHS = (320, 390, 768, 1440, 1920)
NOT_THERE = re.compile("404")
AGENDA = (("incident_management.flow", "open"), ("incident_management.people", "open"))
BESIDE_OR_SMALL = """() => {
  const seen = (node) =>
    node.offsetParent && getComputedStyle(node).visibility !== "hidden" && !node.closest(".unseen");
  const told = (node) => `${node.tagName} ${node.className} ${node.textContent.slice(0, 40)}`;
  const beside = [...document.querySelectorAll(".player *")].filter(seen).filter((node) => {
    const { left, right } = node.getBoundingClientRect();
    return left < -1 || right > innerWidth + 1;
  });
  const targets = ".player :is(button, .level, .setting, input:not([type=checkbox], [type=radio]))";
  const small = [...document.querySelectorAll(targets)]
    .filter(seen).filter((node) => node.getBoundingClientRect().height < 44);
  const far = [...document.querySelectorAll(".setting")].filter(seen).filter((label) => {
    const [box, words] = ["input", "span"].map((part) => label.querySelector(part).getBoundingClientRect());
    return words.left - box.right > 16 || box.width > 32;
  });
  return [...beside.map((node) => `beside: ${told(node)}`), ...small.map((node) => `small: ${told(node)}`),
    ...far.map((node) => `apart: ${told(node)}`)];
}"""


@dataclass(frozen=True)
class Session:
    """A workshop that has begun, and where its pages are."""

    server: RunningApp
    assessment: str
    id: str
    code: str
    shows: str
    leads: str

    @property
    def now(self) -> Workshop:
        with store_of(self.server) as store:
            return store.workshop(LOCAL, self.assessment, self.id)


@pytest.fixture
def session(server: RunningApp) -> Session:
    with store_of(server) as store:
        client = store.add_client(LOCAL, Client(name="Northgate Insurance Group and Pension Fund"))
        assessment = new_assessment(store, client, scope=Scope(depth="quick", practices=("incident_management",)))
        made = store.start_workshop(LOCAL, assessment, 60, AGENDA)
        tokens = store.open_wall(LOCAL, assessment, made)
        code = store.workshop(LOCAL, assessment, made).code
        assert code
    return Session(
        server, assessment, made, code, f"/present/{tokens.shows}", f"/present/{tokens.shows}#lead={tokens.leads}"
    )


def test_no_state_of_a_workshops_pages_has_a_fault_or_anything_beside_the_page_at_any_width(
    chromium: Browser, session: Session
) -> None:
    faults: dict[str, object] = {}

    def look(state: str, *pages: Page) -> None:
        for page in pages:
            name = f"{state} {page.url.split('/')[3]}"
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                if found := page.evaluate(BESIDE_OR_SMALL):
                    faults[f"{name} {width}"] = found
            faults.update({f"{name} {rule}": at for rule, at in serious_faults(page).items()})

    with (
        watched_page(chromium, session.server) as wall,
        watched_page(chromium, session.server, color_scheme="dark") as seat,
        watched_page(chromium, session.server, NOT_THERE) as lost,
    ):
        seat.goto("/join")
        look("code", seat)
        seat.goto(f"/join?code={session.code}")
        expect(seat.get_by_label("Your team or department")).to_be_visible()
        look("name", seat)
        seat.get_by_role("button", name="Join").click()
        expect(seat.locator(".told")).not_to_be_empty()
        look("neither name nor group", seat)
        seat.get_by_label("Your team or department").fill("Operations")
        seat.get_by_role("button", name="Join").click()
        expect(seat.get_by_role("heading", name="You are in.")).to_be_visible()
        wall.goto(session.leads)
        people = Rehearsal(session.server.url, session.code, 17)
        expect(wall.get_by_text("18 people joined")).to_be_visible()
        look("gathering", wall, seat)
        wall.keyboard.press("n")
        expect(hint(seat)).to_contain_text("Voting opens in a moment")
        look("waiting", wall, seat)
        wall.keyboard.press("o")
        expect(seat.locator("input[value='2']")).to_be_enabled()
        people.step()
        seat.locator("label.level:has(input[value='2'])").click()
        expect(wall.get_by_text("18 of 18 have voted")).to_be_visible()
        look("open", wall, seat)
        wall.keyboard.press("r")
        expect(wall.locator(".groups h3").first).to_be_visible()
        expect(hint(seat)).to_contain_text("Votes lie from")
        wall.keyboard.press("t")
        expect(wall.get_by_role("timer")).to_be_visible()
        look("revealed", wall, seat)
        wall.keyboard.press("a")
        look("what is agreed", wall)
        wall.get_by_role("button", name="Level 3").click()
        expect(hint(seat)).to_contain_text("Agreed.")
        look("agreed", wall, seat)
        wall.keyboard.press("n")
        expect(hint(seat)).to_contain_text("Voting opens in a moment")
        wall.keyboard.press("p")
        look("what is parked", wall)
        wall.get_by_role("button", name="Park", exact=True).click()
        expect(hint(seat)).to_contain_text("Left open for now.")
        look("parked", wall, seat)
        wall.keyboard.press("b")
        expect(seat.get_by_role("heading", name="A break.")).to_be_visible()
        look("break", wall, seat)
        with store_of(session.server) as store:
            store.act_in_workshop(LOCAL, session.assessment, session.id, "end", None, None)
        expect(wall.get_by_role("heading", name="Agreed today")).to_be_visible()
        expect(seat.get_by_role("heading", name="The workshop has ended")).to_be_visible()
        look("ended", wall, seat)
        lost.goto("/present/nothing")
        look("away", lost)
    assert faults == {}


def test_somebody_joins_votes_and_leads_by_keyboard_alone(chromium: Browser, session: Session) -> None:
    with watched_page(chromium, session.server) as seat, watched_page(chromium, session.server) as wall:
        seat.goto("/join")
        expect(seat.get_by_label("The code on the wall")).to_be_focused()
        seat.keyboard.type(session.code.lower())
        seat.keyboard.press("Enter")
        expect(seat.get_by_label("Your name")).to_be_focused()
        seat.keyboard.type("Ann")
        seat.keyboard.press("Tab")
        seat.keyboard.type("Operations")
        seat.keyboard.press("Tab")
        seat.keyboard.press("Space")
        expect(seat.get_by_label("I lead people")).to_be_checked()
        seat.keyboard.press("Tab")
        seat.keyboard.press("Enter")
        expect(seat.get_by_role("heading", name="You are in.")).to_be_visible()

        wall.goto(session.leads)
        expect(wall.get_by_text("1 person joined")).to_be_visible()
        wall.keyboard.press("Enter")
        expect(wall.locator(".six li")).to_have_count(6)
        wall.keyboard.press("Enter")
        expect(seat.locator("input[value='0']")).to_be_enabled()
        seat.keyboard.press("Tab")
        seat.keyboard.press("Space")
        seat.keyboard.press("ArrowDown")
        expect(seat.locator("input[value='1']")).to_be_checked()
        expect(seat.locator(".saved")).to_have_text("✓ vote is in")
        expect(wall.get_by_text("1 of 1 have voted")).to_be_visible()
        wall.keyboard.press("Enter")
        expect(wall.get_by_text("Everybody who chose a level chose 1.")).to_be_visible()
        wall.keyboard.press("Enter")
        expect(wall.get_by_role("dialog")).to_be_visible()
        wall.keyboard.press("1")
        expect(hint(seat)).to_contain_text("Agreed.")
        wall.keyboard.press("Enter")
        expect(wall.locator(".six li")).to_have_count(6)
        wall.keyboard.press("p")
        wall.keyboard.type("The rota")
        wall.keyboard.press("Tab")
        wall.keyboard.type("Cleo")
        wall.keyboard.press("Enter")
        expect(hint(seat)).to_contain_text("Left open until somebody brings: The rota, Cleo")

    assert [(one.state, one.agreement and one.agreement.rating) for one in session.now.items] == [
        ("agreed", 1),
        ("parked", None),
    ]


def hint(seat: Page) -> Locator:
    """The line under the question that says what is to be done now."""
    return seat.locator(".lead-line").first
