"""Level descriptions read neither hard nor choppily: Flesch reading ease within a band.

    ease = 206.835 − 1.015 × words ÷ sentences − 84.6 × syllables ÷ words

R. Flesch, A new readability yardstick, Journal of Applied Psychology 32 (1948): 60 to 70 is plain English, below 50 is
hard. Syllables are the parts into which pyphen hyphenates a word by its American patterns (in British English too:
they come nearer). Two syllables may stand between two hyphens, so the result lies above that of a count by ear, and
the band below is one of this measure: docs/decisions/0008-pyphen-for-reading-ease.md.

The six levels of a question are measured together, as 20 words alone say little: 60 to 95. The shipped content has
its median at 75, and had 98 % of its questions between 60 and 87. A single level of 14 words or more must reach 35, so
that five easy ones don't hide a hard one (99.8 % of levels did when the rule was made).

Passes:

    3: All teams keep one list of fixes. The service desk opens it from each call record.

Fails, at −144:

    3: Organisation-wide institutionalisation of documentation responsibilities facilitates interdepartmental
       utilisation of troubleshooting information.
"""

import re
from collections.abc import Iterator
from functools import cache

from pyphen import Pyphen

from assessment.content_rules.tokens import word_count
from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_questions

BAND = (60.0, 95.0)
LEAST_OF_A_LEVEL = 35.0
ENOUGH_WORDS = 14

_HYPHENS = Pyphen(lang="en_US")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for question in all_questions(read):
        name, levels = question.value.id, question.value.levels
        together = ease(" ".join(levels))
        if not BAND[0] <= together <= BAND[1]:
            way_out = "shorter words and sentences" if together < BAND[0] else "fuller sentences"
            yield question.problem(
                f"{name}: the levels' reading ease is {together:.0f}; expected {BAND[0]:g} to {BAND[1]:g}: {way_out}",
                "levels",
            )
        for level, text in enumerate(levels):
            if word_count(text) >= ENOUGH_WORDS and (alone := ease(text)) < LEAST_OF_A_LEVEL:
                yield question.problem(
                    f"{name}: level {level} has a reading ease of {alone:.0f}; expected "
                    f"{LEAST_OF_A_LEVEL:g} or more: shorter words and sentences",
                    "levels",
                    level,
                )


def ease(text: str) -> float:
    """Flesch reading ease. A text without a word is as easy as can be."""
    words = _WORD.findall(text)
    if not words:
        return BAND[1]
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * sum(map(_syllables, words)) / len(words)


@cache
def _syllables(word: str) -> int:
    return len(_HYPHENS.positions(word)) + 1
