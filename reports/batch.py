"""Many assessments to PDF at once, one a core. A file that fails, and even a process that dies, stops no other."""

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from assessment.engagement.exchange_file import read_assessment
from assessment.engagement.version import version_notice
from assessment.input.problems import InputError, Problem
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from reports.files import write_whole
from reports.options import ReportOptions
from reports.progress import Event, PartBegun, PartFailed


@dataclass(frozen=True)
class Job:
    """One report to make. It is sent to another process."""

    source: Path
    target: Path
    options: ReportOptions


@dataclass(frozen=True)
class Outcome:
    """What became of a job; no problem means that the report is written. `mended` says which templates of one's own
    failed on it, and where, which own words are older than its numbers, and what else somebody should know.
    """

    job: Job
    problems: tuple[Problem, ...] = ()
    mended: tuple[str, ...] = ()


Render = Callable[[Job], Outcome]


def jobs_in(folder: Path, out: Path, options: ReportOptions) -> tuple[Job, ...]:
    """A report for each exchange file of a folder, named after it. `out` is made; hidden files are left alone."""
    try:
        files = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() == ".json" and not path.name.startswith(".") and path.is_file()
        )
        if not files:
            inside = "; folders in it are not looked into" if not_looked_into(folder, out) else ""
            raise InputError([Problem(str(folder), 0, f"holds no file *.json; expected exchange files{inside}")])
        out.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise InputError([Problem(str(out), 0, "is a file; expected a folder for the reports")]) from None
    except OSError as error:
        place = error.filename or folder
        raise InputError([Problem(str(place), 0, f"cannot be used as a folder: {error.strerror}")]) from None
    return tuple(Job(file, out / name, options) for file, name in zip(files, _names(files), strict=True))


def _names(files: Sequence[Path]) -> Iterator[str]:
    """Each report is called as its file; the ending stays where a.json and a.JSON lie side by side."""
    taken = Counter(file.stem for file in files)
    return (f"{file.stem if taken[file.stem] == 1 else file.name}.pdf" for file in files)


def not_looked_into(folder: Path, out: Path) -> tuple[str, ...]:
    """The names of the folders inside a folder, which is not searched further, but for the one that is written to."""
    return tuple(
        sorted(
            path.name
            for path in folder.iterdir()
            if path.is_dir() and not path.name.startswith(".") and path.resolve() != out.resolve()
        )
    )


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
    from reports.pdf.render import render_report  # loaded once a process, and not by the one that only waits

    questionnaire, mended = _questionnaire(), list[str]()

    def listen(event: Event) -> None:
        if not isinstance(event, PartBegun):
            mended.append(f"{job.source}: {event}")

    try:
        assessment = read_assessment(job.source, questionnaire)
        notice = version_notice(assessment, questionnaire)
        mended += [str(Problem(str(job.source), 0, notice))] if notice else []
        write_whole(job.target, render_report(assessment, questionnaire, options=job.options, listen=listen))
    except InputError as error:
        return Outcome(job, error.problems, tuple(mended))
    except PartFailed as failed:
        return Outcome(job, _failed(job, str(failed)), tuple(mended))
    return Outcome(job, (), tuple(mended))


@lru_cache(maxsize=1)
def _questionnaire() -> Questionnaire:
    return load_questionnaire()


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
