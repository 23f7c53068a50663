"""What a client writes is shown as it was written, never read as layout."""

import datetime as dt

from assessment.engagement.model import (
    Answer,
    Assessment,
    AssessmentInfo,
    Baseline,
    Client,
    Consensus,
    Respondent,
    Scope,
)
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from screens.app.formatting import plain
from tests.screens.conftest import open_page

HOSTILE = "**bold** :red[red] <script>alert(1)</script> $x$ and $y$ # not a title `code` [link](javascript:alert(1))"


def test_markup_in_names_titles_labels_and_comments_stays_text(repository: Repository) -> None:
    assessment = repository.import_assessment(
        LOCAL,
        Assessment(
            client=Client(name=HOSTILE),
            assessment=AssessmentInfo(title=HOSTILE, date=dt.date(2026, 5, 4)),
            scope=Scope(depth="quick", practices=("incident_management",)),
            respondents=tuple(
                Respondent(id=f"r{n}", label=HOSTILE, role=HOSTILE, group=HOSTILE + "1" * (n % 2)) for n in range(6)
            ),
            answers=tuple(
                Answer(
                    respondent=f"r{n}",
                    question="incident_management.flow",
                    state="rated",
                    rating=n % 3,
                    comment=HOSTILE,
                    evidence=HOSTILE,
                )
                for n in range(6)
            ),
            consensus=(Consensus(question="incident_management.people", rating=2, rationale=HOSTILE),),
            baseline=Baseline(title=HOSTILE, practices={"incident_management": 5}),
        ),
    )

    steps = ("clients", "scope", "answers", "settle", "maturity", "advice", "roadmap", "report")
    for page in (*steps, "changes", "reassess"):
        app = open_page(page, assessment=assessment)
        assert not app.exception
        kinds = ("markdown", "caption", "header", "subheader", "title", "warning")
        shown = [element.value for kind in kinds for element in app.get(kind)]
        assert all("<script>" not in text and ":red[" not in text for text in shown if text), page
        written = [element.proto.body for element in app.get("html") if "<table class" in element.proto.body]
        assert all("<script>" not in text for text in written), page
        assert len(written) == (page == "settle")


def test_words_without_markup_are_left_alone() -> None:
    assert plain("Tickets at 10:30, 80 % in time; 3 of 5 (see report).") == (
        "Tickets at 10\\:30, 80 % in time; 3 of 5 (see report)."
    )
