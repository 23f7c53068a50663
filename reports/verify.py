"""Whether the pages of a report and the assessment inside it agree: the scores are computed anew and compared.

It finds what no longer fits together, by mistake or by hand. It is no signature: who changes pages, results and
assessment alike, and keeps them consistent, is not found out.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pikepdf

from assessment.engagement import Engagement
from assessment.exchange import parse_engagement, parse_for_any_questionnaire
from assessment.framework import Framework
from assessment.method_version import METHOD_VERSION
from assessment.problems import InputError, Problem
from assessment.results import assess
from reports.attachment import EXCHANGE_NAME, RESULTS_FORMAT, RESULTS_NAME
from reports.json_documents import score_document
from reports.printed_text import printed_text
from reports.restore import attached, inside, opened_report

ROUNDING = 1e-9  # another machine may add in another order
PRINTED_HASH = re.compile("SHA-256:?([0-9a-f]{64})")
DEEPEST = 8  # groups inside groups of a results file
LONGEST_NUMBER = 40  # characters
Document = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """One thing that the report states and that is otherwise. `place` is a path such as practices.x.level."""

    place: str
    stated: Any
    found: Any

    def __str__(self) -> str:
        return f"{self.place}: the report states {_shown(self.stated)}, found {_shown(self.found)}"


@dataclass(frozen=True)
class Verdict:
    """What a report states about itself, and every difference from what the assessment inside it gives.

    `printed` says whether a page shows the hash: an edition without the chapter on the method shows none.
    """

    questionnaire: str
    method_version: Any
    exchange_sha256: str
    printed: bool
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        return not self.differences


@dataclass(frozen=True)
class Contents:
    """What was read from the PDF. `printed` are the hashes on the last page that shows one."""

    exchange: bytes
    results: bytes
    printed: tuple[str, ...]


def verify(raw: bytes, name: str, framework: Framework) -> Verdict:
    """Compare a report with the assessment that it carries; InputError where there is nothing to compare."""
    contents = _contents(raw, name)
    stated = _results(contents.results, inside(name, RESULTS_NAME))
    place = inside(name, EXCHANGE_NAME)
    carried = parse_for_any_questionnaire(contents.exchange, place)
    found = sha256(contents.exchange).hexdigest()
    differences = [*_hashes(contents, stated, found), *_origin(stated, carried, framework)]
    try:
        computed = score_document(assess(parse_engagement(contents.exchange, place, framework), framework))
    except InputError as error:  # a questionnaire that lacks what the answers name: say which it is first
        raise InputError([*(Problem(name, 0, str(one)) for one in differences), *error.problems]) from None
    differences += _differences("", stated.get("scores"), computed)
    return Verdict(_questionnaire(stated), stated.get("method_version"), found, bool(contents.printed),
                   tuple(differences))


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    return {"agrees": verdict.agrees, "questionnaire": verdict.questionnaire,
            "method_version": verdict.method_version, "exchange_sha256": verdict.exchange_sha256,
            "printed": verdict.printed,
            "differences": [{"place": one.place, "stated": one.stated, "found": one.found}
                            for one in verdict.differences]}


def verdict_line(verdict: Verdict) -> str:
    where = "as printed" if verdict.printed else "which no page of this edition prints"
    return (f"pages and data agree: questionnaire {verdict.questionnaire}, method version {verdict.method_version}, "
            f"SHA-256 {verdict.exchange_sha256}, {where}")


def _contents(raw: bytes, name: str) -> Contents:
    with opened_report(raw, name) as pdf:
        return Contents(attached(pdf, EXCHANGE_NAME, name), attached(pdf, RESULTS_NAME, name), _printed(pdf))


def _printed(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """From the last page on, as the method is at the end. Several, where a client's name in the head holds one too."""
    texts = (printed_text(page) for page in reversed(pdf.pages))
    return next((tuple(found) for text in texts if (found := PRINTED_HASH.findall(text))), ())


def _results(raw: bytes, place: str) -> Document:
    try:
        document = json.loads(raw, parse_constant=_number, parse_int=_number, parse_float=_number)
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict) or document.get("format") != RESULTS_FORMAT:
        raise InputError([Problem(place, 0, f"is no results file; expected JSON of format '{RESULTS_FORMAT}'")])
    return document


def _number(digits: str) -> int | float:
    """A level or a score: finite, and no longer than one needs to be."""
    number = float(digits)
    if len(digits) > LONGEST_NUMBER or not math.isfinite(number):
        raise ValueError(f"{digits[:LONGEST_NUMBER]} is neither a level nor a score")
    return int(digits) if digits.lstrip("-").isdigit() else number


def _hashes(contents: Contents, stated: Document, found: str) -> Iterator[Difference]:
    if contents.printed and found not in contents.printed:
        yield Difference("SHA-256 on the page", contents.printed[0], found)
    if stated.get("exchange_sha256") != found:
        yield Difference("SHA-256 in the results", stated.get("exchange_sha256"), found)


def _origin(stated: Document, carried: Engagement, framework: Framework) -> Iterator[Difference]:
    """Questionnaire and method of then against those in use, by which the scores are computed anew."""
    used = framework.facts
    if carried.assessment.questionnaire != used.id or _questionnaire(stated) != f"{used.id} {used.version}":
        yield Difference("questionnaire", _questionnaire(stated), f"{used.id} {used.version}")
    if stated.get("method_version") != METHOD_VERSION:
        yield Difference("method version", stated.get("method_version"), METHOD_VERSION)


def _questionnaire(stated: Document) -> str:
    named = stated.get("questionnaire")
    return f"{named.get('id')} {named.get('version')}" if isinstance(named, dict) else str(named)


def _differences(place: str, stated: Any, found: Any, depth: int = 0) -> Iterator[Difference]:
    """Every leaf that differs, by its path; null and a missing key are the same."""
    if isinstance(stated, dict) and isinstance(found, dict) and depth < DEEPEST:
        for key in _keys(stated, found):
            yield from _differences(f"{place}.{key}".lstrip("."), stated.get(key), found.get(key), depth + 1)
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
