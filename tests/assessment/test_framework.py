import pytest

from assessment.questionnaire.model import Questionnaire, Subject


def test_practices_stand_in_the_order_of_their_main_stage_then_of_their_name(small: Questionnaire) -> None:
    assert list(small.practices) == ["change_enablement", "knowledge_management", "incident_management"]


@pytest.mark.parametrize(("depth", "count"), [("quick", 2), ("standard", 5), ("deep", 6)])
def test_each_depth_asks_what_the_depths_before_it_ask_and_more(small: Questionnaire, depth: str, count: int) -> None:
    assert len(small.questions_in_scope(depth, ["incident_management"])) == count  # two of governance among them


def test_each_depth_includes_the_one_before(real: Questionnaire) -> None:
    quick, standard, deep = (
        {q.id for q in real.questions_in_scope(depth, real.practices)} for depth in ("quick", "standard", "deep")
    )
    assert quick < standard < deep == set(real.questions)


def test_components_are_asked_about_whatever_the_practices(small: Questionnaire) -> None:
    assert [q.id for q in small.questions_in_scope("quick", [])] == ["governance.direct"]


@pytest.mark.parametrize(
    ("staff", "size"),
    [
        (0, "small"),
        (20, "small"),
        (21, "medium"),
        (100, "medium"),
        (101, "large"),
        (10_000_000, "large"),
        (None, "medium"),
    ],
)
def test_the_size_class_follows_from_it_staff(small: Questionnaire, staff: int | None, size: str) -> None:
    assert small.size_for(staff).id == size


def test_a_question_knows_what_it_is_levelled_under(small: Questionnaire) -> None:
    assert small.questions["incident_management.flow"].subject == Subject("practice", "incident_management")
    assert small.questions["governance.direct"].subject == Subject("component", "governance")


def test_a_need_bears_on_the_practices_that_it_names_and_no_others(small: Questionnaire) -> None:
    assert small.needs["slow_restoration"].impact == {"incident_management": 3, "knowledge_management": 1}


def test_the_real_questionnaire_covers_the_34_practices_of_itil_4_in_five_stages(real: Questionnaire) -> None:
    assert len(real.framework_practices) == 34
    assert list(real.stages) == ["strategy", "design", "transition", "operation", "improvement"]
    assert [section.id for section in real.sections][:5] == list(real.stages)


def test_the_real_questionnaire_asks_about_every_aspect_of_every_practice_at_standard_depth(
    real: Questionnaire,
) -> None:
    asked = {(q.subject, q.entry.aspect) for q in real.questions_in_scope("standard", real.practices)}
    assert {(Subject("practice", practice), aspect) for practice in real.practices for aspect in real.aspects} <= asked


def test_a_practice_with_its_own_depth_is_asked_by_it_and_the_others_by_that_of_the_whole(small: Questionnaire) -> None:
    practices = ["incident_management", "change_enablement"]
    asked = small.questions_in_scope("quick", practices, {"incident_management": "standard"})
    alone = small.questions_in_scope("standard", ["incident_management"])

    assert [q for q in asked if q.subject.id == "incident_management"] == [q for q in alone if q.subject.is_practice]
    assert [q.entry.depth for q in asked if q.subject.id != "incident_management"] == ["quick", "quick"]


def test_a_practice_may_be_asked_less_than_the_rest(small: Questionnaire) -> None:
    asked = small.questions_in_scope("deep", ["incident_management"], {"incident_management": "quick"})
    assert [q.id for q in asked if q.subject.is_practice] == ["incident_management.flow"]
