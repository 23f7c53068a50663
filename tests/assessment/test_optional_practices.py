"""A topic beside the framework's practices changes nothing for whoever does not choose it."""

from pathlib import Path

import pytest

from assessment.engagement.model import Assessment, Needs
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.sample import sample_assessment
from assessment.scoring.results import assess
from tests.topics import GROUP, TOPIC, folder_with_topic


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return folder_with_topic(tmp_path_factory.mktemp("topic"))


@pytest.fixture(scope="module")
def beside(folder: Path) -> Questionnaire:
    """The real questionnaire with a topic beside its practices."""
    return load_questionnaire(folder)


def chosen(made: Assessment, questionnaire: Questionnaire, rating: int) -> Assessment:
    """The same assessment with the topic in its scope, each of its questions answered so."""
    scope = made.scope.with_practices((*made.scope.practices, TOPIC))
    of_topic = [q for q in questionnaire.questions_in_scope(scope.depth, (TOPIC,)) if q.subject.id == TOPIC]
    given = {answer.question: answer for answer in made.answers}
    first = next(iter(given.values()))
    answers = [
        first.model_copy(update={"question": q.id, "state": "rated", "rating": rating, "comment": "", "evidence": ""})
        for q in of_topic
    ]
    return made.model_copy(update={"scope": scope, "answers": (*made.answers, *answers)})


def test_a_new_assessment_asks_about_every_practice_but_the_topics(beside: Questionnaire) -> None:
    assert TOPIC in beside.practices
    assert len(beside.framework_practices) == 34
    assert TOPIC not in beside.framework_practices
    assert len(beside.questions_in_scope("quick", beside.framework_practices)) == 34 + 4


def test_topics_stand_behind_all_other_practices_in_a_section_of_their_group(beside: Questionnaire) -> None:
    assert [section.id for section in beside.sections] == [*beside.stages, GROUP, "artificial_intelligence"]
    assert {*beside.topics} == {*list(beside.practices)[34:]}


def test_a_chosen_topic_has_a_level_and_moves_neither_stages_nor_the_level_of_all(beside: Questionnaire) -> None:
    sample = sample_assessment(beside)
    without = assess(sample, beside)
    for rating in (0, 5):
        with_it = assess(chosen(sample, beside, rating), beside)
        assert with_it.practices[TOPIC].level == rating
        assert with_it.stages == without.stages
        assert with_it.components == without.components
        assert with_it.clauses.keys() == without.clauses.keys()


def test_topics_alone_make_the_level_where_nothing_else_is_asked_about(beside: Questionnaire) -> None:
    made = chosen(sample_assessment(beside), beside, 4)
    alone = made.model_copy(update={"scope": made.scope.with_practices((TOPIC,))})
    assert assess(alone, beside).components["practices"].level == 4


def test_a_chosen_need_names_the_topics_that_hang_on_it(beside: Questionnaire) -> None:
    needs = Needs.model_validate({"drivers": {"robots_in_the_office": 2}})
    assert beside.topics_of_needs(needs.weights()) == (TOPIC,)
    assert beside.topics_of_needs(["growth"]) == ()


def test_what_everybody_is_asked_about_must_not_rest_on_a_topic(folder: Path, tmp_path: Path) -> None:
    copy = folder_with_topic(tmp_path)
    desk = copy / "operation" / "service_desk.yaml"
    desk.write_text(
        desk.read_text().replace(
            "depends_on:\n", f"depends_on:\n  - {{practice: {TOPIC}, strength: soft, reason: It helps.}}\n", 1
        )
    )
    with pytest.raises(InputError, match=f"'{TOPIC}' is optional; expected a practice that everybody is asked about"):
        load_questionnaire(copy)
