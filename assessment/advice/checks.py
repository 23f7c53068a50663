"""What was reported done and does not show in today's answers: not advised again, looked at.

A check takes half a day: whom to ask is who answers the questions, and what would show it is their evidence.
"""

import datetime as dt
from dataclasses import dataclass

from assessment.advice.actions import in_place
from assessment.advice.situation import Situation
from assessment.questionnaire.model import Action
from assessment.scoring.levels import nearest_level

CHECK_DAYS = 0.5


@dataclass(frozen=True)
class Check:
    """An action reported done whose aspect still stands below its level. `questions` are those that say so."""

    known: Action
    done_on: dt.date | None
    responsible: str
    questions: tuple[str, ...]

    @property
    def action(self) -> str:
        """Its id."""
        return self.known.id


def checks(situation: Situation) -> tuple[Check, ...]:
    """One for each action that was reported done and is not in place by today's answers, the earliest done first."""
    found = []
    for identity, progress in situation.reported_done.items():
        action = situation.questionnaire.actions.get(identity)
        if action is None or in_place(action, situation.stands):
            continue
        questions = _questions_below(action, situation)
        if questions:
            found.append(Check(action, progress.date, progress.responsible, questions))
    return tuple(sorted(found, key=lambda check: (check.done_on or dt.date.max, check.action)))


def _questions_below(action: Action, situation: Situation) -> tuple[str, ...]:
    """The questions of its aspect that read below its level, lowest first."""
    below = []
    for identity in situation.voices:
        question = situation.questionnaire.questions[identity]
        if question.subject == action.subject and question.entry.aspect == action.entry.lifts.aspect:
            value = situation.value_of(identity)
            if value is not None and nearest_level(value) < action.entry.lifts.to_level:
                below.append((value, identity))
    return tuple(identity for _, identity in sorted(below))
