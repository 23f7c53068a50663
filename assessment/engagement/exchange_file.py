"""Reading and writing the exchange file `waymark-assessment/1`."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from assessment.engagement.assurance import Evidence
from assessment.engagement.fields import ExchangeModel
from assessment.engagement.findings import FindingNote, remark_of
from assessment.engagement.model import FORMAT, Assessment, Baseline, Needs, Scope
from assessment.engagement.overrides import Override
from assessment.engagement.planning import Planning, Scenario
from assessment.engagement.validation import validated
from assessment.input.problems import Hints, InputError, Problem, input_error, twice
from assessment.questionnaire.model import Questionnaire

NEWER_FORMAT = re.compile(r"waymark-assessment/([2-9]|[1-9][0-9]+)")
MAX_BYTES = 64 * 1024 * 1024
MOST_VALUES = 2_000_000  # 10 MB of answers have 400,000; each empty list takes 60 bytes and more
LONGEST_NUMBER = 300  # digits
SHOWN_KEY = 60  # characters of a key or word that an error shows
LEFT_OUT: dict[str, dict[str, Any]] = {
    "respondents": {"group": "", "practices": []},
    "answers": {"at": None, "concern": False, "pinned": False},
    "consensus": {"at": None},
    "events": {"until": None, "practices": [], "actions": [], "need": None, "who": ""},
    "ratings": {"reason": "", "evidence": [], "at": None},
    "scenarios": {"reserve": None, "most_starts": None},
    "documents": {"note": ""},
}
"""What an entry of these lists does not say where it holds nothing."""


def read_assessment(path: Path, questionnaire: Questionnaire) -> Assessment:
    """Read and check an exchange file; raises InputError with every problem found."""
    raw = read_bounded(path, MAX_BYTES, "an exchange file")
    return parse_assessment(raw, str(path), questionnaire)


def read_bounded(path: Path, most: int, expected: str) -> bytes:
    """A file's bytes, at most so many; `expected` says in an error what it should have been."""
    try:
        with path.open("rb") as file:
            raw = file.read(most + 1)  # not the size that the file system says: a device or pipe has none
    except OSError as error:
        raise InputError([Problem(str(path), 0, f"cannot be read: {error.strerror}")]) from None
    if len(raw) > most:
        raise InputError([Problem(str(path), 0, f"is larger than {most // 1024**2} MiB; expected {expected}")])
    return raw


def parse_assessment(raw: bytes, name: str, questionnaire: Questionnaire) -> Assessment:
    """The assessment in the bytes of an exchange file. `name` is what errors call the file."""
    assessment = parse_for_any_questionnaire(raw, name)
    error = input_error(problems_against(assessment, questionnaire, name))
    if error.problems:
        raise error
    return assessment


def parse_for_any_questionnaire(raw: bytes, name: str) -> Assessment:
    """The same, checked by the file's own schema alone: its ids may be those of another questionnaire."""
    content = _json(raw, name)
    _check_format(content, name)
    return validated(content, name)


def to_json(assessment: Assessment) -> str:
    """The exchange file's text; reading it again gives an equal assessment."""
    content = assessment.model_dump(mode="json", exclude_none=False)
    return json.dumps(_without_empty(content), ensure_ascii=False, indent=2) + "\n"


def _without_empty(content: dict[str, Any]) -> dict[str, Any]:
    """Leave out optional parts that hold nothing; null stays where the format asks for a value."""
    content["client"] = {key: value for key, value in content["client"].items() if value is not None}
    content["assessment"] = {key: value for key, value in content["assessment"].items() if value is not None}
    content["needs"] = {key: value for key, value in content["needs"].items() if value is not None}
    content["needs"]["events"] = _entries(content["needs"]["events"], LEFT_OUT["events"])
    for key in ("lenses", "lenses_as_yardstick", "events"):
        if not content["needs"][key]:
            del content["needs"][key]
    content["scope"] = _given(content["scope"], _optional(Scope))
    for key in ("respondents", "answers", "consensus", "documents"):
        content[key] = _entries(content[key], LEFT_OUT[key])
    if content["baseline"] is None:
        del content["baseline"]
    else:
        content["baseline"] = {"practices": {}} | _given(content["baseline"], _optional(Baseline))
    content["planning"]["scenarios"] = _entries(content["planning"]["scenarios"], LEFT_OUT["scenarios"])
    content["planning"] = _given(content["planning"], _optional(Planning))
    if content["assessor"] is not None:
        content["assessor"]["ratings"] = _entries(content["assessor"]["ratings"], LEFT_OUT["ratings"])
    for key, model in (("own_words", Override), ("evidence", Evidence), ("findings", FindingNote)):
        content[key] = _entries(content[key], _optional(model))
    for key in ("planning", "own_words", "assessor", "evidence", "findings", "documents"):
        if not content[key]:
            del content[key]
    return content


def _optional(model: type[ExchangeModel]) -> dict[str, Any]:
    """What a model holds where nothing is said; what has to be said is not in it."""
    return model.model_construct().model_dump(mode="json")


def _entries(entries: list[dict[str, Any]], default: dict[str, Any]) -> list[dict[str, Any]]:
    return [_given(entry, default) for entry in entries]


def _given(content: dict[str, Any], default: dict[str, Any]) -> dict[str, Any]:
    """What differs from the default, which reading fills in again."""
    return {key: value for key, value in content.items() if key not in default or value != default[key]}


def _json(raw: bytes, name: str) -> Any:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError([Problem(name, line, "is not UTF-8 text; expected an exchange file in UTF-8")]) from None
    if sum(raw.count(sign) for sign in b",[{") > MOST_VALUES:
        raise InputError([Problem(name, 0, f"holds more than {MOST_VALUES:,} values; expected an exchange file")])
    doubles: list[str] = []
    try:
        content = json.loads(
            text,
            object_pairs_hook=lambda pairs: _object(pairs, doubles),
            parse_constant=_refuse_constant,
            parse_int=_whole_number,
        )
    except json.JSONDecodeError as error:
        sentence = f"is not valid JSON: {error.msg} (column {error.colno})"
        raise InputError([Problem(name, error.lineno, sentence)]) from None
    except RecursionError:
        raise InputError([Problem(name, 0, "is nested too deeply; expected an exchange file")]) from None
    except ValueError as error:
        raise InputError([Problem(name, 0, f"is not valid JSON: {error}")]) from None
    if doubles:
        raise InputError(Problem(name, 0, f"key '{key}' stands twice in one group; expected once") for key in doubles)
    return content


def _object(pairs: list[tuple[str, Any]], doubles: list[str]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        doubles.extend(twice(key for key, _ in pairs))
    return content


def _whole_number(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(f"a number has {len(digits)} digits; expected at most {LONGEST_NUMBER}")
    return int(digits)


def _refuse_constant(constant: str) -> Any:
    raise ValueError(f"{constant} is no number; expected a finite number or null")


def _check_format(content: Any, name: str) -> None:
    if not isinstance(content, dict):
        raise InputError([Problem(name, 0, "expected an exchange file: a group of keys that starts with 'format'")])
    found = content.get("format")
    if found == FORMAT:
        return
    if isinstance(found, str) and NEWER_FORMAT.fullmatch(found):
        sentence = f"'{found[:SHOWN_KEY]}' is newer than this program reads ('{FORMAT}'); use a newer Waymark"
        raise InputError([Problem(name, 0, f"format: {sentence}")])
    shown = "nothing" if found is None else f"'{str(found)[:SHOWN_KEY]}'"
    raise InputError([Problem(name, 0, f"format: expected '{FORMAT}', found {shown}")])


def problems_against(assessment: Assessment, questionnaire: Questionnaire, name: str) -> Iterator[Problem]:
    """What the file's own schema cannot see: ids that the questionnaire lacks, doubles, strangers."""
    if assessment.info.questionnaire != questionnaire.framework.id:
        yield Problem(
            name,
            0,
            f"assessment.questionnaire: this is '{assessment.info.questionnaire}', "
            f"but the questionnaire in use is '{questionnaire.framework.id}'",
        )
        return
    hints = Hints()
    for place, sentence in chain.from_iterable(
        check(assessment, questionnaire, hints)
        for check in (_needs, _events, _practices, _answers, _planning, _assurance, _findings, _documents)
    ):
        yield Problem(name, 0, f"{place}: {sentence}")


Finding = tuple[str, str]


def _unknown(place: str, word: str, kind: str, known: Collection[str], hints: Hints) -> Iterator[Finding]:
    if word not in known:
        yield place, f"there is no {kind} '{word}'{hints.near(word, known)}"


def _all_known(place: str, words: Sequence[str], kind: str, known: Collection[str], hints: Hints) -> Iterator[Finding]:
    for at, word in enumerate(words):
        yield from _unknown(f"{place}[{at}]", word, kind, known, hints)


def _needs(assessment: Assessment, questionnaire: Questionnaire, hints: Hints) -> Iterator[Finding]:
    needs, kinds = assessment.needs, {"drivers": "driver", "pain_points": "pain_point", "risks": "risk"}
    for key, kind in kinds.items():
        known = {need.id for need in questionnaire.needs.values() if need.kind == kind}
        for need in getattr(needs, key):
            yield from _unknown(f"needs.{key}.{need}", need, kind.replace("_", " "), known, hints)
    contexts = {
        context.id: [option.id for option in context.options] for context in questionnaire.client_needs.contexts
    }
    for context, option in needs.context.items():
        yield from _unknown(f"needs.context.{context}", context, "context", contexts, hints)
        if context in contexts:
            yield from _unknown(f"needs.context.{context}", option, f"option of '{context}'", contexts[context], hints)
    yield from _lenses(needs, questionnaire, hints)


def _lenses(needs: Needs, questionnaire: Questionnaire, hints: Hints) -> Iterator[Finding]:
    """The chosen lenses, and those of them that are only a yardstick."""
    yield from _all_known("needs.lenses", needs.lenses, "lens", questionnaire.lenses, hints)
    for key, lenses in (("lenses", needs.lenses), ("lenses_as_yardstick", needs.lenses_as_yardstick)):
        for at, lens in enumerate(lenses):
            if lens in lenses[:at]:
                yield f"needs.{key}[{at}]", f"'{lens}' stands twice; expected once"
    for at, lens in enumerate(needs.lenses_as_yardstick):
        if lens not in needs.lenses:
            sentence = f"the lens '{lens}' is not in needs.lenses; add it there, or leave it out here"
            yield f"needs.lenses_as_yardstick[{at}]", sentence


def _events(assessment: Assessment, questionnaire: Questionnaire, hints: Hints) -> Iterator[Finding]:
    for at, event in enumerate(assessment.needs.events):
        place = f"needs.events[{at}]"
        yield from _all_known(f"{place}.practices", event.practices, "practice", questionnaire.practices, hints)
        yield from _all_known(f"{place}.actions", event.actions, "action", questionnaire.actions, hints)
        if event.need is not None:
            yield from _unknown(f"{place}.need", event.need, "need", questionnaire.needs, hints)


def _practices(assessment: Assessment, questionnaire: Questionnaire, hints: Hints) -> Iterator[Finding]:
    scoped: set[str] = set()
    for at, practice in enumerate(assessment.scope.practices):
        yield from _unknown(f"scope.practices[{at}]", practice, "practice", questionnaire.practices, hints)
        if practice in scoped:
            yield f"scope.practices[{at}]", f"'{practice}' stands twice; expected once"
        scoped.add(practice)
    for practice in assessment.scope.depths:
        place = f"scope.depths.{practice}"
        yield from _unknown(place, practice, "practice", questionnaire.practices, hints)
        if practice in questionnaire.practices and practice not in scoped:
            yield place, "the practice is not in scope.practices; add it there, or leave its depth out"
    if (vocabulary := assessment.scope.vocabulary) is not None:
        known = [one.id for one in questionnaire.framework.vocabularies]
        yield from _unknown("scope.vocabulary", vocabulary, "vocabulary", known, hints)
    for practice in assessment.targets:
        yield from _unknown(f"targets.{practice}", practice, "practice", questionnaire.practices, hints)
    for practice in assessment.baseline.practices if assessment.baseline else ():
        yield from _unknown(f"baseline.practices.{practice}", practice, "practice", questionnaire.practices, hints)


def _answers(assessment: Assessment, questionnaire: Questionnaire, hints: Hints) -> Iterator[Finding]:
    respondents: set[str] = set()
    for at, respondent in enumerate(assessment.respondents):
        if respondent.id in respondents:
            yield f"respondents[{at}].id", f"'{respondent.id}' stands twice; expected once"
        respondents.add(respondent.id)
        place = f"respondents[{at}].practices"
        yield from _all_known(place, respondent.practices, "practice", questionnaire.practices, hints)
    seen: dict[tuple[str, str], int] = {}
    for at, answer in enumerate(assessment.answers):
        if answer.respondent not in respondents:
            yield f"answers[{at}].respondent", f"there is no respondent '{answer.respondent}' in respondents"
        if answer.question not in questionnaire.questions:
            yield from _unknown(
                f"answers[{at}].question",
                answer.question,
                "question",
                questionnaire.questions,
                hints,
            )
        first = seen.setdefault((answer.respondent, answer.question), at)
        if first != at:
            sentence = (
                f"respondent '{answer.respondent}' answers question '{answer.question}' twice, "
                f"first in answers[{first}]; expected once"
            )
            yield f"answers[{at}]", sentence
    agreed: dict[str, int] = {}
    for at, consensus in enumerate(assessment.consensus):
        yield from _unknown(
            f"consensus[{at}].question",
            consensus.question,
            "question",
            questionnaire.questions,
            hints,
        )
        if agreed.setdefault(consensus.question, at) != at:
            yield f"consensus[{at}]", f"question '{consensus.question}' has a consensus twice; expected once"


def _planning(assessment: Assessment, questionnaire: Questionnaire, hints: Hints) -> Iterator[Finding]:
    planning, periods = assessment.planning, assessment.needs.periods
    for at, scenario in enumerate(planning.scenarios):
        place = f"planning.scenarios[{at}]"
        for key in ("pinned", "due", "excluded"):
            for action in getattr(scenario, key):
                yield from _unknown(f"{place}.{key}.{action}", action, "action", questionnaire.actions, hints)
        for key, numbers in (("capacity_days", scenario.capacity_days), ("budget", scenario.budget)):
            if len(numbers) not in (0, 1, periods):
                yield f"{place}.{key}", f"has {len(numbers)} numbers; expected one for all periods, or {periods}"
        yield from _periods(place, scenario, periods)
    for at, progress in enumerate(planning.progress):
        yield from _unknown(f"planning.progress[{at}].action", progress.action, "action", questionnaire.actions, hints)
    for cost in planning.business_case.costs:
        yield from _unknown(
            f"planning.business_case.costs.{cost}",
            cost,
            "cost class",
            [entry.id for entry in questionnaire.framework.costs],
            hints,
        )
    for need in planning.business_case.losses:
        yield from _unknown(f"planning.business_case.losses.{need}", need, "need", questionnaire.needs, hints)


def _assurance(assessment: Assessment, questionnaire: Questionnaire, hints: Hints) -> Iterator[Finding]:
    pieces = {piece.id for piece in assessment.evidence}
    for at, rating in enumerate(assessment.assessor.ratings if assessment.assessor else ()):
        place = f"assessor.ratings[{at}]"
        yield from _unknown(f"{place}.question", rating.question, "question", questionnaire.questions, hints)
        yield from _all_known(f"{place}.evidence", rating.evidence, "evidence", pieces, hints)
    for at, piece in enumerate(assessment.evidence):
        place = f"evidence[{at}]"
        yield from _all_known(f"{place}.questions", piece.questions, "question", questionnaire.questions, hints)
        yield from _all_known(f"{place}.clauses", piece.clauses, "clause", questionnaire.clause_titles, hints)


def _findings(assessment: Assessment, questionnaire: Questionnaire, hints: Hints) -> Iterator[Finding]:
    pieces = {piece.id for piece in assessment.evidence}
    respondents = {respondent.id for respondent in assessment.respondents}
    for at, note in enumerate(assessment.findings):
        place = f"findings[{at}]"
        yield from _all_known(f"{place}.actions", note.actions or (), "action", questionnaire.actions, hints)
        for number, reference in enumerate(note.evidence):
            where, remark = f"{place}.evidence[{number}]", remark_of(reference)
            if reference in pieces or remark is None:
                yield from _unknown(where, reference, "evidence", pieces, hints)
                continue
            yield from _unknown(where, remark[0], "question", questionnaire.questions, hints)
            yield from _unknown(where, remark[1], "respondent", respondents, hints)


def _documents(assessment: Assessment, questionnaire: Questionnaire, hints: Hints) -> Iterator[Finding]:
    for at, request in enumerate(assessment.documents):
        place = f"documents[{at}].question"
        yield from _unknown(place, request.question, "question", questionnaire.questions, hints)


def _periods(place: str, scenario: Scenario, periods: int) -> Iterator[Finding]:
    named = [(f"frozen[{at}]", period) for at, period in enumerate(scenario.frozen)]
    named += [
        (f"{key}.{action}", period) for key in ("pinned", "due") for action, period in getattr(scenario, key).items()
    ]
    named += [("audit_by", scenario.audit_by)] if scenario.audit_by is not None else []
    for key, period in named:
        if period >= periods:
            yield f"{place}.{key}", f"period {period} is behind the horizon; expected 0 to {periods - 1}"
