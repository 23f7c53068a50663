"""From level 2 on, no level hangs on a quantity that everyone reads differently.

Two people who know the organisation pick the same level only if "most teams" is a number, "all", or "more than half".
"Main services", "main team", "main customers" and "main suppliers" are defined in the glossary and pass. So do
comparisons of what was counted ("the most frequent causes", "what cost most"), and "how many".

Passes:

    2: The main team records more than half of its causes in one list.

Fails:

    2: Most causes stand in one list, and large outages have a report.
"""

import re
from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_questions

FIRST_LEVEL = 2
UNDEFINED = (
    r"(?:(?<=^)|(?<=[.;] )|(?<=\bof )|(?<=\bfor )|(?<=\bin ))most(?= [a-z]+s\b)",
    r"most of (?:the|its|all)",
    r"(?<!how )(?<!as )(?<!so )(?<!too )many",
    "some",
    "a few",
    r"(?:key|important) \w+",
    "large",
    "(?<!how )soon",
)
_UNDEFINED = re.compile(rf"\b(?:{'|'.join(UNDEFINED)})\b", re.IGNORECASE)


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for question in all_questions(read):
        for level, text in enumerate(question.value.levels):
            for found in _UNDEFINED.findall(text) if level >= FIRST_LEVEL else ():
                yield question.problem(
                    f"{question.value.id}: level {level} says '{found}', which is read differently by everyone; "
                    "expected a number, 'all', 'more than half', or what is meant",
                    "levels",
                    level,
                )
