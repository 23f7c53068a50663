import pytest

from tests.assessment.content_rules.conftest import DESK, KNOWLEDGE, FlawsAfter

EVIDENCE = "    evidence: Three records of last month; the list of its owners.\n"
SAYS = "Nobody answers calls at night."
SMALL = (
    DESK,
    "effort_days: {small: 2, medium: 4, large: 8}\n    weeks: 4",
    "effort_days: {small: 2, medium: 4, large: 5}\n    weeks: 4",
)
LONG = "of the many who call from the sites in the north, the south, the east and the west of the land"


def danger(says: str = SAYS, consequence: str = "A night without a till.") -> str:
    return (
        f"{EVIDENCE}    danger:\n      up_to: 1\n      severity: 2\n      says: {says}\n"
        f"      consequence: {consequence}\n      first_aid: [service_desk.start]\n"
    )


def test_a_danger_in_few_words_passes(flaws_after: FlawsAfter) -> None:
    assert flaws_after(SMALL, (DESK, EVIDENCE, danger())) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            danger(f"Nobody answers {LONG}"),
            "31: service_desk.flow: the danger's says has 23 words; expected at most 16",
        ),
        (
            danger("Nobody answers at night. Nobody ever did."),
            "31: service_desk.flow: the danger's says has more than one sentence; expected one",
        ),
        (
            danger(consequence=f"A night {LONG} and another {LONG}"),
            "32: service_desk.flow: the danger's consequence has 46 words; expected at most 35",
        ),
    ],
)
def test_what_a_director_would_not_take_in_is_named(flaws_after: FlawsAfter, text: str, line: str) -> None:
    assert flaws_after(SMALL, (DESK, EVIDENCE, text)) == [f"{DESK}:{line} (danger_form)"]


def test_the_same_danger_said_twice_is_named_at_the_second(flaws_after: FlawsAfter) -> None:
    again = danger("nobody answers  calls at night").replace(EVIDENCE, "")
    lines = flaws_after(SMALL, (DESK, EVIDENCE, danger()), (KNOWLEDGE, "\nactions:\n", f"{again}\nactions:\n"))
    assert [line.split(": ", 1)[1] for line in lines] == [
        "knowledge_management.flow: says the danger that service_desk.flow says already; expected each once "
        "(danger_form)"
    ]
