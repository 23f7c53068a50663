"""Fields of a stored record on a page: the widget begins from what is stored, and remembers what was seen there.

Streamlit's widgets remember what they stood at, over a failed write, over another person's change, and in the browser
even over a restart of the server. What they are to show is therefore set at every run.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pandas as pd
import streamlit as st

from assessment.engagement.edits import FieldEdit
from screens.app.keys import session_mark, widget_key

Record = TypeVar("Record")
_SEEN = "seen-in-the-store"
_NEVER = object()


def as_stored(value: Any) -> Any:
    return value


def stripped(text: str | None) -> str:
    """What somebody typed, without blanks at its ends; nothing where the field was emptied."""
    return (text or "").strip()


@dataclass(frozen=True)
class Field(Generic[Record]):
    """One field of a record and its widget: `get` gives what the widget shows, `put` takes it back into the record."""

    name: str
    key: str
    get: Callable[[Record], Any]
    put: Callable[[Record, Any], Record]
    text: Callable[[Any], str] = str
    clean: Callable[[Any], Any] = as_stored

    def shown(self, record: Record) -> str:
        """The widget's key; the widget shows what is stored."""
        return begin_from(self.key, self.get(record))

    def drafted(self, record: Record) -> str:
        """The widget's key; the widget shows what is stored, until somebody writes what waits for a button."""
        return begin_draft(self.key, self.get(record))

    def edit(self) -> FieldEdit[Record]:
        """From what was seen to what the widget stands at now."""
        mine = self.clean(st.session_state[self.key])
        return FieldEdit(self.key, self.name, self.get, self.put, seen(self.key, mine), mine, self.text)


def begin_from(key: str, stored: Any) -> str:
    """The key, whose widget now stands at what is stored."""
    if key not in st.session_state or not _same(st.session_state[key], stored):
        st.session_state[key] = stored
    remember(key, stored)
    return key


def begin_draft(key: str, stored: Any) -> str:
    """The key, whose widget now stands at what is stored, or at what somebody wrote there and has not saved yet."""
    if key not in _seen() or not is_touched(key) or _same(st.session_state[key], stored):
        return begin_from(key, stored)
    return key


def is_touched(key: str) -> bool:
    """Whether somebody has written something into a draft that waits for its button."""
    return key in st.session_state and not _same(st.session_state[key], seen(key, _NEVER))


def remember(key: str, value: Any) -> None:
    """What is known to be stored in a field: it was just painted, or just written."""
    _seen()[key] = value


def seen(key: str, otherwise: Any) -> Any:
    """What this session saw last in a field."""
    return _seen().get(key, otherwise)


def forget(key: str) -> None:
    """Somebody's draft of a field goes; the next painting begins from what is stored."""
    _seen().pop(key, None)
    if key in st.session_state:
        del st.session_state[key]


def toggled(
    key: str, get: Callable[[Record, str], bool], put: Callable[[Record, str, bool], Record], names: dict[str, str]
) -> list[FieldEdit[Record]]:
    """One edit for each option that was switched in a widget of several choices since it was seen."""
    before, now = set(seen(key, ())), set(st.session_state[key])

    def switched(one: str) -> FieldEdit[Record]:
        return FieldEdit(
            f"{key}/{one}",
            names.get(one, one),
            lambda record: get(record, one),
            lambda record, on: put(record, one, on),
            one in before,
            one in now,
            lambda on: "chosen" if on else "not chosen",
        )

    return [switched(one) for one in sorted(before ^ now)]


def table_key(name: str, shown: pd.DataFrame, columns: Iterable[str], *of: object) -> str:
    """The key of a table whose cells are saved one by one: a new one, so a table anew, as soon as one of the cells in
    these columns that it remembers as typed is not what is stored."""
    counter = widget_key(f"{name}-round", *of)
    at = st.session_state.setdefault(counter, 0)
    key = widget_key(name, *of, session_mark(), at)
    if _differs(st.session_state.get(key), shown, set(columns)):
        st.session_state[counter] = at + 1
        return widget_key(name, *of, session_mark(), at + 1)
    return key


def next_table(name: str, *of: object) -> None:
    """A table anew at the next painting: what it remembers goes."""
    counter = widget_key(f"{name}-round", *of)
    st.session_state[counter] = st.session_state.get(counter, 0) + 1


def _differs(remembered: Any, shown: pd.DataFrame, columns: set[str]) -> bool:
    rows = {} if remembered is None else remembered["edited_rows"]
    for row, cells in rows.items():
        if int(row) >= len(shown):
            return True
        for column in columns & set(cells):
            stored = shown[column].iloc[int(row)]
            stored = None if pd.isna(stored) else stored
            if cells[column] != stored and str(cells[column])[:10] != str(stored)[:10]:
                return True
    return False


def _seen() -> dict[str, Any]:
    kept: dict[str, Any] = st.session_state.setdefault(_SEEN, {})
    return kept


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return bool(one == other)
