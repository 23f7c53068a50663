"""What a consultant notes on findings: words, their staleness, order, two told as one."""

import pytest

from assessment.engagement.findings import (
    FindingNote,
    confirmed,
    in_this_order,
    is_stale,
    merged,
    note_on,
    put_note,
    reworded,
)

NOTE = FindingNote(id="danger.service_desk", kind="danger")
PROPOSED = "Nobody answers."


def test_words_that_read_as_proposed_are_nobodys_own_and_leave_no_note() -> None:
    own = reworded(NOTE, "condition", "The desk is silent.", PROPOSED)
    assert own.condition == "The desk is silent."
    back = reworded(own, "condition", f" {PROPOSED} ", PROPOSED)
    assert back == NOTE
    assert put_note(put_note((), own), back) == ()


def test_an_empty_text_leaves_a_part_out_and_an_empty_title_is_the_proposed_one() -> None:
    assert reworded(NOTE, "cause", "", PROPOSED).cause == ""
    assert reworded(NOTE, "title", " ", PROPOSED).title is None


def test_own_words_are_stale_once_something_else_is_proposed_until_somebody_says_that_they_hold() -> None:
    own = reworded(NOTE, "condition", "The desk is silent.", PROPOSED)
    assert not is_stale(own, "condition", PROPOSED)
    assert is_stale(own, "condition", "Two of three answer.")
    assert not is_stale(own, "title", "Another title")
    held = confirmed(own, "condition", "Two of three answer.")
    assert held.condition == own.condition
    assert not is_stale(held, "condition", "Two of three answer.")


def test_words_of_a_finding_of_ones_own_rest_on_nothing_and_keep_their_title() -> None:
    mine = FindingNote(id="own.1", kind="own", title="Two promises")
    assert reworded(mine, "condition", "Seen twice.", "").proposed == {}
    assert reworded(mine, "title", "", "").title == "Two promises"
    assert reworded(mine, "cause", "", "").cause is None


def test_an_order_keeps_what_is_told_and_the_words_that_are_there() -> None:
    notes = (reworded(NOTE, "title", "Silence", PROPOSED),)
    ordered = in_this_order(notes, (("gap.change_enablement", "gap"), (NOTE.id, "danger")), told=(NOTE.id,))
    assert note_on(ordered, NOTE.id, "danger").title == "Silence"
    assert [(note_on(ordered, one, "gap").rank, note_on(ordered, one, "gap").chosen) for one in _ids(ordered)] == [
        (2, True),
        (1, None),
    ]


def test_of_two_told_as_one_the_first_takes_over_and_the_other_is_left_out() -> None:
    first, second = merged(
        NOTE.model_copy(update={"actions": ("a.one", "a.two"), "evidence": ("E1",)}),
        FindingNote(id="gap.x", kind="gap", actions=("a.two", "a.three"), evidence=("E1", "q.one/r2")),
    )
    assert (first.actions, first.evidence, first.chosen) == (("a.one", "a.two", "a.three"), ("E1", "q.one/r2"), True)
    assert second.chosen is False


@pytest.mark.parametrize("part", ["title", "condition", "criterion", "cause", "consequence"])
def test_every_part_can_be_put_in_other_words(part: str) -> None:
    assert reworded(NOTE, part, "Other words", PROPOSED).words(part) == "Other words"  # type: ignore[arg-type]


def _ids(notes: tuple[FindingNote, ...]) -> list[str]:
    return [note.id for note in notes]
