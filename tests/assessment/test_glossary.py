"""Words are explained where they occur."""

from assessment.questionnaire.glossary import terms_in
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.questionnaire.schema import Term

GLOSSARY = (
    Term(id="known_error", term="Known error", also=("known errors",), meaning="A problem whose cause is found."),
    Term(id="configuration_item", term="Configuration item", also=("CI",), meaning="A recorded component."),
    Term(id="change", term="Change", everyday=True, meaning="Anything altered."),
)


def _found(text: str) -> list[str]:
    return [term.id for term in terms_in(text, GLOSSARY)]


def test_a_term_is_found_in_any_of_its_forms_and_at_a_sentences_start() -> None:
    assert _found("Known errors are listed.") == ["known_error"]
    assert _found("Each known error has a workaround.") == ["known_error"]


def test_an_abbreviation_is_found_only_in_capitals_and_as_a_whole_word() -> None:
    assert _found("Each CI has an owner.") == ["configuration_item"]
    assert _found("A ci pipeline, the CIO and specific items") == []


def test_everyday_words_are_not_marked() -> None:
    assert _found("Every change is recorded.") == []


def test_the_shipped_glossary_explains_words_that_the_questions_use() -> None:
    questionnaire: Questionnaire = load_questionnaire()
    texts = [" ".join((q.entry.text, q.entry.why, *q.entry.levels)) for q in questionnaire.questions.values()]
    used = {term.id for text in texts for term in terms_in(text, questionnaire.glossary)}

    assert {"incident", "known_error", "configuration_item", "workaround", "rto", "rpo"} <= used


def test_learning_pages_cover_what_a_newcomer_asks() -> None:
    questionnaire = load_questionnaire()

    assert [page.id for page in questionnaire.learning] == [
        "itsm_and_itil",
        "five_stages",
        "itil_version_5",
        "official_assessment",
        "levels",
        "iso_20000",
        "good_assessment",
        "ai_first",
    ]
