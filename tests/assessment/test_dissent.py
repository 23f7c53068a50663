"""Reason and dissent stand in one text, and come out of it as they went in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engagement.dissent import reason_and_dissent, with_dissent

words = st.text(alphabet="ab Dissent:\n", max_size=30).map(str.strip)


@pytest.mark.parametrize(
    ("reason", "dissent", "rationale"),
    [
        ("The records show it", "", "The records show it"),
        ("The records show it", "Anna: 4", "The records show it\n\nDissent: Anna: 4"),
        ("", "Anna: 4", "Dissent: Anna: 4"),
        ("", "", ""),
    ],
)
def test_a_rationale_says_both(reason: str, dissent: str, rationale: str) -> None:
    assert with_dissent(reason, dissent) == rationale
    assert reason_and_dissent(rationale) == (reason, dissent)


@given(words.filter(lambda text: "Dissent: " not in text), words.filter(lambda text: "Dissent: " not in text))
def test_what_was_put_in_comes_out(reason: str, dissent: str) -> None:
    assert reason_and_dissent(with_dissent(reason, dissent)) == (reason, dissent)
