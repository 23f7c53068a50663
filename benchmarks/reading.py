"""Reading an exchange file against what Python's own `json.loads` takes for the same bytes.

    python -m benchmarks.reading

Files of 1, 5 and 10 MB (as much as may be uploaded) of three kinds: answers of many people; own words, scenarios and
progress, of which each must stand once; and answers that are all wrong. Each is read in a process of its own, in turn
with json.loads. What stays level from 1 to 10 MB is linear.
"""

import json
import resource
import statistics
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from itertools import count, islice
from multiprocessing import get_context
from typing import Any

from assessment.engagement.exchange_file import parse_assessment
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from benchmarks.scoring import alternated

SIZES = (1, 5, 10)  # MB
ALTERNATIONS = 5
KIB = 1024
CLIENT: dict[str, Any] = {
    "format": "waymark-assessment/1",
    "client": {"name": "A large client"},
    "scope": {"depth": "deep", "practices": ["incident_management"]},
    "respondents": [],
    "answers": [],
}


def main() -> None:
    print(f"{'file':20}{'MB':>5}{'seconds':>9}{'a MB':>7}{'÷ json.loads':>14}{'memory MB a MB':>16}{'json.loads':>12}")
    for kind in KINDS:
        for size in SIZES:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
                ours, theirs, grown, grown_theirs = process.submit(measured, kind, size).result()
            print(
                f"{kind:20}{size:5}{ours:9.2f}{ours / size:7.3f}{ours / theirs:14.1f}{grown / size:16.1f}"
                f"{grown_theirs / size:12.1f}"
            )


def measured(kind: str, size: int) -> tuple[float, float, float, float]:
    """Seconds of reading and of json.loads, and the megabytes by which the process grew at each."""
    questionnaire = load_questionnaire()
    raw = KINDS[kind](questionnaire, size * 1_000_000)
    before = peak()
    json.loads(raw)
    after_json = peak()
    read(raw, questionnaire)
    after = peak()
    ours, theirs = alternated([partial(read, raw, questionnaire), partial(json.loads, raw)], ALTERNATIONS)
    return statistics.median(ours), statistics.median(theirs), after - before, after_json - before


def read(raw: bytes, questionnaire: Questionnaire) -> None:
    with suppress(InputError):
        parse_assessment(raw, "benchmark.json", questionnaire)


def peak() -> float:
    """Megabytes that the process has had at its peak."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (KIB * KIB if sys.platform == "darwin" else KIB)


def answers(questionnaire: Questionnaire, size: int) -> bytes:
    asked = list(questionnaire.questions)
    entry = {
        "state": "rated",
        "rating": 3,
        "comment": "by phone, at night",
        "evidence": "",
        "at": "2026-05-04T09:30:00Z",
    }
    made = ({"respondent": f"r{at // len(asked)}", "question": asked[at % len(asked)], **entry} for at in count())
    given = of_size(made, size)
    people = [{"id": f"r{number}"} for number in range(len(given) // len(asked) + 1)]
    return json.dumps(CLIENT | {"respondents": people, "answers": given}).encode()


def unique_names(questionnaire: Questionnaire, size: int) -> bytes:
    """Own words, and scenarios and progress as many as a file may have beside its answers."""
    actions = list(questionnaire.actions)
    scenarios = [{"id": f"s{number}", "name": "A scenario"} for number in range(5_000)]
    progress = [{"action": action, "state": "done"} for action in actions]
    words = of_size(({"passage": f"passage {number}", "text": "Our own words."} for number in count()), size)
    return json.dumps(
        CLIENT | {"own_words": words, "planning": {"scenarios": scenarios, "progress": progress}}
    ).encode()


def wrong_answers(_: Questionnaire, size: int) -> bytes:
    made = (
        {"respondent": number, "question": f"incident_management.q{number}", "state": "maybe"} for number in count()
    )
    return json.dumps(CLIENT | {"answers": of_size(made, size)}).encode()


def of_size(entries: Any, size: int) -> list[Any]:
    """So many of the entries that they take about this number of bytes."""
    first = list(islice(entries, 1_000))
    each = len(json.dumps(first)) / len(first)
    return [*first, *islice(entries, max(0, int(size / each) - len(first)))]


KINDS: dict[str, Callable[[Questionnaire, int], bytes]] = {
    "answers": answers,
    "own words and plans": unique_names,
    "all wrong": wrong_answers,
}


if __name__ == "__main__":
    main()
