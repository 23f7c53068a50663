"""Two people at once on one assessment: each keeps what the other wrote, and a field that both wrote is asked about."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assessment.engagement.branding import Branding
from assessment.engagement.model import Answer, Assessment
from assessment.questionnaire.model import load_questionnaire
from assessment.store import LOCAL
from scripts.running_app import RunningApp
from tests.browser.conftest import watched_page
from tests.browser.pages_walked import at_rest, eventually, open_settled
from tests.browser.two_assessments import Two, keep_two, store_of

pytestmark = pytest.mark.slow

MEANWHILE = "Somebody else changed this meanwhile, so nothing was saved."


@pytest.fixture(scope="module")
def server(shared_server: RunningApp) -> RunningApp:
    return shared_server


@pytest.fixture
def two(server: RunningApp) -> Two:
    return keep_two(server)


@pytest.fixture
def colleague(chromium: Browser, server: RunningApp) -> Iterator[Page]:
    with watched_page(chromium, server) as opened:
        yield opened


def kept(server: RunningApp, two: Two) -> Assessment:
    with store_of(server) as store:
        return store.assessment(LOCAL, two.one)


def write(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.blur()
    at_rest(page)


def test_country_and_employees_that_two_people_set_are_both_kept(
    page: Page, colleague: Page, server: RunningApp, two: Two
) -> None:
    for one in (page, colleague):
        open_settled(one, "needs", two.one)

    write(colleague, "Country", "Norway")
    write(page, "Employees", "1300")

    eventually(page, lambda: kept(server, two).client.employees == 1300)
    assert kept(server, two).client.country == "Norway"
    expect(page.get_by_label("Country", exact=True)).to_have_value("Norway")


def test_a_number_that_both_changed_is_shown_with_both_values_and_kept_as_one_says(
    page: Page, colleague: Page, server: RunningApp, two: Two
) -> None:
    for one in (page, colleague):
        open_settled(one, "needs", two.one)
    write(colleague, "IT staff", "60")

    write(page, "IT staff", "45")
    expect(page.get_by_text(MEANWHILE)).to_be_visible()
    expect(page.get_by_text("IT staff: yours “45”, theirs “60”")).to_be_visible()
    assert kept(server, two).client.it_staff == 60
    page.get_by_role("button", name="Keep theirs").click()
    expect(page.get_by_text(MEANWHILE)).to_have_count(0)
    expect(page.get_by_label("IT staff", exact=True)).to_have_value("60")
    at_rest(page)
    assert kept(server, two).client.it_staff == 60

    write(colleague, "IT staff", "70")
    write(page, "IT staff", "80")
    page.get_by_role("button", name="Keep mine").click()
    expect(page.get_by_text(MEANWHILE)).to_have_count(0)
    eventually(page, lambda: kept(server, two).client.it_staff == 80)


def test_title_and_date_and_two_practices_that_two_people_change_are_all_kept(
    page: Page, colleague: Page, server: RunningApp, two: Two
) -> None:
    for one in (page, colleague):
        open_settled(one, "scope", two.one)

    write(colleague, "Title", "Spring")
    colleague.get_by_role("button", name="Service desk", exact=True).click()
    at_rest(colleague)
    page.get_by_role("button", name="Problem management", exact=True).click()
    at_rest(page)

    wanted = {"incident_management", "change_enablement", "service_desk"}
    eventually(page, lambda: set(kept(server, two).scope.practices) == wanted)
    assert kept(server, two).info.title == "Spring"


def test_a_comment_stays_when_somebody_with_an_older_page_picks_another_level(
    page: Page, colleague: Page, server: RunningApp, two: Two
) -> None:
    with store_of(server) as store:
        assessment = store.assessment(LOCAL, two.one)
    first = assessment.respondents[0].id
    asked = load_questionnaire().questions_in_scope(assessment.scope.depth, assessment.scope.practices)
    ids = {question.id for question in asked}
    question = next(a.question for a in assessment.answers if a.respondent == first and a.question in ids)
    for one in (page, colleague):
        one.goto(f"/answers?assessment={two.one}&question={question}&as={first}")
        expect(one.locator(".player[data-ready]")).to_be_attached()
        at_rest(one)

    def answer() -> Answer:
        return next(a for a in kept(server, two).answers if a.question == question and a.respondent == first)

    write(colleague, "Comment", "Said by a colleague")
    eventually(colleague, lambda: answer().comment == "Said by a colleague")
    page.locator(".card input[value='dont_know']").check()
    eventually(page, lambda: answer().state == "dont_know")

    assert answer().comment == "Said by a colleague"


def test_colour_and_name_of_the_branding_that_two_people_set_are_both_kept(
    page: Page, colleague: Page, server: RunningApp, two: Two
) -> None:
    for one in (page, colleague):
        open_settled(one, "branding", two.one)

    write(colleague, "Your name, or your firm's", "Brightwater")
    colleague.get_by_role("button", name="Save", exact=True).click()
    eventually(colleague, lambda: branding(server).consultant == "Brightwater")
    write(page, "Disclaimer, at the foot of the cover", "No warranty.")
    page.get_by_role("button", name="Save", exact=True).click()
    eventually(page, lambda: branding(server).disclaimer == "No warranty.")

    assert branding(server).consultant == "Brightwater"


def branding(server: RunningApp) -> Branding:
    with store_of(server) as store:
        return store.branding(LOCAL)


def test_two_respondents_of_one_name_and_role_answer_apart(page: Page, server: RunningApp, two: Two) -> None:
    with store_of(server) as store:
        question = store.assessment(LOCAL, two.other).answers[0].question
    page.goto(f"/answers?assessment={two.other}&question={question}")
    at_rest(page)
    answering = page.get_by_test_id("stMain").get_by_role("combobox", name="Answering as")
    answering.click()
    page.get_by_role("option", name="(2)").click()
    page.locator(".card input[value='5']").check()

    def given() -> dict[str, int | None]:
        with store_of(server) as store:
            answers = store.assessment(LOCAL, two.other).answers
        return {a.respondent: a.rating for a in answers if a.question == question}

    eventually(page, lambda: given() == {"a": 1, "b": 5})
