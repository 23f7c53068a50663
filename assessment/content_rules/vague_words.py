"""No vague word stands where a fact belongs.

"Incidents are reviewed regularly by suitable people" is true of every organisation. Say how often, who, how many. The
rule reads what is to be seen or done: level descriptions, evidence, and an action's steps, result and first target.

"As well" and "as well as" mean "also" and pass. So does "frequent" after "most", "more", "less" or "least", which
compares what was counted.

Passes:

    4: Each month the knowledge manager removes pages that nobody opened, and shows the 10 most frequent searches.

Fails, for "regularly" and "appropriate":

    4: Pages are regularly reviewed, and appropriate ones removed.
"""

import re
from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.schema import ActionEntry, QuestionEntry
from assessment.questionnaire.walking import Located, all_actions, all_questions

VAGUE = (
    "adequate",
    "adequately",
    "appropriate",
    "appropriately",
    "bad",
    "badly",
    "best practice",
    "best practices",
    "comprehensive",
    "comprehensively",
    "effective",
    "effectively",
    "efficient",
    "efficiently",
    "good",
    "inadequate",
    "inappropriate",
    "insufficient",
    "mature",
    "meaningful",
    "optimal",
    "optimally",
    "proper",
    "properly",
    "reasonable",
    "reasonably",
    "robust",
    "satisfactory",
    "significant",
    "significantly",
    "sufficient",
    "sufficiently",
    "suitable",
    "suitably",
    "well",
    # how often, how many, when
    "as needed",
    "as required",
    "from time to time",
    "frequent",
    "frequently",
    "generally",
    "if needed",
    "if necessary",
    "normally",
    "numerous",
    "occasionally",
    "often",
    "periodic",
    "periodically",
    "quickly",
    "regular",
    "regularly",
    "several",
    "some of the",
    "timely",
    "typically",
    "usually",
    "various",
    "when needed",
    "when necessary",
    "where necessary",
    "where possible",
)
MEANT_OTHERWISE = re.compile(r"\bas well\b|\b(?:most|more|less|least) frequent(?:ly)?\b", re.IGNORECASE)
_VAGUE = re.compile(rf"\b(?:{'|'.join(VAGUE)})\b", re.IGNORECASE)

Part = tuple[str, tuple[str | int, ...], str]
"""What a text is called, where it stands in its entry, and the text."""


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for question in all_questions(read):
        yield from _vague(question, _parts_of_question(question.value))
    for action in all_actions(read):
        yield from _vague(action, _parts_of_action(action.value))


def _parts_of_question(question: QuestionEntry) -> Iterator[Part]:
    for level, text in enumerate(question.levels):
        yield f"level {level}", ("levels", level), text
    yield "evidence", ("evidence",), question.evidence


def _parts_of_action(action: ActionEntry) -> Iterator[Part]:
    for at, text in enumerate(action.steps):
        yield f"step {at + 1}", ("steps", at), text
    yield "delivers", ("delivers",), action.delivers
    yield "first_target", ("measure", "first_target"), action.measure.first_target


def _vague(entry: Located[QuestionEntry] | Located[ActionEntry], parts: Iterator[Part]) -> Iterator[Problem]:
    for name, place, text in parts:
        for word in _VAGUE.findall(MEANT_OTHERWISE.sub("", text)):
            yield entry.problem(
                f"{entry.value.id}: {name} says '{word}'; expected a fact: what, who, how often, how many", *place
            )
