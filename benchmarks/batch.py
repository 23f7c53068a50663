"""Twenty reports by `report DIR`, on every core that there is against one.

    python -m benchmarks.batch

Each is a full report, as the command makes it by default, on three practices, no two with the same capacity, so that
every plan is searched for anew. Starting the processes, reading the questionnaire in each and loading fonts count, as
they do for whoever waits. Both run in turn; seconds and their ratio are printed. On a machine with other work there is
no second core to have.
"""

import tempfile
import time
from pathlib import Path

from assessment.engagement.exchange_file import to_json
from assessment.questionnaire.model import load_questionnaire
from assessment.sample import sample_assessment
from reports.batch import Job, cores, jobs_in, render_file, rendered
from reports.options import FULL

REPORTS = 20
PRACTICES = ("incident_management", "service_desk", "change_enablement")
AIM = 1.7


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        jobs = _jobs(Path(scratch))
        alone, together = _seconds(jobs, 1), _seconds(jobs, cores())
    print(
        f"{REPORTS} full reports on {len(PRACTICES)} practices each: one process {alone:.1f} s, "
        f"{cores()} processes {together:.1f} s, ratio {alone / together:.2f} (aim at least {AIM} on two cores)"
    )


def _jobs(scratch: Path) -> tuple[Job, ...]:
    sample = sample_assessment(load_questionnaire())
    small = sample.model_copy(update={"scope": sample.scope.model_copy(update={"practices": PRACTICES})})
    for number in range(REPORTS):
        needs = small.needs.model_copy(update={"capacity_days": (20.0 + number,)})
        text = to_json(small.model_copy(update={"needs": needs}))
        (scratch / f"assessment_{number:02}.json").write_text(text, encoding="utf-8")
    return jobs_in(scratch, scratch / "out", FULL)


def _seconds(jobs: tuple[Job, ...], processes: int) -> float:
    begun = time.perf_counter()
    failed = [problem for outcome in rendered(jobs, render_file, processes) for problem in outcome.problems]
    assert not failed, failed
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
