"""A browser that translates a page wraps each text in elements of its own; exchanged texts must survive that."""

from playwright.sync_api import Page, expect

from scripts.screenshots import open_sample, settled
from tests.browser.pages_walked import eventually

WRAP = """() => {
  const page = document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot
  const walker = document.createTreeWalker(page.querySelector('.player'), NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode)
  for (const text of texts) {
    const outer = document.createElement('font'), inner = document.createElement('font')
    text.replaceWith(outer); outer.append(inner); inner.append('~' + text.data)
  }
}"""


def test_the_next_question_stands_over_its_own_options_in_a_translated_page(page: Page) -> None:
    open_sample(page)
    page.goto(page.url.replace("/maturity", "/answers") + "&as=head_of_it")
    question, option = page.locator(".card .ask"), page.locator(".card .says").first
    expect(question).to_be_visible()
    settled(page)
    first, first_option = question.inner_text(), option.inner_text()
    page.evaluate(WRAP)
    expect(question).to_have_text(f"~{first}")
    place = page.url

    page.locator(".next").click()
    expect(option).not_to_contain_text(first_option)
    expect(question).not_to_contain_text(first)
    eventually(page, lambda: page.url != place)
    second, second_option = question.inner_text(), option.inner_text()
    page.goto(page.url)
    expect(question).to_be_visible()
    settled(page)
    assert (question.inner_text(), option.inner_text()) == (second, second_option)
