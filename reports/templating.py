"""The report's templates: the shipped ones, and before them those of a folder of one's own, in a sandbox.

An own template stands before the shipped one of the same name. Where it fails, the part is made with the shipped
templates alone, and the listener is told file, line and part.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from markupsafe import Markup

from assessment.input.problems import InputError, Problem
from reports.own_templates import STEPS_OF_A_PART, NoEnd, OwnTemplates, bounded, within_another
from reports.progress import Listener, Mended, PartFailed
from reports.text.sanitize import printable

HERE = Path(__file__).resolve().parent
SHIPPED = (HERE / "pdf" / "templates", HERE / "web" / "templates")
OWN_FOLDER = "WAYMARK_TEMPLATES"
WORDS_OF_AN_ERROR = 200


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What every template may use beside its values; there is one, so it is known by being itself."""

    filters: Mapping[str, object]
    names: Mapping[str, object]


def render_part(
    part: str, templates: tuple[str, ...], values: Mapping[str, object], words: Vocabulary, listen: Listener
) -> str:
    """One part of the report, by the first of these templates that there is. PartFailed where even the shipped one
    cannot make it.
    """
    own = own_folder()
    if own is not None:
        try:
            with bounded(STEPS_OF_A_PART):
                return _own(own, words).select_template(templates).render(**values)
        except Exception as error:
            if within_another() and isinstance(error, NoEnd | RecursionError):
                raise  # what paints itself is ended as a whole, and not once at every depth
            listen(Mended(part, place_of(error, own, templates[-1]), words_of(error)))
    try:
        return _shipped(words).select_template(templates).render(**values)
    except Exception as error:
        raise PartFailed(part, f"{type(error).__name__}, {words_of(error)}") from error


def own_folder() -> Path | None:
    named = os.environ.get(OWN_FOLDER)
    return Path(named).resolve() if named else None


def missing_own_folder() -> Problem | None:
    """What is wrong where the folder of own templates is none: the shipped ones would stand in without a word."""
    folder = own_folder()
    if folder is None or folder.is_dir():
        return None
    return Problem(OWN_FOLDER, 0, f"names {folder}, which is no folder; expected the folder of your own templates")


def expect_own_folder() -> None:
    """InputError where there is no such folder."""
    problem = missing_own_folder()
    if problem:
        raise InputError([problem])


@cache
def _shipped(words: Vocabulary) -> Environment:
    return _environment(Environment, FileSystemLoader(SHIPPED), words)


@cache
def _own(folder: Path, words: Vocabulary) -> Environment:
    """A template that was edited since is read anew, so that it counts at once."""
    loader = ChoiceLoader([FileSystemLoader(folder), FileSystemLoader(SHIPPED)])
    return _environment(OwnTemplates, loader, words)


def _environment(kind: type[Environment], loader: BaseLoader, words: Vocabulary) -> Environment:
    environment = kind(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    environment.filters.update(words.filters)
    environment.globals.update(words.names)
    return environment


def _printable(value: object) -> object:
    """Every text that a template prints passes here; markup of our own, such as charts, is left as it is."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def place_of(error: Exception, folder: Path, template: str) -> str:
    """The last line of the folder's templates on the way to the error: Jinja puts them into the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or template}:{error.lineno}"
    places, step = [], error.__traceback__
    while step is not None:
        file = step.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            places.append(f"{file}:{step.tb_lineno}")
        step = step.tb_next
    mine = [place for place in places if place.startswith(str(folder))]
    return (mine or places or [str(folder / template)])[-1]


def words_of(error: Exception) -> str:
    kind = (
        "refused"
        if isinstance(error, SecurityError)
        else ""
        if isinstance(error, TemplateError)
        else (type(error).__name__)
    )
    said = " ".join(str(error).split())[:WORDS_OF_AN_ERROR]
    return ": ".join(part for part in (kind, said) if part)
