"""Nobody is told apart: a role that fewer than three hold stands as part of a group, or not at all."""

import io
import json

import pikepdf
import pytest

from assessment.engagement.model import Assessment, Respondent
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from reports.narrative.editions import what_is_attached
from reports.options import ReportOptions
from reports.pdf.html import render_html
from reports.pdf.render import remade, render_report
from reports.verification.attachment import EXCHANGE_NAME, RESULTS_NAME
from reports.verification.restore import restored
from reports.verification.verify import verdict_lines, verify
from reports.view.build import build_view
from reports.view.roles import ONE_OF_THEM, OTHER_ROLES, roles_told
from tests.reports.making import TODAY, assessment

REMARK = "We have never restored one of 41 systems."


def said_by(questionnaire: Questionnaire, *people: tuple[str, str]) -> Assessment:
    """Each of these, by role and group, answers every question."""
    made = assessment(questionnaire, ["incident_management"], comment=REMARK)
    persons = tuple(
        Respondent(id=f"r{number}", role=role, group=group) for number, (role, group) in enumerate(people, 1)
    )
    first = [answer for answer in made.answers if answer.respondent == made.respondents[0].id]
    answers = tuple(answer.model_copy(update={"respondent": one.id, "at": None}) for one in persons for answer in first)
    return made.model_copy(update={"respondents": persons, "answers": answers})


def test_a_role_that_three_hold_is_named_and_one_that_two_hold_is_not(questionnaire: Questionnaire) -> None:
    few = [("service_owner", "")] * 3 + [("auditor", "")] * 2
    view = build_view(said_by(questionnaire, *few), questionnaire, TODAY)
    html = render_html(view)

    assert questionnaire.roles["service_owner"].name in {role for role, _ in roles_told(view)}
    assert f"<strong>{questionnaire.roles['auditor'].name}:</strong>" not in html
    assert ONE_OF_THEM in html
    assert OTHER_ROLES not in {role for role, _ in roles_told(view)}, "two are too few to be a group of their own"


def test_who_is_alone_in_a_role_is_told_by_the_group(questionnaire: Questionnaire) -> None:
    alone = [("auditor", "Clinic"), ("service_owner", "Clinic"), ("head_of_it", "Clinic")]
    html = render_html(build_view(said_by(questionnaire, *alone), questionnaire, TODAY))

    assert "<strong>Clinic:</strong>" in html
    assert "<strong>Auditor:</strong>" not in html


@pytest.mark.slow
def test_the_executive_edition_carries_no_answer_and_can_be_checked(questionnaire: Questionnaire) -> None:
    made = said_by(questionnaire, ("service_owner", ""))
    pdf = render_report(made, questionnaire, TODAY, ReportOptions("executive"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        held = {one.filename: one.get_file().read_bytes() for one in opened.attachments.values()}

    assert EXCHANGE_NAME not in held
    assert REMARK.encode() not in b"".join(held.values())
    assert {tuple(one) for one in json.loads(held[RESULTS_NAME])["scores"]["questions"].values()} == {("value",)}
    with pytest.raises(InputError, match="carries no answers, as an executive edition does unless that was asked for"):
        restored(pdf, "report.pdf")
    verdict = verify(pdf, "report.pdf", questionnaire, lambda one, stated: remade(questionnaire, one, stated))
    assert (verdict.outcome, verdict.made_again) == ("agrees", False)
    assert "this edition carries no answers, so nothing was made again" in verdict_lines(verdict, "report.pdf")[0]


@pytest.mark.slow
def test_results_that_do_not_follow_from_their_values_are_found_out(questionnaire: Questionnaire) -> None:
    pdf = render_report(said_by(questionnaire, ("service_owner", "")), questionnaire, TODAY, ReportOptions("executive"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        results = json.loads(opened.attachments[RESULTS_NAME].get_file().read_bytes())
        results["scores"]["practices"]["incident_management"]["level"] = 5
        opened.attachments[RESULTS_NAME].obj.EF.F.write(json.dumps(results).encode())
        opened.save(out := io.BytesIO())

    verdict = verify(out.getvalue(), "r.pdf", questionnaire, lambda one, stated: remade(questionnaire, one, stated))
    assert verdict.outcome == "differs"
    assert "practices.incident_management.level" in {one.place for one in verdict.differences}


def test_what_an_attachment_holds_is_said_before_it_is_made() -> None:
    assert "no answer, remark or person" in what_is_attached(ReportOptions("executive"))
    assert "every answer and remark" in what_is_attached(ReportOptions("executive", answers=True))
    assert "with the names of people" in what_is_attached(ReportOptions("full", named=True))
    assert "Nothing is attached" in what_is_attached(ReportOptions("full", embed=False))
