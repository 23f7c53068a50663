"""A text in pieces, so that the words of the field in it can be explained where they stand."""

from collections.abc import Iterator, Sequence

from assessment.questionnaire.glossary import pattern_of
from assessment.questionnaire.schema import Term


def pieces(text: str, terms: Sequence[Term]) -> Iterator[tuple[str, Term | None]]:
    """The text in order, each piece with the term that it is, or None. Each term is marked where it first stands."""
    at = 0
    for begin, end, term in _places(text, terms):
        if begin >= at:
            if begin > at:
                yield text[at:begin], None
            yield text[begin:end], term
            at = end
    if at < len(text):
        yield text[at:], None


def _places(text: str, terms: Sequence[Term]) -> list[tuple[int, int, Term]]:
    """The first place of each term; where two begin together, the longer."""
    found = []
    for term in terms:
        matches = [match for form in (term.term, *term.also) if (match := pattern_of(form).search(text))]
        if matches:
            first = min(matches, key=lambda match: (match.start(), -match.end()))
            found.append((first.start(), first.end(), term))
    return sorted(found, key=lambda place: (place[0], -place[1]))
