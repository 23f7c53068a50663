"""A browser that translates a page wraps each text in elements of its own; exchanged texts must survive that."""

from playwright.sync_api import Page, expect

from scripts.screenshots import settled

WRAP = """() => {
  const walker = document.createTreeWalker(document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode)
  for (const text of texts) {
    const outer = document.createElement('font'), inner = document.createElement('font')
    text.replaceWith(outer); outer.append(inner); inner.append('~' + text.data)
  }
}"""


def test_the_next_question_stands_over_its_own_options_in_a_translated_page(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Explore the sample").click()
    page.wait_for_url("**/maturity?assessment=*")
    page.goto(page.url.replace("/maturity", "/answers"))
    settled(page)
    question, option = page.locator("h2").first, page.locator('[data-testid="stRadioOption"]').first
    first, first_option = question.inner_text(), option.inner_text()
    page.evaluate(WRAP)
    expect(question).to_have_text(f"~{first}")

    page.get_by_role("button", name="Next", exact=False).last.click()
    expect(option).not_to_contain_text(first_option)
    expect(question).not_to_contain_text(first)
    settled(page)
    second, second_option = question.inner_text(), option.inner_text()
    page.goto(page.url)
    settled(page)
    assert (question.inner_text(), option.inner_text()) == (second, second_option)
