"""Somebody is added, gets a link, answers by it on a phone, is seen to be further, and cannot once it is taken back."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, Page, expect

from assessment.engagement.model import AssessmentInfo, Client, Respondent, Scope
from assessment.engagement.people import Contact
from assessment.store import LOCAL, Repository
from assessment.store.guests import Guest, Revoked
from scripts.running_app import RunningApp
from tests.browser.accessibility import serious_faults
from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages_walked import at_rest, open_settled
from tests.browser.test_player import ready
from tests.browser.two_assessments import store_of
from tests.screens.test_mailing import Inbox, free_port
from tests.store.writing import new_assessment

SCOPE = Scope(depth="quick", practices=("incident_management", "service_desk"))
GONE = re.compile(r"410 \(Gone\)")
"""What the browser writes to the console of a link that was taken back."""
OF_STREAMLIT = {"aria-dialog-name"}
"""It gives none of its dialogs a name that is heard."""


@pytest.fixture
def mail() -> Iterator[Inbox]:
    """A mail server of this machine."""
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    with pytest.MonkeyPatch.context() as environment:
        for name, value in {"HOST": "127.0.0.1", "PORT": str(controller.port), "FROM": "us@example.com"}.items():
            environment.setenv(f"WAYMARK_SMTP_{name}", value)
        yield inbox
    controller.stop()


@pytest.fixture
def server(mail: Inbox, tmp_path: Path) -> Iterator[RunningApp]:
    """One that finds the mail server in its environment."""
    with RunningApp(f"sqlite:///{tmp_path / 'waymark.db'}") as app:
        yield app


@pytest.fixture
def store(server: RunningApp) -> Iterator[Repository]:
    with store_of(server) as opened:
        yield opened


@pytest.fixture
def assessment(store: Repository) -> str:
    client = store.add_client(LOCAL, Client(name="Acme"))
    return new_assessment(store, client, AssessmentInfo(title="First look"), SCOPE)


def choose(page: Page, act: str) -> None:
    page.get_by_role("button", name="More").first.click()
    page.get_by_text(act).click()


def test_a_person_is_added_invited_answers_and_is_shut_out(
    page: Page, store: Repository, assessment: str, chromium: Browser, server: RunningApp
) -> None:
    open_settled(page, "scope", assessment)
    expect(page.get_by_role("heading", name="Invitations")).to_have_count(0)
    page.get_by_role("textbox", name="Name or initials").fill("Anna Berg")
    page.get_by_role("textbox", name="E-mail (optional)").fill("anna@example.com")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("no link yet")).to_be_visible()
    assert next(iter(store.contacts(LOCAL, assessment).values())).email == "anna@example.com"

    choose(page, "Make a link")
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_text("shown this once")).to_be_visible()
    dialog = page.get_by_role("dialog")
    link = dialog.get_by_test_id("stCode").first.inner_text().strip()
    assert re.fullmatch(rf"{server.url}/a/[\w-]{{20,}}", link)
    expect(dialog.locator("img")).to_have_js_property("complete", True)
    assert dialog.locator("img").get_attribute("src").startswith("data:image/svg+xml")  # type: ignore[union-attr]
    mail = dialog.get_by_role("link", name="Open in the mail program").get_attribute("href") or ""
    assert mail.startswith("mailto:anna@example.com?")
    assert set(serious_faults(page, "[role=dialog]")) <= OF_STREAMLIT

    with watched_page(chromium, server, GONE, viewport=PHONE, has_touch=True, is_mobile=True) as phone:
        phone.goto(link)
        ready(phone)
        phone.get_by_role("button", name="Begin").click()
        phone.locator(".card .level").nth(3).click()
        expect(phone.locator(".saved")).to_have_text(re.compile(r"Saved at"))

        dialog.get_by_role("button", name="Close").click()
        expect(page.get_by_text(re.compile(r"1 of \d+ answered · link of .*, last seen "))).to_be_visible()
        at_rest(page)
        assert link not in page.content()

        choose(page, "Take the link back")
        expect(page.get_by_text(re.compile(r"link of .* taken back"))).to_be_visible()
        phone.goto(link)
        expect(phone.get_by_role("heading", name="This link was taken back.")).to_be_visible()
    assert len(store.assessment(LOCAL, assessment).answers) == 1


def test_an_invitation_and_a_reminder_are_sent_with_links_of_which_the_last_is_good(
    page: Page, store: Repository, assessment: str, mail: Inbox
) -> None:
    anna = Respondent(id="anna", label="Anna")
    store.add_people(LOCAL, assessment, [(anna, Contact("anna@example.com"))])
    open_settled(page, "scope", assessment)
    for act, button in (("Make a link", "Make the link"), ("New link or reminder", "Make a new link")):
        choose(page, act)
        page.get_by_role("button", name=button).click()
        page.get_by_role("button", name="Send it now").click()
        expect(page.get_by_text("Handed to the mail server for")).to_be_visible()
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
        at_rest(page)

    first, last = (message_from_bytes(raw, policy=policy.default) for raw in mail.taken)
    assert last["Subject"] == f"Reminder: {first['Subject']}"
    assert first["To"] == last["To"] == "anna@example.com"
    (old,), (new,) = (re.findall(r"/a/([\w-]+)", one.get_content()) for one in (first, last))
    assert isinstance(store.guest_of(old), Revoked)
    opened = store.guest_of(new)
    assert isinstance(opened, Guest)
    assert opened.respondent == anna


def test_a_pasted_list_is_added_whole_or_not_at_all(page: Page, store: Repository, assessment: str) -> None:
    open_settled(page, "scope", assessment)
    page.get_by_text("Add many at once").click()
    field = page.get_by_label("The list")
    field.fill("Anna,Service desk agent,Desk,de,anna@example.com\nBen,Service desk agnet,Desk")
    field.blur()
    expect(page.get_by_text(re.compile(r"The list:2: .*did you mean 'Service desk agent'"))).to_be_visible()
    assert store.assessment(LOCAL, assessment).respondents == ()

    field.fill("Anna,Service desk agent,Desk,de,anna@example.com\nBen,Service desk agent,Desk")
    field.blur()
    page.get_by_role("button", name="Add 2 people").click()
    expect(page.get_by_text("Service desk agent · Desk")).to_have_count(2)

    page.get_by_role("button", name="Make links for 2 people").click()
    page.get_by_role("button", name="Make 2 links").click()
    expect(page.get_by_role("button", name="Links (CSV)")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Links (CSV)").click()
    rows = taken.value.path().read_text("utf-8-sig").splitlines()
    assert rows[0] == "name,e-mail,link"
    assert [row.rpartition("/a/")[0].rpartition(",")[0] for row in rows[1:]] == ["Anna,anna@example.com", "Ben,"]
    assert len(store.invitations(LOCAL, assessment)) == 2


def test_everyone_of_a_group_comes_in_by_one_link_each_to_a_page_of_their_own(
    page: Page, store: Repository, assessment: str, chromium: Browser, server: RunningApp
) -> None:
    open_settled(page, "scope", assessment)
    page.get_by_text("One link for a whole group").click()
    page.get_by_role("button", name="New link for a group").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Group").fill("the service desk")
    dialog.get_by_label("For how many people").fill("1")
    dialog.get_by_role("button", name="Make the link").click()
    link = dialog.get_by_test_id("stCode").first.inner_text().strip()
    assert re.fullmatch(rf"{server.url}/a/join/[\w-]{{20,}}", link)

    with watched_page(chromium, server, GONE, viewport=PHONE, has_touch=True, is_mobile=True) as phone:
        phone.goto(link)
        expect(phone.get_by_text("as somebody of the service desk")).to_be_visible()
        assert serious_faults(phone) == {}
        phone.get_by_label("Your name or initials").fill("Kim")
        phone.keyboard.press("Enter")
        phone.wait_for_url(re.compile(r"/a/[\w-]{20,}$"))
        ready(phone)
        phone.get_by_role("button", name="Begin").click()
        phone.locator(".card .level").nth(3).click()
        expect(phone.locator(".saved")).to_have_text(re.compile(r"Saved at"))
        phone.goto(link)
        expect(phone.get_by_role("heading", name="Everybody is in.")).to_be_visible()

    kept = store.assessment(LOCAL, assessment)
    assert [(one.label, one.group) for one in kept.respondents] == [("Kim", "the service desk")]
    assert len(kept.answers) == 1
    dialog.get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", name="Invitations")).to_be_visible()
    page.get_by_text("One link for a whole group").click()
    expect(page.get_by_text("1 of 1 have joined")).to_be_visible()
