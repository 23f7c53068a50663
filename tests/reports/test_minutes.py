"""The minutes of a workshop tell what was agreed on, left open and promised, as PDF and for Word."""

import datetime as dt
from io import BytesIO

import pytest
from docx import Document

from assessment.engagement.workshop import Agreement, Attendee, Item, Promise, Workshop
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from reports.options import ReportOptions
from reports.pdf.minutes import render_minutes
from reports.verification.page_texts import page_texts
from reports.view.build import build_view
from reports.view.model import View
from reports.word import render_minutes as render_for_word
from tests.reports.making import TODAY, assessment
from tests.reports.reading import solid

OPENED = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)
ITEMS = (
    Item(
        1,
        "incident_management.flow",
        "agreed",
        2,
        6,
        shown=True,
        watched=False,
        agreement=Agreement(3, "Weekends count too", "The log of May", "Operations sees 2"),
    ),
    Item(2, "incident_management.people", "agreed", 1, 6, shown=True, watched=False, agreement=Agreement(None)),
    Item(
        3,
        "service_desk.flow",
        "parked",
        1,
        5,
        shown=True,
        watched=False,
        promise=Promise("The queue of last week", "Ann Berg", dt.date(2026, 6, 1)),
    ),
    Item(4, "service_desk.people", "skipped", 1, 0, shown=False, watched=False),
    Item(5, "no_longer.there", "parked", 1, 0, shown=False, watched=False),
)
PEOPLE = (Attendee("Ann Berg", "Service desk"), Attendee("", "Operations"), Attendee("", "Operations"))
SESSION = Workshop("w", "a", "ended", None, 60, PEOPLE, False, OPENED, OPENED, None, ITEMS, None)
TOLD = ("Weekends count too", "The log of May", "Operations sees 2", "The queue of last week", "1 June 2026")


@pytest.fixture(scope="module")
def view(questionnaire: Questionnaire) -> View:
    return build_view(
        assessment(questionnaire, ("incident_management", "service_desk")), questionnaire, TODAY, first_plan
    )


def word_text(content: bytes) -> str:
    return "\n".join(Document(BytesIO(content)).element.itertext())


def test_the_pdf_tells_what_was_agreed_on_and_what_was_promised(view: View) -> None:
    text = "".join(page_texts(render_minutes(view, SESSION, ReportOptions(named=True))))

    for told in (*TOLD, "4 May 2026", "not applicable", "no_longer.there", "2 of Operations", "Ann Berg"):
        assert solid(told) in text


def test_the_word_document_tells_the_same(view: View) -> None:
    text = word_text(render_for_word(view, SESSION, ReportOptions(named=True)))

    for told in (*TOLD, "Minutes of 4 May 2026", "2 of Operations", "Ann Berg (Service desk)"):
        assert told in text


def test_where_answers_are_anonymous_nobody_is_named_as_present(view: View) -> None:
    text = word_text(render_for_word(view, SESSION, ReportOptions(named=False)))

    assert "Ann Berg (" not in text
    assert "1 of Service desk" in text


def test_a_workshop_that_settled_nothing_says_so(view: View) -> None:
    empty = Workshop("w", "a", "ended", None, 60, (), False, OPENED, OPENED, None, (), None)

    assert "Nothing was agreed on" in word_text(render_for_word(view, empty))
