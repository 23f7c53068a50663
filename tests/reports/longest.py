"""An assessment with every text as long as the exchange file allows, in several scripts and without a blank."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import cycle, islice

from assessment.engagement.branding import Branding, Logo
from assessment.engagement.fields import MAX_TEXT
from assessment.engagement.model import (
    Answer,
    Assessment,
    AssessmentInfo,
    Baseline,
    Client,
    Consensus,
    Needs,
    Respondent,
    Scope,
)
from assessment.engagement.planning import BusinessCase, Loss, Planning, Progress, Range, Scenario
from assessment.questionnaire.model import Questionnaire
from tests.reports.making import TODAY
from tests.reports.pictures import picture

MAX_NAME = 300
ENDLESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
CHINESE = "北方物流の運用部門では、障害対応の記録が担当者の受信箱に残されたままになっており、共有されていない。"
RIGHT_TO_LEFT = "شركة الشمال للخدمات اللوجستية תיעוד תקלות אינו מנוהל "
SENTENCE = "A sentence that somebody wrote in haste about the way we work. "
PEOPLE = 12
PERIODS = 36
WORST = Range(low=1e11, high=1e12)


def filled(text: str, length: int) -> str:
    """The text over and over, cut at a length."""
    return "".join(islice(cycle(text), length)).strip()


TEXTS = (
    filled(SENTENCE, 500),
    filled(SENTENCE, MAX_TEXT),
    filled(ENDLESS, MAX_TEXT),
    filled(CHINESE, 600),
    filled(RIGHT_TO_LEFT, 600),
    "",
    filled("line\n\n", 600),
)
ROLES = (
    "service_owner",
    "head_of_it",
    "",
    filled(ENDLESS, MAX_TEXT),
    filled(CHINESE, 300),
    filled(RIGHT_TO_LEFT, 300),
    filled(SENTENCE, 300),
)
LONGEST_BRANDING = Branding(
    consultant=filled("Consultants & Partners ", 200),
    cover_text=filled(ENDLESS, 1000),
    disclaimer=filled("No warranty whatsoever is given. ", 2000),
    consultant_logo=Logo(picture(size=(400, 100))),
    client_logo=Logo(picture(size=(200, 300))),
)


def longest(questionnaire: Questionnaire, practices: Iterable[str], client: str = SENTENCE) -> Assessment:
    """Everybody says something different to every question of the practices, at length."""
    practices, needs = tuple(practices), questionnaire.needs
    asked = [question.id for question in questionnaire.questions_in_scope("deep", practices)]
    talked_about = [
        question.id for question in questionnaire.questions_in_scope("deep", practices) if question.subject.is_practice
    ]
    chosen = {
        kind: {need.id: 3 for need in needs.values() if need.kind == one}
        for kind, one in (("drivers", "driver"), ("pain_points", "pain_point"), ("risks", "risk"))
    }
    return Assessment(
        client=Client(
            name=filled(client, MAX_NAME), sector=TEXTS[2], country=TEXTS[1], employees=10_000_000, it_staff=9_000_000
        ),
        assessment=AssessmentInfo(
            title=filled("Review of all services ", MAX_NAME), date=TODAY, questionnaire_version="v" * 200
        ),
        needs=Needs.model_validate(
            chosen | {"ambition": 5, "period": "month", "periods": PERIODS, "capacity_days": (60.0,)}
        ),
        scope=Scope(depth="deep", practices=practices),
        targets=dict.fromkeys(practices, 5),
        respondents=tuple(
            Respondent(id=f"r{n}", label=TEXTS[n % len(TEXTS)], role=ROLES[n % len(ROLES)]) for n in range(PEOPLE)
        ),
        answers=tuple(_answers(asked, frozenset(talked_about))),
        consensus=tuple(
            Consensus(question=question, rating=1, rationale=TEXTS[1], by=TEXTS[2]) for question in talked_about[::4]
        ),
        baseline=Baseline(date=dt.date(2025, 5, 1), practices=dict.fromkeys(practices, 2), title=TEXTS[2]),
        planning=_planning(questionnaire, practices),
    )


def _answers(asked: Iterable[str], talked_about: frozenset[str]) -> Iterator[Answer]:
    for at, question in enumerate(asked):
        for person in range(PEOPLE):
            says = TEXTS[(at + person) % len(TEXTS)] if question in talked_about else ""
            yield Answer(
                respondent=f"r{person}",
                question=question,
                state="rated",
                rating=(at + person // 2) % 5,
                comment=says,
                evidence=says if person % 3 == 0 else "",
            )


def _planning(questionnaire: Questionnaire, practices: tuple[str, ...]) -> Planning:
    actions = [
        action.id
        for action in questionnaire.actions.values()
        if action.subject.is_practice and action.subject.id in practices
    ]
    return Planning(
        scenarios=(
            Scenario(id="base", name="Base"),
            Scenario(id="quick", name=filled(ENDLESS, MAX_NAME), quick_wins_only=True),
        ),
        progress=tuple(
            Progress(
                action=action, state="begun", date=TODAY, responsible=TEXTS[2], accountable=TEXTS[3], note=TEXTS[1]
            )
            for action in actions[::3]
        ),
        business_case=BusinessCase(
            currency="Doppelkronentaler",
            day_rate=Range(low=100, high=1e9),
            assumptions=TEXTS[2],
            losses={need: Loss(yearly=WORST, share_low=0.1, share_high=0.9) for need in list(questionnaire.needs)[:8]},
        ),
    )
