"""What becomes of a batch when a process dies in the middle of it."""

import os
from pathlib import Path

from reports.batch import Job, Outcome, jobs_in, not_looked_into, rendered
from reports.options import FULL


def render_or_die(job: Job) -> Outcome:
    """Ends its own process on one file, as a machine without memory would; raises on another; writes the rest."""
    if job.source.stem == "deadly":
        os._exit(1)
    if job.source.stem == "raising":
        raise MemoryError("no room")
    job.target.write_bytes(b"made")
    return Outcome(job)


def test_endings_in_capitals_count_and_no_report_takes_another_s_name(tmp_path: Path) -> None:
    for name in ("a.json", "a.JSON", "b.Json", ".c.json", "d.txt"):
        (tmp_path / name).write_text("{}")
    for name in ("old", ".git", "out"):
        (tmp_path / name).mkdir()

    jobs = jobs_in(tmp_path, tmp_path / "out", FULL)

    assert {job.source.name: job.target.name for job in jobs} == {
        "a.json": "a.json.pdf",
        "a.JSON": "a.JSON.pdf",
        "b.Json": "b.pdf",
    }
    assert not_looked_into(tmp_path, tmp_path / "out") == ("old",)


def test_a_process_that_dies_takes_only_its_own_file_along(tmp_path: Path) -> None:
    jobs = [Job(tmp_path / f"{name}.json", tmp_path / f"{name}.pdf", FULL) for name in ("a", "deadly", "raising", "b")]

    outcomes = {outcome.job.source.stem: outcome.problems for outcome in rendered(jobs, render_or_die, 2)}

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]
    assert outcomes["a"] == outcomes["b"] == ()
    assert [str(one) for one in outcomes["deadly"]] == [
        f"{tmp_path / 'deadly.json'}: the process that made its report was ended"
    ]
    assert [str(one) for one in outcomes["raising"]] == [
        f"{tmp_path / 'raising.json'}: unexpected failure: MemoryError: no room"
    ]
