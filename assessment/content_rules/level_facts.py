"""Every level above 0 differs from the one below in what can be seen.

Whether it does is a matter of meaning, which no program judges. What a program sees is whether a level names anything
that the one below does not. So each level is taken as its content words (stems; without words that join others, and
without words that only say how much, such as "all", "more" or "always"), and

- at most half of them may stand in the level below too (that is the most in the shipped content);
- at least 3 must be new.

A level that only raises a degree fails. One that names new things passes, even if they are beside the point: reading
it remains a person's work.

Passes:

    1: Some fixes are written down, in the notes of whoever found them.
    2: The main team adds an article with title and steps to one shared list within a week.

Fails, as nothing is new but the degree:

    1: Some fixes are written down.
    2: Most fixes are written down, and always fully.
"""

from collections.abc import Iterator
from itertools import pairwise

from assessment.content_rules.tokens import content_words
from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_questions

MOST_SHARED = 0.5
FEWEST_NEW = 3


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for question in all_questions(read):
        levels = question.value.levels
        for level, (below, text) in enumerate(pairwise(levels), start=1):
            words = content_words(text)
            new = words - content_words(below)
            if len(new) < FEWEST_NEW or len(words) - len(new) > MOST_SHARED * len(words):
                yield question.problem(
                    f"{question.value.id}: of {len(words)} words with content in level {level}, {len(new)} are not in "
                    f"level {level - 1} already; expected {FEWEST_NEW} or more, and half of them or more, "
                    "so that the levels differ by a fact",
                    "levels",
                    level,
                )
