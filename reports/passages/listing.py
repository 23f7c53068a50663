"""The passages of a report as the command line lists them: what is generated, what is written, what is stale."""

from collections.abc import Sequence
from typing import Any

from assessment.engagement.overrides import Override, find
from reports.narrative.own_sentences import OWN
from reports.narrative.sentence_files import chapter_file
from reports.passages.edit import printed
from reports.passages.passages import Passage, moved
from reports.text.columns import aligned
from reports.text.locale import LANGUAGE
from reports.text.paragraphs import in_one_line

SHOWN = 70  # characters of a passage in a line


def passage_lines(found: Sequence[Passage], overrides: Sequence[Override]) -> list[str]:
    """A line a passage, then one for each wording that has no place in the report now."""
    rows = [("passage", "stands", "reads", "sentences")]
    rows += [
        (
            passage.id,
            ", ".join(standing(passage, find(overrides, passage.id))),
            _begins(*printed(passage, find(overrides, passage.id))),
            _where(passage),
        )
        for passage in found
    ]
    rows += [
        (words.passage, "not in the report now", _begins(words.heading, words.text), "")
        for words in unplaced(found, overrides)
    ]
    return aligned(rows)


def standing(passage: Passage, words: Override | None) -> tuple[str, ...]:
    """'as generated', or 'own words'; with 'stale' and 'locked'."""
    own = words is not None and printed(passage, words) != (passage.heading, passage.text)
    marks = (
        ("own words", own),
        ("as generated", not own),
        ("stale", bool(words and moved(passage, words))),
        ("locked", bool(words and words.locked)),
    )
    return tuple(mark for mark, there in marks if there)


def unplaced(found: Sequence[Passage], overrides: Sequence[Override]) -> tuple[Override, ...]:
    known = {passage.id for passage in found}
    return tuple(words for words in overrides if words.passage not in known)


def _begins(heading: str | None, text: str | None) -> str:
    whole = in_one_line(heading or text or "")
    return whole if len(whole) <= SHOWN else f"{whole[:SHOWN].rstrip()} …"


def _where(passage: Passage) -> str:
    """'findings.j2: blind_spot; summary.j2: coverage': the blocks that say it, by file."""
    by_file: dict[str, list[str]] = {}
    for sentence in passage.sentences:
        by_file.setdefault(chapter_file(sentence), []).append(sentence)
    return "; ".join(f"{file}: {', '.join(names)}" for file, names in by_file.items())


def passages_document(found: Sequence[Passage], overrides: Sequence[Override]) -> dict[str, Any]:
    """`heading` and `text` as generated; `own` what is written instead, null where nothing is. `sentences` are the
    blocks that say it, with their files as they lie in reports/ and in a folder of own templates.
    """
    return {
        "passages": [_passage(passage, find(overrides, passage.id)) for passage in found],
        "unplaced": [words.model_dump(mode="json") for words in unplaced(found, overrides)],
    }


def _passage(passage: Passage, words: Override | None) -> dict[str, Any]:
    return {
        "id": passage.id,
        "section": passage.chapter.id,
        "name": passage.name,
        "heading": passage.heading,
        "text": passage.text,
        "own": words and words.model_dump(mode="json"),
        "sentences": [
            {"file": f"{OWN}/{LANGUAGE}/{chapter_file(sentence)}", "block": sentence} for sentence in passage.sentences
        ],
        "figures": passage.figures,
        "stale": [
            {"figure": name, "then": then or None, "now": now or None}
            for name, then, now in (moved(passage, words) if words else ())
        ],
    }
