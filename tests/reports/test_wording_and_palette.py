"""Numbers, counts and colours, the same on screens and paper."""

import pytest

from reports.brand import palette
from reports.text import formatting


@pytest.mark.parametrize(("number", "shown"), [(0, "no practices"), (1, "1 practice"), (12, "12 practices")])
def test_a_count_agrees_with_its_noun(number: int, shown: str) -> None:
    assert formatting.count(number, "practice") == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(0.0, "0 %"), (0.001, "1 %"), (0.415, "42 %"), (0.999, "99 %"), (1.0, "100 %")]
)
def test_nearly_all_is_not_all_and_hardly_any_is_not_nothing(value: float, shown: str) -> None:
    assert formatting.share(value) == shown


@pytest.mark.parametrize(("number", "shown"), [(1, "1 day"), (7.5, "7.5 days"), (12, "12 days")])
def test_days_are_counted_in_their_unit(number: float, shown: str) -> None:
    assert formatting.days(number) == shown


def test_lists_read_as_sentences_do() -> None:
    assert formatting.listed(["a"]) == "a"
    assert formatting.listed(["a", "b", "c"]) == "a, b and c"
    assert formatting.shortlist(["a", "b", "c", "d"]) == "a, b, c and d"
    assert formatting.shortlist(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"


def test_abbreviations_keep_their_capitals_inside_a_sentence() -> None:
    assert formatting.mid_sentence("IT asset management") == "IT asset management"
    assert formatting.mid_sentence("Incident management") == "incident management"


@pytest.mark.parametrize(("value", "step"), [(0.0, 0), (0.5, 0), (0.51, 1), (2.5, 2), (2.6, 3), (5.0, 5)])
def test_a_value_wears_the_colour_of_the_level_it_has_more_than_half_reached(value: float, step: int) -> None:
    assert palette.ramp_step(value) == step


def test_numbers_on_the_ramp_have_a_contrast_of_four_and_a_half() -> None:
    for level in range(6):
        assert contrast(palette.ramp_colour(level), palette.ramp_text_colour(level)) >= 4.5


def test_the_ramp_darkens_at_every_step_so_that_it_survives_grey_print() -> None:
    lightness = [luminance(colour) for colour in palette.RAMP]
    assert lightness == sorted(lightness, reverse=True)
    assert len(set(lightness)) == 6


def test_a_style_sheet_gets_its_colours_filled_in() -> None:
    assert palette.painted("a { color: var(--ink); background: var(--level-5) }") == (
        f"a {{ color: {palette.INK}; background: {palette.RAMP[5]} }}"
    )


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
