"""Which words of the glossary a text uses, so that they can be explained where they occur."""

import re
from collections.abc import Iterable
from functools import lru_cache

from assessment.questionnaire.schema import Term


def terms_in(text: str, glossary: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that occur in a text as whole words, everyday ones left out, in the order of the glossary."""
    return tuple(term for term in all_terms_in(text, glossary) if not term.everyday)


def all_terms_in(text: str, glossary: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that occur in a text, everyday ones with them: what a list of words at its end explains."""
    lowered = text.lower()
    return tuple(term for term in glossary if _occurs(term, text, lowered))


def _occurs(term: Term, text: str, lowered: str) -> bool:
    """Most terms stand in most texts not even as a part of a word, which is found out thirty times as fast."""
    return any(form.lower() in lowered and pattern_of(form).search(text) for form in (term.term, *term.also))


@lru_cache(maxsize=4096)
def pattern_of(form: str) -> re.Pattern[str]:
    """Whole words; an abbreviation such as CI keeps its capitals, other words may begin a sentence.

    Kept, since the glossary has more forms than `re` keeps by itself.
    """
    flags = "" if form.isupper() or form.rstrip("s").isupper() else "(?i)"
    return re.compile(rf"{flags}(?<!\w){re.escape(form)}(?!\w)")
