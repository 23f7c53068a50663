"""Changes of single fields, laid over what a record holds by now.

Whoever changes a field on a page says what stood there when it was painted. So nobody takes back what another saved in
the fields beside it, and where that very field reads otherwise by now, nothing is overwritten and both are told.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

Record = TypeVar("Record")
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class FieldEdit(Generic[Record]):
    """One field of a record, from what was seen there to what somebody wants there.

    `name` and `text` are for people; `key` is the field's own, for whoever remembers what was seen.
    """

    key: str
    name: str
    get: Callable[[Record], Any]
    put: Callable[[Record, Any], Record]
    seen: Any
    mine: Any
    text: Callable[[Any], str] = str


@dataclass(frozen=True)
class Clash(Generic[Record]):
    """A field that neither reads as it was seen nor as it is wanted: somebody else has written `theirs`."""

    edit: FieldEdit[Record]
    theirs: Any


class FieldsChanged(Exception):
    """Somebody else has changed these fields since they were seen. Nothing was written."""

    def __init__(self, clashes: tuple[Clash[Any], ...]) -> None:
        super().__init__(f"changed meanwhile: {', '.join(clash.edit.name for clash in clashes)}")
        self.clashes = clashes


class Refused(Exception):
    """What was asked for cannot be, for the reason that the message tells. Nothing was written."""


def edited(record: Record, edits: Iterable[FieldEdit[Record]]) -> Record:
    """The record with every edit in it; FieldsChanged where one of them would overwrite what nobody here has seen."""
    open_edits = [edit for edit in edits if edit.get(record) != edit.mine]
    clashes = tuple(Clash(edit, theirs) for edit in open_edits if (theirs := edit.get(record)) != edit.seen)
    if clashes:
        raise FieldsChanged(clashes)
    for edit in open_edits:
        record = edit.put(record, edit.mine)
    return record


def updated(model: Model, **fields: Any) -> Model:
    """The model with these fields, checked as a file's are."""
    return type(model).model_validate(dict(model) | fields, by_name=True)
