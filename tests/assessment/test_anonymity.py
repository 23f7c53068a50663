"""What an assessment without names still says, and what it no longer says."""

import datetime as dt

import pytest

from assessment.advice.advice import advise
from assessment.anonymity import anonymised
from assessment.engagement import Baseline, Consensus, Engagement, Respondent
from assessment.exchange import parse_engagement, to_json
from assessment.framework import Framework
from assessment.own_words import OwnWords
from assessment.planning import AgreedPlan, Planning, Progress
from assessment.results import assess
from assessment.sample import sample_engagement
from tests.reports.making import TODAY, engagement

NAMES = ("Ada Privately", "ada@example.org", "Bob Facilitator", "Cleo Signs", "Dan Does", "Eve Answers", "Fay Did",
         "Gus Writes")


@pytest.fixture(scope="module")
def named(real: Framework) -> Engagement:
    """An engagement with a name at every place that has room for one."""
    made = engagement(real, ["incident_management"], comment="As Ada said, we log calls.")
    action = next(iter(real.actions))
    people = (Respondent(id="ada@example.org", label="Ada Privately", role="service_owner"), made.respondents[1])
    plan = AgreedPlan(scenario="base", by="Cleo Signs", since=TODAY, status="optimal", objective=1.0, capacity=(1.0,),
                      scheduled=())
    return made.model_copy(update={
        "respondents": people,
        "answers": tuple(one.model_copy(update={
            "respondent": "ada@example.org" if one.respondent == "r1" else one.respondent,
            "at": dt.datetime(2026, 5, 4, 9, 30, tzinfo=dt.UTC)}) for one in made.answers),
        "consensus": (Consensus(question=made.answers[0].question, rating=4, by="Bob Facilitator"),),
        "baseline": Baseline(progress=(Progress(action=action, state="done", responsible="Fay Did"),)),
        "planning": Planning(agreed=plan, progress=(
            Progress(action=action, state="begun", responsible="Dan Does", accountable="Eve Answers"),)),
        "own_words": (OwnWords(passage="needs", text="As we agreed", by="Gus Writes",
                               at=dt.datetime(2026, 5, 4, 9, 30, tzinfo=dt.UTC)),)})


def test_no_name_is_left_and_every_answer_comment_and_role_is(named: Engagement, real: Framework) -> None:
    text = to_json(anonymised(named))

    assert [name for name in NAMES if name not in to_json(named)] == []
    assert [name for name in NAMES if name in text] == []
    assert "09:30" not in text
    assert "As we agreed" in text
    read = parse_engagement(text.encode(), "anonymised", real)
    assert [(one.id, one.label, one.role) for one in read.respondents] == [
        ("r1", "", "service_owner"), ("r2", "", "service_owner")]
    assert [(one.question, one.rating, one.comment) for one in read.answers] == [
        (one.question, one.rating, one.comment) for one in named.answers]


def test_no_score_and_no_advice_changes(real: Framework) -> None:
    sample = sample_engagement(real)
    without = anonymised(sample)

    assert without != sample
    result = assess(without, real)
    assert result == assess(sample, real)
    assert advise(without, real, result) == advise(sample, real, result)


def test_leaving_names_out_twice_changes_nothing_more(named: Engagement) -> None:
    assert anonymised(anonymised(named)) == anonymised(named)
