"""The value chain: the activities that a practice says it takes part in are those of the framework, each named once."""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import Parsed
from assessment.questionnaire.references import ids_of, repeated, unknown
from assessment.questionnaire.schema import FrameworkFile, PracticeFile


def value_chain_problems(parsed: Parsed[PracticeFile], facts: FrameworkFile) -> Iterator[Problem]:
    """An earlier questionnaire has no list of activities to hold them against."""
    practice, source = parsed.model, parsed.source
    yield from repeated(source, ("value_chain",), practice.value_chain)
    activities = ids_of(facts.value_chain)
    for at, activity in enumerate(practice.value_chain if activities else ()):
        yield from unknown(source, ("value_chain", at), activity, "activity of the value chain", activities)
