"""The smallest things that the tests of the store keep, and one assessment that uses every field."""

import datetime as dt

from assessment.engagement.assurance import Assessor, AssessorRating, Evidence
from assessment.engagement.events import DatedEvent
from assessment.engagement.findings import FindingNote
from assessment.engagement.model import (
    Answer,
    Assessment,
    AssessmentInfo,
    Baseline,
    Client,
    Consensus,
    DocumentRequest,
    Needs,
    Respondent,
    Scope,
)
from assessment.engagement.overrides import Override

ACME = Client(
    name="Acme",
    sector="retail",
    employees=1200,
    it_staff=0,
    country="",
    users=0,
    critical_services=7,
    suppliers=41,
    sites=2,
)
SCOPE = Scope(depth="quick", practices=("incident_management", "change_enablement"))
ANNA = Respondent(id="anna", label="Anna", role="process_owner")
BEN = Respondent(id="ben")
FLOW = "incident_management.flow"
START = dt.datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=dt.UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: dt.datetime = START) -> None:
        self.moment = moment

    def __call__(self) -> dt.datetime:
        return self.moment

    def advance(self, minutes: float) -> dt.datetime:
        """Moves on, and returns the new time."""
        self.moment += dt.timedelta(minutes=minutes)
        return self.moment


def rated(rating: int, *, respondent: str = "anna", question: str = FLOW, comment: str = "") -> Answer:
    """An answer with a rating, said now."""
    return Answer(respondent=respondent, question=question, state="rated", rating=rating, comment=comment)


def full_assessment() -> Assessment:
    """Every field is filled, nothing is in alphabetical order, and moments come with several offsets."""
    summer = dt.timezone(dt.timedelta(hours=5, minutes=45))
    return Assessment(
        client=ACME,
        assessment=AssessmentInfo(title="Second look", date=dt.date(2026, 3, 1), questionnaire_version="2026.1"),
        needs=Needs(
            drivers={"speed": 3, "cost": 0},
            pain_points={"outages": 2},
            risks={"audit": 1},
            context={"size": "medium"},
            ambition=4,
            period="month",
            periods=3,
            capacity_days=(10, 0.5, 7.25),
            lenses=("nis2", "dora"),
            lenses_as_yardstick=("dora",),
            events=(
                DatedEvent(
                    date=dt.date(2027, 5, 31),
                    kind="deadline",
                    what="The contract ends",
                    until=dt.date(2027, 6, 30),
                    practices=("service_desk",),
                    actions=("b.two",),
                    need="audit",
                    who="Zoë",
                ),
                DatedEvent(date=dt.date(2026, 12, 1), kind="peak"),
            ),
        ),
        scope=Scope(
            depth="deep",
            practices=("service_desk", "change_enablement", "incident_management"),
            depths={"service_desk": "quick"},
        ),
        targets={"service_desk": 3, "change_enablement": 0},
        respondents=(
            Respondent(id="zoe", label="Zoë 🚀", role="sponsor", group="Board", practices=("a", "b")),
            ANNA,
            BEN,
        ),
        answers=(
            Answer(
                respondent="zoe",
                question="b.two",
                state="rated",
                rating=0,
                comment="line\nbreak",
                evidence="\t",
                at=dt.datetime(2026, 3, 1, 23, 59, 59, 999999, tzinfo=summer),
                concern=True,
            ),
            Answer(respondent="anna", question="b.two", state="dont_know", at=START),
            Answer(respondent="zoe", question="a.one", state="not_applicable", pinned=True),
        ),
        consensus=(
            Consensus(question="b.two", rating=5, rationale="agreed", by="Zoë", at=START.astimezone(summer)),
            Consensus(question="a.one", state="not_applicable"),
        ),
        baseline=Baseline(date=dt.date(2025, 3, 1), practices={"service_desk": 2, "change_enablement": 0}),
        own_words=(
            Override(
                passage="needs",
                heading="What you told us",
                text="Two\n\nparagraphs",
                figures={"Score": "2.10"},
                locked=True,
                by="Zoë",
                at=START.astimezone(summer),
            ),
            Override(passage="practice.service_desk", text=""),
        ),
        assessor=Assessor(
            name="Ben",
            independence="B",
            ratings=(
                AssessorRating(
                    question="b.two", rating=1, reason="Seen", evidence=("E2",), at=START.astimezone(summer)
                ),
                AssessorRating(question="a.one", state="dont_know"),
            ),
            counts=True,
        ),
        evidence=(
            Evidence(id="E2", title="Tickets", owner="Zoë", at=START, confidential=True, questions=("b.two",)),
            Evidence(id="E1", clauses=("8.6.1",)),
        ),
        findings=(
            FindingNote(id="own1", kind="own", title="Nobody looks", actions=(), evidence=("E2", "b.two/zoe"), rank=2),
            FindingNote(id="gap.service_desk", kind="gap", cause="", chosen=False),
        ),
        documents=(
            DocumentRequest(question="b.two", document="The rota", status="asked", note="From Zoë"),
            DocumentRequest(question="a.one", document="Ten records", status="missing"),
        ),
    )
