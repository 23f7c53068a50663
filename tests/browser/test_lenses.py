"""Laws on the Needs page, in a browser: one is chosen, made a yardstick, and still is one on the page loaded again."""

from playwright.sync_api import Page, expect

from assessment.store import LOCAL
from scripts.running_app import RunningApp
from tests.browser.pages_walked import eventually, open_settled
from tests.browser.two_assessments import keep_two, store_of


def test_a_law_binds_when_it_is_chosen_and_can_be_made_a_yardstick(page: Page, server: RunningApp) -> None:
    identity = keep_two(server).one

    def stored() -> tuple[tuple[str, ...], tuple[str, ...]]:
        with store_of(server) as store:
            needs = store.assessment(LOCAL, identity).needs
            return needs.lenses, needs.binding_lenses

    open_settled(page, "needs", identity)
    page.get_by_role("button", name="NIS2", exact=True).click()
    stance = page.get_by_role("radiogroup", name="Does it bind you: NIS2")
    expect(stance.get_by_role("radio", name="Binding on us")).to_be_checked()
    eventually(page, lambda: stored() == (("nis2",), ("nis2",)))

    stance.get_by_role("radio", name="A yardstick").click()
    eventually(page, lambda: stored() == (("nis2",), ()))

    page.reload()
    expect(stance.get_by_role("radio", name="A yardstick")).to_be_checked()
