"""The view of chosen laws and standards: one at a time, what is not asked, and a crosswalk without ratings."""

from streamlit.testing.v1 import AppTest

from tests.patience import SECONDS


def section() -> None:
    from dataclasses import replace

    from assessment.engagement.model import Needs
    from assessment.questionnaire.lens_schema import LensFile
    from assessment.questionnaire.model import load_questionnaire
    from reports.view.build import build_view
    from screens.roadmap.lenses import lenses_section
    from tests.assessment.conftest import SMALL_FOLDER
    from tests.reports.making import TODAY, assessment
    from tests.reports.test_lenses import CROSSWALK

    small = load_questionnaire(SMALL_FOLDER)
    questionnaire = replace(small, lenses={**small.lenses, "fitsm_1": LensFile.model_validate(CROSSWALK)})
    needs = Needs(lenses=("nis2", "fitsm_1"), capacity_days=(40.0,))
    made = assessment(questionnaire, ["incident_management", "change_enablement"], "deep", rating=1, needs=needs)
    lenses_section(build_view(made, questionnaire, TODAY))


def told(app: AppTest) -> str:
    assert not app.exception
    return " ".join(text.value for text in (*app.header, *app.markdown, *app.caption))


def test_the_first_lens_is_shown_with_what_is_not_asked_and_another_can_be_picked() -> None:
    app = AppTest.from_function(section, default_timeout=SECONDS).run()

    assert app.header[0].value == "NIS2"
    assert "Not asked. Nobody is asked about employment law." in told(app)
    assert "Time limit: early warning within 24 h" in told(app)
    assert any(expander.label.endswith("Disciplinary process: not asked") for expander in app.expander)
    assert "**Incident management**, level 3" in told(app)
    assert any(expander.label.startswith("**3.5** Response to incidents") for expander in app.expander)

    app.button_group[0].set_value("fitsm_1").run()
    assert app.header[0].value == "FitSM-1"
    assert "Incident management 1; not in scope: Knowledge management" in told(app)
