"""The files of sentences: one a chapter and language, in which each sentence is a block with a name of its own."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, Undefined

from assessment.input.problems import did_you_mean
from reports.text import formatting
from reports.text.locale import LANGUAGE

FOLDER = Path(__file__).resolve().parent / LANGUAGE
BLOCK = re.compile(r"\{%[-+]?\s*block\s+(\w+)")


def chapter_file(sentence: str) -> str:
    """'summary.j2', where the sentence is. KeyError names the nearest."""
    known = sentences()
    if sentence not in known:
        raise KeyError(f"no sentence '{sentence}'{did_you_mean(sentence, known)}")
    return known[sentence]


@cache
def sentences() -> Mapping[str, str]:
    """The file of each sentence, in the order of the files. Found by looking, since to compile all takes longer."""
    return {
        name: path.name
        for path in sorted(FOLDER.glob("*.j2"))
        for name in BLOCK.findall(path.read_text(encoding="utf-8"))
    }


@cache
def environment(kind: type[Environment], folder: Path) -> Environment:
    # Plain text comes out of here, so nothing is escaped; client text is a value and never a template.
    made = kind(loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=False, finalize=_readable)
    made.filters.update(
        at_most=formatting.at_most,
        count=formatting.count,
        day_number=formatting.day_number,
        days=formatting.days,
        inside=formatting.mid_sentence,
        listed=formatting.listed,
        plural=formatting.plural,
        quoted=formatting.quoted,
        score=formatting.score,
        share=formatting.share,
        shortlist=formatting.shortlist,
        spelled=formatting.spelled,
        tenth=formatting.tenth,
    )
    return made


def _readable(value: object) -> object:
    """Only texts and numbers are printed. The name of a value of the program in a client's report would be a fault that
    nobody sees: TypeError instead.
    """
    if isinstance(value, str | int | float | Undefined):
        return value
    raise TypeError(f"a {type(value).__name__} is printed, expected a text or a number")


def filled(template: Template, sentence: str, values: Mapping[str, object]) -> str:
    """A single block of a template, on one line. An error points into the template, as Jinja's own errors do."""
    try:
        said = "".join(template.blocks[sentence](template.new_context(dict(values))))
    except Exception:  # noqa: BLE001 - raised again at once
        template.environment.handle_exception()
    return in_one_line(said)


def in_one_line(text: str) -> str:
    return " ".join(text.split())
