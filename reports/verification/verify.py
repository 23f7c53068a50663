"""Whether a report is still the one that was made: its pages, its data, and that the one gives the other.

The pages are compared with what the report states of them, the data with its digest, and then the report is made again
from that data, which must give the same pages. Where that cannot be done, the answer is that it cannot be compared.
"""

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import Any, Literal

import pikepdf

from assessment.engagement.exchange_file import parse_assessment, parse_for_any_questionnaire
from assessment.engagement.model import Assessment
from assessment.input.problems import InputError, Problem
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.method_version import METHOD_VERSION
from assessment.scoring.results import assess
from reports.json_documents import score_document
from reports.narrative.editions import carries_answers
from reports.text.formatting import count, shortlist
from reports.verification.attachment import EXCHANGE_NAME, RESULTS_FORMAT, RESULTS_NAME
from reports.verification.differences import Difference, Document
from reports.verification.differences import differences as differences_between
from reports.verification.levels_of_values import levels_apart
from reports.verification.maker import maker
from reports.verification.page_changes import changed_texts, drawn_anew, page_changes
from reports.verification.page_digests import Digests, digests_of
from reports.verification.page_texts import page_texts_of_a_stranger
from reports.verification.restore import attached, inside, is_web_page, opened_report
from reports.verification.statement import STATEMENT_NAME, Statement, other_maker, read_statement

LONGEST_NUMBER = 40  # characters
LONGEST_PROGRAM = 60  # characters of another program's name
MOST_SHOWN = 50  # differences; a report of a hundred pages may have as many
Outcome = Literal["agrees", "differs", "cannot_be_compared"]
Remake = Callable[[Assessment, Statement], bytes]


@dataclass(frozen=True)
class Verdict:
    """What came out, and every difference or the reason. Of a report that states too little the other fields are
    empty. `made_again`: the pages were made once more from the answers, which not every edition carries.
    """

    outcome: Outcome
    reason: str = ""
    differences: tuple[Difference, ...] = ()
    questionnaire: str = ""
    method_version: Any = None
    exchange_sha256: str = ""
    pages: int = 0
    made_again: bool = False


@dataclass(frozen=True)
class _Contents:
    """What was read from the PDF; `program` is who says to have written it, `exchange` None in an edition without
    answers.
    """

    exchange: bytes | None
    results: bytes
    statement: bytes
    digests: Digests
    program: str


class _Incomparable(Exception):
    """Why a report cannot be compared with what was made."""


def verify(raw: bytes, name: str, questionnaire: Questionnaire, remake: Remake) -> Verdict:
    """`remake` makes the report again, as its statement says. InputError where the file is no sound report at all."""
    try:
        contents = _contents(raw, name)
    except _Incomparable as reason:
        return Verdict("cannot_be_compared", str(reason))
    results = _results(contents.results, inside(name, RESULTS_NAME))
    statement = read_statement(contents.statement, inside(name, STATEMENT_NAME))
    texts = partial(page_texts_of_a_stranger, raw)
    if contents.exchange is None and carries_answers(statement.options):
        return Verdict("cannot_be_compared", _without(EXCHANGE_NAME))
    if contents.exchange is None:
        return _without_answers(contents, statement, results, questionnaire, texts)
    carried = parse_for_any_questionnaire(contents.exchange, inside(name, EXCHANGE_NAME))
    why_not = ""
    differences = [*_digests(contents, statement, results), *_pages(contents, statement, texts)]
    try:
        _expect_same_questions(results, carried, questionnaire)
        assessment = parse_assessment(contents.exchange, inside(name, EXCHANGE_NAME), questionnaire)
        scores = score_document(assess(assessment, questionnaire))
        differences += differences_between("", results.get("scores"), scores)
        if not differences:
            _expect_own_pages(contents, statement, texts)
            _expect_same_maker(statement)
            differences += _made_again(remake(assessment, statement), name, statement)
    except _Incomparable as incomparable:
        why_not = str(incomparable)
    verdict = _verdict(contents, results, differences, why_not, sha256(contents.exchange).hexdigest())
    return replace(verdict, made_again=True)


def _without_answers(
    contents: _Contents,
    statement: Statement,
    results: Document,
    questionnaire: Questionnaire,
    texts: Callable[[], tuple[str, ...] | None],
) -> Verdict:
    """Pages and results against what the report states of them, and levels against the values that they come from."""
    why_not = ""
    differences = [*_digests(contents, statement, results), *_pages(contents, statement, texts)]
    try:
        _expect_same_version(results, questionnaire)
        differences += levels_apart(results.get("scores"), questionnaire)
        if not differences:
            _expect_own_pages(contents, statement, texts)
    except _Incomparable as incomparable:
        why_not = str(incomparable)
    return _verdict(contents, results, differences, why_not, statement.exchange_sha256)


def _verdict(
    contents: _Contents, results: Document, differences: Sequence[Difference], why_not: str, sha256_of_exchange: str
) -> Verdict:
    """What was found of a report that was not made again."""
    return Verdict(
        "differs" if differences else "cannot_be_compared" if why_not else "agrees",
        why_not,
        tuple(differences),
        _questionnaire(results),
        results.get("method_version"),
        sha256_of_exchange,
        len(contents.digests.pages),
    )


def doubts(raw: bytes, name: str) -> tuple[Difference, ...]:
    """Where the assessment inside a report is not the one that its results, or else its statement, name. A report that
    names none, or cannot be read further, leaves no doubt.
    """
    try:
        with opened_report(raw, name) as pdf:
            found = sha256(attached(pdf, EXCHANGE_NAME, name)).hexdigest()
            stated = tuple(_stated_digests(pdf, name))
    except InputError:
        return ()
    return tuple(Difference(place, digest, found) for place, digest in stated if digest != found)[:1]


def _stated_digests(pdf: pikepdf.Pdf, name: str) -> Iterator[tuple[str, Any]]:
    for place, attachment in (("SHA-256 in the results", RESULTS_NAME), ("SHA-256 stated", STATEMENT_NAME)):
        try:
            document = json.loads(attached(pdf, attachment, name))
            yield place, document["exchange_sha256"]
        except (InputError, ValueError, KeyError, TypeError, RecursionError):
            continue


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    return {
        "agrees": verdict.outcome == "agrees",
        "outcome": verdict.outcome,
        "reason": verdict.reason,
        "questionnaire": verdict.questionnaire,
        "method_version": verdict.method_version,
        "exchange_sha256": verdict.exchange_sha256,
        "pages": verdict.pages,
        "made_again": verdict.made_again,
        "differences": [{"place": one.place, "stated": one.stated, "found": one.found} for one in verdict.differences],
    }


def verdict_lines(verdict: Verdict, name: str) -> list[str]:
    """What people read: one line, or one a difference."""
    if verdict.outcome == "agrees" and not verdict.made_again:
        return [
            f"pages and results agree: {count(verdict.pages, 'page')} as made, and levels that follow from the values "
            "with them; this edition carries no answers, so nothing was made again from them; questionnaire "
            f"{verdict.questionnaire}, method version {verdict.method_version}, SHA-256 of the assessment "
            f"{verdict.exchange_sha256}"
        ]
    if verdict.outcome == "agrees":
        return [
            f"pages and data agree: {count(verdict.pages, 'page')} as made, and the same made again from the data; "
            f"questionnaire {verdict.questionnaire}, method version {verdict.method_version}, "
            f"SHA-256 {verdict.exchange_sha256}"
        ]
    if verdict.outcome == "cannot_be_compared":
        return [f"{name}: cannot be compared: {verdict.reason}"]
    lines = [str(Problem(name, 0, str(one))) for one in verdict.differences]
    left = len(lines) - MOST_SHOWN
    return [*lines[:MOST_SHOWN], *([f"{name}: and {count(left, 'further difference')}"] if left > 0 else [])]


def _contents(raw: bytes, name: str) -> _Contents:
    if is_web_page(raw):
        raise _Incomparable(
            "a web page is not compared; ask for the PDF, or write the data inside it with `restore` and make the "
            "report anew with `report`"
        )
    with opened_report(raw, name) as pdf:
        held = {entry.filename for entry in pdf.attachments.values()}
        missing = [wanted for wanted in (RESULTS_NAME, STATEMENT_NAME) if wanted not in held]
        if not missing:
            return _Contents(
                attached(pdf, EXCHANGE_NAME, name) if EXCHANGE_NAME in held else None,
                attached(pdf, RESULTS_NAME, name),
                attached(pdf, STATEMENT_NAME, name),
                digests_of(pdf),
                str(pdf.docinfo.get("/Producer", ""))[:LONGEST_PROGRAM],
            )
    raise _Incomparable(_without(EXCHANGE_NAME if EXCHANGE_NAME not in held else missing[0]))


def _without(attachment: str) -> str:
    return (
        f"it carries no attachment '{attachment}': it was made without the assessment, by an earlier version or not by "
        "Waymark, or another program has written it anew"
    )


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


def _digests(contents: _Contents, statement: Statement, results: Document) -> Iterator[Difference]:
    exchange = statement.exchange_sha256 if contents.exchange is None else sha256(contents.exchange).hexdigest()
    for place, stated, found in (
        ("SHA-256 in the results", results.get("exchange_sha256"), exchange),
        ("SHA-256 of the data", statement.exchange_sha256, exchange),
        ("SHA-256 of the results", statement.results_sha256, sha256(contents.results).hexdigest()),
    ):
        if stated != found:
            yield Difference(place, stated, found)


def _pages(contents: _Contents, statement: Statement, texts: Callable[[], tuple[str, ...] | None]) -> list[Difference]:
    found = contents.digests.pages
    if drawn_anew(statement.pages, found):
        numbers = len(statement.pages), len(found)
        return [] if numbers[0] == numbers[1] else [Difference("number of pages", *numbers)]
    changes = list(page_changes(statement.pages, found, texts))
    if not changes and contents.digests.structure != statement.structure:
        return [Difference("tags and bookmarks", "those of the report as it was made", "others")]
    return changes


def _expect_same_questions(results: Document, carried: Assessment, questionnaire: Questionnaire) -> None:
    """By another questionnaire or method the same answers have other scores."""
    if carried.info.questionnaire != questionnaire.framework.id:
        raise _Incomparable(_other_questionnaire(results, questionnaire))
    _expect_same_version(results, questionnaire)


def _other_questionnaire(results: Document, questionnaire: Questionnaire) -> str:
    used = questionnaire.framework
    return f"it was made with questionnaire {_questionnaire(results)}, and the one here is {used.id} {used.version}"


def _expect_same_version(results: Document, questionnaire: Questionnaire) -> None:
    used = questionnaire.framework
    if _questionnaire(results) != f"{used.id} {used.version}":
        raise _Incomparable(_other_questionnaire(results, questionnaire))
    if results.get("method_version") != METHOD_VERSION:
        raise _Incomparable(
            f"it was made by method version {results.get('method_version')}, and the one here is {METHOD_VERSION}"
        )


def _questionnaire(results: Document) -> str:
    named = results.get("questionnaire")
    return f"{named.get('id')} {named.get('version')}" if isinstance(named, dict) else str(named)


def _expect_own_pages(contents: _Contents, statement: Statement, texts: Callable[[], tuple[str, ...] | None]) -> None:
    if not drawn_anew(statement.pages, contents.digests.pages):
        return
    changed = changed_texts(statement.pages, texts)
    said = (
        "their text cannot be read"
        if changed is None
        else f"another text is read from {shortlist([f'page {number}' for number in changed])}"
        if changed
        else "the same text is read from them"
    )
    by = f" ({contents.program})" if contents.program else ""
    raise _Incomparable(f"another program{by} has drawn its pages anew; {said}; ask for the file as it was made")


def _expect_same_maker(statement: Statement) -> None:
    other = other_maker(statement.maker, maker())
    if other:
        raise _Incomparable(
            "its pages are as it states, but cannot be made again from its data to see whether they fit: "
            f"it was made with other versions than there are here of {shortlist(list(other))}"
        )


def _made_again(pdf: bytes, name: str, statement: Statement) -> list[Difference]:
    """Where the data gives other pages. Letters are what counts: another machine may draw with other fonts."""
    with opened_report(pdf, name) as opened:
        again = read_statement(attached(opened, STATEMENT_NAME, name), inside(name, STATEMENT_NAME))
    if [one.text for one in again.pages] == [one.text for one in statement.pages]:
        if again.pages != statement.pages:
            raise _Incomparable("made again from its data it has the same text, but is drawn with other fonts here")
        return []
    then, now = len(statement.pages), len(again.pages)
    if then != now:
        return [Difference("number of pages", then, f"{now} when made again from its data")]
    return [
        Difference(f"page {number}", "this text", "another when made again from its data")
        for number, (one, other) in enumerate(zip(statement.pages, again.pages, strict=True), 1)
        if one.text != other.text
    ]
