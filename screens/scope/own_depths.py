"""Practices that are asked in a depth of their own: folded away, since most assessments have none."""

from dataclasses import replace
from typing import get_args

import streamlit as st

from assessment.engagement.edits import Refused
from assessment.engagement.model import Depth
from assessment.engagement.record import AssessmentRecord
from screens.app.fields import begin_from, toggled
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, questionnaire
from screens.scope.depth_change import change_depth, depth_that_waits

PLACE = "single practices"


def own_depths(current: CurrentAssessment) -> None:
    """One list for each other depth: which practices are asked in it."""
    scope, depths = current.assessment.scope, {depth.id: depth for depth in questionnaire().framework.depths}
    own = f" · {len(scope.depths)} so far" if scope.depths else ""
    with st.expander(f"Another depth for single practices{own}", icon=":material/tune:"):
        st.caption(f"Every practice that stands in none of these is asked as chosen above: {depths[scope.depth].name}.")
        for depth in get_args(Depth):
            if depth != scope.depth:
                _asked_in(current, depth, depths[depth].name)
    depth_that_waits(current, PLACE)


def put_own_depth(record: AssessmentRecord, practice: str, depth: Depth) -> AssessmentRecord:
    """The record with a practice's depth changed. Refused where the practice is not asked about any more."""
    if practice not in record.scope.practices:
        names = questionnaire().practices
        raise Refused(f"{names[practice].name if practice in names else practice} is not in the scope any more.")
    return replace(record, scope=record.scope.with_own_depth(practice, depth))


def _asked_in(current: CurrentAssessment, depth: Depth, name: str) -> None:
    scope = current.assessment.scope
    names = {one: questionnaire().practices[one].name for one in scope.practices if one in questionnaire().practices}
    key = widget_key("own-depth", depth)

    def save() -> None:
        change_depth(
            current, toggled(key, lambda record, one: record.scope.depth_of(one) == depth, _switched, names), PLACE
        )

    def _switched(record: AssessmentRecord, practice: str, on: bool) -> AssessmentRecord:
        return put_own_depth(record, practice, depth if on else record.scope.depth)

    st.multiselect(
        f"Asked in: {name}",
        list(names),
        key=begin_from(key, [one for one in names if scope.depths.get(one) == depth]),
        on_change=save,
        format_func=lambda practice: names.get(practice, practice),
        placeholder="No practice",
    )
