"""Page two of the executive edition tells what people said that weighs most, and fits on a page."""

import datetime as dt
import io
from pathlib import Path

import pypdf
import pytest

from assessment.advice.closed_by import DangerOutlook
from assessment.engagement.events import DatedEvent
from assessment.engagement.exchange_file import parse_assessment
from assessment.engagement.model import Assessment, AssessmentInfo, Needs
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from reports.document.blocks import texts
from reports.document.report import report_of
from reports.narrative import bottom_line, chosen_findings
from reports.narrative.own_words import own_words
from reports.options import ReportOptions
from reports.pdf.render import render_report
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import NEEDS, TODAY, assessment

CONTINUITY, DESK, CHANGE = "service_continuity_management", "service_desk", "change_enablement"
EIGHT = (CONTINUITY, DESK, CHANGE, "supplier_management", "problem_management", "risk_management")
EIGHT = (*EIGHT, "incident_management", "information_security_management")
EXECUTIVE = ReportOptions("executive")
FLOORS = ("ground", "roof", "stairs", "yard", "bridge")


def remarked(
    given: Assessment, remarks: dict[str, str], respondent: str = "r1", rating: int | None = None
) -> Assessment:
    """One person's remarks, by question."""
    answers = []
    for answer in given.answers:
        if answer.respondent == respondent and answer.question in remarks:
            told = {"comment": remarks[answer.question], "rating": answer.rating if rating is None else rating}
            answers.append(answer.model_copy(update=told))
        else:
            answers.append(answer)
    return given.model_copy(update={"answers": tuple(answers)})


def of_client(name: str, questionnaire: Questionnaire) -> View:
    content = (Path(__file__).resolve().parents[1] / "clients" / f"{name}.json").read_bytes()
    return build_view(parse_assessment(content, name, questionnaire), questionnaire, TODAY, first_plan)


def first_page(given: Assessment, questionnaire: Questionnaire) -> str:
    report = report_of(build_view(given, questionnaire, TODAY), EXECUTIVE)
    return " ".join(texts(report.summary))


def page_of_findings(given: Assessment, questionnaire: Questionnaire) -> str:
    report = report_of(build_view(given, questionnaire, TODAY), EXECUTIVE)
    return " ".join(texts(next(chapter for chapter in report.chapters if chapter.id == "findings")))


def test_a_remark_stands_there_though_no_finding_that_is_told_is_about_its_practice(
    questionnaire: Questionnaire,
) -> None:
    given = assessment(questionnaire, EIGHT, rating=1)
    asked = {answer.question for answer in given.answers}
    said = {question: f"This costs us {number} days a month." for number, question in enumerate(sorted(asked), 2)}
    page = first_page(remarked(given, said), questionnaire)
    assert sum(f"“{text}”" in page for text in said.values()) >= len(EIGHT)
    named = [practice for practice in EIGHT if questionnaire.practices[practice].name in page]
    assert named, "what was said besides stands with the practice that it was said of"


def test_a_denial_is_no_evidence_and_stays_away(questionnaire: Questionnaire) -> None:
    given = assessment(questionnaire, [DESK, CHANGE], rating=1, role="service_desk_agent")
    question = next(answer.question for answer in given.answers if answer.question.startswith(DESK))
    praise = "All 12 agents know what to do and nobody waits."
    assert praise not in first_page(remarked(given, {question: praise}, "r2", rating=2), questionnaire)
    assert praise in first_page(remarked(given, {question: praise}, "r2"), questionnaire)


def test_a_remark_without_a_reason_is_no_proof_of_what_another_question_found(questionnaire: Questionnaire) -> None:
    given = assessment(questionnaire, [CONTINUITY], rating=1)
    asked = sorted({answer.question for answer in given.answers})
    plain = {
        question: f"Somebody looks after it in the {name}." for question, name in zip(asked, "abcde", strict=False)
    }
    view = build_view(remarked(given, plain), questionnaire, TODAY)
    told = [one for one in chosen_findings(view) if one.finding][:1]
    under = own_words(view, told, 9).under[told[0].id]
    behind = {remark.question for one in told if one.finding for remark in one.finding.remarks}

    assert len(plain) > len(behind)
    assert {one.id.split("/")[0] for one in under} <= behind


def test_what_begins_first_is_the_first_aid_of_what_the_page_has_just_told(questionnaire: Questionnaire) -> None:
    view = of_client("hospital", questionnaire)
    lead = next(one for one in chosen_findings(view) if one.kind == "danger")
    danger = lead.finding.parts[0].about if lead.finding else None

    assert isinstance(danger, DangerOutlook)
    assert bottom_line.first_actions(view)[0].id in danger.first_aid


def test_what_has_begun_before_goes_on_and_stands_last(questionnaire: Questionnaire) -> None:
    view = of_client("manufacturer", questionnaire)
    begun = bottom_line.begun_before(view)
    marks = [action.id in begun for action in bottom_line.first_actions(view)]

    assert any(marks)
    assert marks == sorted(marks)


@pytest.mark.parametrize("client", ["hospital", "retailer", "utility"])
def test_a_busy_time_is_called_quiet_only_where_nothing_begins_in_it(client: str, questionnaire: Questionnaire) -> None:
    view = of_client(client, questionnaire)
    for day in bottom_line.dates_ahead(view, 9):
        assert day.ready != "Nothing begins in it"
        if day.ready == "Nothing begins then":
            assert not view.roadmap.load[1]


def test_the_same_words_said_of_two_questions_stand_there_once(questionnaire: Questionnaire) -> None:
    given = assessment(questionnaire, [DESK, CHANGE], rating=1)
    asked = {answer.question for answer in given.answers}
    page = first_page(remarked(given, dict.fromkeys(asked, "We wait nine days for it.")), questionnaire)
    assert page.count("We wait nine days for it.") == 1


def test_the_page_of_findings_repeats_no_remark_of_the_first_page(questionnaire: Questionnaire) -> None:
    given = assessment(questionnaire, EIGHT, rating=1)
    said = {
        question: f"This costs us {number} days a month."
        for number, question in enumerate(sorted({answer.question for answer in given.answers}), 2)
    }
    given = remarked(given, said)
    first, second = first_page(given, questionnaire), page_of_findings(given, questionnaire)
    assert [text for text in said.values() if f"“{text}”" in first and f"“{text}”" in second] == []


def test_what_a_date_says_already_is_the_last_remark_to_be_told(questionnaire: Questionnaire) -> None:
    notice = DatedEvent(
        date=dt.date(2026, 9, 30), kind="notice", practices=("supplier_management",), what="Last day to give notice"
    )
    needs = Needs(drivers=NEEDS.drivers, events=(notice,), capacity_days=(40.0,))
    given = assessment(questionnaire, EIGHT, "standard", rating=1, needs=needs)
    asked = sorted(answer.question for answer in given.answers if answer.respondent == "r1")
    said = {
        question: f"Number {number} of our troubles costs us {number} days each month, and nobody looks for a cause."
        for number, question in enumerate(asked, 10)
    }
    said[f"{DESK}.flow"] = "The contract can be left by 30 September 2026, and 9 people know of it."
    page = first_page(remarked(given, said), questionnaire)
    assert "of our troubles" in page
    assert "9 people know of it" not in page


@pytest.mark.parametrize(("practice", "asked"), [("supplier_management", True), ("relationship_management", False)])
def test_a_notice_that_a_customer_may_give_is_not_the_clients_to_sign(
    practice: str, asked: bool, questionnaire: Questionnaire
) -> None:
    day = DatedEvent(date=dt.date(2026, 9, 30), kind="notice", practices=(practice,))
    needs = Needs(drivers=NEEDS.drivers, events=(day,), capacity_days=(40.0,))
    given = assessment(questionnaire, [practice, CHANGE], rating=1, needs=needs)
    page = first_page(given.model_copy(update={"assessment": AssessmentInfo(date=TODAY)}), questionnaire)
    assert ("Whether to give notice" in page) == asked
    assert ("a customer may give you notice" in page) != asked


def test_who_is_on_leave_for_some_months_does_not_leave(questionnaire: Questionnaire) -> None:
    day, back = dt.date(2026, 11, 1), dt.date(2027, 5, 31)
    page = {
        until: first_page(
            assessment(
                questionnaire,
                [DESK],
                rating=1,
                needs=Needs(
                    drivers=NEEDS.drivers,
                    events=(DatedEvent(date=day, until=until, kind="person_leaves", practices=(DESK,)),),
                    capacity_days=(40.0,),
                ),
            ),
            questionnaire,
        )
        for until in (None, back)
    }
    assert "The key person for service desk leaves" in page[None]
    assert "The key person for service desk is away" in page[back]


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_however_much_was_said_the_first_page_is_one_page(paper: str, questionnaire: Questionnaire) -> None:
    events = tuple(
        DatedEvent(
            date=dt.date(2026, 8, day), kind="deadline", practices=(DESK,), what=f"Day {day} on which all must end"
        )
        for day in range(1, 9)
    )
    needs = Needs(drivers=NEEDS.drivers, pain_points=NEEDS.pain_points, events=events, capacity_days=(40.0,))
    given = assessment(questionnaire, EIGHT, "standard", rating=1, needs=needs)
    asked = {answer.question for answer in given.answers}
    said = {one: f"It took {len(one)} days to mend what fails each month. " * 3 for one in asked}
    made = remarked(given, said)
    pdf = render_report(made, questionnaire, TODAY, ReportOptions("executive", paper))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert "What we found" in pages[1]
    assert "have a value" in pages[1], "the page ends with what it rests on"
