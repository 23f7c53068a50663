from tests.assessment.content_rules.conftest import FlawsAfter

LENS = "lenses/desk_rules.yaml"


def test_fourteen_words_of_a_title_pass_and_fifteen_do_not(flaws_after: FlawsAfter) -> None:
    fourteen = "title: " + "Every desk has a plan for each day of the week and keeps it\n"
    assert flaws_after((LENS, "title: Contacts are answered\n", fourteen)) == []
    assert flaws_after((LENS, "and keeps it\n", "and then keeps it\n")) == [
        f"{LENS}:17: requirement 1.1: title has 15 words; expected at most 14 (lens_form)"
    ]


def test_a_long_reason_of_a_duty_is_named(flaws_after: FlawsAfter) -> None:
    long = "Rule 1.1 asks for an answer to every contact" + " and to each of its parts" * 4
    assert flaws_after((LENS, "Rule 1.1 asks for an answer to every contact", long)) == [
        f"{LENS}:20: requirement 1.1: the duty's reason has 33 words; expected at most 30 (lens_form)"
    ]


def test_a_limit_is_one_sentence(flaws_after: FlawsAfter) -> None:
    assert flaws_after((LENS, "cover penalties.", "cover penalties. National law decides.")) == [
        f"{LENS}:10: a line of says_no has more than one sentence; expected one (lens_form)"
    ]


def test_a_lens_is_held_to_the_spelling_and_punctuation_of_all_texts(flaws_after: FlawsAfter) -> None:
    (flaw,) = flaws_after((LENS, "binds everybody", "binds you & everybody"))
    assert flaw.endswith("expected 'and' (punctuation)")
