"""What carries over into the next assessment of the same client."""

import datetime as dt
from dataclasses import replace

from assessment.comparison.baseline import baseline_of
from assessment.comparison.reassessment import asked_anew, with_answers_kept
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from tests.assessment.making import assessment, rating

TODAY = dt.date(2027, 5, 4)
ANSWERS = {
    "incident_management.flow": [2, 3],
    "incident_management.people": [1, "dont_know"],
    "change_enablement.flow": [4],
}

EVENT = {
    "date": "2027-09-30",
    "kind": "deadline",
    "what": "The contract ends",
    "practices": ["incident_management", "change_enablement"],
    "actions": ["change_enablement.change_record"],
}


def made(questionnaire: Questionnaire) -> Assessment:
    return assessment(
        ANSWERS,
        consensus={"incident_management.flow": 3},
        targets={"change_enablement": 4},
        needs={"drivers": {"dependable_operations": 2}, "events": [EVENT]}
        | {"lenses": ["nis2"], "lenses_as_yardstick": ["nis2"]},
        respondents=[{"id": "r1", "group": "Desk"}, {"id": "r2"}],
        assessor={"name": "Ben", "ratings": [rating("incident_management.flow", 1)], "counts": True},
        evidence=[{"id": "E1", "title": "Tickets"}],
        findings=[{"id": "own1", "kind": "own", "title": "Nobody looks"}],
        planning={
            "progress": [
                {"action": "incident_management.one_record", "state": "done", "date": "2027-01-31"},
                {"action": "change_enablement.change_record", "state": "begun", "days_left": 3},
            ]
        },
    )


def again(earlier: Assessment, questionnaire: Questionnaire, now: Questionnaire) -> Assessment:
    return asked_anew(earlier, baseline_of(earlier, questionnaire, assess(earlier, questionnaire), TODAY), now, TODAY)


def rewording(questionnaire: Questionnaire, question: str) -> Questionnaire:
    """The same questionnaire with one question worded anew."""
    practice = questionnaire.practices[question.split(".")[0]]
    questions = tuple(
        entry.model_copy(update={"text": "Worded anew?"}) if entry.id == question else entry
        for entry in practice.questions
    )
    return replace(
        questionnaire,
        practices={**questionnaire.practices, practice.id: practice.model_copy(update={"questions": questions})},
    )


def test_scope_needs_targets_and_people_stay_and_no_answer_does(small: Questionnaire) -> None:
    earlier = made(small)
    new = again(earlier, small, small)
    assert (new.scope, new.needs, new.targets, new.respondents) == (
        earlier.scope,
        earlier.needs,
        earlier.targets,
        earlier.respondents,
    )
    assert (new.answers, new.consensus, new.info.date) == ((), (), TODAY)
    assert (new.assessor, new.evidence, new.findings) == (None, (), ())


def test_what_was_done_goes_into_the_comparison_and_what_is_under_way_into_the_new_plan(small: Questionnaire) -> None:
    new = again(made(small), small, small)
    assert new.baseline is not None
    assert [entry.state for entry in new.baseline.progress] == ["done", "begun"]
    assert [entry.action for entry in new.planning.progress] == ["change_enablement.change_record"]


def test_only_answers_to_unchanged_questions_are_kept_and_they_keep_who_and_when(small: Questionnaire) -> None:
    earlier, now = made(small), rewording(small, "incident_management.flow")
    new = with_answers_kept(again(earlier, small, now), earlier, small, now)
    assert new.answers == tuple(a for a in earlier.answers if a.question != "incident_management.flow")
    assert new.consensus == ()


def test_a_practice_that_is_gone_is_left_behind_everywhere(small: Questionnaire) -> None:
    now = replace(small, practices={key: file for key, file in small.practices.items() if key != "change_enablement"})
    earlier = made(small)
    new = with_answers_kept(again(earlier, small, now), earlier, small, now)
    assert "change_enablement" not in new.scope.practices
    assert new.targets == {}
    assert new.baseline is not None
    assert "change_enablement" not in new.baseline.practices
    assert new.planning.progress == ()
    (event,) = new.needs.events
    assert (event.what, event.practices, event.actions) == ("The contract ends", ("incident_management",), ())
    assert {answer.question for answer in new.answers} == {"incident_management.flow", "incident_management.people"}
