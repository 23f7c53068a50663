"""What one can see once an action is done, in so few words that a plan on one page can say it.

- an action from level 2 or below has a `milestone`: those are what a plan is made of in its first year;
- a milestone has at most 10 words.

Passes:

    milestone: Orders were restored from a copy, with the hours noted

Fails, as it has 12 words:

    milestone: A first full restore of the order system was tried in spring
"""

from collections.abc import Iterator

from assessment.content_rules.tokens import word_count
from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_actions

UP_TO_FROM = 2
MOST_WORDS = 10


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for action in all_actions(read):
        entry = action.value
        if entry.milestone is None:
            if entry.lifts.from_level <= UP_TO_FROM:
                yield action.problem(
                    f"{entry.id}: starts from level {entry.lifts.from_level} and has no milestone; expected one"
                )
        elif word_count(entry.milestone) > MOST_WORDS:
            yield action.problem(
                f"{entry.id}: milestone has {word_count(entry.milestone)} words; expected at most {MOST_WORDS}",
                "milestone",
            )
