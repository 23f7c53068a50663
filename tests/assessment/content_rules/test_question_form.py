import pytest

from tests.assessment.content_rules.conftest import DESK, FlawsAfter

TEXT, WHY = "What happens to a call from a user?", "A call that is lost costs the user the day as well as the trust."
LONG = "of the many who call from the sites in the north, the south, the east and the west of the land"


@pytest.mark.parametrize(
    ("find", "put", "line"),
    [
        (
            TEXT,
            "Say what happens to a call.",
            "18: service_desk.flow: text is not one question; expected one '?', at the end",
        ),
        (
            TEXT,
            "What happens? And then?",
            "18: service_desk.flow: text is not one question; expected one '?', at the end",
        ),
        (
            TEXT,
            f"What happens to a call from a user {LONG}?",
            "18: service_desk.flow: text has 29 words; expected at most 24",
        ),
        (WHY, "A call is lost. The user pays.", "19: service_desk.flow: why has more than one sentence; expected one"),
        (WHY, WHY[:-1] + f" {LONG}.", "19: service_desk.flow: why has 36 words; expected at most 25"),
        (
            "Three records of last month",
            f"Three records {LONG}, and of one more user there",
            "27: service_desk.flow: evidence has 34 words; expected at most 30",
        ),
    ],
)
def test_a_question_asks_one_thing_shortly(flaws_after: FlawsAfter, find: str, put: str, line: str) -> None:
    assert flaws_after((DESK, find, put)) == [f"{DESK}:{line} (question_form)"]


def test_a_why_may_hold_a_colon_or_a_semicolon(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, WHY, "A lost call costs twice; the user pays both.")) == []
