"""Sentences vary with the case and never contradict the numbers beside them."""

import datetime as dt
from dataclasses import replace

import pytest

from assessment.advice.planning_steps import agreed_on
from assessment.engagement.model import Assessment, Consensus, Depth, Needs
from assessment.engagement.planning import Planning, Progress, Scenario
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from reports import narrative
from reports.narrative.say import say
from reports.text import formatting
from reports.view.build import build_view
from reports.view.coverage import coverage
from reports.view.model import View
from tests.reports.making import NEEDS, TODAY, assessment


def view(questionnaire: Questionnaire, *practices: str, **parts: object) -> View:
    return build_view(assessment(questionnaire, practices, **parts), questionnaire, TODAY)  # type: ignore[arg-type]


KNOWLEDGE, INCIDENTS = "knowledge_management.flow", "incident_management.flow"
PROBLEMS, DESK = "problem_management.flow", "service_desk.flow"


def rated(questionnaire: Questionnaire, ratings: dict[str, tuple[int, ...]], depth: Depth = "quick") -> View:
    """One respondent a rating, on the practices that the questions belong to; the client aims at 3 everywhere."""
    subjects = dict.fromkeys(question.split(".")[0] for question in ratings)
    practices = tuple(subject for subject in subjects if subject in questionnaire.practices)
    people = range(max(map(len, ratings.values())))
    return build_view(
        Assessment.model_validate(
            {
                "client": {"name": "Northgate Logistics"},
                "scope": {"depth": depth, "practices": practices},
                "targets": dict.fromkeys(practices, 3),
                "respondents": [{"id": f"r{n}", "label": ""} for n in people],
                "answers": [
                    {"respondent": f"r{n}", "question": question, "state": "rated", "rating": rating}
                    for question, given in ratings.items()
                    for n, rating in enumerate(given)
                ],
            }
        ),
        questionnaire,
        TODAY,
    )


def test_the_judgement_names_the_leading_and_the_last_stage_with_their_scores(sample: View) -> None:
    scored = sorted((stage for stage in sample.stages if stage.score is not None), key=lambda stage: stage.score or 0)
    sentence = narrative.judgement(sample)

    assert f"{scored[-1].name.lower()} leads with {formatting.score(scored[-1].score or 0)}" in sentence
    assert f"{scored[0].name.lower()} lags with {formatting.score(scored[0].score or 0)}" in sentence
    assert f"{len(coverage(sample).short)} of {len(coverage(sample).levelled)} practices" in sentence


def test_the_radar_title_is_the_finding(sample: View) -> None:
    scores = [stage.score for stage in sample.stages if stage.score is not None]
    assert narrative.radar_title(sample).endswith(f"lags by {max(scores) - min(scores):.1f}")


def test_equal_stages_stand_close_together_and_none_is_said_to_lead(questionnaire: Questionnaire) -> None:
    assert (
        narrative.radar_title(view(questionnaire, *questionnaire.framework_practices))
        == "The five stages stand close together"
    )


def test_findings_rest_on_the_practices_they_name(sample: View) -> None:
    found = narrative.findings(sample)

    assert len(found) == 3
    for finding in found:
        names = [sample.practice(practice).practice.name.lower() for practice in finding.practices]
        said = f"{finding.title} {finding.text}".lower()
        assert names[0] in said or f"{len(names)} practices" in said


def test_moves_are_three_actions_of_different_practices_that_begin_within_a_year(sample: View) -> None:
    moves = narrative.next_actions(sample)
    by_id = {action.id: action for action in sample.actions}

    assert len({by_id[move.action].practice for move in moves}) == 3
    for move in moves:
        assert by_id[move.action].start in range(4)  # quarters: within a year
        assert move.effort == formatting.days(by_id[move.action].effort_days)
        assert sample.roadmap.labels[by_id[move.action].end or 0] in move.when


@pytest.mark.parametrize(("rating", "said"), [(0, "level 0"), (1, "level 1"), (3, "level 3"), (5, "level 5")])
def test_a_single_practice_is_judged_by_its_level(rating: int, said: str, questionnaire: Questionnaire) -> None:
    assert said in narrative.judgement(view(questionnaire, "incident_management", rating=rating))


def test_a_target_that_is_met_is_no_gap(questionnaire: Questionnaire) -> None:
    met = view(questionnaire, "incident_management", rating=5)

    assert "meets its target" in narrative.judgement(met)
    assert narrative.findings(met)[0].title == "Incident management meets its target"
    assert narrative.next_actions(met) == ()
    assert narrative.actions_title(met) == "The targets are met, so no action is advised"


def test_a_target_that_is_met_is_told_once_and_leads_to_no_other_action(questionnaire: Questionnaire) -> None:
    """A level that is reached by two answers of three was said to be met, strong, and in need of six actions."""
    largely = rated(questionnaire, {"incident_management.flow": (3, 3, 2)})

    said = [finding.kind for finding in narrative.findings(largely) if "meets" in f"{finding.title} {finding.text}"]
    assert said == ["no_gap"]
    assert largely.actions == ()


def test_an_aspect_that_lags_behind_a_met_target_is_said_to_lag(questionnaire: Questionnaire) -> None:
    lags = rated(
        questionnaire,
        {
            question.id: (2,) if question.entry.aspect == "partners" else (3,)
            for question in questionnaire.questions_in_scope("standard", ["service_desk"])
        },
        "standard",
    )
    (action,) = lags.actions

    assert narrative.actions_title(lags) == "The targets are met; 1 action lifts what lags behind"
    assert narrative.action_reason(action.reason).startswith(
        "Service desk meets its target of 3, yet on partners it lags behind"
    )
    assert narrative.action_gap(action) == (
        "Partners at 2.0, with this at 3; the practice as a whole meets its target of 3."
    )
    assert "to lift the aspect that lags behind" in narrative.findings(lags)[0].text


def test_moves_leave_practices_at_their_target_alone_while_others_fall_short(sample: View) -> None:
    met = rated(
        sample.questionnaire,
        {
            **{
                question.id: (2,) if question.entry.aspect == "partners" else (3,)
                for question in sample.questionnaire.questions_in_scope("standard", ["service_desk"])
            },
            **{
                question.id: (1,)
                for question in sample.questionnaire.questions_in_scope("standard", ["problem_management"])
            },
        },
        "standard",
    )
    assert {action.practice_name for action in met.actions} == {"Problem management", "Service desk"}
    assert [move.text.split(":")[0] for move in narrative.next_actions(met)] == ["Problem management"]


def test_a_lift_begins_where_the_client_stands_and_where_nobody_was_asked_it_names_no_number(
    questionnaire: Questionnaire,
) -> None:
    """The service value system is rated too: with too few answers there would be first aid and no plan."""
    ratings: dict[str, tuple[int, ...]] = {"incident_management.flow": (1, 2, 1)}
    for question in questionnaire.questions_in_scope("quick", ("incident_management",)):
        ratings.setdefault(question.id, (3,))
    made = rated(questionnaire, ratings)
    lifts = {action.id: narrative.lift(action) for action in made.actions if action.practice == "incident_management"}

    assert lifts["incident_management.major_incident_path"] == "Flow from 1.3 to level 3"
    assert any(lift == "People to level 2" for lift in lifts.values())
    assert not any("level 0" in lift for lift in lifts.values())


def test_stages_that_rest_on_the_same_practices_are_not_held_against_each_other(questionnaire: Questionnaire) -> None:
    practices = ("incident_management", "problem_management", "service_desk")
    apart = rated(
        questionnaire,
        {
            question.id: (3 if question.subject.id == "service_desk" else 1,)
            for question in questionnaire.questions_in_scope("standard", practices)
        },
        "standard",
    )

    assert narrative.radar_title(apart) == "3 practices, taken together at level 1"
    assert "leads" not in narrative.judgement(apart)
    assert "close together" not in narrative.judgement(apart)


def test_a_question_that_nobody_could_answer_is_not_said_to_be_unanswered(questionnaire: Questionnaire) -> None:
    unknown = view(questionnaire, "incident_management", state="dont_know").practices[0]
    assert narrative.answered_sentence(unknown) == "Its only question has no other answer than “don't know”."
    nobody = view(questionnaire, "incident_management", state=None).practices[0]
    assert narrative.answered_sentence(nobody) == "Its only question is not answered yet."
    some = rated(questionnaire, {"incident_management.flow": (2,)}, "standard").practices[0]
    assert narrative.answered_sentence(some) == "1 of 5 questions has a value; four are not answered yet."


def test_every_level_that_open_questions_could_move_is_named_before_anybody_relies_on_it(sample: View) -> None:
    told = " ".join(narrative.plausibility_notes(sample))
    open_levels = [
        practice.practice.name
        for practice in sample.practices
        if practice.result.level is not None and practice.result.low.level != practice.result.high.level
    ]
    assert f"could still move the level of {formatting.shortlist(open_levels)}" in told
    assert "Architecture management shows no level at all" in told


def test_without_needs_no_sentence_claims_that_they_were_weighed(questionnaire: Questionnaire) -> None:
    bare = view(questionnaire, "incident_management", "service_desk", rating=1, needs=Needs())

    assert narrative.needs_title(bare) == "No needs were chosen, so every practice weighs the same"
    assert "what is needed" not in narrative.findings(bare)[0].title
    assert any("No needs were chosen" in hint for hint in narrative.plausibility_notes(bare))


def test_a_consensus_alone_counts_as_an_answer(questionnaire: Questionnaire) -> None:
    made = assessment(questionnaire, ["incident_management"], state=None)
    agreed = made.model_copy(update={"consensus": (Consensus(question="incident_management.flow", rating=4),)})

    assert "level 4" in narrative.judgement(build_view(agreed, questionnaire, TODAY))


def test_a_first_plan_is_explained_without_a_claim_to_be_the_best(sample: View) -> None:
    first = build_view(sample.assessment, sample.questionnaire, sample.date, first_plan)
    assert "a better one may exist" in narrative.plan_status(first)
    assert "better" not in narrative.plan_status(sample)


def test_the_best_plan_says_how_far_from_the_best_possible_it_can_be(sample: View) -> None:
    """Given what comes first for this client, which no sum of smaller benefits may push back."""
    advice = sample.advice
    proven, near = (
        replace(sample, advice=replace(advice, plan=replace(advice.plan, status=status, gap=gap)))
        for status, gap in (("optimal", 0.0), ("feasible", 0.004))
    )
    place = "with first aid, days, heavy needs and duties in their place"
    assert f"{place.capitalize()}, no other plan that fits your capacity is worth more" in narrative.plan_status(proven)
    assert f"{place}, is at most 0.4 % below the best possible" in narrative.plan_status(near)


def test_wishes_that_contradict_each_other_are_told_by_title_and_period(sample: View) -> None:
    waiting = next(action for action in sample.actions if action.needs)
    wish = Scenario(id="base", name="Base", pinned={waiting.id: 0}, excluded=waiting.needs[:1])
    torn = sample.assessment.model_copy(update={"planning": Planning(scenarios=(wish,))})
    told = narrative.conflict_sentences(build_view(torn, sample.questionnaire, sample.date, first_plan))
    assert len(told) == 1
    assert f"“{waiting.title}” fixed to {sample.roadmap.labels[0]}" in told[0]


def test_a_plan_that_was_agreed_on_says_when_by_whom_and_how_far_it_is(sample: View) -> None:
    first = sample.advice.plan.scheduled[0].action
    planning = agreed_on(
        Planning(progress=(Progress(action=first, state="done"),)),
        sample.advice.plan,
        sample.advice.actions,
        {},
        sample.date,
        dt.datetime(2026, 5, 4, tzinfo=dt.UTC),
        "the board",
    )
    kept = build_view(sample.assessment.model_copy(update={"planning": planning}), sample.questionnaire, sample.date)
    said = narrative.agreed_sentence(kept)
    assert said.startswith(
        f"Agreed on 4 May 2026 by the board: {len(sample.advice.plan.scheduled)} actions; one is done. It stays"
    )


def test_everything_that_waits_is_listed_once_with_its_reason(sample: View) -> None:
    listed = [action.id for _, actions in narrative.left_out_by_reason(sample) for action in actions]
    assert sorted(listed) == sorted(action.id for action in sample.roadmap.left_out)
    assert all(reason for reason, _ in narrative.left_out_by_reason(sample))


def test_without_capacity_everything_waits_for_one_and_the_same_reason(questionnaire: Questionnaire) -> None:
    idle = view(
        questionnaire,
        "incident_management",
        "service_desk",
        rating=1,
        needs=NEEDS.model_copy(update={"capacity_days": (0.0,)}),
    )

    reasons = [reason for reason, _ in narrative.left_out_by_reason(idle)]
    assert reasons[0] == "They need more person-days in a period than any period has room for."
    assert len(reasons) <= 2
    assert {move.when for move in narrative.next_actions(idle)} == {"not yet planned"}
    assert narrative.roadmap_title(idle) == "No action is planned yet"


def test_notes_to_check_say_by_how_much_a_result_is_unusual(questionnaire: Questionnaire) -> None:
    """The sentences of a single practice, with the numbers of the hint behind each."""
    ahead = narrative.plausibility_notes(rated(questionnaire, {KNOWLEDGE: (3,), INCIDENTS: (2,)}))
    assert (
        "Please check: Knowledge management stands at level 3 and Incident management at 2; "
        "it is usually the other way round." in ahead
    )
    high = narrative.plausibility_notes(rated(questionnaire, {KNOWLEDGE: (4,), INCIDENTS: (4,), DESK: (3,)}))
    assert "Please check: the answers average 3.67 of 5, and few organisations stand above 3.5." in high
    behind = narrative.plausibility_notes(rated(questionnaire, {PROBLEMS: (3,), INCIDENTS: (1,)}))
    assert (
        "Please check Problem management: it stands at level 3, but Incident management, which it rests on, "
        "is at level 1. Without incident records nobody can see which failures return." in behind
    )


def test_notes_to_check_name_no_respondent(questionnaire: Questionnaire) -> None:
    same = view(questionnaire, *questionnaire.practices, rating=4)

    notes = narrative.plausibility_notes(same)
    assert any("one and the same rating" in note for note in notes)
    assert not any("Privately" in note for note in notes)


def test_what_would_change_tells_the_way_up_and_the_way_down(questionnaire: Questionnaire) -> None:
    practice = view(questionnaire, "incident_management", rating=2).practice("incident_management")

    assert narrative.sensitivity_sentences(practice) == (
        "It would reach level 3 with one answer higher: flow at 3 instead of 2.00.",
        "It would lose level 2 with one answer lower: flow at 1 instead of 2.00.",
    )


def test_a_sentence_prints_no_value_of_the_program(sample: View) -> None:
    action = next(action for action in sample.actions if action.start is not None)
    with pytest.raises(TypeError, match="a text or a number"):
        say("move", action=action, lift="Flow", why=action.reason)


def test_a_chosen_need_that_nothing_in_the_plan_serves_is_said(sample: View) -> None:
    served = {need for action in sample.actions if action.start is not None for need in action.serves}
    assert narrative.unserved_needs(sample) == ""
    need = sample.needs[0]
    assert need.id in served
    kept = tuple(action for action in sample.actions if action.start is None or need.id not in action.serves)
    gone = tuple(action for action in sample.actions if action not in kept)
    left_out = (*sample.roadmap.left_out, *(replace(action, start=None, end=None) for action in gone))
    without = replace(sample, actions=kept, roadmap=replace(sample.roadmap, left_out=left_out))
    waiting = sum(need.id in action.serves for action in left_out)
    assert narrative.unserved_needs(without).startswith(
        f"Nothing in this plan is meant for “{need.name}”: {waiting} actions"
    )
    alone = replace(without, roadmap=replace(without.roadmap, left_out=()))
    assert narrative.needs_without_action(alone).startswith(f"For “{need.name}” no action is advised")
