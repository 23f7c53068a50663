"""How a text of several paragraphs is taken apart."""

import pytest

from reports.text.paragraphs import Bullets, Paragraph, in_one_line, paragraphs

AIMS = "We met twice.\nThen again.\n\nYour aims:\n- restore faster\n- fail less\n\nThat is all."


def test_blank_lines_part_paragraphs_and_hyphens_make_lists() -> None:
    assert paragraphs(AIMS) == (
        Paragraph("We met twice. Then again."),
        Paragraph("Your aims:"),
        Bullets(("restore faster", "fail less")),
        Paragraph("That is all."),
    )


@pytest.mark.parametrize("text", ["", "  \n\n \n"])
def test_nothing_has_no_paragraph(text: str) -> None:
    assert paragraphs(text) == ()


def test_hyphens_inside_a_line_and_minus_signs_make_no_list() -> None:
    assert paragraphs("A follow-up - later\n-5 % is not enough") == (
        Paragraph("A follow-up - later -5 % is not enough"),
    )


def test_windows_line_ends_and_control_characters_change_nothing() -> None:
    assert paragraphs("One.\r\n\r\n- t\u202ewo\x07") == (Paragraph("One."), Bullets(("two",)))


def test_where_there_is_room_for_one_line_a_list_becomes_a_row() -> None:
    assert in_one_line(AIMS) == "We met twice. Then again. Your aims: restore faster; fail less That is all."


def test_a_text_that_changes_between_lines_and_list_at_each_line_is_taken_apart_as_a_whole() -> None:
    """Whoever copies the rest of the text at each change is still busy tomorrow with this one."""
    assert len(paragraphs("a line\n- an item\n" * 200_000)) == 400_000
