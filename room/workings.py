"""What every page of the room works with: the store and the questionnaires, opened once a process."""

import os
from functools import cache
from pathlib import Path

from assessment.questionnaire.loaded import load_folder, load_snapshot
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire
from assessment.store import Repository, open_database, upgrade
from assessment.store.guests import Guest
from assessment.store.workshop_seats import Seat


@cache
def repository() -> Repository:
    """The same database as the rest of Waymark, by connections of its own."""
    engine = open_database()
    upgrade(engine)
    return Repository(engine)


def questionnaire_of(guest: Guest | Seat) -> Questionnaire:
    """The questionnaire that the guest's assessment is bound to, in its words; the served one where there is none."""
    digest = guest.questionnaire_digest
    return (_served() if digest is None else _bound(digest, guest)).in_words_of(guest.vocabulary)


@cache
def _served() -> Questionnaire:
    return load_folder(Path(os.environ.get("WAYMARK_QUESTIONNAIRES", DEFAULT_FOLDER))).questionnaire


_found: dict[str, Questionnaire] = {}


def _bound(digest: str, guest: Guest | Seat) -> Questionnaire:
    """By its digest, which is its content."""
    if digest not in _found:
        snapshot = repository().questionnaire(guest.principal, guest.assessment)
        assert snapshot is not None, f"questionnaire {digest} is bound but not kept"
        _found[digest] = load_snapshot(snapshot).questionnaire
    return _found[digest]
