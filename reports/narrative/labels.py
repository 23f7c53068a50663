"""Headings, names of columns, notes: texts that are the same in every report, by their keys in the YAML files of en/.

A text of one's own stands before the shipped one: under the same key, in narrative/en/ of the folder of own templates.
What is wrong there is told to whoever listens, and the shipped text is used.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import Any

from assessment.input.problems import InputError, Problem, did_you_mean
from assessment.input.yaml_file import Place, YamlFile, read_yaml
from reports.narrative.own_sentences import OWN
from reports.narrative.sentence_files import FOLDER
from reports.progress import Mended, tell
from reports.templating import own_folder, words_of
from reports.text.locale import LANGUAGE

FILES = ("labels.yaml", "fixed_texts.yaml")
DEEPEST = 3  # steps of a key: chapter, kind, name


@dataclass(frozen=True)
class Texts:
    """What a file holds, each text with its line, and what is wrong with the file."""

    texts: Mapping[str, tuple[str, int]]
    problems: tuple[Problem, ...] = ()


def label(key: str, /, **values: object) -> str:
    """`label("columns.practice")` is "Practice"; values stand in the text as `{name}`. KeyError names the nearest."""
    shipped = shipped_texts()
    if key not in shipped:
        raise KeyError(f"no text '{key}'{did_you_mean(key, shipped)}")
    own = _own_text(key, values)
    return _filled(shipped[key], values) if own is None else own


@cache
def shipped_texts() -> Mapping[str, str]:
    """All keys with their texts. InputError where a file is wrong, or a key stands in two."""
    found: dict[str, str] = {}
    for name in FILES:
        file = _read(FOLDER / name, name)
        twice = tuple(
            Problem(name, line, f"'{key}' stands in another file too")
            for key, (_, line) in file.texts.items()
            if key in found
        )
        if file.problems or twice:
            raise InputError((*file.problems, *twice))
        found |= {key: text for key, (text, _) in file.texts.items()}
    return found


def _own_text(key: str, values: Mapping[str, object]) -> str | None:
    """The text somebody put in place of the shipped one; None where there is none, or it is wrong, which is told."""
    own = own_folder()
    if own is None:
        return None
    for name in FILES:
        path, part = own / OWN / LANGUAGE / name, f"{OWN}/{LANGUAGE}/{name}"
        file = _own_file(path)
        for problem in file.problems:
            tell(Mended(part, f"{problem.file}:{problem.line}", problem.message))
        if key in file.texts:
            text, line = file.texts[key]
            try:
                return _filled(text, values)
            except Exception as error:  # noqa: BLE001 - whatever a text of somebody's own does, another is there
                tell(Mended(part, f"{path}:{line}", _why(error, values)))
    return None


def _why(error: Exception, values: Mapping[str, object]) -> str:
    if not isinstance(error, KeyError):
        return words_of(error)
    filled_in = ", ".join(f"{{{name}}}" for name in values) or "nothing"
    return f"{{{error.args[0]}}} is not filled in here; {filled_in} is"


def _own_file(path: Path) -> Texts:
    """Read anew where it changed, so that an edit counts at once."""
    try:
        stat = path.stat()
    except OSError:
        return Texts({})
    return _own_file_as_of(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=16)
def _own_file_as_of(path: Path, _changed: int, _size: int) -> Texts:
    file, known = _read(path, str(path)), shipped_texts()
    strangers = tuple(
        Problem(str(path), line, f"there is no text '{key}'{did_you_mean(key, known)}")
        for key, (_, line) in file.texts.items()
        if key not in known
    )
    return Texts(file.texts, (*file.problems, *strangers))


def _read(path: Path, name: str) -> Texts:
    try:
        file = read_yaml(path, name)
    except InputError as error:
        return Texts({}, () if _says_nothing(path) else error.problems)
    found = list(_flat(file, (), file.content))
    return Texts(
        {one[0]: one[1:] for one in found if not isinstance(one, Problem)},
        tuple(one for one in found if isinstance(one, Problem)),
    )


def _says_nothing(path: Path) -> bool:
    """Comments alone, as somebody begins a file."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return False
    return all(not line.strip() or line.lstrip().startswith(b"#") for line in lines)


def _flat(file: YamlFile, place: Place, entry: Any) -> Iterator[tuple[str, str, int] | Problem]:
    key = ".".join(map(str, place))
    if isinstance(entry, Mapping) and len(place) < DEEPEST:
        for step, inner in entry.items():
            yield from _flat(file, (*place, step), inner)
    elif isinstance(entry, Mapping):
        yield file.problem(place, f"'{key}' goes too deep; keys have {DEEPEST} steps at most")
    elif isinstance(entry, str) and place:
        yield key, " ".join(entry.split()), file.line(place)
    else:
        what = f"'{key}'" if key else "the whole"
        yield file.problem(place, f"{what} is no text; put a number, or a word such as true, in quotes")


class _Names(Formatter):
    """`str.format` with names alone: a text reaches its values and nothing behind them."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:
        return kwargs[field_name], field_name


def _filled(text: str, values: Mapping[str, object]) -> str:
    return _Names().vformat(text, (), values) if "{" in text else text
