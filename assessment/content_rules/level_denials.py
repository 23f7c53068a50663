"""No level above 0 denies what the next one says.

"Go up as long as everything that is said is true" already says that level 3's facts are missing at level 2. A
level 2 that says so itself leaves an organisation without a level that has level 3's one fact and lacks another of its
facts. Level 0 is what denies everything.

Where a level says that the one or the other half of the next is missing ("No list is kept, or nobody goes through it"),
it leaves nobody without a level, and passes.

Looked for are sentences that begin with a denial ("No list exists", "Nobody tries it", "None is written down") or deny
of others ("Other teams never heard of them") what the level above names; "No change goes live without one" is a rule.

Passes:

    1: Some causes are known to whoever worked on them.
    2: The main team keeps a list of causes with an owner each.

Fails, as level 2 names a list:

    1: Some causes are known to whoever worked on them. No list exists.
    2: The main team keeps a list of causes with an owner each.
"""

import re
from collections.abc import Iterator

from assessment.content_rules.tokens import content_words
from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_questions

_SENTENCES = re.compile(r"(?<=[.;!?])\s+|, (?:and|but) ")
_DENIES = re.compile(
    r"^(?:no|nobody|none|nothing|neither|never)\b|^(?:the )?others?\b.*\b(?:not|never|nothing)\b", re.IGNORECASE
)
_ALLOWED = re.compile(r"\bwithout\b|\bunless\b|\bbefore\b|\buntil\b|, or ", re.IGNORECASE)


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for question in all_questions(read):
        levels = question.value.levels
        for level in range(1, len(levels) - 1):
            above = content_words(levels[level + 1])
            for sentence in _SENTENCES.split(levels[level]):
                denied = content_words(sentence) & above if _denies(sentence) else frozenset()
                if denied:
                    yield question.problem(
                        f"{question.value.id}: level {level} denies what level {level + 1} says: '{sentence}'; "
                        "expected what is there at this level, since what is missing follows from the next one",
                        "levels",
                        level,
                    )


def _denies(sentence: str) -> bool:
    return bool(_DENIES.search(sentence)) and not _ALLOWED.search(sentence)
