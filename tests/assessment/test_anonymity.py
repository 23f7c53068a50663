"""What an assessment without names still says, and what it no longer says."""

import datetime as dt
from typing import Any

import pytest

from assessment.advice.advice import Advice, advise
from assessment.engagement.anonymity import anonymised
from assessment.engagement.assurance import Assessor, AssessorRating, Evidence
from assessment.engagement.events import DatedEvent
from assessment.engagement.exchange_file import parse_assessment, to_json
from assessment.engagement.findings import FindingNote, remark_id
from assessment.engagement.model import Assessment, Needs, Respondent
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
    assert {one.practices for one in read.respondents} == {()}
    assert [(one.document, one.status, one.note) for one in read.documents] == [("The rota", "asked", "")]
    assert [(one.question, one.rating, one.comment) for one in read.answers] == [
        (one.question, one.rating, one.comment) for one in named.answers
    ]


def test_no_score_and_no_advice_changes(real: Questionnaire) -> None:
    """All but who said a remark, and what names nobody any more: who did something, what a day is about."""
    sample = sample_assessment(real)
    without = anonymised(sample, real)

    assert without != sample
    result = assess(without, real)
    assert result == assess(sample, real)
    ours, theirs = advise(without, real, result), advise(sample, real, result)
    for part in ("importance", "targets", "actions", "plan", "duties", "programmes", "projection", "leadership_days"):
        assert getattr(ours, part) == getattr(theirs, part), part
    assert ours.preliminary == theirs.preliminary
    assert unnamed(ours) == unnamed(theirs)
    assert any(finding.remarks for finding in ours.findings)


def unnamed(advice: Advice) -> dict[str, Any]:
    """What is said about people's answers, days and deeds, without the people."""
    return {
        "dangers": [(one.question, one.danger.points, one.danger.voice.value, one.closed_in) for one in advice.dangers],
        "dates": [(one.event.date, one.event.kind, one.actions, one.end_by, one.met) for one in advice.dates],
        "checks": [(one.action, one.done_on, one.questions) for one in advice.checks],
        "decisions": [one.kind for one in advice.decisions],
        "findings": [
            (
                one.id,
                one.weight,
                one.actions,
                one.needs,
                [(part.kind, part.weight, part.questions) for part in one.parts],
            )
            for one in advice.findings
        ],
        "remarks": [
            sorted(
                (remark.question, remark.text, remark.evidence, remark.rating, remark.weight) for remark in one.remarks
            )
            for one in advice.findings
        ],
    }


def test_leaving_names_out_twice_changes_nothing_more(named: Assessment, real: Questionnaire) -> None:
    assert anonymised(anonymised(named, real), real) == anonymised(named, real)


def test_a_group_is_told_where_three_share_it_and_so_is_what_comes_unless_a_person_leaves(real: Questionnaire) -> None:
    sample = sample_assessment(real)
    groups = ("Desk", "Desk", "Desk", "Ada's team", "Ada's team")
    events = (
        DatedEvent(date=dt.date(2027, 5, 31), kind="notice", what="Notice to the data centre", who="Ada"),
        DatedEvent(date=dt.date(2027, 1, 31), kind="person_leaves", what="Ada retires"),
    )
    told = sample.model_copy(
        update={
            "respondents": tuple(Respondent(id=f"p{n}", group=group) for n, group in enumerate(groups)),
            "answers": (),
            "needs": Needs(events=events),
        }
    )

    without = anonymised(told, real)

    assert [one.group for one in without.respondents] == ["Desk", "Desk", "Desk", "", ""]
    assert [(one.kind, one.what) for one in without.needs.events] == [
        ("notice", "Notice to the data centre"),
        ("person_leaves", ""),
    ]
    assert "Ada" not in to_json(without)


def test_a_remark_and_a_piece_of_evidence_stay_tied_to_their_finding(named: Assessment, real: Questionnaire) -> None:
    said = named.answers[0]
    remark = remark_id(said.question, said.respondent)
    tied = named.model_copy(
        update={
            "evidence": (Evidence(id="ada-minutes"), Evidence(id="E1")),
            "assessor": Assessor(
                name="Ada",
                independence="A friend of Ada",
                ratings=(AssessorRating(question=said.question, rating=1, evidence=("ada-minutes",)),),
            ),
            "findings": (FindingNote(id="gap.x", kind="gap", evidence=("ada-minutes", "E1", remark)),),
        }
    )

    without = anonymised(tied, real)

    assert without.findings[0].evidence == ("E2", "E1", remark_id(said.question, "r1"))
    assert without.assessor is not None
    assert without.assessor.ratings[0].evidence == ("E2",)
    assert "ada" not in to_json(without).replace("Ada said", "").casefold().replace("adapt", "")
    parse_assessment(to_json(without).encode(), "anonymised", real)
