"""The choice of assessments beside every page."""

import datetime as dt

from streamlit.testing.v1 import AppTest

from assessment.engagement.model import AssessmentInfo, Client, Scope
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import no_exception, open_page
from tests.store.writing import new_assessment

SCOPE = Scope(depth="quick", practices=("incident_management",))


def made(repository: Repository, *days: dt.date | None) -> list[str]:
    """Assessments of one client that are called the same."""
    client = repository.add_client(LOCAL, Client(name="Acme"))
    return [new_assessment(repository, client, AssessmentInfo(title="Service review", date=day), SCOPE) for day in days]


def choice(app: AppTest) -> list[str]:
    return next((list(box.options) for box in app.sidebar.selectbox if box.label == "Assessment"), [])


def test_assessments_are_told_apart_by_their_date_first(repository: Repository) -> None:
    first, *_ = made(repository, dt.date(2025, 3, 1), None, dt.date(2026, 2, 3))
    app = open_page("scope", assessment=first)
    assert no_exception(app)
    assert choice(app) == [
        "3 February 2026 · Service review",
        "1 March 2025 · Service review",
        "no date · Service review",
    ]


def test_archived_assessments_are_left_out_but_for_the_one_that_is_open(repository: Repository) -> None:
    first, second, third = made(repository, dt.date(2025, 3, 1), dt.date(2026, 2, 3), dt.date(2026, 9, 9))
    repository.archive_assessment(LOCAL, first)

    assert len(choice(open_page("scope", assessment=second))) == 2
    app = open_page("scope", assessment=first)
    assert no_exception(app)
    assert len(choice(app)) == 3
    assert any("Archived" in caption.value for caption in app.sidebar.caption)
    repository.archive_assessment(LOCAL, third)
    assert choice(open_page("scope", assessment=second)) == []
