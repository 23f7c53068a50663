from tests.assessment.content_rules.conftest import DESK, FlawsAfter

MILESTONE = "    milestone: One list holds what came up\n"


def test_an_action_from_below_3_without_a_milestone_is_named_and_one_from_3_on_is_not(flaws_after: FlawsAfter) -> None:
    """The third action of each practice starts from 3 and has none."""
    assert flaws_after((DESK, MILESTONE, "")) == [
        f"{DESK}:30: service_desk.start: starts from level 0 and has no milestone; expected one (milestones)"
    ]


def test_ten_words_pass_and_eleven_do_not(flaws_after: FlawsAfter) -> None:
    ten = "    milestone: One list holds what came up in all teams today\n"
    assert flaws_after((DESK, MILESTONE, ten)) == []
    assert flaws_after((DESK, "teams today\n", "teams and sites\n")) == [
        f"{DESK}:46: service_desk.start: milestone has 11 words; expected at most 10 (milestones)"
    ]
