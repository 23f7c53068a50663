import pytest

from tests.assessment.content_rules.conftest import DESK, FlawsAfter

LONG = "of the many who call from the sites in the north, the south, the east and the west of the land"


@pytest.mark.parametrize(
    ("find", "put", "line"),
    [
        (
            "title: Put every call on one list",
            f"title: Put every call {LONG} on one list",
            "31: service_desk.start: title has 27 words; expected at most 14",
        ),
        (
            "Choose the list,",
            f"Choose the list {LONG},",
            "34: service_desk.start: step 1 has 31 words; expected at most 25",
        ),
        (
            "      - Look at new entries together each Monday.\n",
            "",
            "33: service_desk.start: has 2 steps; expected 3 to 6",
        ),
        (
            "risk_if_not: What stands nowhere is paid for twice.",
            "risk_if_not: It is lost. It is paid for twice.",
            "44: service_desk.start: risk_if_not has more than one sentence; expected one",
        ),
        (
            "What stands nowhere",
            f"What stands nowhere {LONG}",
            "44: service_desk.start: risk_if_not has 28 words; expected at most 25",
        ),
    ],
)
def test_an_action_is_short_and_has_3_to_6_steps(flaws_after: FlawsAfter, find: str, put: str, line: str) -> None:
    assert flaws_after((DESK, find, put)) == [f"{DESK}:{line} (action_form)"]


def test_six_steps_pass_and_seven_do_not(flaws_after: FlawsAfter) -> None:
    step = "      - Look at new entries together each Monday.\n"
    assert flaws_after((DESK, step, step * 4)) == []
    assert flaws_after((DESK, step, step * 2)) == [
        f"{DESK}:33: service_desk.start: has 7 steps; expected 3 to 6 (action_form)"
    ]
