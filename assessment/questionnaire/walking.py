"""Walking a questionnaire that was read: every question, action and text, with the place where it stands."""

from collections.abc import Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from assessment.input.problems import Problem
from assessment.input.yaml_file import Place, YamlFile
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.schema import ActionEntry, QuestionEntry

Value = TypeVar("Value")


class Located(NamedTuple, Generic[Value]):
    """A value of a questionnaire file, and where it stands."""

    source: YamlFile
    place: Place
    value: Value

    def problem(self, message: str, *within: str | int) -> Problem:
        """A problem with the value, or with a part of it."""
        return self.source.problem((*self.place, *within), message)


def all_questions(read: QuestionnaireFiles) -> Iterator[Located[QuestionEntry]]:
    """Practices' questions, then components'."""
    for parsed in read.practices:
        for at, question in enumerate(parsed.model.questions):
            yield Located(parsed.source, ("questions", at), question)
    if read.service_value_system:
        for c, component in enumerate(read.service_value_system.model.components):
            for at, question in enumerate(component.questions):
                yield Located(read.service_value_system.source, ("components", c, "questions", at), question)


def all_actions(read: QuestionnaireFiles) -> Iterator[Located[ActionEntry]]:
    """Practices' actions, then components'."""
    for parsed in read.practices:
        for at, action in enumerate(parsed.model.actions):
            yield Located(parsed.source, ("actions", at), action)
    if read.service_value_system:
        for c, component in enumerate(read.service_value_system.model.components):
            for at, action in enumerate(component.actions):
                yield Located(read.service_value_system.source, ("components", c, "actions", at), action)


def all_texts(read: QuestionnaireFiles) -> Iterator[Located[str]]:
    """Every text of every file, ids included."""
    named = (read.framework, read.client_needs, read.service_value_system, read.glossary, read.learning)
    for parsed in (*named, *read.practices, *read.lenses):
        if parsed is not None:
            yield from _texts(parsed.source, (), parsed.source.content)


def _texts(source: YamlFile, place: Place, value: Any) -> Iterator[Located[str]]:
    if isinstance(value, str):
        yield Located(source, place, value)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(source, (*place, key), part)
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from _texts(source, (*place, at), part)
