"""What an assessment without names still says, and what it no longer says."""

import pytest

from assessment.advice.advice import advise
from assessment.engagement.anonymity import anonymised
from assessment.engagement.exchange_file import parse_assessment, to_json
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_assessment
from assessment.scoring.results import assess
from tests.reports.people import NAMES, with_people


@pytest.fixture(scope="module")
def named(real: Questionnaire) -> Assessment:
    return with_people(real)


def test_no_name_is_left_and_every_answer_comment_and_role_is(named: Assessment, real: Questionnaire) -> None:
    text = to_json(anonymised(named, real))

    assert [name for name in NAMES if name not in to_json(named)] == []
    assert [name for name in NAMES if name in text] == []
    assert "09:30" not in text
    assert "As we agreed" in text
    read = parse_assessment(text.encode(), "anonymised", real)
    assert [(one.id, one.label, one.role) for one in read.respondents] == [
        ("r1", "", "service_owner"),
        ("r2", "", "service_owner"),
    ]
    assert [(one.question, one.rating, one.comment) for one in read.answers] == [
        (one.question, one.rating, one.comment) for one in named.answers
    ]


def test_no_score_and_no_advice_changes(real: Questionnaire) -> None:
    sample = sample_assessment(real)
    without = anonymised(sample, real)

    assert without != sample
    result = assess(without, real)
    assert result == assess(sample, real)
    assert advise(without, real, result) == advise(sample, real, result)


def test_leaving_names_out_twice_changes_nothing_more(named: Assessment, real: Questionnaire) -> None:
    assert anonymised(anonymised(named, real), real) == anonymised(named, real)
