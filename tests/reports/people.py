"""An assessment with a person's name at every place that has room for one."""

import datetime as dt

from assessment.engagement.model import Assessment, Baseline, Consensus, DocumentRequest, Respondent
from assessment.engagement.overrides import Override
from assessment.engagement.planning import AgreedAction, AgreedPlan, Planning, Progress
from assessment.questionnaire.model import Questionnaire
from reports.view.build import build_view
from tests.reports.making import TODAY, assessment

IDENTITY, LABEL = "ada@example.org", "Ada Privately"
AGREED_BY, RESPONSIBLE, ACCOUNTABLE = "Cleo Signs", "Dan Does", "Eve Answers"
SHOWN = (LABEL, AGREED_BY, RESPONSIBLE, ACCOUNTABLE)  # what a report shows that was made with names
NAMES = (*SHOWN, IDENTITY, "Bob Facilitator", "Fay Did", "Gus Writes", "Hal Brings")
AGREED_AT = dt.datetime(2026, 5, 4, 17, 0, tzinfo=dt.UTC)  # the day is printed, as the plan counts from it
AT = dt.datetime(2026, 5, 4, 9, 30, tzinfo=dt.UTC)


def with_people(questionnaire: Questionnaire) -> Assessment:
    made = assessment(questionnaire, ["incident_management"], comment="As Ada said, we log calls.")
    action = build_view(made, questionnaire, TODAY).actions[0].id
    people = (
        Respondent(id=IDENTITY, label=LABEL, role="service_owner", practices=("incident_management",)),
        made.respondents[1],
    )
    plan = AgreedPlan(
        scenario="base",
        at=AGREED_AT,
        by=AGREED_BY,
        since=TODAY,
        status="optimal",
        objective=1.0,
        capacity=(40.0, 40.0),
        scheduled=(AgreedAction(action=action, start=0, end=0, effort_days=5.0),),
    )
    return made.model_copy(
        update={
            "respondents": people,
            "answers": tuple(
                one.model_copy(update={"respondent": IDENTITY if one.respondent == "r1" else one.respondent, "at": AT})
                for one in made.answers
            ),
            "consensus": (Consensus(question=made.answers[0].question, rating=4, by="Bob Facilitator", at=AT),),
            "baseline": Baseline(progress=(Progress(action=action, state="done", responsible="Fay Did"),)),
            "planning": Planning(
                agreed=plan,
                progress=(Progress(action=action, state="begun", responsible=RESPONSIBLE, accountable=ACCOUNTABLE),),
            ),
            "documents": (
                DocumentRequest(
                    question=made.answers[0].question, document="The rota", status="asked", note="From Hal Brings"
                ),
            ),
            "overrides": (Override(passage="needs", text="As we agreed", by="Gus Writes", at=AT),),
        }
    )
