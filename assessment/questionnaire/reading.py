"""Reading a folder of questionnaire files, each into its model, with every error at its line."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from assessment.input.problems import InputError, Problem
from assessment.input.schema_errors import findings
from assessment.input.yaml_file import YamlFile, read_yaml, yaml_paths
from assessment.questionnaire.lens_schema import LensFile
from assessment.questionnaire.schema import (
    ClientNeedsFile,
    FrameworkFile,
    GlossaryFile,
    LearningFile,
    PracticeFile,
    ServiceValueSystemFile,
)

NAMED_FILES = ("framework.yaml", "client_needs.yaml", "service_value_system.yaml", "glossary.yaml", "learning.yaml")
LENSES = "lenses"

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Parsed(Generic[Model]):
    """A file that fits its model, with the lines of its values."""

    source: YamlFile
    model: Model


@dataclass
class QuestionnaireFiles:
    """What could be read of a folder, and what was wrong with the rest."""

    name: str
    framework: Parsed[FrameworkFile] | None = None
    client_needs: Parsed[ClientNeedsFile] | None = None
    service_value_system: Parsed[ServiceValueSystemFile] | None = None
    glossary: Parsed[GlossaryFile] | None = None
    learning: Parsed[LearningFile] | None = None
    practices: list[Parsed[PracticeFile]] = field(default_factory=list)
    lenses: list[Parsed[LensFile]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_folder(folder: Path) -> QuestionnaireFiles:
    """Read every file of a questionnaire. Problems are collected, not raised."""
    read = QuestionnaireFiles(str(folder))
    if not folder.is_dir():
        read.problems.append(Problem(str(folder), 0, "is not a folder; expected a folder with questionnaire files"))
        return read
    read.framework = _named_file(folder, "framework.yaml", FrameworkFile, read.problems)
    read.client_needs = _named_file(folder, "client_needs.yaml", ClientNeedsFile, read.problems)
    read.service_value_system = _named_file(folder, "service_value_system.yaml", ServiceValueSystemFile, read.problems)
    read.glossary = _optional_file(folder, "glossary.yaml", GlossaryFile, read.problems)
    read.learning = _optional_file(folder, "learning.yaml", LearningFile, read.problems)
    for path in _practice_paths(folder, read.problems):
        if (parsed := _parsed(path, PracticeFile, read.problems)) is not None:
            read.practices.append(parsed)
    for path in _lens_paths(folder):
        if (lens := _parsed(path, LensFile, read.problems)) is not None:
            read.lenses.append(lens)
    return read


def _named_file(folder: Path, name: str, model: type[Model], problems: list[Problem]) -> Parsed[Model] | None:
    path = folder / name
    if not path.is_file():
        problems.append(Problem(str(path), 0, "is missing; expected a file of this name"))
        return None
    return _parsed(path, model, problems)


def _optional_file(folder: Path, name: str, model: type[Model], problems: list[Problem]) -> Parsed[Model] | None:
    return _parsed(folder / name, model, problems) if (folder / name).exists() else None


def _practice_paths(folder: Path, problems: list[Problem]) -> list[Path]:
    lenses = _lens_paths(folder)
    paths = [path for path in yaml_paths(folder) if path.parent.parent == folder and path not in lenses]
    if not paths:
        problems.append(Problem(str(folder), 0, "has no practice; expected one file a practice in a stage's folder"))
    known = {folder / name for name in NAMED_FILES}
    strays = sorted(set(yaml_paths(folder)) - known - set(paths) - set(lenses))
    problems.extend(
        Problem(str(stray), 0, "is not read; a practice's file lies in the folder of its stage") for stray in strays
    )
    return paths


def _lens_paths(folder: Path) -> list[Path]:
    return [path for path in yaml_paths(folder) if path.parent == folder / LENSES]


def _parsed(path: Path, model: type[Model], problems: list[Problem]) -> Parsed[Model] | None:
    try:
        source = read_yaml(path, str(path))
    except InputError as error:
        problems.extend(error.problems)
        return None
    try:
        return Parsed(source, model.model_validate(source.content))
    except ValidationError as error:
        if isinstance(source.content, dict):
            problems.extend(
                source.problem(place, sentence)
                for place, sentence in findings(error, model, source.content, source.numbers)
            )
        else:
            problems.append(source.problem((), "expected keys and values, such as 'id: …'"))
        return None
