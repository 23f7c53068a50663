"""Whether the pages of a report and the assessment inside it agree: everything is computed anew, and compared with the
results that are attached and with the levels, scores and ratings that are printed.

It finds what no longer fits together, by mistake or by hand; sentences, plans and pictures are not read. It is no
signature: who changes pages, results and assessment alike, and keeps them consistent, is not found out.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pikepdf

from assessment.engagement.exchange_file import parse_assessment, parse_for_any_questionnaire
from assessment.engagement.model import Assessment
from assessment.input.problems import InputError, Problem
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.method_version import METHOD_VERSION
from assessment.scoring.results import assess
from reports.json_documents import score_document
from reports.text.formatting import count, plural
from reports.verification.attachment import EXCHANGE_NAME, RESULTS_FORMAT, RESULTS_NAME
from reports.verification.differences import Difference, Document
from reports.verification.differences import differences as differences_between
from reports.verification.expected import Texts, expected_print
from reports.verification.extracted_results import Extracted, extracted_results
from reports.verification.extracted_words import as_read
from reports.verification.page_text import extracted_text
from reports.verification.restore import attached, inside, opened_report
from reports.verification.tag_tree import GONE, Pages, read_pages

PRINTED_HASH = re.compile("SHA-256:?([0-9a-f]{64})")
LONGEST_NUMBER = 40  # characters


@dataclass(frozen=True)
class Verdict:
    """What a report states about itself, and every difference from what the assessment inside it gives.

    `printed` says whether a page shows the hash: an edition without the chapter on the method shows none. `numbers`
    counts the levels, scores and ratings that were read from its pages.
    """

    questionnaire: str
    method_version: Any
    exchange_sha256: str
    printed: bool
    numbers: int
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        return not self.differences


@dataclass(frozen=True)
class Contents:
    """What was read from the PDF. `printed` are the hashes on the last page that shows one, `notes` are pages with
    something put over them.
    """

    exchange: bytes
    results: bytes
    printed: tuple[str, ...]
    pages: Pages
    notes: tuple[int, ...]


def verify(raw: bytes, name: str, questionnaire: Questionnaire) -> Verdict:
    """Compare a report with the assessment that it carries; InputError where there is nothing to compare."""
    contents = _contents(raw, name)
    stated = _results(contents.results, inside(name, RESULTS_NAME))
    place = inside(name, EXCHANGE_NAME)
    carried = parse_for_any_questionnaire(contents.exchange, place)
    found = sha256(contents.exchange).hexdigest()
    differences = [*_hashes(contents, stated, found), *_origin(stated, carried, questionnaire)]
    try:
        result = assess(parse_assessment(contents.exchange, place, questionnaire), questionnaire)
    except InputError as error:  # a questionnaire that lacks what the answers name: say which it is first
        raise InputError([*(Problem(name, 0, str(one)) for one in differences), *error.problems]) from None
    numbers = tuple(one for one in extracted_results(contents.pages, questionnaire) if one.page != GONE)
    differences += [
        *differences_between("", stated.get("scores"), score_document(result)),
        *_on_pages(numbers, expected_print(result, questionnaire)),
        *_put_over(contents),
        *_taken_out(contents.pages),
    ]
    return Verdict(
        _questionnaire(stated),
        stated.get("method_version"),
        found,
        bool(contents.printed),
        len(numbers),
        tuple(differences),
    )


def doubts(raw: bytes, name: str) -> tuple[Difference, ...]:
    """Where the hash of the assessment inside a report is another one than the report's results or pages state. A
    report that states none, or cannot be read further, leaves no doubt; pages are read only as long as there is none.
    """
    try:
        return _doubts(raw, name)
    except InputError:
        return ()


def _doubts(raw: bytes, name: str) -> tuple[Difference, ...]:
    with opened_report(raw, name) as pdf:
        found = sha256(attached(pdf, EXCHANGE_NAME, name)).hexdigest()
        stated = _stated_hash(pdf, name)
        if stated is not None and stated != found:
            return (Difference("SHA-256 in the results", stated, found),)
        printed = _printed(pdf)
        return (Difference("SHA-256 on the page", printed[0], found),) if printed and found not in printed else ()


def _stated_hash(pdf: pikepdf.Pdf, name: str) -> str | None:
    try:
        return str(_results(attached(pdf, RESULTS_NAME, name), name).get("exchange_sha256"))
    except InputError:
        return None


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    return {
        "agrees": verdict.agrees,
        "questionnaire": verdict.questionnaire,
        "method_version": verdict.method_version,
        "exchange_sha256": verdict.exchange_sha256,
        "printed": verdict.printed,
        "printed_numbers": verdict.numbers,
        "differences": [{"place": one.place, "stated": one.stated, "found": one.found} for one in verdict.differences],
    }


def verdict_line(verdict: Verdict) -> str:
    where = "as printed" if verdict.printed else "which no page of this edition prints"
    read = (
        f"{count(verdict.numbers, 'number')} on its pages compared"
        if verdict.numbers
        else ("no level, score or rating was found on its pages, so only the data was compared")
    )
    return (
        f"pages and data agree: questionnaire {verdict.questionnaire}, method version {verdict.method_version}, "
        f"SHA-256 {verdict.exchange_sha256}, {where}; {read}"
    )


def _contents(raw: bytes, name: str) -> Contents:
    with opened_report(raw, name) as pdf:
        return Contents(
            attached(pdf, EXCHANGE_NAME, name),
            attached(pdf, RESULTS_NAME, name),
            _printed(pdf),
            read_pages(pdf),
            tuple(_noted(pdf)),
        )


def _noted(pdf: pikepdf.Pdf) -> Iterator[int]:
    """Pages with annotations beside links: a note or a stamp may hide what is printed."""
    for number, page in enumerate(pdf.pages, 1):
        if any(str(note.get("/Subtype")) != "/Link" for note in page.obj.get("/Annots", [])):
            yield number


def _printed(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """From the last page on, as the method is at the end. Several, where a client's name in the head holds one too."""
    texts = (extracted_text(page) for page in reversed(pdf.pages))
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


def _origin(stated: Document, carried: Assessment, questionnaire: Questionnaire) -> Iterator[Difference]:
    """Questionnaire and method of then against those in use, by which the scores are computed anew."""
    used = questionnaire.framework
    if carried.info.questionnaire != used.id or _questionnaire(stated) != f"{used.id} {used.version}":
        yield Difference("questionnaire", _questionnaire(stated), f"{used.id} {used.version}")
    if stated.get("method_version") != METHOD_VERSION:
        yield Difference("method version", stated.get("method_version"), METHOD_VERSION)


def _questionnaire(stated: Document) -> str:
    named = stated.get("questionnaire")
    return f"{named.get('id')} {named.get('version')}" if isinstance(named, dict) else str(named)


def _on_pages(numbers: Iterable[Extracted], expected: Mapping[str, Texts]) -> Iterator[Difference]:
    """What a page says of something that the assessment has no result for is as wrong as another number."""
    for number in numbers:
        found = expected.get(number.place, ())
        if number.text not in found:
            yield Difference(
                f"page {number.page}, {number.place}", as_read(number.text), as_read(found[0]) if found else None
            )


def _taken_out(pages: Pages) -> Iterator[Difference]:
    if pages.missing:
        gone = f"{pages.number}: {count(pages.missing, 'page')} {plural(pages.missing, 'is', 'are')} missing"
        yield Difference("number of pages", pages.number + pages.missing, gone)


def _put_over(contents: Contents) -> Iterator[Difference]:
    for page, text in contents.pages.loose.items():
        yield Difference(f"page {page}", text, "no such text in the report's structure: it was put there afterwards")
    for page in contents.notes:
        yield Difference(f"page {page}", "a note or stamp", "none; a report has links alone")
