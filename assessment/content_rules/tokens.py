"""What counts as a word or a sentence, and which words carry content."""

import re

_WORD = re.compile(r"[a-z]+")
_SENTENCE_ENDS_WITHIN = re.compile(r"[.!?]\s+[A-Z]")
_ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s")
_SHORTEST_STEM = 3

# Words that join others, and words that only say how much: neither is a fact of its own.
_WITHOUT_CONTENT = """
    about after all also always and any are been before being better between both but can did does each ever every few
    for from fully had has have her his how into its just largely least less many more most mostly much never not
    nobody nothing often only other others out over same she some such than that the their them then there these they
    this those too under until upon very was were what when where which while who whose why will with within without
"""
_LEFT_OUT = frozenset(_WITHOUT_CONTENT.split())


def word_count(text: str) -> int:
    """Words as a reader counts them: what stands between blanks, if it holds a letter or a digit."""
    return sum(any(letter.isalnum() for letter in part) for part in text.split())


def is_one_sentence(text: str) -> bool:
    return _SENTENCE_ENDS_WITHIN.search(text) is None


def content_words(text: str) -> frozenset[str]:
    """Stems of the words that name something, so that 'reviews' and 'reviewed' are the same."""
    words = _WORD.findall(text.lower())
    return frozenset(_stem(word) for word in words if len(word) > 2 and word not in _LEFT_OUT)


def _stem(word: str) -> str:
    """The word without its ending: 'change', 'changes' and 'changed' are 'chang', 'policy' and 'policies' 'polic'."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    return word[:-1] if word[-1] in "ey" and len(word) > _SHORTEST_STEM else word
