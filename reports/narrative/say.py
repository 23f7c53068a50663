"""Sentences as templates: one file a sentence in en/, filled with values, returned as plain text.

A sentence of one's own stands before the shipped one: narrative/NAME.j2 in the folder of own templates, in a sandbox.
Where it fails, the shipped one is said, and whoever listens is told.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reports.progress import Mended, tell
from reports.templating import OwnTemplates, own_folder, place_of, words_of
from reports.text import formatting
from reports.text.locale import LANGUAGE

FOLDER = Path(__file__).resolve().parent / LANGUAGE
OWN = "narrative"


def say(name: str, /, **values: object) -> str:
    """Fill a sentence. The result is plain text with single blanks: whoever paints it escapes it."""
    own = own_file(name, values)
    return _in_one_line(_shipped(name, values)) if own is None else own


def own_file(name: str, values: Mapping[str, object]) -> str | None:
    """What narrative/NAME.j2 in the folder of own templates says; None where there is none, or it fails."""
    own, file = own_folder(), f"{name}.j2"
    if own is None or not (own / OWN / file).is_file():
        return None
    try:
        return _in_one_line(_environment(OwnTemplates, own / OWN).get_template(file).render(**values))
    except Exception as error:  # noqa: BLE001 - whatever a sentence of somebody's own does, another is there
        tell(Mended(f"{OWN}/{file}", place_of(error, own / OWN, file), words_of(error)))
        return None


def _shipped(name: str, values: Mapping[str, object]) -> str:
    return _environment(Environment, FOLDER).get_template(f"{name}.j2").render(**values)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def _environment(kind: type[Environment], folder: Path) -> Environment:
    # Plain text comes out of here, so nothing is escaped; client text is a value and never a template.
    environment = kind(loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=False)
    environment.filters.update(
        at_most=formatting.at_most,
        count=formatting.count,
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
    return environment
