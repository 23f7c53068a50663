"""Random assessments for Hypothesis, over the small questionnaire."""

from typing import Any

from hypothesis import strategies as st

from assessment.questionnaire.model import DEPTHS
from tests.assessment.making import ALL_PRACTICES, Given, document, rating

QUESTIONS = (
    "incident_management.outcomes",
    "incident_management.flow",
    "incident_management.people",
    "incident_management.technology",
    "change_enablement.flow",
    "change_enablement.people",
    "knowledge_management.flow",
    "knowledge_management.outcomes",
    "governance.direct",
    "governance.monitor",
)

said = st.one_of(st.integers(0, 5), st.sampled_from(["dont_know", "not_applicable"]), st.none())
agreed = st.one_of(st.integers(0, 5), st.just("not_applicable"))


@st.composite
def documents(draw: st.DrawFn, /, **fixed: Any) -> dict[str, Any]:
    """Exchange files with up to 5 respondents; questions may be answered that the scope does not ask."""
    raters = draw(st.integers(0, 5))
    answers = st.lists(said, min_size=raters, max_size=raters)
    given: dict[str, Given] = {question: draw(answers) for question in QUESTIONS}
    parts: dict[str, Any] = {
        "depth": draw(st.sampled_from(DEPTHS)),
        "practices": draw(st.lists(st.sampled_from(ALL_PRACTICES), unique=True, min_size=1)),
        "consensus": draw(st.dictionaries(st.sampled_from(QUESTIONS), agreed, max_size=3)),
        "needs": draw(needs()),
    }
    made = document(given, **(parts | fixed))
    if draw(st.booleans()):
        seen = draw(st.dictionaries(st.sampled_from(QUESTIONS), said.filter(lambda one: one is not None), max_size=3))
        made["assessor"] = {"counts": draw(st.booleans()), "ratings": [rating(*one) for one in seen.items()]}
    depths = st.dictionaries(st.sampled_from(made["scope"]["practices"]), st.sampled_from(DEPTHS))
    made["scope"]["depths"] = draw(depths)
    return made


def needs() -> st.SearchStrategy[dict[str, Any]]:
    weight = st.integers(0, 3)
    return st.fixed_dictionaries(
        {},
        optional={
            "drivers": st.fixed_dictionaries({}, optional={"dependable_operations": weight}),
            "pain_points": st.fixed_dictionaries({}, optional={"slow_restoration": weight}),
            "risks": st.fixed_dictionaries({}, optional={"failed_change": weight}),
            "ambition": st.integers(1, 5),
            "capacity_days": st.lists(st.integers(0, 40), min_size=1, max_size=1),
        },
    )
