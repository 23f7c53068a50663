"""Making PDFs beside the app, in a process of its own, so that nobody else's clicks wait for one."""

from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

import streamlit as st

from reports.options import ReportOptions
from screens.background.jobs import (
    cover_job,
    data_job,
    document_job,
    pages_job,
    slides_job,
    web_page_job,
)

LONGEST = 300.0  # seconds for one file

Result = TypeVar("Result")


@st.cache_resource(show_spinner=False)
def _workers() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))


@st.cache_data(max_entries=64, show_spinner="Drawing the pages …")
def page_images(pdf: bytes, pages: tuple[int, ...]) -> tuple[bytes, ...]:
    return _end(begin(pages_job, pdf, pages))


def cover_image(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return _end(begin(cover_job, exchange, str(folder), options))


def make_slides(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return _end(begin(slides_job, exchange, str(folder), options))


def make_document(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return _end(begin(document_job, exchange, str(folder), options))


def make_web_page(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return _end(begin(web_page_job, exchange, str(folder), options))


def make_data(exchange: str, folder: Path, named: bool) -> bytes:
    return _end(begin(data_job, exchange, str(folder), named))


def begin(work: Callable[..., Result], *given: object) -> Future[Result]:
    """The work in its turn; it and what it is given can be sent to another process."""
    try:
        return _workers().submit(work, *given)
    except BrokenProcessPool:  # it died with an earlier report; this one gets a new process
        _workers.clear()
        return _workers().submit(work, *given)


def _end(future: Future[Result]) -> Result:
    try:
        return future.result(timeout=LONGEST)
    except BrokenProcessPool:
        _workers.clear()
        raise
