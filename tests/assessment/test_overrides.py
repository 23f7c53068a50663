"""Own words are kept passage by passage, and nobody's are lost."""

import pytest

from assessment.engagement.overrides import EditConflict, Locked, Override, find, put, reset, unlock

MINE = Override(passage="needs", text="As you told us")
THEIRS = Override(passage="needs", text="As they told us")
OTHER = Override(passage="roadmap", heading="Two years of work")


def test_words_take_their_place_and_leave_those_of_other_passages_alone() -> None:
    assert put((), MINE, None) == (MINE,)
    assert put((MINE, OTHER), THEIRS, MINE) == (THEIRS, OTHER)
    assert reset((MINE, OTHER), "needs", MINE) == (OTHER,)
    assert find((MINE, OTHER), "roadmap") == OTHER
    assert find((MINE, OTHER), "method") is None


@pytest.mark.parametrize("seen", [None, THEIRS])
def test_whoever_writes_without_having_seen_what_is_there_now_is_told(seen: Override | None) -> None:
    with pytest.raises(EditConflict) as refused:
        put((MINE,), THEIRS, seen)
    assert refused.value.kept == MINE
    with pytest.raises(EditConflict):
        reset((MINE,), "needs", seen)


def test_whoever_writes_to_words_that_were_taken_back_meanwhile_is_told() -> None:
    with pytest.raises(EditConflict) as refused:
        put((OTHER,), THEIRS, MINE)
    assert refused.value.kept is None


def test_locked_words_change_only_once_they_are_unlocked() -> None:
    locked = MINE.model_copy(update={"locked": True})
    with pytest.raises(Locked):
        put((locked,), THEIRS.model_copy(update={"locked": True}), locked)
    with pytest.raises(Locked):
        reset((locked,), "needs", locked)
    assert put((locked,), locked.model_copy(update={"figures": {"Score": "2.00"}}), locked)
    assert put((locked,), MINE, locked) == (MINE,)
    assert unlock((locked, OTHER), locked, MINE) == (MINE, OTHER)
    assert unlock((locked, OTHER), locked, None) == (OTHER,)
    with pytest.raises(EditConflict):
        unlock((MINE,), locked, None)
