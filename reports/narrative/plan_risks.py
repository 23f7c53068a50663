"""What could go wrong with the plan, and what to do about it."""

from dataclasses import dataclass

from reports.narrative.overrides import own_text, text_of
from reports.narrative.say import say
from reports.view.model import View
from reports.view.plan_risks import plan_risks


@dataclass(frozen=True)
class RiskText:
    title: str
    text: str


def risks_told(view: View) -> tuple[RiskText, ...]:
    """Each risk with a title; none where the consultant wrote of risks in own words."""
    if own_text(view, "plan_risks") is not None:
        return ()
    period = view.assessment.needs.period
    return tuple(
        RiskText(say("plan_risk_title", risk=risk), say("plan_risk_text", risk=risk, period=period))
        for risk in plan_risks(view)
    )


@text_of("plan_risks")
def plan_risks_text(view: View) -> str:
    """The same as a list, '' where the numbers show no risk."""
    return "\n".join(f"- {risk.title}. {risk.text}" for risk in risks_told(view))
