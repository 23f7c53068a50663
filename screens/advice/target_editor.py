"""Targets, one by one and many at once, with what they cost shown at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from assessment.advice.target_changes import as_suggested, moved_by, restored, set_to
from assessment.engagement.edits import FieldEdit
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.model import Section
from reports.narrative import suggestion_reason, target_warning
from reports.text.formatting import count, day_number, percent
from reports.view.model import PracticeView, View
from screens.advice.target_notes import next_levels, warnings
from screens.app.fields import next_table, remember, seen, table_key
from screens.app.formatting import practice_level_words
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, questionnaire
from screens.app.tables import WRAPPING_ROW, height_of
from screens.app.writing import record_of, write_fields

TARGET, PICK = "Target", "Pick"
ALL, PICKED, BELOW = "All", "Picked in the table", "Target below the level"


class TargetEditor:
    """The targets of one assessment. Every change is saved at once and can be taken back as a whole."""

    def __init__(self, current: CurrentAssessment, view: View) -> None:
        self.current, self.view = current, view
        self.rows = sorted((p for p in view.practices if p.target is not None), key=lambda p: -p.importance)
        self.today = {p.practice.id: p.result.level for p in self.rows if p.result.level is not None}
        self.targets = {p.practice.id: p.target for p in self.rows if p.target is not None}
        self.own = dict(current.assessment.targets)
        self.effort = sum(action.effort_days for action in view.actions)
        self.undo_key = widget_key("targets-undo")

    def show(self) -> None:
        self._effect()
        warnings(self.rows)
        bulk = st.expander("Change many at once", icon=":material/tune:", key=widget_key("bulk"))
        table = self._table()
        with bulk:
            self._bulk({str(table.index[at]) for at in range(len(table)) if table[PICK].iloc[at]})
        next_levels(self.rows, self.view.needs)

    def _effect(self) -> None:
        """What the targets cost as they stand, against what there is, and what the last change of many did to it."""
        room, before = sum(self.view.roadmap.capacity), self._undoable()
        st.markdown(
            f"**Reaching every target takes {day_number(self.effort)} person-days in "
            f"{count(len(self.view.actions), 'action')}; the horizon holds {day_number(room)}.**"
            + (f" Before the last change it was {day_number(before[1])}." if before else "")
        )
        st.caption(
            "Suggested from your needs, today's level, your aim and the horizon. Change any; what you set stays."
        )

    # One by one

    def _table(self) -> pd.DataFrame:
        shown = pd.DataFrame(
            {
                PICK: [False] * len(self.rows),
                "Practice": [p.practice.name for p in self.rows],
                "Today": [practice_level_words(p.result) for p in self.rows],
                TARGET: [p.target for p in self.rows],
                "Suggested": [p.suggested_target for p in self.rows],
                "Importance": [percent(p.importance) for p in self.rows],
                "Why": [_why(p, p.practice.id in self.own) for p in self.rows],
            },
            index=[p.practice.id for p in self.rows],
        )
        key = table_key("targets", shown, [TARGET])
        for practice in self.rows:
            remember(widget_key("target", practice.practice.id), self.own.get(practice.practice.id))
        return st.data_editor(
            shown,
            key=key,
            hide_index=True,
            width="stretch",
            num_rows="fixed",
            on_change=self._save_cells,
            args=(key, list(shown.index)),
            disabled=[column for column in shown.columns if column not in (TARGET, PICK)],
            column_config={
                PICK: st.column_config.CheckboxColumn(width=65),
                "Practice": st.column_config.TextColumn(width=150),
                TARGET: st.column_config.SelectboxColumn(options=list(range(6)), required=True, width=75),
                "Importance": st.column_config.ProgressColumn(min_value=0, max_value=100, format="%d %%", width=105),
                "Today": st.column_config.TextColumn(width=65),
                "Suggested": st.column_config.NumberColumn(width=85),
                "Why": st.column_config.TextColumn(width=385),
            },
            row_height=WRAPPING_ROW,
            height=height_of(len(self.rows)),
            alt="Targets by practice, with today's level, the suggestion and its reason",
        )

    def _save_cells(self, key: str, practices: list[str]) -> None:
        edits = st.session_state[key]["edited_rows"]
        changed = {
            practices[int(row)]: int(edit[TARGET]) for row, edit in edits.items() if edit.get(TARGET) is not None
        }
        kept = {practice: max(level, self.today.get(practice, 0)) for practice, level in changed.items()}
        if self._save(kept) and kept != changed:
            next_table("targets")
            st.toast("Today's level stays: a target below it would take something away.", icon=":material/info:")

    # Many at once

    def _bulk(self, picked: set[str]) -> None:
        sections = {section.name: section.id for section in questionnaire().sections if self._is_shown(section)}
        which = st.pills(
            "Which practices", [ALL, PICKED, BELOW, *sections], default=ALL, required=True, key=widget_key("bulk-which")
        )
        level = st.segmented_control("Level", list(range(1, 6)), default=3, required=True, key=widget_key("bulk-level"))
        chosen = self._chosen(which, sections, level, picked)
        with st.container(horizontal=True):
            for name, icon, change in (
                (f"Set to {level}", "flag", lambda: set_to(level, chosen, self.own, self.today)),
                ("Raise by 1", "arrow_upward", lambda: moved_by(1, chosen, self.targets, self.own, self.today)),
                ("Lower by 1", "arrow_downward", lambda: moved_by(-1, chosen, self.targets, self.own, self.today)),
                ("Back to suggestions", "auto_awesome", lambda: as_suggested(chosen, self.own)),
            ):
                st.button(
                    name,
                    icon=f":material/{icon}:",
                    disabled=not chosen,
                    key=widget_key("bulk", icon),
                    on_click=self._change_many,
                    args=(change, chosen),
                )
            if self._undoable():
                st.button("Undo", icon=":material/undo:", key=widget_key("bulk-undo"), on_click=self._undo)
        st.caption(
            f"For {len(chosen)} of {len(self.rows)} practices. No target goes below today's level."
            if chosen
            else "None picked yet: tick rows in the table below."
            if which == PICKED
            else "No practice fits."
        )

    def _is_shown(self, section: Section) -> bool:
        """Stages always; topics where one has a target."""
        return section.id in questionnaire().stages or any(p.section.id == section.id for p in self.rows)

    def _chosen(self, which: str, sections: dict[str, str], level: int, picked: set[str]) -> list[str]:
        if which in sections:
            return [p.practice.id for p in self.rows if p.section.id == sections[which]]
        if which == BELOW:
            return [practice for practice, target in self.targets.items() if target < level]
        return [practice for practice in self.targets if which == ALL or practice in picked]

    def _change_many(self, change: Callable[[], dict[str, int]], chosen: list[str]) -> None:
        before = ({practice: self.own.get(practice) for practice in chosen}, self.effort)
        if self._save_all(change(), chosen):
            st.session_state[self.undo_key] = before

    def _undo(self) -> None:
        before, _ = st.session_state[self.undo_key]
        if self._save_all(restored(before, self.own), list(before)):
            st.session_state.pop(self.undo_key, None)

    def _undoable(self) -> tuple[dict[str, int | None], float] | None:
        """The targets of their own that the practices had before the last change of many, and the person-days then."""
        kept: tuple[dict[str, int | None], float] | None = st.session_state.get(self.undo_key)
        return kept

    def _save_all(self, targets: dict[str, int], practices: list[str]) -> bool:
        """The table begins anew, so that it drops what it remembers of single cells."""
        saved = self._save({practice: targets.get(practice) for practice in practices})
        if saved:
            next_table("targets")
        return saved

    def _save(self, wanted: Mapping[str, int | None]) -> bool:
        """Each practice's target is a field of its own; None: the suggestion counts again."""
        names = {p.practice.id: p.practice.name for p in self.rows}
        edits = [
            _target_edit(practice, names.get(practice, practice), self.own.get(practice), level)
            for practice, level in wanted.items()
        ]
        return write_fields(record_of(self.current.id), [edit for edit in edits if edit.seen != edit.mine])


def _target_edit(practice: str, name: str, painted: int | None, mine: int | None) -> FieldEdit[AssessmentRecord]:
    def put(record: AssessmentRecord, level: int | None) -> AssessmentRecord:
        others = {one: kept for one, kept in record.targets.items() if one != practice}
        return replace(record, targets=others if level is None else others | {practice: level})

    key = widget_key("target", practice)
    return FieldEdit(
        key,
        f"Target of {name}",
        lambda record: record.targets.get(practice),
        put,
        seen(key, painted),
        mine,
        lambda level: f"level {level}",
    )


def _why(practice: PracticeView, own: bool) -> str:
    """The reason of the suggestion, after what is to be said of a target of the client's own."""
    suggested = suggestion_reason(practice.target_reason)
    if not own or (practice.target == practice.suggested_target and not practice.warnings):
        return suggested
    said = " ".join(map(target_warning, practice.warnings)) or f"You set {practice.target}."
    return f"{said} Suggested is {practice.suggested_target}: {suggested}"
