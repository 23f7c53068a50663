from tests.assessment.content_rules.conftest import DESK, FlawsAfter


def test_a_prerequisite_that_waits_for_the_level_which_the_action_brings_is_never_met(flaws_after: FlawsAfter) -> None:
    lines = flaws_after(
        (DESK, "needs: []", "needs: [service_desk.share]"),
        (DESK, "needs: [service_desk.start, knowledge_management.start]", "needs: []"),
    )
    assert lines == [
        f"{DESK}:43: service_desk.start: can never be begun, as it needs service_desk.share, which cannot be begun "
        "either; expected a way to it (action_reach)",
        f"{DESK}:60: service_desk.share: can never be begun, as no action that can be begun lifts flow to 2; "
        "expected a way to it (action_reach)",
        f"{DESK}:77: service_desk.steer: can never be begun, as it needs service_desk.share, which cannot be begun "
        "either; expected a way to it (action_reach)",
    ]


def test_an_aspect_may_start_above_0(flaws_after: FlawsAfter) -> None:
    # That no action leads there is action_coverage's to say.
    lines = flaws_after((DESK, "{aspect: flow, from: 0, to: 2}", "{aspect: flow, from: 1, to: 2}"))
    assert not any("action_reach" in line for line in lines)


def test_a_gap_in_the_levels_is_an_action_out_of_reach(flaws_after: FlawsAfter) -> None:
    lines = flaws_after((DESK, "{aspect: flow, from: 2, to: 3}", "{aspect: people, from: 2, to: 3}"))
    assert any(
        "service_desk.steer: can never be begun, as no action that can be begun lifts flow to 3" in line
        for line in lines
    )
