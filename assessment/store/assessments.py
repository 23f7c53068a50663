"""An assessment as a whole: made, taken in from an exchange file, changed part by part, and given out again."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Row, delete, insert, select, update

from assessment.engagement.assurance import Assessor, Evidence
from assessment.engagement.fields import Id, Level
from assessment.engagement.findings import FindingNote
from assessment.engagement.model import Answer, Assessment, AssessmentInfo, Baseline, Consensus, Needs, Scope
from assessment.engagement.overrides import Override
from assessment.engagement.planning import Planning
from assessment.input.problems import InputError, Problem
from assessment.store import answers, clients, requests, respondents
from assessment.store.ownership import LockedAssessment
from assessment.store.tables import (
    AnswerEventRow,
    AnswerRow,
    AssessmentRow,
    ConsensusRow,
    RespondentRow,
)

_TARGETS = TypeAdapter(dict[Id, Level])
_PLACE = "engagement"
T = TypeVar("T")


def new_id() -> str:
    """An id that cannot be guessed."""
    return uuid4().hex


def add(
    connection: Connection,
    client_id: str,
    info: AssessmentInfo,
    scope: Scope,
    needs: Needs,
    moment: dt.datetime,
    assessment_id: str | None = None,
) -> str:
    """A new assessment of a client, with nobody and nothing in it."""
    assessment_id = assessment_id or new_id()
    connection.execute(
        insert(AssessmentRow).values(
            id=assessment_id,
            client_id=client_id,
            **info.model_dump(),
            **_scope(scope),
            needs=needs.model_dump(mode="json"),
            targets={},
            baseline=None,
            place="",
            created_at=moment,
            changed_at=moment,
        )
    )
    return assessment_id


def fill(change: LockedAssessment, assessment: Assessment) -> None:
    """Puts the rest of an assessment into its new assessment."""
    save_targets(change, assessment.targets)
    save_baseline(change, assessment.baseline)
    change_planning(change, lambda _: assessment.planning)
    change_overrides(change, lambda _: assessment.overrides)
    save_assurance(change, assessment.assessor, assessment.evidence)
    save_findings(change, assessment.findings)
    said: tuple[Answer | Consensus, ...] = (*assessment.answers, *assessment.consensus)
    one = change.assessment_id
    _insert(change, RespondentRow, [respondents.values(one, entry) for entry in assessment.respondents])
    requests.add(change, assessment.documents)
    _insert(change, AnswerRow, [answers.answer_values(one, entry) for entry in assessment.answers])
    _insert(change, ConsensusRow, [answers.consensus_values(one, entry) for entry in assessment.consensus])
    _insert(
        change,
        AnswerEventRow,
        [answers.event_values(one, change.actor, change.moment, "saved", entry) for entry in said],
    )


def read(connection: Connection, assessment_id: str) -> Assessment:
    """An assessment that is there, whole."""
    row = connection.execute(select(*AssessmentRow.__table__.columns).where(AssessmentRow.id == assessment_id)).one()
    parts = Assessment(
        client=clients.of_assessment(connection, assessment_id),
        assessment=info_of(row),
        needs=Needs.model_validate(row.needs),
        scope=scope_of(row),
        targets=row.targets,
        respondents=respondents.everyone(connection, assessment_id),
        answers=(),
        baseline=baseline_of(row),
        planning=planning_of(row.planning),
        own_words=_overrides(row.own_words),
        assessor=assessor_of(row),
        evidence=evidence_of(row),
        findings=findings_of(row),
        documents=requests.entries(connection, assessment_id),
    )
    return parts.model_copy(
        update={
            "answers": answers.all_answers(connection, assessment_id),
            "consensus": answers.all_consensus(connection, assessment_id),
        }
    )


def remove(change: LockedAssessment) -> None:
    """Deletes an assessment with everything in it and its history."""
    change.connection.execute(delete(AssessmentRow).where(AssessmentRow.id == change.assessment_id))


def save_info(change: LockedAssessment, info: AssessmentInfo) -> None:
    """Replaces title, date and questionnaire."""
    _set(change, changed_at=change.moment, **info.model_dump())


def save_needs(change: LockedAssessment, needs: Needs) -> None:
    """Replaces what the client needs."""
    _set(change, changed_at=change.moment, needs=needs.model_dump(mode="json"))


def save_scope(change: LockedAssessment, scope: Scope) -> None:
    """Replaces depth and practices; answers out of the new scope stay."""
    _set(change, changed_at=change.moment, **_scope(scope))


def save_targets(change: LockedAssessment, targets: dict[str, int]) -> None:
    """Replaces the agreed targets. InputError where one is no level."""
    try:
        _set(change, changed_at=change.moment, targets=_TARGETS.validate_python(targets))
    except ValidationError as error:
        raise InputError(
            Problem("targets", 0, f"{fault['loc'][0]}: {fault['msg']}") for fault in error.errors()
        ) from None


def save_baseline(change: LockedAssessment, baseline: Baseline | None) -> None:
    """Replaces the earlier result, or takes it away."""
    _set(change, changed_at=change.moment, baseline=None if baseline is None else baseline.model_dump(mode="json"))


def save_assurance(change: LockedAssessment, assessor: Assessor | None, evidence: tuple[Evidence, ...]) -> None:
    """Replaces who assesses with the ratings, and the pieces of evidence."""
    _set(
        change,
        changed_at=change.moment,
        assessor=None if assessor is None else assessor.model_dump(mode="json"),
        evidence=[piece.model_dump(mode="json") for piece in evidence] or None,
    )


def save_findings(change: LockedAssessment, findings: tuple[FindingNote, ...]) -> None:
    """Replaces what a consultant says about the findings."""
    _set(change, changed_at=change.moment, findings=[note.model_dump(mode="json") for note in findings] or None)


def untie_remarks(change: LockedAssessment, respondent: str) -> None:
    """No finding is tied any more to what a respondent said, who is being removed."""
    kept = change.connection.execute(
        select(AssessmentRow.findings).where(AssessmentRow.id == change.assessment_id)
    ).scalar_one()
    before = tuple(FindingNote.model_validate(note) for note in kept or ())
    after = tuple(note.without_remarks_of(respondent) for note in before)
    if after != before:
        save_findings(change, after)


def change_planning(change: LockedAssessment, decide: Callable[[Planning], Planning]) -> Planning:
    """Replaces what is decided about the roadmap by what `decide` makes of it, with nobody in between."""
    kept = change.connection.execute(
        select(AssessmentRow.planning).where(AssessmentRow.id == change.assessment_id)
    ).scalar_one()
    before = planning_of(kept)
    after = decide(before)
    if after != before:
        _set(change, changed_at=change.moment, planning=after.model_dump(mode="json"))
    return after


def info_of(row: Row[Any]) -> AssessmentInfo:
    """Which assessment a row is."""
    return AssessmentInfo(
        title=row.title,
        date=row.date,
        questionnaire=row.questionnaire,
        questionnaire_version=row.questionnaire_version,
    )


def baseline_of(row: Row[Any]) -> Baseline | None:
    """The earlier result that a row's assessment is compared with."""
    return None if row.baseline is None else Baseline.model_validate(row.baseline)


def assessor_of(row: Row[Any]) -> Assessor | None:
    """Who assesses, with the ratings."""
    return None if row.assessor is None else Assessor.model_validate(row.assessor)


def evidence_of(row: Row[Any]) -> tuple[Evidence, ...]:
    """The pieces of evidence of a row's assessment."""
    return tuple(Evidence.model_validate(piece) for piece in row.evidence or ())


def findings_of(row: Row[Any]) -> tuple[FindingNote, ...]:
    """What a consultant says about the findings of a row's assessment."""
    return tuple(FindingNote.model_validate(note) for note in row.findings or ())


def planning_of(kept: dict[str, Any] | None) -> Planning:
    """What a row keeps, as a value; nothing decided where it keeps none."""
    return Planning() if kept is None else Planning.model_validate(kept)


def change_overrides(
    change: LockedAssessment, write: Callable[[tuple[Override, ...]], tuple[Override, ...]]
) -> tuple[Override, ...]:
    """Replaces the own words by what `write` makes of them, with nobody in between."""
    kept = change.connection.execute(
        select(AssessmentRow.own_words).where(AssessmentRow.id == change.assessment_id)
    ).scalar_one()
    before = _overrides(kept)
    after = write(before)
    if after != before:
        _set(change, changed_at=change.moment, own_words=[words.model_dump(mode="json") for words in after] or None)
    return after


def _overrides(kept: list[dict[str, Any]] | None) -> tuple[Override, ...]:
    return tuple(Override.model_validate(words) for words in kept or ())


def save_place(change: LockedAssessment, place: str) -> None:
    """Where the user left the assessment; this is no change of its content."""
    _set(change, place=place)


def archive(change: LockedAssessment) -> None:
    """Puts the assessment away; this is no change of its content. What is put away already keeps its moment."""
    change.connection.execute(
        update(AssessmentRow)
        .where(AssessmentRow.id == change.assessment_id, AssessmentRow.archived_at.is_(None))
        .values(archived_at=change.moment)
    )


def bring_back(change: LockedAssessment) -> None:
    """Puts the assessment among the others again; this is no change of its content."""
    _set(change, archived_at=None)


def refuse_contradictions(assessment: Assessment) -> None:
    """InputError with everything that a store cannot keep: who or what is there twice, and answers of nobody."""
    for at in (*(one.at for one in assessment.answers), *(one.at for one in assessment.consensus)):
        if at is not None:
            answers.in_utc(at)
    found = [Problem(_PLACE, 0, message) for message in _contradictions(assessment)]
    if found:
        raise InputError(found)


def _contradictions(assessment: Assessment) -> Iterator[str]:
    known = {respondent.id for respondent in assessment.respondents}
    for respondent in _twice(entry.id for entry in assessment.respondents):
        yield f"respondents: '{respondent}' is there more than once; expected one entry per respondent"
    for respondent, question in _twice((entry.respondent, entry.question) for entry in assessment.answers):
        yield f"answers: '{respondent}' answers '{question}' more than once; expected one answer"
    for question in _twice(entry.question for entry in assessment.consensus):
        yield f"consensus: '{question}' is settled more than once; expected one entry per question"
    for respondent in {entry.respondent for entry in assessment.answers} - known:
        yield f"answers: '{respondent}' answers but is not among the respondents; add the respondent"


def _twice(values: Iterable[T]) -> list[T]:
    return [value for value, times in Counter(values).items() if times > 1]


def _scope(scope: Scope) -> dict[str, Any]:
    return {
        "depth": scope.depth,
        "practices": list(scope.practices),
        "depths": scope.depths or None,
        "vocabulary": scope.vocabulary,
    }


def scope_of(row: Row[Any]) -> Scope:
    """The scope in the row of an assessment; it holds no depths where no practice has its own."""
    return Scope(depth=row.depth, practices=tuple(row.practices), depths=row.depths or {}, vocabulary=row.vocabulary)


def _set(change: LockedAssessment, **values: Any) -> None:
    change.connection.execute(update(AssessmentRow).where(AssessmentRow.id == change.assessment_id).values(**values))


def _insert(
    change: LockedAssessment,
    table: type[RespondentRow | AnswerRow | ConsensusRow | AnswerEventRow],
    rows: list[dict[str, Any]],
) -> None:
    if rows:
        change.connection.execute(insert(table), rows)
