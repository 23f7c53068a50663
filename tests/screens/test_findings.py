"""The page of findings: what is told, in whose words and order, what is tied to it, and what is found no more."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.findings import FindingNote, note_on
from assessment.engagement.model import Assessment, Needs, Scope
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from reports.narrative import ToldFinding, chosen_findings, told_findings
from reports.view.build import build_view
from screens.app.formatting import plain
from tests.screens.conftest import key_of, open_page

PRACTICES = ("incident_management", "service_continuity_management", "supplier_management", "service_desk")
TODAY = dt.date(2026, 5, 4)


@pytest.fixture(scope="module")
def few(sample: Assessment) -> Assessment:
    """Four practices of the sample, so that its plan is found in no time, each answered as low as can be."""
    low = tuple(answer.model_copy(update={"rating": 1} if answer.state == "rated" else {}) for answer in sample.answers)
    scope = Scope(depth="standard", practices=PRACTICES)
    return sample.model_copy(update={"scope": scope, "answers": low, "consensus": (), "targets": {}, "findings": ()})


@pytest.fixture
def sample_id(repository: Repository, few: Assessment) -> str:
    return repository.import_assessment(LOCAL, few)


def found(repository: Repository, identity: str, questionnaire: Questionnaire) -> tuple[ToldFinding, ...]:
    return told_findings(build_view(repository.assessment(LOCAL, identity), questionnaire, TODAY))


def told(repository: Repository, identity: str, questionnaire: Questionnaire) -> tuple[ToldFinding, ...]:
    return chosen_findings(build_view(repository.assessment(LOCAL, identity), questionnaire, TODAY))


def note(repository: Repository, identity: str, finding: ToldFinding) -> FindingNote:
    return note_on(repository.assessment(LOCAL, identity).findings, finding.id, finding.kind)


def page_of(identity: str, finding: ToldFinding | None = None) -> AppTest:
    opened = {"finding": finding.id} if finding else {}
    app = open_page("findings", assessment=identity, **opened)
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    kinds = ("markdown", "caption", "info", "warning")
    return "\n".join(element.value for kind in kinds for element in app.get(kind))


def test_the_page_tells_of_each_finding_what_was_found_and_what_follows(
    repository: Repository, sample_id: str, questionnaire: Questionnaire
) -> None:
    text = shown(page_of(sample_id))
    first = found(repository, sample_id, questionnaire)[0]
    for part in (first.title, first.condition, first.criterion, first.consequence):
        assert plain(part) in text
    for action in first.actions:
        assert plain(action.title) in text


def test_what_is_left_out_is_told_no_more_and_nothing_takes_its_place(
    repository: Repository, sample_id: str, questionnaire: Questionnaire
) -> None:
    before = told(repository, sample_id, questionnaire)
    app = page_of(sample_id)
    app.button(key=key_of(app, f"finding-chosen-{before[1].id}")).click().run()

    assert not app.exception
    assert [one.id for one in told(repository, sample_id, questionnaire)] == [
        one.id for one in before if one.id != before[1].id
    ]


def test_a_finding_goes_past_its_neighbour_and_what_is_told_stays_told(
    repository: Repository, sample_id: str, questionnaire: Questionnaire
) -> None:
    before = told(repository, sample_id, questionnaire)
    app = page_of(sample_id)
    app.button(key=key_of(app, f"finding-up-{before[2].id}")).click().run()

    assert not app.exception
    after = [one.id for one in told(repository, sample_id, questionnaire)]
    assert after == [before[at].id for at in (0, 2, 1, *range(3, len(before)))]
    app.button(key=key_of(app, f"finding-down-{before[2].id}")).click().run()
    assert [one.id for one in told(repository, sample_id, questionnaire)] == [one.id for one in before]


def test_a_part_is_put_in_other_words_marked_stale_when_answers_change_and_taken_back(
    repository: Repository, sample_id: str, questionnaire: Questionnaire
) -> None:
    first = found(repository, sample_id, questionnaire)[0]
    app = page_of(sample_id, first)
    field = app.text_area(key=key_of(app, f"finding-condition-{first.id}"))
    assert field.value == first.condition
    field.set_value("We saw it ourselves.").run()
    assert note(repository, sample_id, first).condition == "We saw it ourselves."
    assert plain("We saw it ourselves.") in shown(app)
    assert "reads otherwise" not in shown(app)

    kept = repository.assessment(LOCAL, sample_id)
    answer = next(
        one
        for one in kept.answers
        if one.question == first.finding.parts[0].questions[0] and one.state == "rated"  # type: ignore[union-attr]
    )
    repository.save_answers(LOCAL, sample_id, [answer.model_copy(update={"rating": 0})])
    app = page_of(sample_id, first)
    assert "reads otherwise than when you wrote this" in shown(app)
    app.button(key=key_of(app, f"finding-hold-condition-{first.id}")).click().run()
    assert "reads otherwise than when you wrote this" not in shown(app)
    assert note(repository, sample_id, first).condition == "We saw it ourselves."

    app.button(key=key_of(app, f"finding-back-condition-{first.id}")).click().run()
    assert note(repository, sample_id, first).says_nothing


def test_two_findings_are_told_as_one_with_what_follows_from_both(
    repository: Repository, sample_id: str, questionnaire: Questionnaire
) -> None:
    first, second, *_ = told(repository, sample_id, questionnaire)
    app = page_of(sample_id, first)
    app.selectbox(key=key_of(app, f"finding-merge-{first.id}")).set_value(second.id).run()
    app.button(key=key_of(app, f"finding-merge-now-{first.id}")).click().run()

    assert not app.exception
    after = told(repository, sample_id, questionnaire)
    assert second.id not in {one.id for one in after}
    both = {action.id for one in (first, second) for action in one.actions}
    assert {action.id for action in after[0].actions} == both
    assert {remark.id for remark in second.remarks} <= set(note(repository, sample_id, first).evidence)


def test_one_of_ones_own_is_added_worded_and_deleted(
    repository: Repository, sample_id: str, questionnaire: Questionnaire
) -> None:
    app = page_of(sample_id)
    app.text_input(key=key_of(app, "finding-new-title")).set_value("Two directors promise two times").run()
    next(button for button in app.button if button.label == "Add this finding").click().run()

    assert not app.exception
    mine = next(one for one in told(repository, sample_id, questionnaire) if one.kind == "own")
    assert mine.title == "Two directors promise two times"
    app.text_area(key=key_of(app, f"finding-consequence-{mine.id}")).set_value("Nobody plans for either.").run()
    assert note(repository, sample_id, mine).consequence == "Nobody plans for either."
    app.button(key=key_of(app, f"finding-reset-{mine.id}")).click().run()
    assert repository.assessment(LOCAL, sample_id).findings == ()


def test_a_remark_is_tied_to_a_finding_and_told_first_wherever_it_is_told(
    repository: Repository, sample_id: str, questionnaire: Questionnaire
) -> None:
    first = next(one for one in found(repository, sample_id, questionnaire) if one.remarks)
    app = page_of(sample_id, first)
    app.multiselect(key=key_of(app, f"finding-tied-{first.id}")).set_value([first.remarks[-1].id]).run()
    assert note(repository, sample_id, first).evidence == (first.remarks[-1].id,)

    app.checkbox(key=key_of(app, f"finding-pin-{first.id}-{first.remarks[-1].id}")).set_value(True).run()
    assert not app.exception
    question, respondent = first.remarks[-1].id.split("/")
    answers = {(one.question, one.respondent): one for one in repository.assessment(LOCAL, sample_id).answers}
    assert answers[question, respondent].pinned


def test_nobody_overwrites_what_somebody_else_wrote_meanwhile(
    repository: Repository, sample_id: str, questionnaire: Questionnaire
) -> None:
    first = found(repository, sample_id, questionnaire)[0]
    app = page_of(sample_id, first)
    theirs = page_of(sample_id, first)
    theirs.text_area(key=key_of(theirs, f"finding-cause-{first.id}")).set_value("Theirs.").run()
    app.text_area(key=key_of(app, f"finding-cause-{first.id}")).set_value("Mine.").run()
    assert note(repository, sample_id, first).cause == "Theirs."
    assert "Somebody else changed this meanwhile" in shown(app)


def test_without_answers_the_page_says_where_findings_come_from(repository: Repository, few: Assessment) -> None:
    identity = repository.import_assessment(
        LOCAL, few.model_copy(update={"answers": (), "baseline": None, "needs": Needs()})
    )
    assert "Nothing was found yet" in shown(page_of(identity))


def test_with_few_answers_the_page_says_that_it_is_a_first_look(repository: Repository, few: Assessment) -> None:
    some = tuple(answer for answer in few.answers if answer.question.startswith("service_continuity_management"))
    identity = repository.import_assessment(LOCAL, few.model_copy(update={"answers": some, "baseline": None}))
    assert "this is a first look" in shown(page_of(identity))


def test_notes_on_what_is_found_no_more_are_kept_and_said(repository: Repository, few: Assessment) -> None:
    gone = FindingNote(id="gap.change_enablement", kind="gap", title="Changes break things")
    identity = repository.import_assessment(LOCAL, few.model_copy(update={"findings": (gone,)}))
    assert "Changes break things" in shown(page_of(identity))
