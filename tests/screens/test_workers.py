"""The process that makes files: whatever happens to one file, the next one is made."""

import os
from pathlib import Path

import pytest

from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import DEFAULT_FOLDER
from reports.options import ReportOptions
from screens.background.jobs import cover_job, render_job
from screens.background.workers import MOST_MEMORY, Worker, WorkStopped
from tests.screens.conftest import planned_sample

pytestmark = pytest.mark.slow

ENDLESS = "{% for one in range(99999) %}" * 3 + "{% endfor %}" * 3


def for_ever() -> None:
    while True:
        pass


def greedy() -> int:
    return len(bytearray(MOST_MEMORY + 1))


def dying() -> None:
    os._exit(1)


def failing(what: str) -> None:
    raise ValueError(what)


def unsendable() -> object:
    return lambda: None


def process_id() -> int:
    return os.getpid()


@pytest.mark.parametrize(
    ("work", "said"),
    [(for_ever, "longer than 2 s"), (dying, "ended in the middle"), pytest.param(greedy, "GB of memory")],
)
def test_work_without_an_end_is_ended_in_words_and_the_next_one_done(work: object, said: str) -> None:
    worker = Worker()
    before = worker.do(process_id, ())

    worker.longest_seconds = 2 if work is for_ever else 120
    with pytest.raises(WorkStopped, match=said):
        worker.do(work, ())  # type: ignore[arg-type]

    worker.longest_seconds = 120
    assert worker.do(process_id, ()) not in (before, os.getpid())
    worker.end()


def test_an_error_of_the_work_is_the_works_own_and_the_process_stays() -> None:
    worker = Worker()
    before = worker.do(process_id, ())

    with pytest.raises(ValueError, match="this one"):
        worker.do(failing, ("this one",))
    with pytest.raises(RuntimeError, match="function"):
        worker.do(unsendable, ())

    assert worker.do(process_id, ()) == before
    worker.end()


def test_a_template_that_never_ends_holds_up_no_other_file(
    sample: Assessment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange, folder = to_json(planned_sample(sample)), str(DEFAULT_FOLDER)
    (tmp_path / "cover.html.j2").write_text(ENDLESS)
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(tmp_path))
    worker = Worker()

    report = worker.do(render_job, (exchange, folder, ReportOptions("executive")))
    assert report.pdf.startswith(b"%PDF")
    assert ["takes more than 200,000 steps" in line for line in report.mended] == [True]

    monkeypatch.delenv("WAYMARK_TEMPLATES")
    assert worker.do(cover_job, (exchange, folder, ReportOptions("executive"))).startswith(b"\x89PNG")
    worker.end()
