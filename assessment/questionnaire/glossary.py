"""Which words of the glossary a text uses, so that they can be explained where they occur."""

import re
from collections.abc import Iterable

from assessment.questionnaire.schema import Term


def terms_in(text: str, glossary: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that occur in a text as whole words, everyday ones left out, in the order of the glossary."""
    return tuple(term for term in all_terms_in(text, glossary) if not term.everyday)


def all_terms_in(text: str, glossary: Iterable[Term]) -> tuple[Term, ...]:
    """The terms that occur in a text, everyday ones with them: what a list of words at its end explains."""
    return tuple(term for term in glossary if _occurs(term, text))


def _occurs(term: Term, text: str) -> bool:
    return any(re.search(pattern_of(form), text) for form in (term.term, *term.also))


def pattern_of(form: str) -> str:
    """Whole words; an abbreviation such as CI keeps its capitals, other words may begin a sentence."""
    flags = "" if form.isupper() or form.rstrip("s").isupper() else "(?i)"
    return rf"{flags}(?<!\w){re.escape(form)}(?!\w)"
