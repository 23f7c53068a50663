"""Reports in the making, found again by what they are made of, so that no click, reload or other page loses one."""

import tempfile
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import streamlit as st

from reports.options import ReportOptions
from screens.background.jobs import RenderedReport, render_job
from screens.background.workers import begin

MOST_KEPT = 8  # finished reports that stay to be downloaded; each is about a megabyte

Key = tuple[str, str, ReportOptions]  # fingerprint of the assessment, digest of the questionnaire, what was chosen


@dataclass(frozen=True)
class ReportJob:
    """A report that is being made or was; `note` is the file that says how far it is."""

    future: Future[RenderedReport]
    note: Path


@dataclass
class JobRegistry:
    by_key: dict[Key, ReportJob] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


@st.cache_resource(show_spinner=False)
def _registry() -> JobRegistry:
    return JobRegistry()


def job_of(key: Key) -> ReportJob | None:
    return _registry().by_key.get(key)


def begin_report(key: Key, exchange: str, folder: Path) -> None:
    """Begun if it is not under way; one that failed is begun again."""
    registry = _registry()
    with registry.lock:
        found = registry.by_key.get(key)
        if found is None or (found.future.done() and found.future.exception()):
            registry.by_key[key] = _begun(exchange, folder, key[2])
        _forget_oldest(registry)


def _begun(exchange: str, folder: Path, options: ReportOptions) -> ReportJob:
    room = tempfile.TemporaryDirectory(prefix="waymark-report-")
    note = Path(room.name) / "progress"
    future = begin(render_job, exchange, str(folder), options, str(note))
    future.add_done_callback(lambda _: room.cleanup())
    return ReportJob(future, note)


def forget_reports() -> None:
    """Finished ones that nobody has taken too; one under way ends unseen."""
    registry = _registry()
    with registry.lock:
        registry.by_key.clear()


def _forget_oldest(registry: JobRegistry) -> None:
    done = [key for key, job in registry.by_key.items() if job.future.done()]
    for key in done[: max(0, len(registry.by_key) - MOST_KEPT)]:
        del registry.by_key[key]


@st.fragment(run_every=0.5)
def show_progress(job: ReportJob) -> None:
    """How far it is, twice a second, and the page anew once it is over."""
    if job.future.done():
        st.rerun()
    share, part = _how_far(job.note)
    st.progress(share, f"{part} …")
    st.caption("You can go on working: the report waits for you here.")


def _how_far(note: Path) -> tuple[float, str]:
    try:
        share, _, part = note.read_text("utf-8").partition(" ")
    except FileNotFoundError:
        return 0.0, "Waiting for its turn"
    return float(share), part
