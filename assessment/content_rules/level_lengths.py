"""The six levels of a question are of parallel length.

A reader compares them side by side: a long one among short ones looks like the right answer. Levels 0 and 1 may be
short, since there is little to see. Bounds, in words:

- at most 45 in any level, at least 4;
- at least 14 in levels 2 to 5, where it takes that many to say who does what, how often, and what record proves it;
- the longest of levels 2 to 5 has at most twice as many as the shortest (1.95 is the most in the shipped content).

That all six exist is a matter of structure, and `check` says so first.

Passes:

    2: The main team writes each fix down within a week. One member looks at all new pages every month.

Fails, as it has 4 words:

    2: Fixes are written down.
"""

from collections.abc import Iterator

from assessment.content_rules.tokens import word_count
from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.schema import QuestionEntry
from assessment.questionnaire.walking import Located, all_questions

MOST_WORDS = 45
FEWEST_WORDS = 4
FEWEST_WORDS_FROM_LEVEL_2 = 14
LONGEST_TO_SHORTEST = 2.0


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for question in all_questions(read):
        counts = [word_count(text) for text in question.value.levels]
        yield from _each(question, counts)
        yield from _together(question, counts[2:])


def _each(question: Located[QuestionEntry], counts: list[int]) -> Iterator[Problem]:
    for level, count in enumerate(counts):
        fewest = FEWEST_WORDS if level < 2 else FEWEST_WORDS_FROM_LEVEL_2
        if not fewest <= count <= MOST_WORDS:
            yield question.problem(
                f"{question.value.id}: level {level} has {count} words; expected {fewest} to {MOST_WORDS}",
                "levels",
                level,
            )


def _together(question: Located[QuestionEntry], counts: list[int]) -> Iterator[Problem]:
    shortest, longest = min(counts), max(counts)
    if longest > shortest * LONGEST_TO_SHORTEST:
        yield question.problem(
            f"{question.value.id}: level {2 + counts.index(longest)} has {longest} words and level "
            f"{2 + counts.index(shortest)} has {shortest}; expected levels 2 to 5 of like length, "
            f"none more than {LONGEST_TO_SHORTEST:g} times another",
            "levels",
            2 + counts.index(longest),
        )
