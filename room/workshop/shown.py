"""What a workshop shows to everybody in it, as plain values: of votes their number, and what they are once revealed."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from assessment.engagement.workshop import CHOICES, Item, Vote, Workshop
from assessment.questionnaire.model import Question, Questionnaire
from assessment.scoring.votes import Tally, tally
from room.player.sheet import SYSTEM_NAME


def shown(workshop: Workshop, votes: Sequence[Vote], questionnaire: Questionnaire) -> dict[str, Any]:
    """The page of the room, the same for everybody. `votes` are empty until they are revealed."""
    item = workshop.item
    taken_up = [one for one in workshop.items if one.state != "waiting" or one.id == workshop.current]
    return {
        "state": workshop.state,
        "joined": len(workshop.people),
        "of": len(workshop.items),
        "number": len(taken_up),
        "further": workshop.following is not None,
        "item": None if item is None else _item(item, votes, questionnaire),
        "agreed": [_agreed(one, questionnaire) for one in workshop.of("agreed")],
        "parked": [_parked(one, questionnaire) for one in workshop.of("parked")],
    }


def mark_of(page: dict[str, Any]) -> str:
    """Another one when the page is, but for how many have joined and voted."""
    counted = page | {"joined": 0, "item": (page["item"] or {}) | {"votes": 0}}
    return hashlib.sha256(json.dumps(counted, sort_keys=True).encode()).hexdigest()[:16]


def _item(item: Item, votes: Sequence[Vote], questionnaire: Questionnaire) -> dict[str, Any]:
    question = questionnaire.questions.get(item.question)
    return {
        "id": item.id,
        "round": item.round,
        "state": item.state,
        "votes": item.votes,
        "watched": item.watched,
        **_asked(question, questionnaire),
        "tally": _tally(tally(votes)) if item.shown else None,
        "agreement": None if item.agreement is None else vars(item.agreement),
        "promise": "" if item.promise is None else ", ".join(filter(None, (item.promise.what, item.promise.by))),
    }


def _asked(question: Question | None, questionnaire: Questionnaire) -> dict[str, Any]:
    """A question that the questionnaire has no longer is named by nothing: it can be skipped."""
    if question is None:
        return {"text": "This question is not in the questionnaire any more.", "levels": [""] * 6, "place": ""}
    subject = question.subject
    stage = questionnaire.section_of(subject.id).name if subject.is_practice else SYSTEM_NAME
    return {
        "text": question.entry.text,
        "levels": list(question.entry.levels),
        "place": f"{stage} · {questionnaire.name_of(subject)}",
    }


def _tally(found: Tally) -> dict[str, Any]:
    return {
        "counts": _row(found.counts),
        "groups": [{"name": name, "counts": _row(counts)} for name, counts in found.groups.items()],
        "lowest": found.lowest,
        "highest": found.highest,
        "spread": found.spread,
        "agreement": None if found.agreement is None else round(found.agreement, 2),
        "compared": list(found.compared),
        "middle": found.middle,
    }


def _row(counts: Any) -> list[int]:
    """The six levels, then those who do not know, then those to whom it does not apply."""
    return [counts.get(choice, 0) for choice in CHOICES]


def _agreed(item: Item, questionnaire: Questionnaire) -> dict[str, Any]:
    assert item.agreement is not None
    asked = _asked(questionnaire.questions.get(item.question), questionnaire)
    return {"text": asked["text"], "place": asked["place"], "rating": item.agreement.rating}


def _parked(item: Item, questionnaire: Questionnaire) -> dict[str, Any]:
    asked = _asked(questionnaire.questions.get(item.question), questionnaire)
    told = item.promise
    return {"text": asked["text"], "promise": told.what if told else "", "by": told.by if told else ""}
