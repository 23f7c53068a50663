"""Making PDFs beside the app, in a process of its own, so that nobody else's clicks wait for one.

One at a time, each with an end: a template or a text that keeps the process busy for ever, or eats up the memory, costs
its own file and no other.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import main_thread
from time import monotonic
from typing import Any, TypeVar

import streamlit as st

from assessment.engagement.preparation import Requests
from assessment.engagement.workshop import Workshop
from reports.options import ReportOptions
from screens.background.jobs import (
    Whom,
    charters_job,
    cover_job,
    data_job,
    document_job,
    guide_job,
    guide_workbook_job,
    minutes_job,
    pages_job,
    slides_job,
    web_page_job,
    word_charters_job,
    word_minutes_job,
)

LONGEST_SECONDS = 180.0
"""For one file; the largest report takes 16 s on a machine that does nothing else."""
MOST_MEMORY = 3 * 1024**3
"""Bytes for one file; the largest report takes 0.7 GB."""
LOOK_SECONDS = 0.5

Result = TypeVar("Result")


class WorkStopped(Exception):
    """The work was ended from outside; the text says why, and what to do."""


@dataclass
class Worker:
    """One process that makes one file after the other. It is made anew where it was ended or has died."""

    longest_seconds: float = LONGEST_SECONDS
    process: BaseProcess | None = None
    line: Connection | None = None

    def do(self, work: Callable[..., Any], given: tuple[object, ...]) -> Any:
        """What the work gives, or raises; WorkStopped where it takes too long, or ends its process."""
        line = self._line()
        try:
            line.send((work, given))
            self._wait(line)
            done, result = line.recv()
        except (EOFError, OSError):
            self.end()
            raise WorkStopped(
                "The process that makes files ended in the middle, most likely for want of memory. Leave out a "
                "section or an own template, and try again. Everything else is untouched."
            ) from None
        if isinstance(result, MemoryError):
            self.end()
            raise WorkStopped(
                f"It needed more than {MOST_MEMORY // 1024**3} GB of memory and was stopped. A template or a text of "
                "your own is most likely the cause."
            )
        if not done:
            raise result
        return result

    def end(self) -> None:
        if self.process is not None and self.line is not None:
            self.process.kill()
            self.process.join()
            self.line.close()
        self.process = self.line = None

    def _line(self) -> Connection:
        if self.process is None or self.line is None or not self.process.is_alive():
            self.end()
            self.line, theirs = get_context("spawn").Pipe()
            self.process = get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
            self.process.start()
            theirs.close()
        return self.line

    def _wait(self, line: Connection) -> None:
        """Until there is an answer. Looks up now and then, since nobody waits for a file when the program ends."""
        until = monotonic() + self.longest_seconds
        while not line.poll(LOOK_SECONDS):
            if monotonic() > until or not main_thread().is_alive():
                self.end()
                raise WorkStopped(
                    f"It took longer than {self.longest_seconds:.0f} s and was stopped, so that others' files are "
                    "made. A template of your own that never ends is most likely the cause: try without it."
                )


def _serve(line: Connection) -> None:
    """In the other process: one piece of work after the other, until nobody is there."""
    _limit_memory()
    while True:
        try:
            work, given = line.recv()
        except EOFError:
            return
        try:
            answer: tuple[bool, object] = True, work(*given)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told on the other side
            answer = False, error
        try:
            line.send(answer)
        except Exception as error:  # noqa: BLE001 - something that cannot be sent is told by name
            line.send((False, RuntimeError(f"{type(answer[1]).__name__}: {error}")))


def _limit_memory() -> None:
    """Where the system can; on Windows it cannot, and on macOS it does not hold."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


@dataclass(frozen=True)
class _Queue:
    turns: ThreadPoolExecutor
    worker: Worker


@st.cache_resource(show_spinner=False)
def _queue() -> _Queue:
    return _Queue(ThreadPoolExecutor(max_workers=1, thread_name_prefix="waymark-files"), Worker())


@st.cache_resource(max_entries=64, show_spinner="Drawing the pages …")
def page_images(pdf: bytes, pages: tuple[int, ...]) -> tuple[bytes, ...]:
    return begin(pages_job, pdf, pages).result()


def cover_image(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return begin(cover_job, exchange, str(folder), options).result()


def make_slides(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return begin(slides_job, exchange, str(folder), options).result()


def make_document(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return begin(document_job, exchange, str(folder), options).result()


def make_charters(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return begin(charters_job, exchange, str(folder), options).result()


def make_word_charters(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return begin(word_charters_job, exchange, str(folder), options).result()


def make_minutes(exchange: str, folder: Path, workshop: Workshop, options: ReportOptions) -> bytes:
    return begin(minutes_job, exchange, str(folder), workshop, options).result()


def make_word_minutes(exchange: str, folder: Path, workshop: Workshop, options: ReportOptions) -> bytes:
    return begin(word_minutes_job, exchange, str(folder), workshop, options).result()


def make_guide(exchange: str, folder: Path, options: ReportOptions, whom: Whom, requests: Requests) -> bytes:
    return begin(guide_job, exchange, str(folder), options, whom, requests).result()


def make_guide_workbook(exchange: str, folder: Path, options: ReportOptions, whom: Whom, requests: Requests) -> bytes:
    return begin(guide_workbook_job, exchange, str(folder), options, whom, requests).result()


def make_web_page(exchange: str, folder: Path, options: ReportOptions) -> bytes:
    return begin(web_page_job, exchange, str(folder), options).result()


def make_data(exchange: str, folder: Path, named: bool) -> bytes:
    return begin(data_job, exchange, str(folder), named).result()


def begin(work: Callable[..., Result], *given: object) -> Future[Result]:
    """The work in its turn; it and what it is given can be sent to another process."""
    queue = _queue()
    return queue.turns.submit(queue.worker.do, work, given)
