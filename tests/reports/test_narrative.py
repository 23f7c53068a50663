"""Sentences vary with the case and never contradict the numbers beside them."""

import datetime as dt
import re

import pytest

from assessment.advice.decisions import agreed_on
from assessment.advice.roadmap import first_plan
from assessment.engagement import Consensus, Needs
from assessment.framework import Framework
from assessment.planning import Planning, Progress, Scenario
from reports import narrative, wording
from reports.standing import standing
from reports.view import View
from reports.view_model import build_view
from tests.reports.making import NEEDS, TODAY, engagement


def view(framework: Framework, *practices: str, **parts: object) -> View:
    return build_view(engagement(framework, practices, **parts), framework, TODAY)  # type: ignore[arg-type]


def test_the_judgement_names_the_leading_and_the_last_stage_with_their_scores(sample: View) -> None:
    scored = sorted((stage for stage in sample.stages if stage.score is not None), key=lambda stage: stage.score or 0)
    sentence = narrative.judgement(sample)

    assert f"{scored[-1].name.lower()} leads with {wording.score(scored[-1].score or 0)}" in sentence
    assert f"{scored[0].name.lower()} lags with {wording.score(scored[0].score or 0)}" in sentence
    assert f"{len(standing(sample).short)} of {len(standing(sample).levelled)} practices" in sentence


def test_the_radar_title_is_the_finding(sample: View) -> None:
    scores = [stage.score for stage in sample.stages if stage.score is not None]
    assert narrative.radar_title(sample).endswith(f"lags by {max(scores) - min(scores):.1f}")


def test_equal_stages_stand_close_together_and_none_is_said_to_lead(framework: Framework) -> None:
    assert narrative.radar_title(view(framework, *framework.practices)) == "The five stages stand close together"


def test_findings_rest_on_the_practices_they_name(sample: View) -> None:
    found = narrative.findings(sample)

    assert len(found) == 3
    for finding in found:
        names = [sample.practice(practice).practice.name.lower() for practice in finding.practices]
        said = f"{finding.title} {finding.text}".lower()
        assert names[0] in said or f"{len(names)} practices" in said


def test_moves_are_three_actions_of_different_practices_that_begin_within_a_year(sample: View) -> None:
    moves = narrative.moves(sample)
    by_id = {action.candidate.id: action for action in sample.actions}

    assert len({by_id[move.action].candidate.practice for move in moves}) == 3
    for move in moves:
        assert by_id[move.action].start in range(4)  # quarters: within a year
        assert move.effort == wording.days(by_id[move.action].candidate.effort_days)
        assert sample.roadmap.labels[by_id[move.action].end or 0] in move.when


@pytest.mark.parametrize(("rating", "said"), [(0, "level 0"), (1, "level 1"), (3, "level 3"), (5, "level 5")])
def test_a_single_practice_is_judged_by_its_level(rating: int, said: str, framework: Framework) -> None:
    assert said in narrative.judgement(view(framework, "incident_management", rating=rating))


def test_a_target_that_is_met_is_no_gap(framework: Framework) -> None:
    met = view(framework, "incident_management", rating=5)

    assert "meets its target" in narrative.judgement(met)
    assert narrative.findings(met)[0].title == "Incident management meets its target"
    assert narrative.moves(met) == ()
    assert narrative.actions_title(met) == "The targets are met, so no action is advised"


def test_without_needs_no_sentence_claims_that_they_were_weighed(framework: Framework) -> None:
    bare = view(framework, "incident_management", "service_desk", rating=1, needs=Needs())

    assert narrative.needs_title(bare) == "No needs were chosen, so every practice weighs the same"
    assert "what is needed" not in narrative.findings(bare)[0].title
    assert any("No needs were chosen" in hint for hint in narrative.hints(bare))


def test_a_consensus_alone_counts_as_an_answer(framework: Framework) -> None:
    made = engagement(framework, ["incident_management"], state=None)
    agreed = made.model_copy(update={"consensus": (Consensus(question="incident_management.flow", rating=4),)})

    assert "level 4" in narrative.judgement(build_view(agreed, framework, TODAY))


def test_a_first_plan_is_explained_without_a_claim_to_be_the_best(sample: View) -> None:
    first = build_view(sample.engagement, sample.framework, sample.date, first_plan)
    assert "a better order may exist" in narrative.plan_status(first)
    assert "better" not in narrative.plan_status(sample)


def test_the_best_plan_says_how_far_from_the_best_possible_it_can_be(sample: View) -> None:
    assert re.search(r"at most 0\.\d % below the best possible", narrative.plan_status(sample))


def test_wishes_that_contradict_each_other_are_told_by_title_and_period(sample: View) -> None:
    waiting = next(action.candidate for action in sample.actions if action.candidate.needs)
    wish = Scenario(id="base", name="Base", pinned={waiting.id: 0}, excluded=waiting.needs[:1])
    torn = sample.engagement.model_copy(update={"planning": Planning(scenarios=(wish,))})
    told = narrative.conflict_sentences(build_view(torn, sample.framework, sample.date, first_plan))
    assert len(told) == 1
    assert f"“{waiting.title}” fixed to {sample.roadmap.labels[0]}" in told[0]


def test_a_plan_that_was_agreed_on_says_when_by_whom_and_how_far_it_is(sample: View) -> None:
    first = sample.advice.plan.scheduled[0].action
    planning = agreed_on(Planning(progress=(Progress(action=first, state="done"),)), sample.advice.plan,
                         sample.advice.actions, {}, sample.date, dt.datetime(2026, 5, 4, tzinfo=dt.UTC), "the board")
    kept = build_view(sample.engagement.model_copy(update={"planning": planning}), sample.framework, sample.date)
    said = narrative.agreed_sentence(kept)
    assert said.startswith(
        f"Agreed on 4 May 2026 by the board: {len(sample.advice.plan.scheduled)} actions; one is done. It stays")


def test_everything_that_waits_is_listed_once_with_its_reason(sample: View) -> None:
    listed = [title for _, by_practice in narrative.left_out_by_reason(sample) for _, titles in by_practice
              for title in titles]
    assert len(listed) == len(sample.roadmap.left_out)
    assert all(reason for reason, _ in narrative.left_out_by_reason(sample))


def test_without_capacity_everything_waits_for_one_and_the_same_reason(framework: Framework) -> None:
    idle = view(framework, "incident_management", "service_desk", rating=1, needs=NEEDS.model_copy(
        update={"capacity_days": (0.0,)}))

    reasons = [reason for reason, _ in narrative.left_out_by_reason(idle)]
    assert reasons[0] == "They need more person-days in a period than any period has room for."
    assert len(reasons) <= 2
    assert {move.when for move in narrative.moves(idle)} == {"not yet planned"}
    assert narrative.roadmap_title(idle) == "No action is planned yet"


def test_notes_to_check_name_no_respondent(framework: Framework) -> None:
    same = view(framework, *framework.practices, rating=4)

    notes = narrative.hints(same)
    assert any("one and the same rating" in note for note in notes)
    assert not any("Privately" in note for note in notes)


def test_what_would_change_tells_the_way_up_and_the_way_down(framework: Framework) -> None:
    practice = view(framework, "incident_management", rating=2).practice("incident_management")

    assert narrative.what_would_change(practice) == (
        "It would reach level 3 with one answer higher: flow at 3 instead of 2.00.",
        "It would lose level 2 with one answer lower: flow at 1 instead of 2.00.")
