"""Making PDFs beside the app, in a process of its own, so that nobody else's clicks wait for one."""

import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import streamlit as st

from reports.options import ReportOptions
from screens.parts.rendering import (
    Made,
    cover_elsewhere,
    data_elsewhere,
    document_elsewhere,
    pages_elsewhere,
    render_elsewhere,
    slides_elsewhere,
)

LONGEST = 300.0  # seconds for one report
A_MOMENT = 0.2  # seconds between two looks at how far it is

Result = TypeVar("Result")


@st.cache_resource(show_spinner=False)
def _workers() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))


def make_report(exchange: str, folder: Path, options: ReportOptions) -> Made:
    """The PDF, with a progress bar that names the part being made while it lasts."""
    with tempfile.TemporaryDirectory(prefix="waymark-report-") as room:
        note = Path(room) / "progress"
        future = _begin(render_elsewhere, exchange, str(folder), options, str(note))
        bar = st.progress(0.0, "Waiting for its turn …")
        try:
            for _ in range(int(LONGEST / A_MOMENT)):
                if wait([future], timeout=A_MOMENT).done:
                    break
                share, part = _how_far(note)
                bar.progress(share, f"{part} …")
            return _end(future, 0.0)
        finally:
            bar.empty()


@st.cache_data(max_entries=64, show_spinner="Drawing the pages …")
def page_images(pdf: bytes, pages: tuple[int, ...]) -> tuple[bytes, ...]:
    return _end(_begin(pages_elsewhere, pdf, pages), LONGEST)


def cover_image(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return _end(_begin(cover_elsewhere, exchange, str(folder), options), LONGEST)


def make_slides(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return _end(_begin(slides_elsewhere, exchange, str(folder), options), LONGEST)


def make_document(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return _end(_begin(document_elsewhere, exchange, str(folder), options), LONGEST)


def make_data(exchange: str, folder: Path, named: bool) -> bytes:
    return _end(_begin(data_elsewhere, exchange, str(folder), named), LONGEST)


def _begin(work: Callable[..., Result], *given: object) -> Future[Result]:
    try:
        return _workers().submit(work, *given)
    except BrokenProcessPool:  # it died with an earlier report; this one gets a new process
        _workers.clear()
        return _workers().submit(work, *given)


def _end(future: Future[Result], seconds: float) -> Result:
    try:
        return future.result(timeout=seconds)
    except BrokenProcessPool:
        _workers.clear()
        raise


def _how_far(note: Path) -> tuple[float, str]:
    try:
        share, _, part = note.read_text("utf-8").partition(" ")
    except FileNotFoundError:
        return 0.0, "Waiting for its turn"
    return float(share), part
