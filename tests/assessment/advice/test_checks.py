"""What was reported done is not advised again; where it does not show, somebody looks."""

import datetime as dt
from typing import Any

import pytest

from assessment.questionnaire.model import Questionnaire
from tests.assessment.advice.judged_cases import IM, KM, advice, at_levels, starts

RECORD = f"{IM}.one_record"


def done(action: str, state: str = "done", **more: Any) -> dict[str, Any]:
    return {"action": action, "state": state, **more}


def earlier(*progress: dict[str, Any]) -> dict[str, Any]:
    return {"date": "2025-05-01", "practices": {}, "progress": list(progress)}


@pytest.mark.parametrize("where", ["baseline", "planning"])
def test_what_was_reported_done_is_advised_no_more_and_becomes_a_check(judging: Questionnaire, where: str) -> None:
    said = done(RECORD, date="2025-12-10", responsible="Ada")
    parts = {"baseline": earlier(said)} if where == "baseline" else {"planning": {"progress": [said]}}
    found = advice(judging, at_levels(incident_management=1), **parts)
    assert RECORD not in {action.id for action in found.actions}
    (check,) = found.checks
    assert (check.action, check.done_on, check.responsible) == (RECORD, dt.date(2025, 12, 10), "Ada")
    assert check.questions == (f"{IM}.flow",)


def test_what_shows_in_the_answers_needs_no_check(judging: Questionnaire) -> None:
    assert advice(judging, at_levels(incident_management=2), baseline=earlier(done(RECORD))).checks == ()


def test_what_waited_for_it_waits_no_more(judging: Questionnaire) -> None:
    found = advice(judging, at_levels(incident_management=1), baseline=earlier(done(RECORD)))
    assert next(action for action in found.actions if action.id == f"{IM}.one_path").needs == ()


@pytest.mark.parametrize("state", ["begun", "planned"])
def test_who_has_since_said_otherwise_is_advised_it_again(judging: Questionnaire, state: str) -> None:
    found = advice(
        judging,
        at_levels(incident_management=1),
        baseline=earlier(done(RECORD)),
        planning={"progress": [done(RECORD, state)]},
    )
    assert RECORD in starts(found)
    assert found.checks == ()


def test_checks_come_in_the_order_in_which_things_were_done(judging: Questionnaire) -> None:
    said = (done(RECORD, date="2025-12-10"), done(f"{KM}.first_articles", date="2025-06-01"), done(f"{IM}.duty_roster"))
    answers = at_levels(incident_management=1, knowledge_management=1)
    found = advice(judging, answers, baseline=earlier(*said))
    assert [check.action for check in found.checks] == [f"{KM}.first_articles", RECORD, f"{IM}.duty_roster"]


def test_one_credible_voice_that_does_not_see_it_asks_for_a_check(judging: Questionnaire) -> None:
    """The mean of 3 and 1 reads like 2; who has the log says 1."""
    answers = at_levels({f"{IM}.flow": 3}, incident_management=3) | {f"{IM}.flow": [3, 1]}
    said = {"baseline": earlier(done(RECORD))}
    assert advice(judging, answers, **said).checks == ()
    people = [{"id": "r1", "role": "user"}, {"id": "r2", "role": "manager"}]
    (check,) = advice(judging, answers, respondents=people, **said).checks
    assert check.questions == (f"{IM}.flow",)
