"""The client's dates along the plan's periods: a day has a place, a peak a width; what lies outside is not drawn."""

import datetime as dt

from assessment.engagement.events import DatedEvent
from assessment.engagement.model import Needs
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from reports.view.build import build_view
from reports.view.dates_ahead import dates_ahead
from tests.reports.making import TODAY, assessment

# TODAY is in May 2026, so the first quarter is from July to September.


def test_days_have_their_place_and_peaks_their_width(questionnaire: Questionnaire) -> None:
    events = (
        DatedEvent(date=dt.date(2026, 11, 1), kind="peak", until=dt.date(2026, 12, 31), what="Year-end business"),
        DatedEvent(date=dt.date(2026, 8, 15), kind="deadline", practices=("incident_management",), what="Audit"),
        DatedEvent(date=dt.date(2020, 1, 1), kind="deadline", what="Long ago"),
        DatedEvent(date=dt.date(2040, 1, 1), kind="deadline", what="Far ahead"),
    )
    needs = Needs(drivers={"dependable_operations": 3}, events=events, capacity_days=(40.0,))
    made = assessment(questionnaire, ["incident_management"], rating=1, needs=needs)
    audit, peak = dates_ahead(build_view(made, questionnaire, TODAY, first_plan))

    assert (audit.event.what, peak.event.what) == ("Audit", "Year-end business")
    assert 0.4 < audit.at < 0.6
    assert audit.until is None
    assert 1.3 < peak.at < 1.4
    assert peak.until == 2.0
    assert peak.met is None
