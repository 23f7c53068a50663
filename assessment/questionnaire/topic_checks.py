"""What a topic, which few are asked about, must not carry: whatever everybody is asked about."""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles


def topic_problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    """Whatever everybody is asked about must not rest on a topic, which few are asked about."""
    assert read.framework is not None  # without it nothing is checked
    topics = {parsed.model.id for parsed in read.practices if parsed.model.optional}
    source, expected = read.framework.source, "is optional; expected a practice that everybody is asked about"
    for s, chosen in enumerate(read.framework.model.practice_sets):
        for at, practice in enumerate(chosen.practices):
            if practice in topics:
                yield source.problem(("practice_sets", s, "practices", at), f"'{practice}' {expected}")
    for parsed in read.practices:
        if parsed.model.optional:
            continue
        for at, dependency in enumerate(parsed.model.depends_on):
            if dependency.practice in topics:
                yield parsed.source.problem(("depends_on", at, "practice"), f"'{dependency.practice}' {expected}")
    if read.practices and all(parsed.model.optional for parsed in read.practices):
        yield source.problem((), "every practice is optional; expected one or more that everybody is asked about")
