"""Two assessments of one client that differ in everything that a page can show or change."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from assessment.engagement.events import DatedEvent
from assessment.engagement.model import Answer, Assessment, Needs, Respondent, Scope
from assessment.engagement.overrides import Override
from assessment.engagement.planning import BusinessCase, Planning, Progress, Range, Scenario
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.sample import sample_assessment
from assessment.store import LOCAL, Repository, open_database, upgrade
from scripts.running_app import RunningApp

ONE = ("incident_management", "problem_management", "change_enablement")
OTHER = ("service_desk", "release_management", "incident_management")


@dataclass(frozen=True)
class Two:
    """Their ids."""

    one: str
    other: str


@contextmanager
def store_of(server: RunningApp) -> Iterator[Repository]:
    """The store that the server uses, opened beside it."""
    engine = open_database(server.database_url)
    upgrade(engine)
    yield Repository(engine)
    engine.dispose()


def keep_two(server: RunningApp) -> Two:
    questionnaire = load_questionnaire()
    with store_of(server) as store:
        one = store.import_assessment(LOCAL, one_assessment(questionnaire))
        other = store.import_assessment(LOCAL, other_assessment(questionnaire), store.client_of(LOCAL, one))
    return Two(one, other)


def one_assessment(questionnaire: Questionnaire) -> Assessment:
    sample = sample_assessment(questionnaire)
    return sample.model_copy(
        update={
            "info": sample.info.model_copy(update={"title": "The first look", "date": dt.date(2026, 5, 4)}),
            "scope": Scope(depth="standard", practices=ONE),
            "targets": {"incident_management": 4},
            "baseline": None,
            "planning": Planning(),
            "overrides": (),
        }
    )


def other_assessment(questionnaire: Questionnaire) -> Assessment:
    """With two respondents of one name and role, and two scenarios of one name."""
    sample = sample_assessment(questionnaire)
    people = tuple(
        Respondent(id=one, label="Service desk agent", role="service_desk_manager", group="Desk") for one in ("a", "b")
    )
    asked = questionnaire.questions_in_scope("quick", OTHER)
    answers = tuple(
        Answer(
            respondent=person.id,
            question=question.id,
            state="rated",
            rating=1 + at,
            comment=f"Said by {person.id}",
            concern=True,
        )
        for at, person in enumerate(people)
        for question in asked
    )
    action = next(action for action in questionnaire.actions.values() if action.subject.id == OTHER[0])
    scenarios = tuple(
        Scenario(id=one, name="Careful", capacity_factor=factor) for one, factor in (("x", 0.8), ("y", 0.5))
    )
    return sample.model_copy(
        update={
            "info": sample.info.model_copy(update={"title": "The other look", "date": dt.date(2027, 1, 15)}),
            "needs": Needs(
                drivers={"growth": 1},
                pain_points={},
                risks={},
                ambition=2,
                period="month",
                periods=12,
                capacity_days=(9,),
                events=(DatedEvent(date=dt.date(2027, 9, 1), kind="audit", what="The insurer's inspection"),),
            ),
            "scope": Scope(depth="quick", practices=OTHER),
            "targets": {"service_desk": 5},
            "respondents": people,
            "answers": answers,
            "consensus": (),
            "planning": Planning(
                scenarios=scenarios,
                chosen="y",
                progress=(Progress(action=action.id, state="begun", responsible="Kim"),),
                business_case=BusinessCase(currency="NOK", day_rate=Range(low=400, high=500)),
            ),
            "overrides": (Override(passage="needs", text="Ours."),),
        }
    )
