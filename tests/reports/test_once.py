"""What is told once a view is told of that view, in its decimals, and anew where somebody listens."""

import gc
from weakref import ref

from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.plan_cache import cached_first
from assessment.sample import sample_assessment
from reports.narrative.findings import told_findings
from reports.narrative.recording import recording
from reports.text.precision import scores_as_asked
from reports.view.build import build_view
from reports.view.model import View
from reports.view.once import once_a_view
from tests.reports.making import TODAY


def views(questionnaire: Questionnaire) -> tuple[View, View]:
    made = sample_assessment(questionnaire)
    other = made.model_copy(update={"client": made.client.model_copy(update={"name": "Somebody else"})})
    return build_view(made, questionnaire, TODAY, cached_first), build_view(other, questionnaire, TODAY, cached_first)


def test_it_is_worked_out_once_for_a_view_and_anew_for_another_or_other_decimals(questionnaire: Questionnaire) -> None:
    one, other = views(questionnaire)
    asked: list[str] = []

    @once_a_view
    def name_of(view: View) -> str:
        asked.append(view.client.name)
        return view.client.name

    assert [name_of(one), name_of(one), name_of(other), name_of(one)] == [one.client.name] * 2 + [
        other.client.name,
        one.client.name,
    ]
    assert len(asked) == 2
    with scores_as_asked("quick"):
        name_of(one)
    assert len(asked) == 3


def test_findings_are_the_same_whether_they_were_told_before_or_somebody_hears_them(
    questionnaire: Questionnaire,
) -> None:
    one, other = views(questionnaire)
    first = told_findings(one)
    assert told_findings(other) == first  # they name no client
    with recording():
        heard = told_findings(one)
    assert heard == first
    assert heard is not told_findings(one)


def test_what_was_worked_out_goes_with_the_view(questionnaire: Questionnaire) -> None:
    one, _ = views(questionnaire)
    remark = ref(told_findings(one)[0])

    del one
    gc.collect()

    assert remark() is None
