from tests.assessment.content_rules.conftest import DESK, FlawsAfter


def test_a_step_below_3_without_an_action_is_named_with_its_aspect(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "{aspect: flow, from: 0, to: 2}", "{aspect: flow, from: 1, to: 2}")) == [
        f"{DESK}:29: service_desk: no action lifts flow 0 → 1; expected one for each step up to 3 (action_coverage)"
    ]


def test_an_action_on_another_aspect_does_not_help(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "{aspect: flow, from: 0, to: 2}", "{aspect: people, from: 0, to: 2}")) == [
        f"{DESK}:29: service_desk: no action lifts flow 0 → 1, 1 → 2; expected one for each step up to 3 "
        "(action_coverage)"
    ]


def test_from_3_on_any_aspect_of_the_practice_will_do(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "{aspect: flow, from: 3, to: 5}", "{aspect: people, from: 3, to: 5}")) == []


def test_a_practice_without_a_step_from_3_on_is_named(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "{aspect: flow, from: 3, to: 5}", "{aspect: flow, from: 3, to: 4}")) == [
        f"{DESK}:29: service_desk: no action lifts any aspect 4 → 5; expected one for each of the steps 3 → 4 and "
        "4 → 5 (action_coverage)"
    ]


def test_an_aspect_that_is_asked_about_needs_its_actions(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "aspect: flow\n    depth: quick", "aspect: people\n    depth: quick")) == [
        f"{DESK}:29: service_desk: no action lifts people 0 → 1, 1 → 2, 2 → 3; expected one for each step up to 3 "
        "(action_coverage)"
    ]
