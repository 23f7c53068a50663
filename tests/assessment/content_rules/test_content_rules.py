"""The rules together: what is shipped keeps them, structure comes first, and style never stops an assessment."""

from importlib import import_module
from pathlib import Path

import pytest

from assessment.content_rules import RULES, load_strict
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from tests.assessment.content_rules.conftest import CLEAN_FOLDER, DESK, KNOWLEDGE, FlawsAfter

TESTS = Path(__file__).parent


def test_the_shipped_content_keeps_every_rule() -> None:
    assert len(load_strict().framework_practices) == 34


def test_every_shipped_practice_asks_about_every_aspect_so_that_each_is_held_to_its_actions(
    real: Questionnaire,
) -> None:
    for practice in real.practices.values():
        assert {question.aspect for question in practice.questions} == set(real.aspects), practice.id


def test_the_shipped_questionnaire_lists_clauses_of_every_chapter_4_to_10(real: Questionnaire) -> None:
    assert {int(clause.split(".")[0]) for clause in real.clause_titles} == set(range(4, 11))


def test_a_small_questionnaire_can_keep_every_rule() -> None:
    assert len(load_strict(CLEAN_FOLDER).practices) == 3


def test_each_problem_names_its_rule_and_all_are_told_at_once_in_reading_order(flaws_after: FlawsAfter) -> None:
    lines = flaws_after(
        (KNOWLEDGE, "Searches without", "Regular searches without"),
        (DESK, "a note.", "a good note."),
        (DESK, "from a user?", "from a user"),
    )
    assert [line.split(":")[0] for line in lines] == [DESK, DESK, KNOWLEDGE]
    assert [line.rsplit(" ", 1)[1] for line in lines] == ["(question_form)", "(vague_words)", "(vague_words)"]


def test_structure_is_told_first_and_alone(flaws_after: FlawsAfter) -> None:
    lines = flaws_after((DESK, "a note.", "a good note."), (DESK, "weeks: 4", "weeks: 0"))
    assert len(lines) == 1
    assert "expected 1 or more, found 0" in lines[0]


def test_the_app_loads_what_only_breaks_content_rules(flaws_after: FlawsAfter, tmp_path: Path) -> None:
    assert flaws_after((DESK, "a note.", "a good note."))
    assert len(load_questionnaire(tmp_path / "questionnaire").practices) == 3


@pytest.mark.parametrize("name", [name for name, _ in RULES])
def test_every_rule_has_a_manual_with_both_examples_and_a_test_file_of_its_own(name: str) -> None:
    module = import_module(f"assessment.content_rules.{name}")
    manual = module.__doc__ or ""
    assert (name, module.problems) in RULES
    assert "\nPasses" in manual
    assert "\nFails" in manual
    assert (TESTS / f"test_{name}.py").exists()
