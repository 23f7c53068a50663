"""Programmes and decisions in words: what a board reads of a plan, and can say yes or no to."""

import datetime as dt
import json
from pathlib import Path

import pytest

from assessment.engagement.exchange_file import parse_assessment
from assessment.engagement.planning import BusinessCase, Planning, Range
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from reports.json_documents import advice_document
from reports.narrative import bottom_line, brief_pages, days_that_weigh, told_decisions, told_programmes
from reports.text.dates import display_date
from reports.text.formatting import day_number, spelled
from reports.view.build import build_view
from reports.view.model import View

CLIENTS = Path(__file__).resolve().parents[1] / "clients"
TODAY = dt.date(2026, 5, 4)


@pytest.fixture(scope="module", params=["bank", "startup", "manufacturer", "hospital", "provider"])
def client(request: pytest.FixtureRequest, questionnaire: Questionnaire) -> View:
    return of(request.param, questionnaire)


def of(name: str, questionnaire: Questionnaire, **planning: object) -> View:
    assessment = parse_assessment((CLIENTS / f"{name}.json").read_bytes(), name, questionnaire)
    if planning:
        assessment = assessment.model_copy(update={"planning": Planning.model_validate(planning)})
    return build_view(assessment, questionnaire, TODAY, first_plan)


def test_each_planned_action_is_in_one_programme_or_none(client: View) -> None:
    planned = {action.id for action in client.actions if action.start is not None}
    told = [action.id for programme in told_programmes(client) for action in programme.actions]

    assert len(told) == len(set(told))
    assert set(told) <= planned


def test_a_programme_says_goal_sponsor_days_span_and_what_one_sees_when(client: View) -> None:
    for programme in told_programmes(client):
        labels = client.roadmap.labels[programme.start : programme.end + 1]

        assert programme.sponsor in {role.name for role in client.questionnaire.framework.roles}
        assert programme.effort.split()[0] == day_number(sum(action.effort_days for action in programme.actions))
        assert programme.span.split(" to ")[-1] == labels[-1]
        assert 1 <= len(programme.milestones) <= 5
        assert all(milestone.label in labels for milestone in programme.milestones)


def test_one_role_is_accountable_and_every_leading_role_is_responsible_or_it(client: View) -> None:
    for programme in told_programmes(client):
        accountable = [role.role for role in programme.roles if role.part == "accountable"]
        responsible = {role.role for role in programme.roles if role.part == "responsible"}

        assert len(accountable) == 1
        assert responsible == {action.lead for action in programme.actions}
        assert not any(role.role in responsible for role in programme.roles if role.part in ("consulted", "informed"))


def test_skills_that_actions_call_for_become_training_of_those_who_lead_them(client: View) -> None:
    for programme in told_programmes(client):
        trained = {change.whom for change in programme.changes if change.kind == "training"}

        assert trained == {action.lead for action in programme.actions if action.skills}
        assert any(change.kind == "communication" for change in programme.changes)


def test_a_board_is_asked_for_days_in_all_and_the_leaderships_beside_them(client: View) -> None:
    capacity = next(decision.text for decision in told_decisions(client) if decision.kind == "capacity")

    assert day_number(sum(client.roadmap.load)) in capacity
    assert f"{day_number(client.advice.leadership_days)} day" in capacity


def test_the_last_thing_asked_for_is_the_day_of_the_next_look(client: View) -> None:
    last = told_decisions(client)[-1]

    assert last.kind == "date"
    assert "30 June 2027" in last.text


def test_money_is_asked_for_where_prices_were_given_or_a_budget_line_is_needed(questionnaire: Questionnaire) -> None:
    priced, unpriced = of("bank", questionnaire), of("startup", questionnaire)
    assert " EUR for what " in next(one.text for one in told_decisions(priced) if one.kind == "money")

    bought = {action.cost for action in unpriced.actions if action.start is not None and not action.is_free}
    assert bought == {"low"}
    assert not [one for one in told_decisions(unpriced) if one.kind == "money"], "a team's own budget is not a board's"


def test_what_one_rule_asks_for_and_stays_open_is_one_decision_with_the_days_it_would_take(
    questionnaire: Questionnaire,
) -> None:
    view = of("startup", questionnaire)
    risks = [one.text for one in told_decisions(view) if one.kind == "risk"]

    sources = {one.about.duty.sources for one in view.advice.decisions if hasattr(getattr(one, "about", None), "duty")}

    duties = [text for text in risks if "is asked for" in text]
    assert len(duties) == len(sources) > 0
    assert any("days more than the plan holds" in text for text in duties)


def test_a_date_that_cannot_be_kept_is_named_with_its_day_and_what_hangs_on_it(questionnaire: Questionnaire) -> None:
    view = of("hospital", questionnaire)
    missed = [one for one in view.advice.dates if one.actions and not one.met and one.event.kind != "notice"]
    told = [one.text for one in told_decisions(view) if one.day is not None]

    assert missed
    assert len(told) == len(missed)
    assert all(display_date(outlook.event.date) in text for outlook, text in zip(missed, told, strict=True))
    assert any("keep the person on as adviser" in text for text in told)
    assert any("show the auditor a dated plan" in text for text in told)


def test_a_day_says_what_is_ready_by_it_and_what_is_not(questionnaire: Questionnaire) -> None:
    view = of("utility", questionnaire)
    insurer = next(one for one in view.advice.dates if "Insurer" in one.event.what)
    told = next(one.text for one in told_decisions(view) if one.day is insurer.event)
    ready, late = told.split(" ready; ")

    assert "second factor" in ready.split("”) ", 1)[1], "what the insurer asks for is not called missing"
    titles = {action.id: action.title for action in view.advice.actions}
    assert [titles[action] for action in insurer.late if titles[action] not in late] == []


def test_a_day_by_which_a_certificate_is_wanted_says_how_much_of_it_is_not_ready(questionnaire: Questionnaire) -> None:
    view = of("provider", questionnaire)
    tender = next(one for one in view.advice.dates if "tender" in one.event.what)
    (told,) = [one for one in told_decisions(view) if one.day is tender.event]

    assert not tender.met
    assert f"and {len(tender.late) - 2} more" in told.text
    assert "certificate" in told.text


def test_a_day_that_asks_for_unmet_duties_is_a_decision_though_nothing_planned_is_late(
    questionnaire: Questionnaire,
) -> None:
    """Where the client names what hangs on the day, and that alone is ready."""
    assessment = parse_assessment((CLIENTS / "provider.json").read_bytes(), "provider", questionnaire)
    named = next(one for one in of("provider", questionnaire).advice.dates if "tender" in one.event.what).ready[:1]
    events = tuple(
        event.model_copy(update={"actions": named}) if "tender" in event.what else event
        for event in assessment.needs.events
    )
    needs = assessment.needs.model_copy(update={"events": events})
    view = build_view(assessment.model_copy(update={"needs": needs}), questionnaire, TODAY, first_plan)
    tender = next(one for one in view.advice.dates if "tender" in one.event.what)
    told = [one for one in told_decisions(view) if one.day is tender.event]

    assert tender.met
    assert len(told) == 1
    assert "this plan does not keep it" in told[0].text


@pytest.mark.parametrize("name", ["hospital", "provider", "lawfirm", "utility"])
def test_the_days_not_kept_are_counted_as_they_are_told(name: str, questionnaire: Questionnaire) -> None:
    view = of(name, questionnaire)
    asked = next(one for one in bottom_line.asked_in_short(view) if "not kept" in one)
    whole, (told, further) = told_decisions(view), days_that_weigh(view, told_decisions(view), 1)
    days = sum(one.day is not None for one in whole)

    assert f" {spelled(days)} date" in asked
    assert len(told) + len(further) == days
    assert all(display_date(one.date) in brief_pages.days_not_kept_either(view, further) for one in further)


def test_where_one_day_is_told_it_is_the_one_whose_need_weighs_most(questionnaire: Questionnaire) -> None:
    view = of("lawfirm", questionnaire)
    told, further = days_that_weigh(view, told_decisions(view), 1)

    assert [one.day.kind for one in told if one.day] == ["audit"]
    assert {one.kind for one in further} == {"person_leaves"}


def test_a_contract_is_decided_on_first_whether_the_plan_is_ready_or_not(questionnaire: Questionnaire) -> None:
    for client in ("hospital", "lawfirm"):
        told = told_decisions(of(client, questionnaire))
        assert told[0].kind == "date"
        assert "whether to stay, to tender, or to take a part back" in told[0].text


def test_every_danger_borne_is_shown_and_counted_alike(questionnaire: Questionnaire) -> None:
    view = of("hospital", questionnaire)
    shown = sum(what.count(";") + 1 for _, what in brief_pages.dangers_borne(view))
    soon = sum(one.closed_in == 0 for one in view.advice.dangers)
    assert shown == len(view.advice.dangers) - soon
    assert f"{shown} dangers to bear" in brief_pages.decisions_title(view)
    assert any(f"{shown} dangers" in asked for asked in bottom_line.asked_in_short(view))


def test_a_programme_with_prices_says_what_it_costs_and_what_has_no_price_yet(questionnaire: Questionnaire) -> None:
    said = BusinessCase(currency="EUR", day_rate=Range(low=500, high=600), costs={"medium": Range(low=1000, high=2000)})
    told = told_programmes(of("startup", questionnaire, business_case=said))

    assert all("EUR" in programme.money for programme in told)
    assert any("no price yet" in programme.money for programme in told)
    assert all(not programme.money for programme in told_programmes(of("startup", questionnaire)))


def test_the_json_of_advice_holds_programmes_and_decisions_as_the_contract_names_them(client: View) -> None:
    document = json.loads(json.dumps(advice_document(client)))
    first = document["programmes"][0]

    assert set(first) == {
        "id", "name", "goal", "sponsor", "actions", "effort_days", "start", "end", "milestones", "needs", "risk_if_not",
    }  # fmt: skip
    assert set(first["milestones"][0]) == {"period", "text"}
    assert {decision["kind"] for decision in document["decisions"]} <= {"capacity", "role", "money", "risk", "date"}
    assert all(decision["text"].endswith(".") for decision in document["decisions"])


@pytest.mark.parametrize(("name", "said"), [("lawfirm", True), ("bank", False)])
def test_a_small_team_is_told_that_one_person_may_hold_several_roles(
    name: str, said: bool, questionnaire: Questionnaire
) -> None:
    asked = brief_pages.roles_to_appoint(of(name, questionnaire))

    assert asked
    assert ("one person may hold more than one of these roles" in asked) == said
