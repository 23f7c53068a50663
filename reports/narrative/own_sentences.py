"""Sentences of one's own, in the folder of own templates: they stand before the shipped ones, in a sandbox.

narrative/en/CHAPTER.j2 holds as many blocks of a chapter as somebody wants to say otherwise; narrative/NAME.j2 is one
sentence. Where one fails, whoever listens is told, and the shipped one is said.
"""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Template

from assessment.input.problems import did_you_mean
from reports.narrative.sentence_files import BLOCK, chapter_file, environment, filled, in_one_line, sentences
from reports.own_templates import STEPS_OF_A_SENTENCE, OwnTemplates, bounded
from reports.progress import Mended, tell
from reports.templating import own_folder, place_of, words_of
from reports.text.locale import LANGUAGE

OWN = "narrative"


def own_sentence(name: str, values: Mapping[str, object]) -> str | None:
    """None where nobody says it otherwise, or what is said fails."""
    own = own_folder()
    if own is None:
        return None
    said = _block(own / OWN, name, values)
    return _file(own / OWN, name, values) if said is None else said


def own_file(name: str, values: Mapping[str, object]) -> str | None:
    """What narrative/NAME.j2 says; None as above."""
    own = own_folder()
    return None if own is None else _file(own / OWN, name, values)


def _file(folder: Path, name: str, values: Mapping[str, object]) -> str | None:
    file = f"{name}.j2"
    if not (folder / file).is_file():
        return None
    try:
        with bounded(STEPS_OF_A_SENTENCE):
            return in_one_line(environment(OwnTemplates, folder).get_template(file).render(**values))
    except Exception as error:  # noqa: BLE001 - whatever a sentence of somebody's own does, another is there
        _tell(folder, file, file, error)
        return None


def _block(folder: Path, name: str, values: Mapping[str, object]) -> str | None:
    file = f"{LANGUAGE}/{chapter_file(name)}"
    if not (folder / file).is_file():
        return None
    part = file
    try:
        with bounded(STEPS_OF_A_SENTENCE):
            template = environment(OwnTemplates, folder).get_template(file)
            _tell_of_strangers(folder, file, template)
            if name not in template.blocks:
                return None
            part = f"{file}, {name}"
            return filled(template, name, values)
    except Exception as error:  # noqa: BLE001 - the same
        _tell(folder, part, file, error)
        return None


def _tell(folder: Path, part: str, file: str, error: Exception) -> None:
    tell(Mended(f"{OWN}/{part}", place_of(error, folder, file), words_of(error)))


def _tell_of_strangers(folder: Path, file: str, template: Template) -> None:
    """A block that no sentence of the chapter is called by would never be said, and nobody would know why."""
    chapter = Path(file).name
    known = [name for name, its_file in sentences().items() if its_file == chapter]
    for stranger in template.blocks.keys() - known:
        where = sentences().get(stranger)
        hint = f"; it belongs into {where}" if where else did_you_mean(stranger, known)
        place = f"{folder / file}:{_line(folder / file, stranger)}"
        tell(Mended(f"{OWN}/{file}", place, f"{chapter} has no sentence '{stranger}'{hint}"))


def _line(path: Path, block: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((at for at, line in enumerate(lines, 1) if block in BLOCK.findall(line)), 1)
