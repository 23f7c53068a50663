"""What happens when a respondent answers."""

from dataclasses import replace

from assessment.engagement.model import Answer, Assessment, Client, Respondent, Scope
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import key_of, open_page
from tests.store.writing import new_assessment, put_parts


def _new(repository: Repository, *practices: str, depth: str = "quick") -> str:
    client = repository.add_client(LOCAL, Client(name="Acme"))
    scope = Scope.model_validate({"depth": depth, "practices": practices})
    assessment = new_assessment(repository, client, scope=scope)
    repository.add_respondent(LOCAL, assessment, Respondent(id="r1", label="Me"))
    return assessment


def _answers(repository: Repository, assessment: str) -> dict[str, Answer]:
    return {answer.question: answer for answer in repository.assessment(LOCAL, assessment).answers}


def test_all_six_descriptions_stand_on_the_page_without_a_click(
    repository: Repository, questionnaire: Questionnaire
) -> None:
    app = open_page("answers", assessment=_new(repository, "incident_management"))

    options = app.radio[0].options
    levels = questionnaire.questions["incident_management.flow"].entry.levels
    assert all(any(level in option for option in options) for level in levels)
    assert any("don't know" in option for option in options)
    assert any("Not applicable" in option for option in options)


def test_an_answer_is_stored_when_it_is_given_and_the_page_says_when(repository: Repository) -> None:
    assessment = _new(repository, "incident_management")
    app = open_page("answers", assessment=assessment)
    assert any(caption.value == "Not answered yet" for caption in app.caption)

    app.radio[0].set_value(3).run()

    assert not app.exception
    assert _answers(repository, assessment)["incident_management.flow"].rating == 3
    assert any("Saved" in caption.value for caption in app.caption)


def test_dont_know_and_not_applicable_are_kept_apart_from_zero(repository: Repository) -> None:
    assessment = _new(repository, "incident_management")
    app = open_page("answers", assessment=assessment)

    app.radio[0].set_value("dont_know").run()
    assert _answers(repository, assessment)["incident_management.flow"].state == "dont_know"

    app.radio[0].set_value("not_applicable").run()
    stored = _answers(repository, assessment)["incident_management.flow"]
    assert (stored.state, stored.rating) == ("not_applicable", None)

    app.radio[0].set_value(0).run()
    stored = _answers(repository, assessment)["incident_management.flow"]
    assert (stored.state, stored.rating) == ("rated", 0)


def test_comment_and_evidence_are_stored_with_the_answer(repository: Repository) -> None:
    assessment = _new(repository, "incident_management")
    app = open_page("answers", assessment=assessment)
    app.radio[0].set_value(2).run()

    app.text_area[0].set_value("Only the main team").run()
    app.text_area[1].set_value("Ticket export of April").run()

    stored = _answers(repository, assessment)["incident_management.flow"]
    assert (stored.rating, stored.comment, stored.evidence) == (2, "Only the main team", "Ticket export of April")


def test_a_changed_answer_keeps_its_comment_and_its_history(repository: Repository) -> None:
    assessment = _new(repository, "incident_management")
    app = open_page("answers", assessment=assessment)
    app.radio[0].set_value(2).run()
    app.text_area[0].set_value("Only the main team").run()

    app.radio[0].set_value(4).run()

    stored = _answers(repository, assessment)["incident_management.flow"]
    assert (stored.rating, stored.comment) == (4, "Only the main team")
    ratings = [event.said.rating for event in repository.history(LOCAL, assessment, "incident_management.flow")]
    assert ratings == [2, 2, 4]


def test_next_unanswered_leads_to_the_first_gap(repository: Repository) -> None:
    assessment = _new(repository, "incident_management", "problem_management", "service_desk")
    app = open_page("answers", assessment=assessment)
    first = app.header[0].value
    app.radio[0].set_value(1).run()

    app.button(key=key_of(app, "next-unanswered")).click().run()

    assert app.header[0].value != first
    assert any(caption.value == "Not answered yet" for caption in app.caption)


def test_the_address_of_a_question_opens_that_question(repository: Repository, questionnaire: Questionnaire) -> None:
    assessment = _new(repository, "incident_management", "problem_management")

    app = open_page("answers", assessment=assessment, question="problem_management.flow")

    assert app.header[0].value == questionnaire.questions["problem_management.flow"].entry.text


def test_a_whole_practice_shows_all_its_questions(repository: Repository, questionnaire: Questionnaire) -> None:
    assessment = _new(repository, "incident_management", depth="deep")
    app = open_page("answers", assessment=assessment)

    app.segmented_control[0].set_value("Whole practice").run()

    assert not app.exception
    asked = [question.text for question in questionnaire.practices["incident_management"].questions]
    assert [heading.value for heading in app.main.header] == asked


def test_clearing_an_answer_takes_it_back_for_good(repository: Repository) -> None:
    assessment = _new(repository, "incident_management")
    app = open_page("answers", assessment=assessment)
    app.radio[0].set_value(3).run()

    app.button(key=key_of(app, "clear-incident_management.flow")).click().run()

    assert "incident_management.flow" not in _answers(repository, assessment)
    assert app.radio[0].value is None


def test_two_respondents_answer_side_by_side(repository: Repository) -> None:
    assessment = _new(repository, "incident_management")
    repository.add_respondent(LOCAL, assessment, Respondent(id="r2", label="Desk", role="service_desk_manager"))
    open_page("answers", assessment=assessment).radio[0].set_value(3).run()

    app = open_page("answers", assessment=assessment, **{"as": "r2"})
    assert app.radio[0].value is None
    app.radio[0].set_value(1).run()

    given = {answer.respondent: answer.rating for answer in repository.assessment(LOCAL, assessment).answers}
    assert given == {"r1": 3, "r2": 1}


def test_the_assessments_address_opens_where_it_was_left(repository: Repository, questionnaire: Questionnaire) -> None:
    assessment = _new(repository, "incident_management", "problem_management")
    open_page("answers", assessment=assessment, question="problem_management.flow")

    app = open_page("open", assessment=assessment)

    assert app.title[0].value == "Answers"
    assert app.header[0].value == questionnaire.questions["problem_management.flow"].entry.text


def test_an_answer_outside_a_smaller_scope_is_kept_and_counted_out(
    repository: Repository, sample_id: str, sample: Assessment
) -> None:
    put_parts(repository, sample_id, scope=Scope(depth="standard", practices=("incident_management",)))

    app = open_page("scope", assessment=sample_id)

    assert not app.exception
    assert any("outside this scope" in caption.value for caption in app.caption)
    assert len(repository.assessment(LOCAL, sample_id).answers) == len(sample.answers)


def test_not_applicable_asks_back_where_a_chosen_need_hangs_on_the_practice(repository: Repository) -> None:
    assessment = _new(repository, "incident_management")
    app = open_page("answers", assessment=assessment)
    app.radio[0].set_value("not_applicable").run()
    assert not app.info

    repository.change_record(LOCAL, assessment, _with_need)
    app = open_page("answers", assessment=assessment, question="incident_management.flow")
    assert [info.value for info in app.info if "hangs on this practice" in info.value]
    app.radio[0].set_value(2).run()
    assert not app.info


def _with_need(record: AssessmentRecord) -> AssessmentRecord:
    return replace(record, needs=record.needs.model_copy(update={"pain_points": {"slow_restoration": 3}}))


def test_a_worry_and_a_pin_are_kept_with_the_answer_that_they_are_about(repository: Repository) -> None:
    assessment = _new(repository, "incident_management")
    app = open_page("answers", assessment=assessment)
    assert app.checkbox[0].disabled
    assert not app.toggle
    app.radio[0].set_value(1).run()
    app.text_area[0].set_value("One disk for everything").run()

    app.checkbox[0].check().run()
    app.toggle[0].set_value(True).run()

    assert not app.exception
    stored = _answers(repository, assessment)["incident_management.flow"]
    assert (stored.rating, stored.comment, stored.concern, stored.pinned) == (1, "One disk for everything", True, True)
    app.checkbox[0].uncheck().run()
    app.radio[0].set_value(0).run()
    stored = _answers(repository, assessment)["incident_management.flow"]
    assert (stored.rating, stored.concern, stored.pinned) == (0, False, True)
    assert (app.checkbox[0].value, app.toggle[0].value) == (False, True)
