"""A part of the roadmap step: the plan in money, from what the client says about money and nothing else."""

from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from assessment.engagement.planning import BusinessCase, Loss, Planning, Range
from reports import narrative
from reports.view.model import View
from screens.app.formatting import plain
from screens.app.session import CurrentAssessment, principal, repository

MOST_MONEY = 1e12
NOTES_CHARACTERS = 2000
PROBLEMS = "business-case-problems"


def business_case_section(view: View, current: CurrentAssessment) -> None:
    """What comes out, or what is missing for it; then the form."""
    _result(view)
    st.subheader("What you know about money", anchor=False)
    st.markdown("Ranges are enough, and nothing has a default: what you leave empty does not count.")
    losses = _losses_chosen(view, current)
    with st.form("business-case"):
        typed = _typed(view, current.assessment.planning.business_case, losses)
        if st.form_submit_button("Save and work it out", type="primary", icon=":material/calculate:"):
            _save(typed, view, current)
    for problem in st.session_state.pop(PROBLEMS, ()):
        st.error(plain(problem), icon=":material/error:")


def _result(view: View) -> None:
    case = narrative.business_case_text(view)
    if case is None:
        needed = "\n".join(f"- {plain(what)}" for what in narrative.business_case_missing(view))
        st.info(f"There is no business case yet. It would need:\n{needed}", icon=":material/payments:")
        return
    st.subheader(plain(case.title), anchor=False)
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
        default=[need for need in names if need in saved],
        format_func=lambda need: names[need],
        key=f"losses-{current.id}",
    )
    return picked


@dataclass
class _Typed:
    """What stands in the form's fields; None where one is empty. Shares are percentages."""

    currency: str = ""
    day_rate: tuple[float | None, float | None] = (None, None)
    costs: dict[str, tuple[float | None, float | None]] = field(default_factory=dict)
    yearly: dict[str, tuple[float | None, float | None]] = field(default_factory=dict)
    shares: dict[str, tuple[float | None, float | None]] = field(default_factory=dict)
    assumptions: str = ""


def _typed(view: View, said: BusinessCase, losses: list[str]) -> _Typed:
    typed = _Typed()
    typed.currency = st.text_input("Currency", said.currency, max_chars=20, placeholder="Such as EUR", key="currency")
    typed.day_rate = _range("A day of your own people costs", said.day_rate, "day-rate")
    planned = {action.cost for action in view.actions if action.start is not None}
    for cost in view.questionnaire.framework.costs:
        if cost.id in planned and not cost.free:
            typed.costs[cost.id] = _range(f"An action of cost class “{cost.name}”", said.costs.get(cost.id), cost.id)
    for need in (need for need in view.needs if need.id in losses):
        loss = said.losses.get(need.id)
        typed.yearly[need.id] = _range(
            f"“{need.name}” costs a year today", loss.yearly if loss else None, f"loss-{need.id}"
        )
        typed.shares[need.id] = _range(
            f"Share of “{need.name}” that the plan takes away (%)",
            Range(low=loss.share_low * 100, high=loss.share_high * 100) if loss else None,
            f"share-{need.id}",
            most=100.0,
        )
    typed.assumptions = st.text_area(
        "Where these figures come from", said.assumptions, max_chars=NOTES_CHARACTERS, key="case-notes"
    )
    return typed


def _range(name: str, saved: Range | None, key: str, most: float = MOST_MONEY) -> tuple[float | None, float | None]:
    low, high = st.columns(2)
    return (
        low.number_input(
            f"{name}, at least", 0.0, most, saved.low if saved else None, step=1.0, format="%.0f", key=f"{key}-low"
        ),
        high.number_input(
            f"{name}, at most", 0.0, most, saved.high if saved else None, step=1.0, format="%.0f", key=f"{key}-high"
        ),
    )


def _save(typed: _Typed, view: View, current: CurrentAssessment) -> None:
    """All of it is saved, or nothing and every problem is named."""
    names = {need.id: need.name for need in view.needs}
    classes = {cost.id: cost.name for cost in view.questionnaire.framework.costs}
    reading = _Reading()
    day_rate = reading.range("The day rate", typed.day_rate)
    costs = {key: reading.range(f"The cost class “{classes[key]}”", ends) for key, ends in typed.costs.items()}
    losses = {need: reading.loss(names[need], typed.yearly[need], typed.shares[need]) for need in typed.yearly}
    if reading.problems:
        st.session_state[PROBLEMS] = tuple(reading.problems)
        return
    kept = current.assessment.planning.business_case
    said = BusinessCase(
        currency=typed.currency.strip(),
        day_rate=day_rate,
        costs={key: cost for key, cost in kept.costs.items() if key not in costs}
        | {key: cost for key, cost in costs.items() if cost is not None},
        losses={need: loss for need, loss in kept.losses.items() if need not in names}
        | {need: loss for need, loss in losses.items() if loss is not None},
        assumptions=typed.assumptions.strip(),
    )

    def decide(planning: Planning) -> Planning:
        return planning.model_copy(update={"business_case": said})

    repository().change_planning(principal(), current.id, decide)
    st.toast("Saved", icon=":material/check:")
    st.rerun()


class _Reading:
    """Turns pairs of fields into ranges and collects what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def range(self, name: str, ends: tuple[float | None, float | None]) -> Range | None:
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

    def loss(
        self, name: str, yearly: tuple[float | None, float | None], share: tuple[float | None, float | None]
    ) -> Loss | None:
        money, part = self.range(f"The loss by “{name}”", yearly), self.range(f"The share of “{name}”", share)
        if money is None or part is None:
            if (money is None) != (part is None) and not any(name in problem for problem in self.problems):
                self.problems.append(f"“{name}” needs both its yearly loss and the share that the plan takes away.")
            return None
        return Loss(yearly=money, share_low=part.low / 100, share_high=part.high / 100)
