"""A level states at most three facts, so that "one half is there, the other is not" seldom arises.

What is a fact is a matter of meaning. Counted is what a reader takes for one statement: what ends in a full stop or a
semicolon, and what a comma with "and", "but" or "so" joins to it. Of two facts that can be there one without the
other, one decides and the other goes, or is the next level's.

Passes, with two:

    3: All teams share one register. Changes that remove a cause carry its number.

Fails, with four:

    3: All teams share one register. Changes carry its number, and the desk reads it. Owners and dates are set.
"""

import re
from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_questions

MOST_FACTS = 3
_ENDS = re.compile(r"[.;!?](?=\s|$)")
_JOINED = re.compile(r", (?:and|but|so) ")


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for question in all_questions(read):
        for level, text in enumerate(question.value.levels):
            stated = facts_in(text)
            if stated > MOST_FACTS:
                yield question.problem(
                    f"{question.value.id}: level {level} states {stated} facts; expected at most {MOST_FACTS}, "
                    "of which none can be there without the others",
                    "levels",
                    level,
                )


def facts_in(text: str) -> int:
    """How many statements a reader counts; a last one without a full stop counts too."""
    statements = [part for part in _ENDS.split(text) if part.strip()]
    return len(statements) + len(_JOINED.findall(text))
