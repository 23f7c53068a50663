"""A part of the roadmap step: the plan in money, from what the client says about money and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from assessment.engagement.edits import FieldEdit, updated
from assessment.engagement.planning import Loss, Range
from assessment.engagement.record import AssessmentRecord
from reports import narrative
from reports.view.model import View
from screens.app.fields import Field, begin_draft, is_touched, remember, seen, stripped
from screens.app.formatting import plain, told_apart
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment
from screens.app.writing import record_of, write_fields

MOST_MONEY = 1e12
NOTES_CHARACTERS = 2000


def business_case_section(view: View, current: CurrentAssessment) -> None:
    """What comes out, or what is missing for it; then the form."""
    _result(view)
    st.header("What you know about money", anchor=False)
    st.markdown("Ranges are enough, and nothing has a default: what you leave empty does not count.")
    losses = _losses_chosen(view, current)
    with st.form(widget_key("business-case")):
        form = _Form(view, current.record)
        form.show(losses)
        if st.form_submit_button("Save and work it out", type="primary", icon=":material/calculate:"):
            _save(form, current)


def _result(view: View) -> None:
    case = narrative.business_case_text(view)
    if case is None:
        needed = "\n".join(f"- {plain(what)}" for what in narrative.business_case_missing(view))
        st.info(f"There is no business case yet. It would need:\n{needed}", icon=":material/payments:")
        return
    st.header(plain(case.title), anchor=False)
    st.markdown(plain(case.payback))
    st.dataframe(
        pd.DataFrame(
            [
                {"Year": row.name, "It costs": row.cost, "It takes away of losses": row.benefit, "Is left": row.net}
                for row in case.rows
            ]
        ),
        hide_index=True,
        width="stretch",
        alt="Cost, benefit and what is left, by year",
    )
    for gap in case.gaps:
        st.warning(plain(gap), icon=":material/warning:")
    with st.expander("What the figures rest on"):
        st.markdown("\n".join(f"- {plain(assumption)}" for assumption in case.assumptions))
        if case.own:
            st.markdown(f"**What you noted:** {plain(case.own)}")


def _losses_chosen(view: View, current: CurrentAssessment) -> list[str]:
    """The chosen needs that the client can put a loss on; only these are asked about."""
    if not view.needs:
        st.info("Choose needs in step 1 first: a benefit is a loss that one of them causes.", icon=":material/tune:")
        return []
    names = {need.id: need.name for need in view.needs}
    saved = current.assessment.planning.business_case.losses
    picked: list[str] = st.pills(
        "Which of your needs costs you money today that you can put a range on?",
        list(names),
        selection_mode="multi",
        format_func=told_apart(names).__getitem__,
        key=begin_draft(widget_key("losses"), [need for need in names if need in saved]),
    )
    return picked


Ends = tuple[float | None, float | None]


class _Form:
    """The fields of the form, each a field of the record with what was typed into it and not saved yet."""

    def __init__(self, view: View, record: AssessmentRecord) -> None:
        self.view, self.said = view, record.planning.business_case
        self.problems: list[str] = []
        self.edits: list[FieldEdit[AssessmentRecord]] = []

    def show(self, losses: list[str]) -> None:
        """Paints the fields, and collects what was changed in them and what is wrong with that."""
        self._text("currency", "Currency", "currency")
        self._money("day-rate", "The day rate", "A day of your own people costs", self.said.day_rate, _day_rate)
        planned = {action.cost for action in self.view.actions if action.start is not None}
        for cost in self.view.questionnaire.framework.costs:
            if cost.id in planned and not cost.free:
                name = f"cost class “{cost.name}”"
                self._money(
                    f"cost-{cost.id}",
                    f"The {name}",
                    f"An action of {name}",
                    self.said.costs.get(cost.id),
                    _part("costs", cost.id),
                )
        for need in (need for need in self.view.needs if need.id in losses):
            self._loss(need.id, need.name)
        for need in (need for need in self.view.needs if need.id in self.said.losses and need.id not in losses):
            self._change(widget_key("case-loss", need.id), need.name, self.said.losses[need.id], None, need.id)
        self._text("assumptions", "Where these figures come from", "case-notes")

    def _text(self, attribute: str, name: str, key: str) -> None:
        def put(record: AssessmentRecord, text: str) -> AssessmentRecord:
            return _with_case(record, **{attribute: text})

        field: Field[AssessmentRecord] = Field(
            name,
            widget_key(key),
            lambda record: getattr(record.planning.business_case, attribute),
            put,
            clean=stripped,
        )
        begin_draft(field.key, getattr(self.said, attribute))
        if attribute == "currency":
            st.text_input(name, max_chars=20, placeholder="Such as EUR", key=field.key)
        else:
            st.text_area(name, max_chars=NOTES_CHARACTERS, key=field.key)
        edit = field.edit()
        if edit.mine != edit.seen:
            self.edits.append(edit)

    def _money(self, key: str, name: str, label: str, saved: Range | None, part: "_Part") -> None:
        ends, touched = _ends(key, label, saved)
        mine = _Reading(self.problems).range(name, ends)
        field = widget_key("case", key)
        if not touched:
            remember(field, saved)
        else:
            self.edits.append(FieldEdit(field, name, *part, seen(field, saved), mine, _range_text))

    def _loss(self, need: str, name: str) -> None:
        saved = self.said.losses.get(need)
        share = Range(low=_percent(saved.share_low), high=_percent(saved.share_high)) if saved else None
        yearly, one = _ends(f"loss-{need}", f"“{name}” costs a year today", saved.yearly if saved else None)
        part, other = _ends(
            f"share-{need}", f"Share of “{name}” that goes once all that serves it is done (%)", share, most=100.0
        )
        field = widget_key("case-loss", need)
        if not (one or other):
            remember(field, saved)
        mine = _Reading(self.problems).loss(name, yearly, part)
        if one or other or saved is None:
            self._change(field, name, saved, mine, need)

    def _change(self, field: str, name: str, saved: Loss | None, mine: Loss | None, need: str) -> None:
        if mine != seen(field, saved):
            self.edits.append(
                FieldEdit(field, f"Loss by {name}", *_part("losses", need), seen(field, saved), mine, _loss_text)
            )


_Part = tuple[Callable[[AssessmentRecord], Any], Callable[[AssessmentRecord, Any], AssessmentRecord]]


def _with_case(record: AssessmentRecord, **changed: Any) -> AssessmentRecord:
    case = updated(record.planning.business_case, **changed)
    return replace(record, planning=record.planning.model_copy(update={"business_case": case}))


def _part(attribute: str, key: str) -> _Part:
    """One entry of the costs or the losses."""

    def get(record: AssessmentRecord) -> Any:
        return getattr(record.planning.business_case, attribute).get(key)

    def put(record: AssessmentRecord, value: Any) -> AssessmentRecord:
        kept = getattr(record.planning.business_case, attribute)
        others = {one: said for one, said in kept.items() if one != key}
        return _with_case(record, **{attribute: others if value is None else others | {key: value}})

    return get, put


_day_rate: _Part = (
    lambda record: record.planning.business_case.day_rate,
    lambda record, rate: _with_case(record, day_rate=rate),
)


def _ends(key: str, label: str, saved: Range | None, most: float = MOST_MONEY) -> tuple[Ends, bool]:
    """Both ends of a range as they are typed, and whether somebody has typed anything that is not saved."""
    keys = widget_key(key, "low"), widget_key(key, "high")
    begin_draft(keys[0], saved.low if saved else None)
    begin_draft(keys[1], saved.high if saved else None)
    low, high = st.columns(2)
    ends = (
        low.number_input(f"{label}, at least", 0.0, most, None, step=1.0, format="%.0f", key=keys[0]),
        high.number_input(f"{label}, at most", 0.0, most, None, step=1.0, format="%.0f", key=keys[1]),
    )
    return ends, any(map(is_touched, keys))


def _percent(share: float) -> float:
    return round(share * 100, 6)


def _range_text(range_: Range) -> str:
    return f"{range_.low:,.0f} to {range_.high:,.0f}"


def _loss_text(loss: Loss) -> str:
    return f"{_range_text(loss.yearly)} a year, {_percent(loss.share_low):g} to {_percent(loss.share_high):g} % of it"


def _save(form: _Form, current: CurrentAssessment) -> None:
    """All of it is saved, or nothing and every problem is named."""
    for problem in form.problems:
        st.error(plain(problem), icon=":material/error:")
    if not form.problems:
        write_fields(record_of(current.id), form.edits)
        st.rerun()


class _Reading:
    """Turns pairs of fields into ranges and collects what is wrong with them."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems

    def range(self, name: str, ends: Ends) -> Range | None:
        low, high = ends
        if low is None and high is None:
            return None
        if low is None or high is None:
            self.problems.append(f"{name} has only one end; expected the least and the most, or neither.")
            return None
        if low > high:
            self.problems.append(f"{name} is {low:,.0f} at least and {high:,.0f} at most; expected the least first.")
            return None
        return Range(low=low, high=high)

    def loss(self, name: str, yearly: Ends, share: Ends) -> Loss | None:
        money, part = self.range(f"The loss by “{name}”", yearly), self.range(f"The share of “{name}”", share)
        if money is None or part is None:
            if (money is None) != (part is None) and not any(name in problem for problem in self.problems):
                self.problems.append(f"“{name}” needs both its yearly loss and the share of it that goes.")
            return None
        return Loss(yearly=money, share_low=part.low / 100, share_high=part.high / 100)
