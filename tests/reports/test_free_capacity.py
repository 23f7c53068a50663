"""What of the capacity is planned, kept and free, and that the plan never says that capacity limits it while days are
free.
"""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from assessment.engagement.exchange_file import parse_assessment
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.plan import Plan
from assessment.roadmap.planner import first_plan
from reports import narrative
from reports.text.formatting import day_number
from reports.view.build import build_view
from reports.view.model import View

CLIENTS = Path(__file__).resolve().parents[1] / "clients"


@pytest.fixture(scope="module", params=["bank", "startup", "manufacturer", "utility"])
def client(request: pytest.FixtureRequest, questionnaire: Questionnaire) -> View:
    raw = (CLIENTS / f"{request.param}.json").read_bytes()
    return build_view(
        parse_assessment(raw, request.param, questionnaire), questionnaire, dt.date(2026, 5, 4), first_plan
    )


def test_planned_kept_and_free_days_make_up_the_capacity(client: View) -> None:
    plan = client.advice.plan
    free = sum(plan.capacity) * (1 - plan.reserve) - sum(plan.load)
    said = narrative.roadmap_in_short(client)

    assert f"Of {day_number(sum(plan.capacity))} days {day_number(sum(plan.load))} are planned" in said
    assert "kept in reserve (15 %)" in said
    assert (f"{day_number(free)} are free" in said) == (free >= 1)
    assert "nothing else limits" not in said


def test_days_of_the_leadership_stand_beside_the_load(client: View) -> None:
    assert sum(client.roadmap.leadership) == pytest.approx(client.advice.leadership_days)
    assert f"The leadership gives {client.advice.leadership_days:g} days beside them." in (narrative.why_free(client))


def test_free_days_that_nothing_waits_for_are_said_to_be_free(client: View) -> None:
    plan: Plan = replace(client.advice.plan, left_out=())
    served = replace(client, advice=replace(client.advice, plan=plan))

    assert "nothing else that is advised serves a need, a duty or a danger" in narrative.why_free(served)
