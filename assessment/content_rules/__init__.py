"""What makes a questionnaire's content worth asking, checked by rule, since nobody re-reads 1,500 descriptions by eye.

One rule a file, and its manual is the docstring there, with an example that passes and one that fails. A rule is a
function from a questionnaire of sound structure to the problems it finds. Its name stands behind each of them.
Rules are for `cli.py check`: the app loads a questionnaire that breaks them, as style never stops an assessment.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from assessment.content_rules import (
    action_coverage,
    action_form,
    action_paths,
    action_reach,
    action_serves,
    appointments,
    clause_coverage,
    danger_form,
    first_aid,
    lens_form,
    level_copies,
    level_denials,
    level_facts,
    level_ideas,
    level_lengths,
    level_quantities,
    milestones,
    need_coverage,
    punctuation,
    question_form,
    reading_ease,
    spelling,
    themes,
    vague_words,
    variants,
)
from assessment.input.problems import InputError, Problem
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire, questionnaire_of, read_valid
from assessment.questionnaire.reading import QuestionnaireFiles

Rule: TypeAlias = Callable[[QuestionnaireFiles], Iterator[Problem]]

RULES: tuple[tuple[str, Rule], ...] = (
    ("level_lengths", level_lengths.problems),
    ("level_copies", level_copies.problems),
    ("level_facts", level_facts.problems),
    ("level_ideas", level_ideas.problems),
    ("level_denials", level_denials.problems),
    ("level_quantities", level_quantities.problems),
    ("vague_words", vague_words.problems),
    ("reading_ease", reading_ease.problems),
    ("question_form", question_form.problems),
    ("action_form", action_form.problems),
    ("action_coverage", action_coverage.problems),
    ("action_reach", action_reach.problems),
    ("action_paths", action_paths.problems),
    ("action_serves", action_serves.problems),
    ("appointments", appointments.problems),
    ("danger_form", danger_form.problems),
    ("first_aid", first_aid.problems),
    ("lens_form", lens_form.problems),
    ("milestones", milestones.problems),
    ("themes", themes.problems),
    ("variants", variants.problems),
    ("clause_coverage", clause_coverage.problems),
    ("need_coverage", need_coverage.problems),
    ("spelling", spelling.problems),
    ("punctuation", punctuation.problems),
)


def content_problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    """Every problem that any rule finds, with the rule's name behind it."""
    for name, rule in RULES:
        for problem in rule(read):
            yield replace(problem, message=f"{problem.message} ({name})")


def load_strict(folder: Path = DEFAULT_FOLDER) -> Questionnaire:
    """Read a folder that keeps every rule; raises InputError for structure first, for content once that is sound."""
    read = read_valid(folder)
    problems = tuple(content_problems(read))
    if problems:
        raise InputError(problems)
    return questionnaire_of(read)
