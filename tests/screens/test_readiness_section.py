"""The readiness section of the roadmap: clauses with what closes them, said to be indicative."""

from streamlit.testing.v1 import AppTest

from tests.patience import SECONDS


def section(*, answered: bool) -> None:
    """The section alone, on a quick scan of two practices at level 1, or on one that nobody answered."""
    from assessment.questionnaire.model import load_questionnaire
    from reports.view.build import build_view
    from screens.roadmap.readiness import readiness_section
    from tests.reports.making import TODAY, assessment

    questionnaire = load_questionnaire()
    state = "rated" if answered else None
    made = assessment(questionnaire, ["incident_management", "change_enablement"], rating=1, state=state)
    readiness_section(build_view(made, questionnaire, TODAY))


def shown(*, answered: bool) -> AppTest:
    app = AppTest.from_function(section, kwargs={"answered": answered}, default_timeout=SECONDS).run()
    assert not app.exception
    return app


def test_each_clause_opens_to_what_stands_in_its_way_and_which_actions_close_it() -> None:
    app = shown(answered=True)
    labels = {expander.label: expander for expander in app.expander}
    clause = next(expander for label, expander in labels.items() if label.startswith("**8.6.1** Incident management"))
    inside = " ".join(element.value for element in clause.markdown)

    assert "P partly · closed by Q" in clause.label
    assert "**Incident management, flow:** 1.00 to 3.00." in inside
    assert "(Incident management), Q" in inside
    assert any("only an accredited body certifies" in caption.value for caption in app.caption)


def test_clauses_can_be_narrowed_to_those_that_the_plan_closes() -> None:
    app = shown(answered=True)
    every = len(app.expander)

    app.button_group[0].set_value("closed").run()
    assert not app.exception
    assert 1 < len(app.expander) < every
    assert all("closed by" in expander.label for expander in app.expander if expander.label != "Show as table")


def test_without_an_answer_it_says_so() -> None:
    app = shown(answered=False)

    assert "has an answer yet" in app.info[0].value
    assert not app.expander
