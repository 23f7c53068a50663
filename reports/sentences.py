"""Sentences as templates: one file a sentence in templates/narrative/, filled with values, returned as plain text."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reports import wording

FOLDER = Path(__file__).resolve().parent / "templates" / "narrative"


def say(template: str, **values: object) -> str:
    """Fill a sentence. The result is plain text with single blanks: whoever paints it escapes it."""
    return " ".join(_environment().get_template(f"{template}.j2").render(**values).split())


@cache
def _environment() -> Environment:
    # Plain text comes out of here, so nothing is escaped; client text is a value and never a template.
    environment = Environment(loader=FileSystemLoader(FOLDER), undefined=StrictUndefined, autoescape=False)
    environment.filters.update(
        count=wording.count, days=wording.days, inside=wording.mid_sentence, listed=wording.listed,
        plural=wording.plural, quoted=wording.quoted, score=wording.score, share=wording.share,
        shortlist=wording.shortlist, spelled=wording.spelled)
    return environment
