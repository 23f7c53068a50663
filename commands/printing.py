"""What a command leaves on standard output: lines for people, or one JSON document."""

import json
import sys
from collections.abc import Iterable
from typing import Any


def print_either(as_json: bool, document: Any, lines: list[str]) -> None:
    if as_json:
        print_json(document)
    else:
        print_lines(lines)


def print_json(document: Any) -> None:
    print(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2))


def print_lines(lines: list[str]) -> None:
    print("\n".join(lines))


def say_beside(lines: Iterable[str]) -> None:
    """On standard error, beside a file that was written all the same."""
    for line in lines:
        print(line, file=sys.stderr)
