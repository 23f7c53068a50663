from hypothesis import given
from hypothesis import strategies as st

from assessment.advice.target_changes import as_suggested, moved_by, restored, set_to

TODAY = {"a": 2, "b": 4}  # nothing is known of c
CURRENT = {"a": 3, "b": 4, "c": 5}


def test_setting_many_leaves_the_others_as_they_are() -> None:
    assert set_to(3, ["a"], {"c": 1}, TODAY) == {"a": 3, "c": 1}


def test_no_target_goes_below_todays_level() -> None:
    assert set_to(1, ["a", "b", "c"], {}, TODAY) == {"a": 2, "b": 4, "c": 1}
    assert moved_by(-1, ["b"], CURRENT, {}, TODAY) == {"b": 4}


def test_raising_and_lowering_start_from_what_counts_now() -> None:
    assert moved_by(1, ["a", "b"], CURRENT, {"a": 3}, TODAY) == {"a": 4, "b": 5}
    assert moved_by(-1, ["a"], CURRENT, {}, TODAY) == {"a": 2}


def test_nothing_is_raised_above_5() -> None:
    assert moved_by(1, ["c"], CURRENT, {}, TODAY) == {"c": 5}


def test_back_to_the_suggestions_forgets_the_clients_own_targets_of_these_practices() -> None:
    assert as_suggested(["a"], {"a": 4, "b": 5}) == {"b": 5}


def test_undoing_brings_back_what_was_there_and_keeps_what_came_after() -> None:
    own = {"a": 4, "c": 1}
    before = {practice: own.get(practice) for practice in ("a", "b")}
    changed = set_to(5, ["a", "b"], own, TODAY) | {"c": 2}  # c was set by hand after the change
    assert restored(before, changed) == {"a": 4, "c": 2}


@given(
    level=st.integers(1, 5),
    own=st.dictionaries(st.sampled_from("abc"), st.integers(0, 5)),
    practices=st.lists(st.sampled_from("abc"), unique=True),
)
def test_undoing_any_change_gives_what_was_before(level: int, own: dict[str, int], practices: list[str]) -> None:
    before = {practice: own.get(practice) for practice in practices}
    assert restored(before, set_to(level, practices, own, TODAY)) == own
    assert restored(before, as_suggested(practices, own)) == own
