"""The map of importance over distance: every square has a name, and nothing is printed over anything."""

import re

from hypothesis import given
from hypothesis import strategies as st

from reports.pdf.priority_map import _named, _squares, priority_map
from reports.view.standing import Placed

NAMES = ("Service level management", "Workforce and talent management", "Problem management", "Service desk")

placed = st.lists(
    st.builds(
        Placed,
        name=st.sampled_from(NAMES),
        level=st.integers(0, 4),
        points=st.sampled_from((0.0, 3.0, 6.0, 9.0)),
        distance=st.sampled_from((0.5, 1.0, 1.2, 1.3, 2.0)),
    ),
    min_size=3,
    max_size=16,
)


@given(placed)
def test_every_square_is_named_on_the_map_or_by_a_letter_under_it(some: list[Placed]) -> None:
    said = re.findall(r"<text[^>]*>([^<]*)</text>", priority_map(some))
    letters = {name for line in said if re.match("[a-z] ", line) for name in line.split(" · ")}
    on_the_map = [text for text in said if text in NAMES]

    assert len(on_the_map) + len(letters) == len(some)
    assert all(said.count(letter[0]) == 1 for letter in letters)


@given(placed)
def test_no_name_lies_on_another_or_on_a_square_of_another(some: list[Placed]) -> None:
    squares = _squares(some)
    named = [one for one in _named(some, squares) if not one.letter]

    for at, one in enumerate(named):
        assert not any(one.label.box.meets(square) for square in squares)
        assert not any(one.label.box.meets(other.label.box) for other in named[:at])
