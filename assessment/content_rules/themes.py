"""Where there are themes, every action has one: its own, or that of its practice or component.

An action without a theme is in no programme, and the plan on a page would not show it. A questionnaire without themes
has no programmes, and nothing is asked.

Passes:

    id: incident_management
    theme: quick_and_friendly_support

Fails, in a questionnaire whose framework.yaml has `themes`, without the second line.
"""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    if read.framework is None or not read.framework.model.themes:
        return
    themes = ", ".join(theme.id for theme in read.framework.model.themes)
    for parsed in read.practices:
        if parsed.model.theme is None:
            yield parsed.source.problem(("id",), f"{parsed.model.id}: has no theme; expected one of {themes}")
    if read.service_value_system is None:
        return
    for at, component in enumerate(read.service_value_system.model.components):
        if component.theme is None:
            yield read.service_value_system.source.problem(
                ("components", at), f"{component.component}: has no theme; expected one of {themes}"
            )
