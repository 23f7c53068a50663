"""What a consultant makes of one finding: other words, other actions, what is tied to it, two told as one."""

from collections.abc import Mapping

import streamlit as st

from assessment.engagement.edits import FieldEdit
from assessment.engagement.findings import PARTS, FindingPart, is_stale, note_on, remark_id, remark_of
from reports.narrative import ToldFinding, remarks_at_hand
from reports.view.model import View
from screens.app.fields import Field
from screens.app.formatting import plain, told_apart
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment
from screens.app.writing import pin_of, record_of, write_fields
from screens.findings.cards import PART_NAMES, proposed_part
from screens.findings.saving import (
    NoteField,
    actions_field,
    save,
    save_merged,
    save_still_holding,
    save_without,
    tied_field,
    words_field,
)

LONGEST = {"title": 300}
LONGEST_PART = 4_000
LONGEST_OPTION = 120


class Editor:
    """The fields of one finding. `proposed` is what Waymark writes; None for a finding of one's own."""

    def __init__(
        self,
        current: CurrentAssessment,
        view: View,
        finding: ToldFinding,
        proposed: ToldFinding | None,
        others: Mapping[str, ToldFinding],
    ) -> None:
        self.current, self.view, self.finding, self.proposed, self.others = current, view, finding, proposed, others

    def show(self) -> None:
        for part in PARTS:
            self._words(part)
        self._follows()
        self._tied()
        self._pins()
        self._merge()
        self._ways_out()

    def _words(self, part: FindingPart) -> None:
        generated = proposed_part(self.proposed, part) if self.proposed else ""
        field = words_field(self.finding, part, PART_NAMES[part], generated)
        st.text_area(
            field.name,
            key=field.shown(self.current.record),
            height="content",
            max_chars=LONGEST.get(part, LONGEST_PART),
            on_change=save,
            args=(self.current, field),
            placeholder="The answers do not say; you may know." if part == "cause" else None,
        )
        note = note_on(self.view.assessment.findings, self.finding.id, self.finding.kind)
        if self.proposed is None or note.words(part) is None:
            return
        stale = is_stale(note, part, generated)
        if stale:
            st.warning(
                f"What is found here reads otherwise than when you wrote this. Then: {plain(note.proposed[part])}",
                icon=":material/history:",
            )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"Waymark writes: {plain(generated) or 'nothing'}")
            if stale:
                st.button(
                    "The words still hold",
                    icon=":material/check:",
                    key=widget_key(f"finding-hold-{part}", self.finding.id),
                    on_click=save_still_holding,
                    args=(self.current, self.finding, part, generated),
                )
            st.button(
                "Take Waymark's words again",
                icon=":material/undo:",
                key=widget_key(f"finding-back-{part}", self.finding.id),
                on_click=_take_back,
                args=(self.current, field, generated),
            )

    def _follows(self) -> None:
        titles = told_apart({action.id: action.title for action in self.view.actions})
        proposed = tuple(action.id for action in self.proposed.actions) if self.proposed else ()
        field = actions_field(self.finding, proposed)
        self._choices(field, titles, "Which of the advised actions answer it.")

    def _tied(self) -> None:
        pieces = {piece.id: f"{piece.id}: {piece.title}" for piece in self.view.assessment.evidence}
        said = {one.id: f"“{one.text}” ({one.by})" for one in remarks_at_hand(self.view, self.finding)}
        self._choices(
            tied_field(self.finding),
            told_apart({one: text[:LONGEST_OPTION] for one, text in (said | pieces).items()}),
            "Remarks that are told first with it, and pieces of evidence that stand behind it.",
        )

    def _choices(self, field: NoteField, options: Mapping[str, str], hint: str) -> None:
        """What is chosen stays to be seen, though it is no option any more."""
        chosen = field.get(self.current.record)
        if not options and not chosen:
            return
        all_options = [*options, *(one for one in chosen if one not in options)]
        st.multiselect(
            field.name,
            all_options,
            format_func=lambda one: options.get(one, one),
            key=field.shown(self.current.record),
            help=hint,
            on_change=save,
            args=(self.current, field),
        )

    def _pins(self) -> None:
        """A pinned remark is told first, here and wherever else its question is told."""
        pinned = {remark_id(one.question, one.respondent): one.pinned for one in self.view.assessment.answers}
        for remark in self.finding.remarks:
            place = remark_of(remark.id)
            if place is not None:
                field = _pin_field(self.finding, remark.id)
                st.checkbox(
                    f"Pin this remark: “{plain(remark.text[:LONGEST_OPTION])}”",
                    key=field.shown(pinned[remark.id]),
                    help="Pinned remarks come first wherever the report tells what was said.",
                    on_change=_pin,
                    args=(self.current, field, *place),
                )

    def _merge(self) -> None:
        key = widget_key("finding-merge", self.finding.id)
        names = told_apart({one.id: f"{one.rank}. {one.title}" for one in self.others.values()})
        st.selectbox(
            "Tell another one with it",
            list(names),
            index=None,
            format_func=names.__getitem__,
            key=key,
            placeholder="Choose a finding",
            help="Takes over what follows from the other and what is tied to it; the other is told no more.",
        )
        taken = self.others.get(st.session_state.get(key) or "")
        if taken is not None:
            st.button(
                "Tell both as one",
                icon=":material/merge:",
                key=widget_key("finding-merge-now", self.finding.id),
                on_click=save_merged,
                args=(self.current, self.finding, taken),
            )

    def _ways_out(self) -> None:
        noted = any(note.id == self.finding.id for note in self.view.assessment.findings)
        if noted:
            own = self.finding.kind == "own"
            st.button(
                "Delete this finding" if own else "As Waymark proposes it",
                icon=":material/delete:" if own else ":material/restart_alt:",
                key=widget_key("finding-reset", self.finding.id),
                on_click=save_without,
                args=(self.current, self.finding.id),
            )


def _take_back(current: CurrentAssessment, field: NoteField, generated: str) -> None:
    edit = field.edit()
    write_fields(record_of(current.id), [FieldEdit(**vars(edit) | {"mine": generated})])


def _pin_field(finding: ToldFinding, remark: str) -> Field[bool]:
    key = widget_key("finding-pin", finding.id, remark)
    return Field("Pinned", key, lambda pinned: pinned, lambda _, on: on, lambda on: "yes" if on else "no")


def _pin(current: CurrentAssessment, field: Field[bool], question: str, respondent: str) -> None:
    write_fields(pin_of(current.id, respondent, question), [field.edit()])
