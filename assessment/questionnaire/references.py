"""What the checks between files say of a reference: an id that does not exist, or one that stands twice."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from assessment.input.problems import Problem, did_you_mean
from assessment.input.yaml_file import Place, YamlFile
from assessment.questionnaire.reading import LENSES, QuestionnaireFiles
from assessment.questionnaire.walking import all_actions


def practice_ids(read: QuestionnaireFiles) -> set[str]:
    return {parsed.model.id for parsed in read.practices} | unread(read)


def unread(read: QuestionnaireFiles) -> set[str]:
    """A file that could not be read still names its practice, so that one error does not breed others."""
    return {Path(problem.file).stem for problem in read.problems}


def action_ids(read: QuestionnaireFiles) -> set[str]:
    return {action.id for _, _, action in all_actions(read)}


def clause_ids(read: QuestionnaireFiles) -> set[str] | None:
    """The clauses that questions may name; None where a lens that may have them could not be read."""
    if any(Path(problem.file).parent.name == LENSES for problem in read.problems):
        return None
    tagged = {one.id for parsed in read.lenses if parsed.model.tagged for one in parsed.model.requirements}
    return tagged | ({clause.id for clause in read.framework.model.clauses} if read.framework else set())


def ids_of(entries: Iterable[object]) -> set[str]:
    return {entry.id for entry in entries}  # type: ignore[attr-defined]  # all of framework.yaml's lists have ids


def unknown(source: YamlFile, place: Place, word: str, kind: str, known: Collection[str] | None) -> Iterator[Problem]:
    if known is None or word in known:
        return
    choices = sorted(known)
    hint = did_you_mean(word, choices) or (f"; expected one of {', '.join(choices)}" if len(choices) <= 8 else "")
    yield source.problem(place, f"there is no {kind} '{word}'{hint}")


def unknown_actions(
    source: YamlFile, place: Place, actions: Sequence[str], read: QuestionnaireFiles, known: set[str]
) -> Iterator[Problem]:
    """Actions that do not exist; those of a file that could not be read may."""
    missing = unread(read)
    for at, action in enumerate(actions):
        if action.split(".")[0] not in missing:
            yield from unknown(source, (*place, at), action, "action", known)


def repeated(source: YamlFile, place: Place, ids: Sequence[str]) -> Iterator[Problem]:
    for at, identity in enumerate(ids):
        if identity in ids[:at]:
            first = source.line((*place, ids.index(identity)))
            yield source.problem((*place, at), f"id '{identity}' stands twice, first on line {first}; expected once")
