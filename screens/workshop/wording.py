"""A workshop's words on the page: why a question stands on the agenda, and what became of it."""

from assessment.engagement.workshop import Choice, Item
from assessment.questionnaire.model import Questionnaire
from screens.app.formatting import plain

WHY = {
    "promised": "promised last time",
    "disputed": "seen differently",
    "open": "no value yet",
    "unknown": "many do not know",
    "border": "near a level’s border",
    "heavy": "a heavy need hangs on it",
    "chosen": "put on the agenda here",
}
STATES = {
    "waiting": "to come",
    "open": "being voted on",
    "revealed": "votes shown",
    "agreed": "agreed",
    "parked": "left open",
    "skipped": "left out",
}
BESIDE = {"dont_know": "don’t know", "not_applicable": "not applicable"}


def why(reasons: str) -> str:
    """'seen differently, near a level's border'"""
    return ", ".join(WHY.get(reason, reason) for reason in reasons.split(",") if reason)


def state_of(item: Item) -> str:
    """'agreed: level 3', 'left open, 2 rounds'"""
    words = STATES[item.state]
    if item.agreement is not None:
        rating = item.agreement.rating
        return f"{words}: not applicable" if rating is None else f"{words}: level {rating}"
    return f"{words}, round {item.round}" if item.round > 1 else words


def choice_name(choice: Choice) -> str:
    """'Level 3', 'don't know'"""
    return f"Level {choice}" if isinstance(choice, int) else BESIDE[choice]


def asked(question: str, questionnaire: Questionnaire) -> str:
    """The question's text, ready for a page; its id where the questionnaire has it no longer."""
    found = questionnaire.questions.get(question)
    return plain(found.entry.text if found else question)


def subject_of(question: str, questionnaire: Questionnaire) -> str:
    """The practice, ready for a page."""
    found = questionnaire.questions.get(question)
    return plain(questionnaire.name_of(found.subject)) if found else ""
