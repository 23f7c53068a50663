"""Needs and contexts of a client: the practices that they bear on exist, and what others may name of them."""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.input.yaml_file import Place
from assessment.questionnaire.reading import Parsed, QuestionnaireFiles
from assessment.questionnaire.references import repeated, unknown
from assessment.questionnaire.schema import ClientNeedsFile


def needs_problems(parsed: Parsed[ClientNeedsFile], practices: set[str]) -> Iterator[Problem]:
    needs, source = parsed.model, parsed.source
    for key in ("drivers", "pain_points", "risks"):
        for n, need in enumerate(getattr(needs, key)):
            place: Place = (key, n, "bears_on")
            yield from repeated(source, place, [bearing.practice for bearing in need.bears_on])
            for at, bearing in enumerate(need.bears_on):
                yield from unknown(source, (*place, at, "practice"), bearing.practice, "practice", practices)
    for kind, touched in needs.touched_by.items():
        for at, practice in enumerate(touched):
            yield from unknown(source, ("touched_by", kind, at), practice, "practice", practices)
    for c, context in enumerate(needs.contexts):
        yield from repeated(source, ("contexts", c, "options"), [option.id for option in context.options])
        for o, option in enumerate(context.options):
            for at, floor in enumerate(option.floors):
                place = ("contexts", c, "options", o, "floors", at, "practice")
                yield from unknown(source, place, floor.practice, "practice", practices)


def need_ids(read: QuestionnaireFiles) -> set[str] | None:
    if read.client_needs is None:
        return None
    needs = read.client_needs.model
    return {need.id for need in (*needs.drivers, *needs.pain_points, *needs.risks)}


def context_options(read: QuestionnaireFiles) -> set[str] | None:
    """Every option of a context as `context.option`."""
    if read.client_needs is None:
        return None
    contexts = read.client_needs.model.contexts
    return {f"{context.id}.{option.id}" for context in contexts for option in context.options}
