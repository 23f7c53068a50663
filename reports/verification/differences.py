"""Where two documents of results differ, leaf by leaf."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ROUNDING = 1e-9  # another machine may add in another order
DEEPEST = 8  # groups inside groups of a results file
Document = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """One thing that the report states and that is otherwise. `place` is a path such as practices.x.level."""

    place: str
    stated: Any
    found: Any

    def __str__(self) -> str:
        return f"{self.place}: the report states {_shown(self.stated)}, found {_shown(self.found)}"


def differences(place: str, stated: Any, found: Any, depth: int = 0) -> Iterator[Difference]:
    """Every leaf that differs, by its path; null and a missing key are the same."""
    if isinstance(stated, dict) and isinstance(found, dict) and depth < DEEPEST:
        for key in _keys(stated, found):
            yield from differences(f"{place}.{key}".lstrip("."), stated.get(key), found.get(key), depth + 1)
    elif not _same(stated, found):
        yield Difference(place or "scores", stated, found)


def _keys(stated: Document, found: Document) -> Iterable[str]:
    return dict.fromkeys([*found, *stated])


def _same(stated: Any, found: Any) -> bool:
    if isinstance(stated, list) and isinstance(found, list):
        return len(stated) == len(found) and all(map(_same, stated, found))
    if _is_number(stated) and _is_number(found):
        return math.isclose(stated, found, rel_tol=0, abs_tol=ROUNDING)
    return type(stated) is type(found) and bool(stated == found)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(value: Any) -> str:
    text = "nothing" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else f"{text[:200]} …"
