"""An action is short enough to be read in a list, and concrete enough to be begun.

- `title`: at most 14 words;
- `steps`: 3 to 6, each of at most 25 words;
- `risk_if_not`: one sentence of at most 25 words.

Passes:

    title: Put every fix on one list
    steps:
      - Choose the list, and tell the team where it lies.
      - Write down the 10 fixes of last month.
      - Look at new fixes together each Monday.

Fails, as it has 2 steps:

    steps: [Choose a list., Use it.]
"""

from collections.abc import Iterator

from assessment.content_rules.tokens import is_one_sentence, word_count
from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.schema import ActionEntry
from assessment.questionnaire.walking import Located, all_actions

MOST_WORDS_IN_TITLE = 14
MOST_WORDS_IN_STEP = 25
MOST_WORDS_IN_RISK = 25
STEPS = range(3, 7)


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for action in all_actions(read):
        entry = action.value
        yield from _too_long(action, "title", entry.title, MOST_WORDS_IN_TITLE, "title")
        yield from _too_long(action, "risk_if_not", entry.risk_if_not, MOST_WORDS_IN_RISK, "risk_if_not")
        for at, step in enumerate(entry.steps):
            yield from _too_long(action, f"step {at + 1}", step, MOST_WORDS_IN_STEP, "steps", at)
        if len(entry.steps) not in STEPS:
            yield action.problem(
                f"{entry.id}: has {len(entry.steps)} steps; expected {STEPS[0]} to {STEPS[-1]}", "steps"
            )
        if not is_one_sentence(entry.risk_if_not):
            yield action.problem(f"{entry.id}: risk_if_not has more than one sentence; expected one", "risk_if_not")


def _too_long(action: Located[ActionEntry], name: str, text: str, most: int, *place: str | int) -> Iterator[Problem]:
    count = word_count(text)
    if count > most:
        yield action.problem(f"{action.value.id}: {name} has {count} words; expected at most {most}", *place)
