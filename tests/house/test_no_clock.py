"""No test asks how long something took: a busy machine is no bug. Work is counted (tests/work.py), time belongs into
benchmarks/, and a clock in a test is only ever how long one waits at the most.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
FILES = sorted(TESTS.rglob("*.py"))
STOPWATCHES = {"process_time", "perf_counter", "thread_time", "timeit", "clock_gettime", "getrusage"}
CLOCKS = {"monotonic", "time"}


def timings(tree: ast.AST) -> Iterator[int]:
    """Lines where a stopwatch is read, or a clock's reading is taken from another: `time.monotonic() - start`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name | ast.alias) and _plain(_name(node)) in STOPWATCHES:
            yield node.lineno
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and any(map(_reads_a_clock, ast.walk(node))):
            yield node.lineno


def _name(node: ast.AST | None) -> str:
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name) | ast.alias(name=name):
            return name
    return ""


def _plain(name: str) -> str:
    return name.removesuffix("_ns")


def _reads_a_clock(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _plain(_name(node.func)) in CLOCKS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_no_test_is_timed(path: Path) -> None:
    assert list(timings(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "time.process_time()",
        "from time import perf_counter_ns",
        "assert time.monotonic() - start < 5",
        "assert monotonic() - start < 5",
        "resource.getrusage(0)",
    ],
)
def test_a_stopwatch_is_seen(text: str) -> None:
    assert list(timings(ast.parse(text))) != []


def test_how_long_one_waits_at_the_most_is_no_stopwatch() -> None:
    assert list(timings(ast.parse("until = time.monotonic() + 5\nassert time.monotonic() < until"))) == []
