from tests.assessment.content_rules.conftest import DESK, PROBLEMS, Change, FlawsAfter

MORE = (
    "while a change board of three teams meets on Tuesday, reads the list, picks five cases and writes who takes which."
)
LONGER_LEVEL_2 = (PROBLEMS, "in a weekly talk.", "in a weekly talk with the service owner.")


def longer_level_3(more: str) -> Change:
    end = "and the desk sees the workaround."
    return PROBLEMS, end, f"{end.rstrip('.')} {more}"


def test_a_level_may_have_45_words(flaws_after: FlawsAfter) -> None:
    # Level 2 grows too, so that level 3 is no more than twice as long.
    assert flaws_after(longer_level_3(MORE), LONGER_LEVEL_2) == []


def test_a_level_of_46_words_is_too_long(flaws_after: FlawsAfter) -> None:
    assert flaws_after(longer_level_3(f"even {MORE}"), LONGER_LEVEL_2) == [
        f"{PROBLEMS}:24: problem_management.flow: level 3 has 46 words; expected 14 to 45 (level_lengths)"
    ]


def test_a_level_of_three_words_is_too_short(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "Users ring anybody they know in IT.", "Users ring friends.")) == [
        f"{DESK}:21: service_desk.flow: level 0 has 3 words; expected 4 to 45 (level_lengths)"
    ]


def test_levels_from_2_on_need_room_to_say_who_how_often_and_by_which_record(flaws_after: FlawsAfter) -> None:
    lines = flaws_after((DESK, "Each call gets a number, a name and a time in one tool.", "Calls get numbers."))
    assert f"{DESK}:23: service_desk.flow: level 2 has 11 words; expected 14 to 45 (level_lengths)" in lines


def test_levels_2_to_5_are_of_like_length(flaws_after: FlawsAfter) -> None:
    assert flaws_after(longer_level_3(MORE)) == [
        f"{PROBLEMS}:24: problem_management.flow: level 3 has 45 words and level 2 has 22; expected levels 2 to 5 of "
        "like length, none more than 2 times another (level_lengths)"
    ]


def test_a_missing_level_is_a_matter_of_structure(flaws_after: FlawsAfter) -> None:
    lines = flaws_after((DESK, "      1: Calls reach a shared phone, and whoever hears it takes a note.\n", ""))
    assert len(lines) == 1
    assert "level 1 missing; expected six descriptions with the keys 0 to 5" in lines[0]
