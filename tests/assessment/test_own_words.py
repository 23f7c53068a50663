"""Own words are kept passage by passage, and nobody's are lost."""

import pytest

from assessment.engagement.own_words import ChangedMeanwhile, Locked, OwnWords, find, opened, taken_back, written

MINE = OwnWords(passage="needs", text="As you told us")
THEIRS = OwnWords(passage="needs", text="As they told us")
OTHER = OwnWords(passage="roadmap", heading="Two years of work")


def test_words_take_their_place_and_leave_those_of_other_passages_alone() -> None:
    assert written((), MINE, None) == (MINE,)
    assert written((MINE, OTHER), THEIRS, MINE) == (THEIRS, OTHER)
    assert taken_back((MINE, OTHER), "needs", MINE) == (OTHER,)
    assert find((MINE, OTHER), "roadmap") == OTHER
    assert find((MINE, OTHER), "method") is None


@pytest.mark.parametrize("seen", [None, THEIRS])
def test_whoever_writes_without_having_seen_what_is_there_now_is_told(seen: OwnWords | None) -> None:
    with pytest.raises(ChangedMeanwhile) as refused:
        written((MINE,), THEIRS, seen)
    assert refused.value.kept == MINE
    with pytest.raises(ChangedMeanwhile):
        taken_back((MINE,), "needs", seen)


def test_whoever_writes_to_words_that_were_taken_back_meanwhile_is_told() -> None:
    with pytest.raises(ChangedMeanwhile) as refused:
        written((OTHER,), THEIRS, MINE)
    assert refused.value.kept is None


def test_locked_words_change_only_once_they_are_unlocked() -> None:
    locked = MINE.model_copy(update={"locked": True})
    with pytest.raises(Locked):
        written((locked,), THEIRS.model_copy(update={"locked": True}), locked)
    with pytest.raises(Locked):
        taken_back((locked,), "needs", locked)
    assert written((locked,), locked.model_copy(update={"figures": {"Score": "2.00"}}), locked)
    assert written((locked,), MINE, locked) == (MINE,)
    assert opened((locked, OTHER), locked, MINE) == (MINE, OTHER)
    assert opened((locked, OTHER), locked, None) == (OTHER,)
    with pytest.raises(ChangedMeanwhile):
        opened((MINE,), locked, None)
