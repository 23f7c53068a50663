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


@st.composite
def judged(draw: st.DrawFn, /, **fixed: Any) -> dict[str, Any]:
    """The same with what judgement looks at: roles, groups, evidence, remarks, worries, contexts, own targets."""
    return draw(with_judgement(draw(documents(**fixed))))


@st.composite
def well_known(draw: st.DrawFn) -> dict[str, Any]:
    """The same where enough is known to plan: nearly every question has a rating, most of them low."""
    ratings = st.integers(0, 3) | st.integers(0, 5)
    given = {question: [draw(ratings), *draw(st.lists(ratings, max_size=1))] for question in QUESTIONS}
    made = document(given, depth=draw(st.sampled_from(["standard", "deep"])), needs=draw(needs()))
    return draw(with_judgement(made))


@st.composite
def with_judgement(draw: st.DrawFn, made: dict[str, Any]) -> dict[str, Any]:
    for respondent in made["respondents"]:
        respondent["role"] = draw(st.sampled_from(["manager", "user", "auditor", "somebody"]))
        respondent["group"] = draw(st.sampled_from(["", "Desk", "Ward"]))
    for answer in made["answers"]:
        answer["evidence"] = draw(st.sampled_from(["", "", "A log"]))
        answer["comment"] = draw(st.sampled_from(["", "We never tried it", "In 3 of 9 cases"]))
        answer["concern"], answer["pinned"] = draw(st.booleans()), draw(st.integers(0, 9)) == 0
    weight = st.integers(0, 3)
    made["needs"]["drivers"] = made["needs"].get("drivers", {}) | {"certificate": draw(weight)}
    made["needs"]["context"] = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "regulation": st.sampled_from(["none", "light", "strict"]),
                "sourcing": st.sampled_from(["own", "outsourced"]),
            },
        )
    )
    made["client"]["it_staff"] = draw(st.sampled_from([4, 25, 120]))
    made["targets"] = draw(st.dictionaries(st.sampled_from(ALL_PRACTICES), st.integers(0, 5), max_size=1))
    return made
