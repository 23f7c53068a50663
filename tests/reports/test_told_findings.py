"""What is told of each kind of finding, and what a consultant's notes make of it."""

import datetime as dt

import pytest

from assessment.engagement.assurance import Evidence
from assessment.engagement.findings import FindingKind, FindingNote, remark_id
from assessment.engagement.model import Answer, Assessment, Baseline, Needs, Respondent
from assessment.engagement.planning import BusinessCase, Loss, Progress, Range
from assessment.questionnaire.model import Questionnaire
from reports.narrative import ToldFinding, chosen_findings, proposed_findings, told_findings
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY, assessment

CONTINUITY, DESK, CHANGE = "service_continuity_management", "service_desk", "change_enablement"
NEVER_SHOWN = "Nobody has shown that every main service could be brought back"


def view_of(given: Assessment, questionnaire: Questionnaire) -> View:
    return build_view(given, questionnaire, TODAY)


def one(view: View, kind: FindingKind, practice: str) -> ToldFinding:
    return next(told for told in told_findings(view) if told.id == f"{kind}.{practice}")


def with_ratings(given: Assessment, ratings: dict[str, int], **about: object) -> Assessment:
    """Each respondent rates by hand; whoever is not named answers as before."""
    answers = [
        answer.model_copy(update={"rating": ratings[answer.respondent], **about})
        if answer.respondent in ratings
        else answer
        for answer in given.answers
    ]
    return given.model_copy(update={"answers": tuple(answers)})


def test_a_danger_is_told_by_what_one_sees_what_it_costs_and_who_says_so(questionnaire: Questionnaire) -> None:
    view = view_of(assessment(questionnaire, [CONTINUITY], rating=0), questionnaire)
    told = one(view, "danger", CONTINUITY)
    question = questionnaire.questions[f"{CONTINUITY}.flow"].entry
    assert told.title == NEVER_SHOWN
    assert question.danger is not None
    assert told.consequence.startswith(question.danger.consequence)
    assert f"Both describe it so: “{question.levels[0]}”" in told.condition
    assert question.why in told.criterion
    assert question.levels[2] in told.criterion
    assert told.actions[0].id in question.danger.first_aid
    aid = [view.questionnaire.actions[one].entry.title for one in question.danger.first_aid]
    assert told.outlook.startswith("By 30 September 2026: “")
    assert any(f"“{title}”" in told.outlook for title in aid)


def test_where_voices_part_the_title_counts_them_and_the_first_step_is_to_look(questionnaire: Questionnaire) -> None:
    given = assessment(questionnaire, [CONTINUITY], rating=3, role="continuity_manager")
    view = view_of(with_ratings(given, {"r2": 0}), questionnaire)
    told = one(view, "danger", CONTINUITY)
    assert told.title == f"{NEVER_SHOWN}: 1 of 2 rates this 0 of 5, 1 rates it 3"
    assert told.parted
    assert "1 of 2 describes it so: “" in told.condition
    assert "the first step is to look together." in told.condition
    assert told.condition.count("look together") == 1


def test_a_duty_is_told_with_its_reason_and_who_asks_for_it(questionnaire: Questionnaire) -> None:
    needs = Needs(context={"sector_regulation": "strict"}, capacity_days=(40.0,))
    view = view_of(assessment(questionnaire, ["risk_management"], rating=2, needs=needs), questionnaire)
    told = one(view, "duty", "risk_management")
    assert told.title == "Not fully shown: supervisors expect one risk method across the whole organisation"
    assert "From “Strictly supervised” we read level 3 · Defined: “" in told.criterion
    assert "Today it is level 2 · Managed." in told.criterion
    assert told.outlook


def test_a_duty_of_which_nothing_is_known_is_not_called_broken(questionnaire: Questionnaire) -> None:
    needs = Needs(context={"sector_regulation": "strict"}, capacity_days=(40.0,))
    view = view_of(assessment(questionnaire, ["risk_management"], state=None, needs=needs), questionnaire)
    told = one(view, "duty", "risk_management")
    assert told.title == "Nobody can show it yet: supervisors expect one risk method across the whole organisation"
    assert told.condition == "Too few answers show where risk management stands."
    assert "“”" not in told.criterion


def test_a_gap_is_told_by_what_happens_without_it_in_the_needs_terms_and_money(questionnaire: Questionnaire) -> None:
    given = assessment(questionnaire, [CHANGE], rating=2)
    loss = Loss(yearly=Range(low=60_000, high=250_000), share_low=0.1, share_high=0.2)
    case = BusinessCase(currency="EUR", losses={"dependable_operations": loss})
    given = given.model_copy(update={"planning": given.planning.model_copy(update={"business_case": case})})
    told = one(view_of(given, questionnaire), "gap", CHANGE)
    assert "level" not in told.title.lower()
    assert "“Keep the business running”" in told.criterion
    assert "It holds back “Keep the business running”: fewer and shorter interruptions" in told.consequence
    assert "60,000 to 250,000 EUR a year" in told.consequence


def test_what_fell_and_a_promise_that_was_missed_name_then_and_now(questionnaire: Questionnaire) -> None:
    earlier = Baseline(date=dt.date(2025, 5, 1), practices={DESK: 4}, promised={CHANGE: 3})
    given = assessment(questionnaire, [DESK, CHANGE], rating=3)
    given = with_ratings(given, {"r1": 2, "r2": 2}).model_copy(update={"baseline": earlier})
    view = view_of(given, questionnaire)
    fallen = one(view, "fallen", DESK)
    assert fallen.title == "Service desk works less well than in May 2025"
    assert "fell from level 4 · Quantitative to 2 · Managed since May 2025" in fallen.condition
    promise = one(view, "promise", CHANGE)
    assert "foresaw level 3 · Defined for today" in promise.criterion


def test_what_was_reported_done_and_does_not_show_is_looked_at(questionnaire: Questionnaire) -> None:
    action = next(
        action
        for action in questionnaire.actions.values()
        if action.subject.id == CHANGE and action.entry.lifts.to_level == 3 and action.entry.lifts.aspect == "flow"
    )
    done = Progress(action=action.id, state="done", date=dt.date(2025, 12, 10), responsible="Ann Privately")
    given = assessment(questionnaire, [CHANGE], rating=2)
    given = given.model_copy(update={"baseline": Baseline(practices={CHANGE: 2}, progress=(done,))})
    told = one(view_of(given, questionnaire), "not_lived", CHANGE)
    assert f"“{action.entry.title}” was reported done in December 2025." in told.condition
    assert "Half a day shows whether it is lived" in told.outlook
    assert "Privately" not in " ".join((told.title, told.condition, told.criterion, told.outlook))


def test_people_who_see_it_differently_are_asked_what_would_settle_it(questionnaire: Questionnaire) -> None:
    given = with_ratings(assessment(questionnaire, [DESK], rating=4), {"r2": 2})
    told = one(view_of(given, questionnaire), "disputed", DESK)
    assert told.title == "Service desk is seen very differently: 1 of 2 rates it 2 of 5, 1 rates it 4"
    assert "What would settle it" in told.criterion


def test_a_need_that_nothing_serves_is_told_by_its_name(questionnaire: Questionnaire) -> None:
    needs = Needs(drivers={"dependable_operations": 3}, risks={"supplier_failure": 2}, capacity_days=(40.0,))
    view = view_of(assessment(questionnaire, [CHANGE], rating=1, needs=needs), questionnaire)
    told = next(told for told in told_findings(view) if told.kind == "unserved_need")
    name = questionnaire.needs[told.needs[0]].entry.name
    assert told.title == f"Nothing in the plan answers “{name}”"
    assert f"It leaves open “{name}”" in told.consequence


def test_a_heavy_need_that_is_answered_late_is_told_with_the_period(questionnaire: Questionnaire) -> None:
    needs = Needs(pain_points={"failed_changes": 3}, capacity_days=(0.0,) * 5 + (60.0,) * 3)
    view = view_of(assessment(questionnaire, [CHANGE], rating=2, needs=needs), questionnaire)
    told = next(told for told in told_findings(view) if told.kind == "unserved_need")
    name = questionnaire.needs["failed_changes"].entry.name
    assert told.title == f"The plan comes to “{name}” late, in {view.roadmap.labels[5]}"
    assert told.condition.startswith("Nothing that goes beyond first aid for it ends in the first half of the plan.")
    assert told.actions


def test_a_strength_says_what_holds_and_costs_nothing(questionnaire: Questionnaire) -> None:
    view = view_of(assessment(questionnaire, [CHANGE, DESK], rating=4), questionnaire)
    told = one(view, "strength", CHANGE)
    assert told.title.startswith("Change enablement can be built on")
    assert told.consequence == ""
    assert told.chosen


def test_a_remark_is_told_by_its_group_or_as_one_respondents_and_never_by_name(questionnaire: Questionnaire) -> None:
    given = assessment(questionnaire, [CONTINUITY], rating=0, comment="Never restored in 9 years.")
    alone = one(view_of(given, questionnaire), "danger", CONTINUITY)
    assert {remark.by for remark in alone.remarks} == {"one respondent"}
    people = tuple(Respondent(id=f"r{n}", label="Ann Privately", role="user", group="Wards") for n in (1, 2, 3))
    grouped = one(view_of(given.model_copy(update={"respondents": people}), questionnaire), "danger", CONTINUITY)
    assert {remark.by for remark in grouped.remarks} == {"Wards"}


def test_groups_are_held_against_each_other_only_where_each_has_three_people(questionnaire: Questionnaire) -> None:
    question = f"{CONTINUITY}.flow"
    people = tuple(Respondent(id=f"r{n}", group="IT" if n < 4 else "Wards", role="service_owner") for n in range(1, 7))
    answers = tuple(
        Answer(respondent=person.id, question=question, state="rated", rating=3 if person.group == "IT" else 1)
        for person in people
    )
    given = assessment(questionnaire, [CONTINUITY])
    whole = given.model_copy(update={"respondents": people, "answers": answers})
    assert "(Wards 1.0 and IT 3.0)" in one(view_of(whole, questionnaire), "danger", CONTINUITY).condition
    fewer = given.model_copy(update={"respondents": people[:-1], "answers": answers[:-1]})
    told = one(view_of(fewer, questionnaire), "danger", CONTINUITY)
    assert "Wards" not in told.condition


@pytest.fixture(scope="module")
def several(questionnaire: Questionnaire) -> Assessment:
    practices = (CONTINUITY, DESK, CHANGE, "risk_management", "supplier_management", "knowledge_management")
    return assessment(questionnaire, practices, rating=1, comment="Seen in 12 cases.")


def test_the_first_five_are_told_where_nobody_chose(several: Assessment, questionnaire: Questionnaire) -> None:
    view = view_of(several, questionnaire)
    assert len(told_findings(view)) > 5
    assert chosen_findings(view) == told_findings(view)[:5]
    assert proposed_findings(view) == told_findings(view)


def test_notes_give_words_order_choice_actions_and_what_is_tied(
    several: Assessment, questionnaire: Questionnaire
) -> None:
    first, second, *_, last = proposed_findings(view_of(several, questionnaire))
    said = remark_id(f"{last.practices[0]}.flow", "r2")
    notes = (
        FindingNote(id=second.id, kind=second.kind, rank=1, title="In our words", cause=""),
        FindingNote(id=first.id, kind=first.kind, chosen=False),
        FindingNote(id=last.id, kind=last.kind, chosen=True, actions=(), evidence=(said, "E1")),
        FindingNote(id="own.1", kind="own", title="Two promises", rank=3, chosen=True),
        FindingNote(id="gap.not_found_any_more", kind="gap", title="Gone"),
    )
    noted = several.model_copy(update={"findings": notes, "evidence": (Evidence(id="E1", title="Restore log"),)})
    view = view_of(noted, questionnaire)
    told = {finding.id: finding for finding in told_findings(view)}
    assert [finding.rank for finding in told_findings(view)] == list(range(1, len(told) + 1))
    assert (told[second.id].rank, told[second.id].title, told[second.id].cause) == (1, "In our words", "")
    assert told[second.id].condition == second.condition
    assert told["own.1"].rank == 3
    assert "gap.not_found_any_more" not in told
    chosen = [finding.id for finding in chosen_findings(view)]
    assert first.id not in chosen
    assert {second.id, last.id, "own.1"} <= set(chosen)
    assert told[last.id].actions == ()
    assert told[last.id].remarks[0].id == said
    assert [piece.title for piece in told[last.id].evidence] == ["Restore log"]
