"""Scenarios that the client kept stand beside each other in the roadmap's chapter."""

from dataclasses import replace

from assessment.engagement.planning import Planning, Scenario
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.constraints import Constraint
from reports import narrative
from reports.narrative.scenario_table import scenarios_beside
from reports.options import ReportOptions
from reports.pdf.html import render_html
from reports.view.build import build_view
from tests.reports.making import NEEDS, TODAY, assessment

BASE = Scenario(id="base", name="Base")
DOUBLE = Scenario(id="double", name="Twice <b>the</b> people", capacity_factor=2.0)


def planned(questionnaire: Questionnaire, *scenarios: Scenario, named: bool = False) -> str:
    made = assessment(questionnaire, ("incident_management", "service_desk"), rating=1, needs=NEEDS)
    planning = Planning(scenarios=scenarios, chosen="base")
    view = build_view(made.model_copy(update={"planning": planning}), questionnaire, TODAY)
    return render_html(view, ReportOptions(named=named))


def test_two_scenarios_are_compared_with_what_each_assumes(questionnaire: Questionnaire) -> None:
    html = planned(questionnaire, BASE, DOUBLE)
    assert "Under other conditions" in html
    assert "Base (chosen)" in html
    assert "This scenario has 200 % of your capacity." in html
    assert "Scenario 2" in html
    assert "the&lt;/b&gt; people" not in html
    assert "Twice &lt;b&gt;the&lt;/b&gt; people" in planned(questionnaire, BASE, DOUBLE, named=True)


def test_one_scenario_is_no_comparison(questionnaire: Questionnaire) -> None:
    assert "Under other conditions" not in planned(questionnaire, BASE)


def test_more_people_never_make_less_of_it(questionnaire: Questionnaire) -> None:
    made = assessment(questionnaire, ("incident_management", "service_desk"), rating=1, needs=NEEDS)
    kept = made.model_copy(update={"planning": Planning(scenarios=(BASE, DOUBLE))})
    base, double = scenarios_beside(build_view(kept, questionnaire, TODAY))
    assert double.benefit >= base.benefit > 0
    assert double.days >= base.days > 0
    assert double.at_target >= base.at_target


def test_of_many_conflicts_six_are_told_and_the_others_counted(questionnaire: Questionnaire) -> None:
    made = build_view(assessment(questionnaire, ("incident_management",), rating=1), questionnaire, TODAY)
    wish = (Constraint("pinned", "an_action", 0),)
    plan = replace(made.advice.plan, conflicts=(wish,) * 8)
    paragraphs = narrative.roadmap_text(replace(made, advice=replace(made.advice, plan=plan))).split("\n\n")
    assert len(paragraphs) == 8
    assert paragraphs[-1].startswith("2 further sets of wishes do not fit together either")
