"""Many assessments to PDF at once, one a core. A file that fails, and even a process that dies, stops no other."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from assessment.exchange import read_engagement
from assessment.framework import Framework, load_framework
from assessment.problems import InputError, Problem
from reports.files import write_whole
from reports.options import ReportOptions
from reports.progress import Event, PartFailed, Step


@dataclass(frozen=True)
class Job:
    """One report to make. It is sent to another process."""

    source: Path
    target: Path
    options: ReportOptions


@dataclass(frozen=True)
class Outcome:
    """What became of a job; no problem means that the report is written. `mended` says which templates of one's own
    failed on it, and where, and which own words are older than its numbers.
    """

    job: Job
    problems: tuple[Problem, ...] = ()
    mended: tuple[str, ...] = ()


Render = Callable[[Job], Outcome]


def jobs_in(folder: Path, out: Path, options: ReportOptions) -> tuple[Job, ...]:
    """A report for each exchange file of a folder, named after it. `out` is made; hidden files are left alone."""
    try:
        files = sorted(path for path in folder.iterdir()
                       if path.suffix == ".json" and not path.name.startswith(".") and path.is_file())
        if not files:
            raise InputError([Problem(str(folder), 0, "holds no file *.json; expected exchange files")])
        out.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise InputError([Problem(str(out), 0, "is a file; expected a folder for the reports")]) from None
    except OSError as error:
        place = error.filename or folder
        raise InputError([Problem(str(place), 0, f"cannot be used as a folder: {error.strerror}")]) from None
    return tuple(Job(file, out / f"{file.stem}.pdf", options) for file in files)


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def rendered(jobs: Sequence[Job], render: Render, processes: int) -> Iterator[Outcome]:
    """Each job's outcome as it comes. Where a process dies, the jobs that it took along are tried once more, alone."""
    lost: list[Job] = []
    with _pool(min(processes, len(jobs))) as pool:
        running = {pool.submit(render, job): job for job in jobs}
        for future in as_completed(running):
            outcome = _outcome(running[future], future)
            if outcome is None:
                lost.append(running[future])
            else:
                yield outcome
    for job in lost:
        with _pool(1) as pool:
            future = pool.submit(render, job)
            yield _outcome(job, future) or Outcome(job, _failed(job, "the process that made its report was ended"))


def render_file(job: Job) -> Outcome:
    """Read, render and write one; what is wrong comes back as values, since it must travel between processes."""
    from reports.pdf import render_report  # loaded once a process, and not by the one that only waits

    framework, mended = _framework(), list[str]()

    def listen(event: Event) -> None:
        if not isinstance(event, Step):
            mended.append(f"{job.source}: {event}")

    try:
        engagement = read_engagement(job.source, framework)
        write_whole(job.target, render_report(engagement, framework, options=job.options, listen=listen))
    except InputError as error:
        return Outcome(job, error.problems, tuple(mended))
    except PartFailed as failed:
        return Outcome(job, _failed(job, str(failed)), tuple(mended))
    return Outcome(job, (), tuple(mended))


@lru_cache(maxsize=1)
def _framework() -> Framework:
    return load_framework()


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _outcome(job: Job, future: Future[Outcome]) -> Outcome | None:
    """None where a process died, maybe on another job."""
    try:
        return future.result()
    except BrokenProcessPool:
        return None
    except Exception as error:  # noqa: BLE001 - whatever fails on one file, the others go on
        return Outcome(job, _failed(job, f"unexpected failure: {type(error).__name__}: {error}"))


def _failed(job: Job, sentence: str) -> tuple[Problem, ...]:
    return (Problem(str(job.source), 0, sentence),)
