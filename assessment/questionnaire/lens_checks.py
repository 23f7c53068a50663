"""What a lens's own schema cannot see: what it names must exist, and what goes together."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from assessment.input.problems import Problem
from assessment.input.yaml_file import Place, YamlFile
from assessment.questionnaire.lens_schema import LensFile, Requirement
from assessment.questionnaire.reading import Parsed, QuestionnaireFiles
from assessment.questionnaire.references import action_ids, practice_ids, repeated, unknown, unknown_actions, unread
from assessment.questionnaire.walking import all_questions

CLAUSE = re.compile(r"\d+(\.\d+)+")


def lens_problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    """Every problem of the lenses, each with itself and with the rest of the questionnaire."""
    yield from _tagged(read)
    for parsed in read.lenses:
        lens, source = parsed.model, parsed.source
        if Path(source.name).stem != lens.id:
            yield source.problem(("id",), f"id '{lens.id}' differs from the file's name '{Path(source.name).stem}'")
        yield from repeated(source, ("areas",), [area.id for area in lens.areas])
        yield from repeated(source, ("requirements",), [one.id for one in lens.requirements])
        areas = {area.id for area in lens.areas}
        for at, requirement in enumerate(lens.requirements):
            place: Place = ("requirements", at)
            yield from unknown(source, (*place, "area"), requirement.area, "area", areas)
            yield from _form(parsed, place, requirement)
            yield from _references(source, place, requirement, read)
        used = {one.area for one in lens.requirements}
        for at, area in enumerate(lens.areas):
            if area.id not in used:
                yield source.problem(("areas", at), f"area '{area.id}' has no requirement; expected one or more")


def _tagged(read: QuestionnaireFiles) -> Iterator[Problem]:
    """The clauses that questions name stand in one place."""
    tagged = [parsed for parsed in read.lenses if parsed.model.tagged]
    listed = read.framework is not None and bool(read.framework.model.clauses)
    for parsed in tagged if listed else tagged[1:]:
        where = "framework.yaml lists clauses" if listed else f"'{tagged[0].model.id}' is tagged"
        yield parsed.source.problem(("tagged",), f"{where} too; expected the clauses that questions name in one place")


def _form(parsed: Parsed[LensFile], place: Place, requirement: Requirement) -> Iterator[Problem]:
    """What a requirement says, by the kind of its lens: a crosswalk names practices, all others questions."""
    lens, source, name = parsed.model, parsed.source, f"requirement {requirement.id}"
    crosswalk = lens.kind == "crosswalk"
    foreign = ("shown_by", "actions", "duty", "clock", "beyond") if crosswalk else ("practices",)
    for key in foreign:
        if getattr(requirement, key):
            other = "only a crosswalk names practices" if key == "practices" else "a crosswalk names practices alone"
            yield source.problem((*place, key), f"{name}: '{key}' is not expected here; {other}")
    if not crosswalk and not lens.tagged and requirement.asks is None:
        yield source.problem(place, f"{name}: 'asks' is missing; expected what it asks, in words of one's own")
    speaks = bool(requirement.practices if crosswalk else requirement.shown_by)
    what = "practice" if crosswalk else "question"
    if lens.tagged and not CLAUSE.fullmatch(requirement.id):
        yield source.problem((*place, "id"), f'{name}: expected a clause number such as "8.6.1", as the lens is tagged')
    if lens.tagged and speaks:
        yield source.problem((*place, "shown_by"), f"{name}: questions' 'clauses' show it; expected no 'shown_by'")
    if requirement.beyond and not speaks and not crosswalk:
        yield source.problem((*place, "beyond"), f"{name}: 'beyond' is for what its questions leave out; it has none")
    if not lens.tagged and speaks == (requirement.not_asked is not None):
        found = f"a {what} and 'not_asked' too" if speaks else f"no {what} and no 'not_asked'"
        yield source.problem(place, f"{name}: has {found}; expected either a {what}, or why none speaks to it")


def _references(
    source: YamlFile, place: Place, requirement: Requirement, read: QuestionnaireFiles
) -> Iterator[Problem]:
    questions = [shown.question for shown in requirement.shown_by]
    known = {question.id for _, _, question in all_questions(read)} if read.service_value_system else None
    missing = unread(read)
    yield from repeated(source, (*place, "shown_by"), questions)
    for at, question in enumerate(questions):
        if question.split(".")[0] not in missing:
            yield from unknown(source, (*place, "shown_by", at, "question"), question, "question", known)
    yield from repeated(source, (*place, "actions"), requirement.actions)
    yield from unknown_actions(source, (*place, "actions"), requirement.actions, read, action_ids(read))
    yield from _practices(source, (*place, "duty"), [floor.practice for floor in requirement.duty], "practice", read)
    yield from _practices(source, (*place, "practices"), requirement.practices, None, read)


def _practices(
    source: YamlFile, place: Place, practices: Sequence[str], key: str | None, read: QuestionnaireFiles
) -> Iterator[Problem]:
    yield from repeated(source, place, practices)
    for at, practice in enumerate(practices):
        yield from unknown(source, (*place, at, *((key,) if key else ())), practice, "practice", practice_ids(read))
