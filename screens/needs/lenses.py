"""The laws and standards that the client looks through: which, and of each whether it binds or is a yardstick."""

from dataclasses import replace

import streamlit as st

from assessment.engagement.edits import updated
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.lens_schema import LensFile
from screens.app.fields import Field, begin_from, toggled
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, questionnaire
from screens.app.writing import record_of, write_fields, write_switches

BINDS = {True: "Binding on us", False: "A yardstick"}


def lenses_section(current: CurrentAssessment) -> None:
    """Nothing where the questionnaire has no lens."""
    lenses, chosen = questionnaire().lenses, current.record.needs.lenses
    if not lenses:
        return
    st.header("Which laws and standards count for you", anchor=False)
    key, names = widget_key("chosen-lenses"), {lens.id: lens.name for lens in lenses.values()}

    def choose() -> None:
        edits = toggled(key, lambda record, lens: lens in record.needs.lenses, _with_lens, names)
        write_switches(record_of(current.id), key, edits)

    st.pills(
        "Each has a chapter of its own in the report, and no further question is asked. Of one that binds you, the "
        "levels that we read from it are duties, planned before mere wishes. A yardstick changes nothing in the plan.",
        list(names),
        selection_mode="multi",
        format_func=names.__getitem__,
        key=begin_from(key, [lens for lens in names if lens in chosen]),
        on_change=choose,
    )
    for lens in lenses.values():
        if lens.id in chosen:
            _chosen_lens(current, lens)


def _chosen_lens(current: CurrentAssessment, lens: LensFile) -> None:
    """Whom it binds, and whether it binds here. A crosswalk makes no duty, so that there is nothing to say of it."""
    about = f"**{plain(lens.name)}** · {plain(lens.for_whom)} {plain(lens.notice)}"
    if lens.kind == "crosswalk":
        st.markdown(about)
        return
    field: Field[AssessmentRecord] = Field(
        lens.name,
        widget_key("lens-binds", lens.id),
        lambda record: lens.id in record.needs.binding_lenses,
        lambda record, binds: _with_stance(record, lens.id, binds),
        BINDS.__getitem__,
    )

    def save() -> None:
        write_fields(record_of(current.id), [field.edit()])

    text, control = st.columns([3, 2])
    text.markdown(about)
    control.segmented_control(
        f"Does it bind you: {lens.name}",
        list(BINDS),
        required=True,
        format_func=BINDS.__getitem__,
        key=field.shown(current.record),
        on_change=save,
        label_visibility="collapsed",
    )


def _with_lens(record: AssessmentRecord, lens: str, on: bool) -> AssessmentRecord:
    """One that is chosen anew binds, until somebody says otherwise."""
    others = tuple(one for one in record.needs.lenses if one != lens)
    changed = replace(record, needs=updated(record.needs, lenses=(*others, lens) if on else others))
    return _with_stance(changed, lens, binds=True)


def _with_stance(record: AssessmentRecord, lens: str, binds: bool) -> AssessmentRecord:
    """One that somebody took out meanwhile is no yardstick either."""
    others = tuple(one for one in record.needs.lenses_as_yardstick if one != lens)
    yardsticks = others if binds or lens not in record.needs.lenses else (*others, lens)
    return replace(record, needs=updated(record.needs, lenses_as_yardstick=yardsticks))
