"""Wherever the answers place a practice, an action leads on.

- Every aspect that a practice's questions ask about has an action for each step up to level 3.
- Every practice has an action for 3 → 4 and for 4 → 5, on whichever aspect.

One action may cover two steps: from 0 to 2 covers 0 → 1 and 1 → 2. An aspect that a practice does not ask about needs
no action, so a small questionnaire with one question a practice is held to that question's aspect.

Passes, for a practice that asks about flow:

    lifts: {aspect: flow, from: 0, to: 2}
    lifts: {aspect: flow, from: 2, to: 3}
    lifts: {aspect: flow, from: 3, to: 5}

Fails, as nothing leads from 2 to 3:

    lifts: {aspect: flow, from: 0, to: 2}
    lifts: {aspect: flow, from: 3, to: 5}
"""

from collections.abc import Iterable, Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.schema import Lift, PracticeFile

STEPS_OF_AN_ASPECT = (0, 1, 2)
STEPS_OF_A_PRACTICE = (3, 4)


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for parsed in read.practices:
        for sentence in _gaps(parsed.model):
            yield parsed.source.problem(("actions",), f"{parsed.model.id}: {sentence}")


def _gaps(practice: PracticeFile) -> Iterator[str]:
    lifts = [action.lifts for action in practice.actions]
    for aspect in dict.fromkeys(question.aspect for question in practice.questions):
        missing = _uncovered(STEPS_OF_AN_ASPECT, [lift for lift in lifts if lift.aspect == aspect])
        if missing:
            yield f"no action lifts {aspect} {missing}; expected one for each step up to 3"
    missing = _uncovered(STEPS_OF_A_PRACTICE, lifts)
    if missing:
        yield f"no action lifts any aspect {missing}; expected one for each of the steps 3 → 4 and 4 → 5"


def _uncovered(steps: Iterable[int], lifts: list[Lift]) -> str:
    return ", ".join(
        f"{step} → {step + 1}" for step in steps if not any(lift.from_level <= step < lift.to_level for lift in lifts)
    )
