"""What the words of another edition must keep: they name stages that exist, and each practice stands in one group."""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import Parsed
from assessment.questionnaire.references import ids_of, repeated, unknown
from assessment.questionnaire.schema import FrameworkFile


def vocabulary_problems(parsed: Parsed[FrameworkFile], practices: set[str]) -> Iterator[Problem]:
    """Every problem of the vocabularies with the framework and the practices."""
    facts, source = parsed.model, parsed.source
    yield from repeated(source, ("vocabularies",), [vocabulary.id for vocabulary in facts.vocabularies])
    for at, vocabulary in enumerate(facts.vocabularies):
        for stage in vocabulary.stages:
            yield from unknown(source, ("vocabularies", at, "stages", stage), stage, "stage", ids_of(facts.stages))
        yield from repeated(source, ("vocabularies", at, "groups"), [group.id for group in vocabulary.groups])
    yield from _practices_of_groups(parsed, practices)


def _practices_of_groups(parsed: Parsed[FrameworkFile], practices: set[str]) -> Iterator[Problem]:
    """A practice stands in one group of a vocabulary."""
    for v, vocabulary in enumerate(parsed.model.vocabularies):
        seen: set[str] = set()
        for g, group in enumerate(vocabulary.groups):
            for at, practice in enumerate(group.practices):
                place = ("vocabularies", v, "groups", g, "practices", at)
                yield from unknown(parsed.source, place, practice, "practice", practices)
                if practice in seen:
                    yield parsed.source.problem(place, f"'{practice}' stands in two groups; expected one")
                seen.add(practice)
