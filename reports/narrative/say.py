"""Sentences as templates: one file a sentence in en/, filled with values, returned as plain text.

A sentence of one's own stands before the shipped one: narrative/NAME.j2 in the folder of own templates, in a sandbox.
Where it fails, the shipped one is said, and whoever listens is told.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reports.progress import Mended, tell
from reports.templating import OwnTemplates, own_folder, place_of, words_of
from reports.text import formatting

FOLDER = Path(__file__).resolve().parent / "en"
OWN = "narrative"


def say(template: str, **values: object) -> str:
    """Fill a sentence. The result is plain text with single blanks: whoever paints it escapes it."""
    return " ".join(_filled(f"{template}.j2", values).split())


def _filled(name: str, values: dict[str, object]) -> str:
    own = own_folder()
    if own is not None and (own / OWN / name).is_file():
        try:
            return _environment(OwnTemplates, own / OWN).get_template(name).render(**values)
        except Exception as error:  # noqa: BLE001 - whatever a sentence of somebody's own does, another is there
            tell(Mended(f"{OWN}/{name}", place_of(error, own / OWN, name), words_of(error)))
    return _environment(Environment, FOLDER).get_template(name).render(**values)


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
