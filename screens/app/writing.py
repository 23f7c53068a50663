"""The one way in which a page writes. What was not saved is said, with the reason and a way on.

No page changes anything in the store but through the functions here; a test looks for other ways. What fails stands in
a bar over the page until it was tried again or left, and the widgets show what is stored.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import streamlit as st

from assessment.engagement.edits import Clash, FieldEdit, FieldsChanged, Refused, edited
from assessment.engagement.letters import Letters
from assessment.engagement.model import Consensus, Respondent
from assessment.engagement.people import Contact
from assessment.engagement.preparation import Requests
from assessment.engagement.record import AssessmentRecord
from assessment.input.problems import InputError
from assessment.store.errors import ConnectionLost, NotFound, StoreError
from assessment.store.repository import Repository
from screens.app.fields import forget, remember
from screens.app.formatting import plain
from screens.app.session import principal, repository

Record = TypeVar("Record")
Result = TypeVar("Result")
Change = Callable[[Repository, Callable[[Record], Record]], Record]
"""A way to change a stored record inside one transaction, which gives what is kept."""

_UNSAVED, _SHOWN = "unsaved-changes", "unsaved-changes-shown"
LONGEST_SHOWN = 300
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Failed:
    """A change that the store could not take. `again` is None where trying again cannot help."""

    key: str
    what: str
    why: str
    known: bool
    again: Callable[[], object] | None


@dataclass(frozen=True)
class Conflict:
    """A change that would have overwritten what somebody else wrote meanwhile."""

    key: str
    clashes: tuple[Clash[Any], ...]
    keep_mine: Callable[[], object]
    keep_theirs: Callable[[], object]


def say_saved(_: object = None) -> None:
    st.toast("Saved", icon=":material/check:")


def write(what: str, action: Callable[[Repository], Result], then: Callable[[Result], object] = say_saved) -> bool:
    """Does `action` on the store and `then` what follows. Whether it was saved; else the page says that it was not.

    `what` names for people what was to be saved; both may be done later, when somebody tries again.
    """
    return _attempt(what, what, action, then, lambda: write(what, action, then))


def write_fields(
    change: Change[Record], edits: Sequence[FieldEdit[Record]], then: Callable[[], object] = say_saved
) -> bool:
    """Writes fields of one record, all or none, and none where somebody else has written one of them meanwhile."""
    if not edits:
        return True

    def done(_: object) -> None:
        for edit in edits:
            remember(edit.key, edit.mine)
        then()

    key, names = ", ".join(edit.key for edit in edits), ", ".join(dict.fromkeys(f"“{edit.name}”" for edit in edits))
    try:
        return _attempt(
            key,
            names,
            lambda store: change(store, lambda record: edited(record, edits)),
            done,
            lambda: write_fields(change, edits, then),
        )
    except FieldsChanged as changed:
        _keep(_conflict(key, change, edits, changed.clashes, then))
        return False


def write_switches(change: Change[Record], key: str, edits: Sequence[FieldEdit[Record]]) -> bool:
    """Writes what was switched in the widget of several choices that has this key."""
    now = list(st.session_state[key])

    def then() -> None:
        remember(key, now)
        say_saved()

    return write_fields(change, edits, then)


def write_in_passing(action: Callable[[Repository], object]) -> None:
    """Writes what nobody asked for, such as where an assessment was left; a failure is logged alone."""
    try:
        action(repository())
    except StoreError as error:
        _LOG.warning("not noted: %s", error)


def record_of(assessment: str) -> Change[AssessmentRecord]:
    """The record of an assessment, to be changed."""
    return lambda store, decide: store.change_record(principal(), assessment, decide)


def respondent_of(assessment: str, respondent: str) -> Change[Respondent]:
    """A person who answers, to be changed."""
    return lambda store, decide: store.change_respondent(principal(), assessment, respondent, decide)


def practices_of(assessment: str, respondent: str) -> Change[tuple[str, ...]]:
    """The practices that a person is asked about, to be changed."""
    return lambda store, decide: store.change_chosen_practices(principal(), assessment, respondent, decide)


def contact_of(assessment: str, respondent: str) -> Change[Contact]:
    """How a person is written to, to be changed."""
    return lambda store, decide: store.change_contact(principal(), assessment, respondent, decide)


def letters_of(assessment: str) -> Change[Letters]:
    """The templates of an assessment's letters, to be changed."""
    return lambda store, decide: store.change_letters(principal(), assessment, decide)


def requests_of(assessment: str) -> Change[Requests]:
    """How far the documents are that were asked for, to be changed."""
    return lambda store, decide: store.change_document_requests(principal(), assessment, decide)


def consensus_on(assessment: str, question: str) -> Change[Consensus | None]:
    """What was agreed on about a question, to be changed."""
    return lambda store, decide: store.change_consensus(principal(), assessment, question, decide)


def pin_of(assessment: str, respondent: str, question: str) -> Change[bool]:
    """Whether a remark is pinned, to be changed."""
    return lambda store, decide: store.change_pin(principal(), assessment, respondent, question, decide)


def is_unsaid() -> bool:
    """Whether something was not saved that the bar does not show yet: a fragment cannot paint it."""
    return bool(_unsaved()) and not st.session_state.get(_SHOWN, False)


def unsaved_bar() -> None:
    """What was not saved, above the foot of the window wherever one has scrolled to. The frame paints it first."""
    st.session_state[_SHOWN] = True
    if not _unsaved():
        return
    with st.container(key="unsaved"):
        _failures([one for one in _unsaved() if isinstance(one, Failed)])
        for one in [one for one in _unsaved() if isinstance(one, Conflict)]:
            _differences(one)


def _attempt(
    key: str,
    what: str,
    action: Callable[[Repository], Result],
    then: Callable[[Result], object],
    again: Callable[[], object],
) -> bool:
    _drop(key)
    try:
        result = action(repository())
    except Refused as refused:
        st.toast(str(refused), icon=":material/error:")
        return False
    except InputError as error:
        _keep(Failed(key, what, "; ".join(map(str, error.problems)), known=True, again=None))
        return False
    except StoreError as error:
        hopeless = isinstance(error, NotFound)
        _keep(Failed(key, what, str(error), not isinstance(error, ConnectionLost), None if hopeless else again))
        return False
    then(result)
    return True


def _conflict(
    key: str,
    change: Change[Record],
    edits: Sequence[FieldEdit[Record]],
    clashes: tuple[Clash[Record], ...],
    then: Callable[[], object],
) -> Conflict:
    theirs = {clash.edit.key: clash.theirs for clash in clashes}
    over = [FieldEdit(**vars(edit) | {"seen": theirs.get(edit.key, edit.seen)}) for edit in edits]
    beside = [edit for edit in edits if edit.key not in theirs]

    def keep_theirs() -> None:
        for edit in edits:
            if edit.key in theirs:
                forget(edit.key)
        write_fields(change, beside, then)

    return Conflict(key, clashes, lambda: write_fields(change, over, then), keep_theirs)


def _failures(failures: list[Failed]) -> None:
    """Those of one reason in one note, with one way to try them all again."""
    if not failures:
        return
    for why in dict.fromkeys(one.why for one in failures):
        of_it = [one for one in failures if one.why == why]
        title = "Not saved" if all(one.known for one in of_it) else "Perhaps not saved"
        what = "; ".join(dict.fromkeys(one.what for one in of_it))
        st.error(f"**{title}: {plain(what)}.** {plain(why)}", icon=":material/cloud_off:")
    with st.container(horizontal=True):
        if any(one.again for one in failures):
            st.button("Try again", key="unsaved-again", type="primary", icon=":material/refresh:", on_click=_again)
        st.button("Leave it as it is stored", key="unsaved-leave", on_click=_leave)


def _again() -> None:
    """In the order in which they were made; what fails again is told again."""
    failures = [one for one in _unsaved() if isinstance(one, Failed)]
    _leave()
    for one in failures:
        if one.again:
            one.again()


def _leave() -> None:
    st.session_state[_UNSAVED] = [one for one in _unsaved() if not isinstance(one, Failed)]


def _differences(conflict: Conflict) -> None:
    lines = [
        f"- **{plain(clash.edit.name)}**: yours {_shown(clash.edit, clash.edit.mine)}, "
        f"theirs {_shown(clash.edit, clash.theirs)}"
        for clash in conflict.clashes
    ]
    st.warning(
        "**Somebody else changed this meanwhile, so nothing was saved.**\n\n" + "\n".join(lines),
        icon=":material/sync_problem:",
    )
    with st.container(horizontal=True):
        st.button("Keep mine", key=f"keep-mine-{conflict.key}", type="primary", on_click=_settle, args=(conflict, True))
        st.button("Keep theirs", key=f"keep-theirs-{conflict.key}", on_click=_settle, args=(conflict, False))


def _shown(edit: FieldEdit[Any], value: object) -> str:
    text = plain(edit.text(value)) if value not in (None, "", (), []) else ""
    return f"“{text[:LONGEST_SHOWN]}{'…' if len(text) > LONGEST_SHOWN else ''}”" if text else "empty"


def _settle(conflict: Conflict, mine: bool) -> None:
    _drop(conflict.key)
    (conflict.keep_mine if mine else conflict.keep_theirs)()


def _unsaved() -> list[Failed | Conflict]:
    kept: list[Failed | Conflict] = st.session_state.setdefault(_UNSAVED, [])
    return kept


def _keep(unsaved: Failed | Conflict) -> None:
    _drop(unsaved.key)
    _unsaved().append(unsaved)
    st.session_state[_SHOWN] = False


def _drop(key: str) -> None:
    st.session_state[_UNSAVED] = [one for one in _unsaved() if one.key != key]
