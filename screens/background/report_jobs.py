"""Reports in the making, found again by what they are made of, so that no click, reload or other page loses one."""

import tempfile
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import streamlit as st

from reports.options import ReportOptions
from screens.background.jobs import Made, render_elsewhere
from screens.background.workers import begin

MOST_KEPT = 8  # finished reports that stay to be downloaded; each is about a megabyte

Key = tuple[str, str, ReportOptions]  # fingerprint of the assessment, digest of the questionnaire, what was chosen


@dataclass(frozen=True)
class Making:
    """A report that is being made or was; `note` is the file that says how far it is."""

    future: Future[Made]
    note: Path


@dataclass
class Makings:
    by_key: dict[Key, Making] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


@st.cache_resource(show_spinner=False)
def _makings() -> Makings:
    return Makings()


def making_of(key: Key) -> Making | None:
    return _makings().by_key.get(key)


def begin_report(key: Key, exchange: str, folder: Path) -> None:
    """Begun if it is not under way; one that failed is begun again."""
    makings = _makings()
    with makings.lock:
        found = makings.by_key.get(key)
        if found is None or (found.future.done() and found.future.exception()):
            makings.by_key[key] = _begun(exchange, folder, key[2])
        _forget_oldest(makings)


def _begun(exchange: str, folder: Path, options: ReportOptions) -> Making:
    room = tempfile.TemporaryDirectory(prefix="waymark-report-")
    note = Path(room.name) / "progress"
    future = begin(render_elsewhere, exchange, str(folder), options, str(note))
    future.add_done_callback(lambda _: room.cleanup())
    return Making(future, note)


def _forget_oldest(makings: Makings) -> None:
    done = [key for key, making in makings.by_key.items() if making.future.done()]
    for key in done[:max(0, len(makings.by_key) - MOST_KEPT)]:
        del makings.by_key[key]


@st.fragment(run_every=0.5)
def show_progress(making: Making) -> None:
    """How far it is, twice a second, and the page anew once it is over."""
    if making.future.done():
        st.rerun()
    share, part = _how_far(making.note)
    st.progress(share, f"{part} …")
    st.caption("You can go on working: the report waits for you here.")


def _how_far(note: Path) -> tuple[float, str]:
    try:
        share, _, part = note.read_text("utf-8").partition(" ")
    except FileNotFoundError:
        return 0.0, "Waiting for its turn"
    return float(share), part
