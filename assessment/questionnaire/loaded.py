"""Questionnaires in use, each read once a process, whoever asks for it: pages of Streamlit's and of the room."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.questionnaire.snapshot import Snapshot, lay_out, take_snapshot

MOST_KEPT = 8

_kept: dict[str, "LoadedQuestionnaire"] = {}
_reading = Lock()


@dataclass(frozen=True)
class LoadedQuestionnaire:
    """A questionnaire in use: checked, and as the files that it was read from."""

    questionnaire: Questionnaire
    snapshot: Snapshot
    folder: Path


def load_folder(folder: Path) -> LoadedQuestionnaire:
    """The questionnaire of a folder as its files are now; InputError where they are none."""
    return replace(_loaded(take_snapshot(folder), folder), folder=folder)


def load_snapshot(snapshot: Snapshot) -> LoadedQuestionnaire:
    """An earlier questionnaire, laid out in a folder of its own where it was not read yet."""
    return _loaded(snapshot, None)


def _loaded(snapshot: Snapshot, folder: Path | None) -> LoadedQuestionnaire:
    with _reading:
        if snapshot.digest not in _kept:
            files = folder or lay_out(snapshot, Path(tempfile.mkdtemp(prefix="waymark-questionnaire-")))
            _kept[snapshot.digest] = LoadedQuestionnaire(load_questionnaire(files), snapshot, files)
            while len(_kept) > MOST_KEPT:
                del _kept[next(iter(_kept))]
        return _kept[snapshot.digest]
