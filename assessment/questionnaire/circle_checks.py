"""Circles: practices that depend on each other, and actions that need each other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_actions


def circle_problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    yield from _of_practices(read)
    yield from _of_actions(read)


def _of_practices(read: QuestionnaireFiles) -> Iterator[Problem]:
    graph = {p.model.id: [d.practice for d in p.model.depends_on] for p in read.practices}
    places = {p.model.id: p.source.problem for p in read.practices}
    yield from _circles(graph, lambda node, text: places[node](("depends_on",), text), "practices depend on each other")


def _of_actions(read: QuestionnaireFiles) -> Iterator[Problem]:
    found = list(all_actions(read))
    graph = {action.id: list(action.needs) for _, _, action in found}
    places = {action.id: (source, place) for source, place, action in found}

    def report(node: str, text: str) -> Problem:
        source, place = places[node]
        return source.problem((*place, "needs"), text)

    yield from _circles(graph, report, "actions need each other")


def _circles(graph: Mapping[str, Sequence[str]], report: Callable[[str, str], Problem], what: str) -> Iterator[Problem]:
    """One problem a circle; an edge of each found circle is cut until none is left."""
    left = {node: [other for other in others if other in graph] for node, others in graph.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
            return
        except CycleError as error:
            circle: list[str] = error.args[1][::-1]  # graphlib lists each node before the one that needs it
            yield report(circle[0], f"{what} in a circle: {' → '.join(circle)}; expected no circle")
            left[circle[0]] = [other for other in left[circle[0]] if other != circle[1]]
