"""What an assessment without names still says, and what it no longer says."""

import pytest

from assessment.advice.advice import advise
from assessment.engagement.anonymity import anonymised
from assessment.engagement.exchange_file import parse_engagement, to_json
from assessment.engagement.model import Engagement
from assessment.questionnaire.framework import Framework
from assessment.sample import sample_engagement
from assessment.scoring.results import assess
from tests.reports.people import NAMES, with_people


@pytest.fixture(scope="module")
def named(real: Framework) -> Engagement:
    return with_people(real)


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
