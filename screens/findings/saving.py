"""How what a consultant does with findings comes into the store: field by field, as every page writes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from assessment.engagement.edits import FieldEdit
from assessment.engagement.findings import (
    FindingKind,
    FindingNote,
    FindingPart,
    confirmed,
    in_this_order,
    merged,
    note_on,
    put_note,
    reworded,
)
from assessment.engagement.record import AssessmentRecord
from reports.narrative import ToldFinding
from screens.app.fields import Field
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment
from screens.app.writing import record_of, write_fields

Notes = tuple[FindingNote, ...]
NoteField = Field[AssessmentRecord]


def words_field(finding: ToldFinding, part: FindingPart, name: str, proposed: str) -> NoteField:
    """A part in somebody's own words, or as it is proposed."""

    def shown(note: FindingNote) -> str:
        words = note.words(part)
        return proposed if words is None else words

    return _field(finding, name, f"finding-{part}", shown, lambda note, text: reworded(note, part, text, proposed))


def actions_field(finding: ToldFinding, proposed: tuple[str, ...]) -> NoteField:
    """What follows; as proposed where nobody chose."""

    def put(note: FindingNote, actions: list[str]) -> FindingNote:
        return note.model_copy(update={"actions": None if tuple(actions) == proposed else tuple(actions)})

    return _field(
        finding,
        "What follows",
        "finding-actions",
        lambda note: list(proposed if note.actions is None else note.actions),
        put,
    )


def tied_field(finding: ToldFinding) -> NoteField:
    """Remarks and pieces of evidence that are told with it."""
    return _field(
        finding,
        "Tied to it",
        "finding-tied",
        lambda note: list(note.evidence),
        lambda note, tied: note.model_copy(update={"evidence": tuple(tied)}),
    )


def save(current: CurrentAssessment, field: NoteField) -> None:
    write_fields(record_of(current.id), [field.edit()])


def save_choice(current: CurrentAssessment, finding: ToldFinding) -> None:
    """Tells it on page one, or leaves it out; where nobody chose, it was as its rank says."""
    field = _field(
        finding,
        "Told on page one",
        "finding-chosen",
        lambda note: finding.chosen if note.chosen is None else note.chosen,
        lambda note, chosen: note.model_copy(update={"chosen": chosen}),
    )
    edit: FieldEdit[AssessmentRecord] = FieldEdit(
        field.key,
        field.name,
        field.get,
        field.put,
        finding.chosen,
        not finding.chosen,
        lambda told: "yes" if told else "no",
    )
    write_fields(record_of(current.id), [edit])


def save_order(current: CurrentAssessment, order: tuple[ToldFinding, ...]) -> None:
    """The findings in this order; those that are told now go on being told."""
    places = [(finding.id, finding.kind) for finding in order]
    told = [finding.id for finding in order if finding.chosen]
    _save(current, "The order", lambda notes: in_this_order(notes, places, told))


def save_still_holding(current: CurrentAssessment, finding: ToldFinding, part: FindingPart, proposed: str) -> None:
    """That words of one's own hold for what is proposed now."""
    _save_note(current, finding, lambda note: confirmed(note, part, proposed))


def save_merged(current: CurrentAssessment, into: ToldFinding, taken: ToldFinding) -> None:
    """Two findings as one: what follows from both, what is tied to either, and what was said about the other."""

    def put(notes: Notes) -> Notes:
        first, second = merged(_whole(notes, into), _with_remarks(_whole(notes, taken), taken))
        return put_note(put_note(notes, first), second)

    _save(current, "The findings as one", put)


def save_new(current: CurrentAssessment, identity: str, title: str, rank: int) -> None:
    note = FindingNote(id=identity, kind="own", title=title, rank=rank, chosen=True)
    _save(current, "Your finding", lambda notes: put_note(notes, note))


def save_without(current: CurrentAssessment, finding: str) -> None:
    """Whatever was noted on it is gone: one of one's own with it, and a proposed one is as it was proposed."""
    _save(current, "The finding", lambda notes: tuple(note for note in notes if note.id != finding))


def _whole(notes: Notes, finding: ToldFinding) -> FindingNote:
    note = note_on(notes, finding.id, finding.kind)
    return note.model_copy(update={"actions": tuple(action.id for action in finding.actions)})


def _with_remarks(note: FindingNote, finding: ToldFinding) -> FindingNote:
    said = (*note.evidence, *(remark.id for remark in finding.remarks))
    return note.model_copy(update={"evidence": tuple(dict.fromkeys(said))})


def _field(
    finding: ToldFinding,
    name: str,
    key: str,
    get: Callable[[FindingNote], Any],
    put: Callable[[FindingNote, Any], FindingNote],
) -> NoteField:
    def of_record(record: AssessmentRecord) -> Any:
        return get(note_on(record.findings, finding.id, finding.kind))

    def into_record(record: AssessmentRecord, value: Any) -> AssessmentRecord:
        note = put(note_on(record.findings, finding.id, finding.kind), value)
        return replace(record, findings=put_note(record.findings, _checked(note)))

    return Field(name, widget_key(key, finding.id), of_record, into_record)


def _save_note(current: CurrentAssessment, finding: ToldFinding, change: Callable[[FindingNote], FindingNote]) -> None:
    kind: FindingKind = finding.kind
    _save(current, f"“{finding.title}”", lambda notes: put_note(notes, change(note_on(notes, finding.id, kind))))


def _save(current: CurrentAssessment, name: str, change: Callable[[Notes], Notes]) -> None:
    """What a button does to the notes as they were painted; it is refused where somebody else wrote meanwhile."""
    seen = current.assessment.findings
    edit: FieldEdit[AssessmentRecord] = FieldEdit(
        widget_key("findings"),
        name,
        lambda record: record.findings,
        lambda record, notes: replace(record, findings=notes),
        seen,
        tuple(_checked(note) for note in change(seen)),
        lambda notes: f"{len(notes)} noted",
    )
    write_fields(record_of(current.id), [edit])


def _checked(note: FindingNote) -> FindingNote:
    """As a file's would be: what a field holds may be longer than a finding's part may."""
    return FindingNote.model_validate(note.model_dump(mode="python"))
