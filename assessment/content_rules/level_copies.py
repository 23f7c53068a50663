"""No level is a copy of its neighbour, nearly one, or begins with the same five words.

A level made by changing a word of the one below it describes a degree, and two readers then choose by mood. Levels
that begin alike are hard to tell apart on a screen. Likeness is that of difflib, 0 to 1, over the letters; neighbours
in the shipped content reach 0.51, and 0.8 is where a sentence with one or two words changed begins.

Passes:

    2: The main team writes each fix down within a week.
    3: A shared knowledge base holds the fixes of all teams.

Fails, as both begin with the same five words:

    2: The main team writes each fix down within a week.
    3: The main team writes each workaround down, and the desk reads it.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_questions

MOST_LIKENESS = 0.8
SAME_FIRST_WORDS = 5


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for question in all_questions(read):
        levels = question.value.levels
        for level, (below, text) in enumerate(pairwise(levels), start=1):
            if found := _sameness(below, text):
                yield question.problem(
                    f"{question.value.id}: level {level} {found} level {level - 1}; expected a text of its own",
                    "levels",
                    level,
                )


def _sameness(one: str, other: str) -> str:
    """In which way two texts are the same; empty where they are not."""
    words, others = _plain(one), _plain(other)
    if words == others:
        return "is a copy of"
    if _nearly_the_same(" ".join(words), " ".join(others)):
        return "is nearly the same as"
    if words[:SAME_FIRST_WORDS] == others[:SAME_FIRST_WORDS]:
        return f"begins with the same {SAME_FIRST_WORDS} words as"
    return ""


def _nearly_the_same(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The quick ratio is an upper bound of the exact one, and spares it nearly always.
    return matcher.quick_ratio() > MOST_LIKENESS and matcher.ratio() > MOST_LIKENESS


def _plain(text: str) -> list[str]:
    return [word.strip(".,;:()").lower() for word in text.split()]
