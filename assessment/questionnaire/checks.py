"""What a single file's schema cannot see: ids that must exist elsewhere, be unique, or form no circle."""

from collections.abc import Iterable, Iterator, Sequence
from math import isclose
from pathlib import Path

from assessment.input.problems import Problem
from assessment.input.yaml_file import Place, YamlFile
from assessment.questionnaire.circle_checks import circle_problems
from assessment.questionnaire.lens_checks import lens_problems
from assessment.questionnaire.needs_checks import context_options, need_ids, needs_problems
from assessment.questionnaire.reading import Parsed, QuestionnaireFiles
from assessment.questionnaire.references import (
    action_ids,
    clause_ids,
    ids_of,
    practice_ids,
    repeated,
    unknown,
    unknown_actions,
)
from assessment.questionnaire.schema import (
    PRACTICES_COMPONENT,
    ActionEntry,
    Danger,
    FrameworkFile,
    PracticeFile,
    QuestionEntry,
    ServiceValueSystemFile,
)
from assessment.questionnaire.topic_checks import topic_problems
from assessment.questionnaire.value_chain_checks import value_chain_problems
from assessment.questionnaire.vocabulary_checks import vocabulary_problems
from assessment.questionnaire.walking import all_actions, all_questions

WEIGHT_TOLERANCE = 1e-6
MIN_ACTIONS = 2


def problems_across_files(read: QuestionnaireFiles) -> tuple[Problem, ...]:
    """Every problem between files. Checks whose files could not be read at all are left out."""
    if read.framework is None:
        return ()
    checks: list[Iterable[Problem]] = [_questionnaire_ids(read.framework), _doubles(read), _doubled_words(read)]
    checks.append(vocabulary_problems(read.framework, practice_ids(read)))
    checks.append(_named_practices(read.framework, practice_ids(read)))
    checks.append(topic_problems(read))
    checks += [_practice(parsed, read, read.framework.model) for parsed in read.practices]
    if read.service_value_system:
        checks.append(_components(read.service_value_system, read, read.framework.model))
    if read.client_needs:
        checks.append(needs_problems(read.client_needs, practice_ids(read)))
    checks += [lens_problems(read), circle_problems(read)]
    return tuple(problem for check in checks for problem in check)


def _questionnaire_ids(parsed: Parsed[FrameworkFile]) -> Iterator[Problem]:
    facts, source = parsed.model, parsed.source
    for key in (
        "stages",
        "aspects",
        "depths",
        "groups",
        "value_chain",
        "components",
        "roles",
        "sizes",
        "costs",
        "themes",
        "practice_sets",
        "clauses",
    ):
        yield from repeated(source, (key,), [entry.id for entry in getattr(facts, key)])
    if [level.level for level in facts.levels] != list(range(6)):
        yield source.problem(("levels",), "expected the levels 0 to 5 in this order")
    depths = [depth.id for depth in facts.depths]
    if depths != ["quick", "standard", "deep"]:
        yield source.problem(("depths",), "expected the depths quick, standard and deep in this order")
    limits = [size.it_staff_up_to for size in facts.sizes]
    numbers = [limit for limit in limits if limit is not None]
    if not limits or limits[-1] is not None or len(numbers) < len(limits) - 1 or numbers != sorted(set(numbers)):
        yield source.problem(("sizes",), "expected rising limits, and null for the last size")
    if [size.id for size in facts.sizes] != ["small", "medium", "large"]:
        yield source.problem(("sizes",), "expected the sizes small, medium and large in this order")
    yield from repeated(source, ("accountable",), facts.accountable)
    for at, role in enumerate(facts.accountable):
        yield from unknown(source, ("accountable", at), role, "role", ids_of(facts.roles))
    for at, theme in enumerate(facts.themes):
        yield from unknown(source, ("themes", at, "sponsor"), theme.sponsor, "role", ids_of(facts.roles))


def _named_practices(parsed: Parsed[FrameworkFile], practices: set[str]) -> Iterator[Problem]:
    facts, source = parsed.model, parsed.source
    for at, pair in enumerate(facts.seldom_ahead):
        for key, practice in (("practice", pair.practice), ("of", pair.of)):
            yield from unknown(source, ("seldom_ahead", at, key), practice, "practice", practices)
    for s, chosen in enumerate(facts.practice_sets):
        yield from repeated(source, ("practice_sets", s, "practices"), chosen.practices)
        for at, practice in enumerate(chosen.practices):
            yield from unknown(source, ("practice_sets", s, "practices", at), practice, "practice", practices)


def _practice(parsed: Parsed[PracticeFile], read: QuestionnaireFiles, facts: FrameworkFile) -> Iterator[Problem]:
    practice, source = parsed.model, parsed.source
    yield from _place_of_file(parsed, facts)
    yield from _stage_weights(parsed, facts)
    yield from unknown(source, ("group",), practice.group, "group", ids_of(facts.groups))
    yield from _theme(source, ("theme",), practice.theme, facts)
    yield from value_chain_problems(parsed, facts)
    for at, clause in enumerate(practice.clauses):
        yield from unknown(source, ("clauses", at), clause, "clause", clause_ids(read))
    for at, dependency in enumerate(practice.depends_on):
        yield from unknown(source, ("depends_on", at, "practice"), dependency.practice, "practice", practice_ids(read))
    yield from repeated(source, ("clauses",), practice.clauses)
    yield from repeated(source, ("depends_on",), [dependency.practice for dependency in practice.depends_on])
    yield from repeated(source, ("success_factors",), [factor.id for factor in practice.success_factors])
    yield from repeated(source, ("metrics",), [metric.id for metric in practice.metrics])
    factors, metrics = ids_of(practice.success_factors), ids_of(practice.metrics)
    for at, question in enumerate(practice.questions):
        yield from _question(source, ("questions", at), question, practice.id, read)
        if question.success_factor is not None:
            yield from unknown(
                source, ("questions", at, "success_factor"), question.success_factor, "success factor", factors
            )
    yield from _one_quick(source, ("questions",), practice.questions, practice.name)
    known_actions = action_ids(read)
    for at, action in enumerate(practice.actions):
        yield from _action(source, ("actions", at), action, practice.id, read, known_actions)
        yield from unknown(
            source, ("actions", at, "measure", "metric"), action.measure.metric, "metric of this practice", metrics
        )
    if len(practice.actions) < MIN_ACTIONS:
        yield source.problem(("actions",), f"has {len(practice.actions)} action; expected {MIN_ACTIONS} or more")


def _place_of_file(parsed: Parsed[PracticeFile], facts: FrameworkFile) -> Iterator[Problem]:
    path, practice = Path(parsed.source.name), parsed.model
    if path.stem != practice.id:
        yield parsed.source.problem(("id",), f"id '{practice.id}' differs from the file's name '{path.stem}'")
    order = [stage.id for stage in facts.stages]
    known = [stage for stage in order if stage in practice.stages]
    home = max(known, key=lambda stage: practice.stages[stage], default=None)
    if home is not None and path.parent.name != home:
        yield parsed.source.problem(
            ("stages",), f"weighs most in '{home}', but its file lies in '{path.parent.name}'; expected '{home}'"
        )


def _stage_weights(parsed: Parsed[PracticeFile], facts: FrameworkFile) -> Iterator[Problem]:
    for stage in parsed.model.stages:
        yield from unknown(parsed.source, ("stages", stage), stage, "stage", ids_of(facts.stages))
    total = sum(parsed.model.stages.values())
    if not isclose(total, 1, abs_tol=WEIGHT_TOLERANCE):
        yield parsed.source.problem(("stages",), f"weights sum to {total:g}; expected 1")


def _question(
    source: YamlFile, place: Place, question: QuestionEntry, prefix: str | None, read: QuestionnaireFiles
) -> Iterator[Problem]:
    assert read.framework is not None  # without it nothing is checked
    facts = read.framework.model
    if prefix and not question.id.startswith(f"{prefix}."):
        yield source.problem(
            (*place, "id"),
            f"question '{question.id}' belongs to '{prefix}'; expected an id that starts with '{prefix}.'",
        )
    yield from unknown(source, (*place, "aspect"), question.aspect, "aspect", ids_of(facts.aspects))
    # A clause that stands twice would count the question twice in its readiness.
    yield from repeated(source, (*place, "clauses"), question.clauses)
    yield from repeated(source, (*place, "roles"), question.roles)
    for at, role in enumerate(question.roles):
        yield from unknown(source, (*place, "roles", at), role, "role", ids_of(facts.roles))
    for at, clause in enumerate(question.clauses):
        yield from unknown(source, (*place, "clauses", at), clause, "clause", clause_ids(read))
    if question.danger is not None:
        yield from _danger(source, (*place, "danger"), question.danger, read)


def _danger(source: YamlFile, place: Place, danger: Danger, read: QuestionnaireFiles) -> Iterator[Problem]:
    yield from repeated(source, (*place, "first_aid"), danger.first_aid)
    yield from unknown_actions(source, (*place, "first_aid"), danger.first_aid, read, action_ids(read))
    yield from repeated(source, (*place, "raised_by"), danger.raised_by)
    needs, options = need_ids(read), context_options(read)
    for at, reference in enumerate(danger.raised_by):
        if "." in reference:
            yield from unknown(source, (*place, "raised_by", at), reference, "option of a context", options)
        else:
            yield from unknown(source, (*place, "raised_by", at), reference, "driver, pain point or risk", needs)


def _theme(source: YamlFile, place: Place, theme: str | None, facts: FrameworkFile) -> Iterator[Problem]:
    if theme is not None:
        yield from unknown(source, place, theme, "theme", ids_of(facts.themes))


def _variants(source: YamlFile, place: Place, action: ActionEntry, read: QuestionnaireFiles) -> Iterator[Problem]:
    assert read.framework is not None  # without it nothing is checked
    options, facts = context_options(read), read.framework.model
    known = None if options is None else {*options, *(f"size.{size.id}" for size in facts.sizes)}
    for at, variant in enumerate(action.variants):
        for context, option in variant.when.items():
            here = (*place, "variants", at, "when", context)
            yield from unknown(source, here, f"{context}.{option}", "option of a context or size", known)
        if variant.led_by is not None:
            yield from unknown(source, (*place, "variants", at, "led_by"), variant.led_by, "role", ids_of(facts.roles))


def _one_quick(source: YamlFile, place: Place, questions: Sequence[QuestionEntry], name: str) -> Iterator[Problem]:
    quick = [question.id for question in questions if question.depth == "quick"]
    if len(quick) != 1:
        found = ", ".join(quick) or "none"
        yield source.problem(place, f"{name}: expected exactly one question of depth 'quick', found {found}")


def _action(
    source: YamlFile, place: Place, action: ActionEntry, prefix: str | None, read: QuestionnaireFiles, known: set[str]
) -> Iterator[Problem]:
    assert read.framework is not None  # without it nothing is checked
    facts = read.framework.model
    if prefix and not action.id.startswith(f"{prefix}."):
        yield source.problem(
            (*place, "id"), f"action '{action.id}' belongs to '{prefix}'; expected an id that starts with '{prefix}.'"
        )
    if action.lifts.from_level >= action.lifts.to_level:
        yield source.problem(
            (*place, "lifts"),
            f"{action.id}: lifts from {action.lifts.from_level} to {action.lifts.to_level}; expected a rise",
        )
    effort = action.effort_days
    if not effort.small <= effort.medium <= effort.large:
        yield source.problem(
            (*place, "effort_days"),
            f"{action.id}: effort falls as the organisation grows; expected small ≤ medium ≤ large",
        )
    yield from unknown(source, (*place, "lifts", "aspect"), action.lifts.aspect, "aspect", ids_of(facts.aspects))
    yield from unknown(source, (*place, "led_by"), action.led_by, "role", ids_of(facts.roles))
    yield from unknown(source, (*place, "cost"), action.cost, "cost class", ids_of(facts.costs))
    yield from _theme(source, (*place, "theme"), action.theme, facts)
    if action.appoints is not None:
        yield from unknown(source, (*place, "appoints"), action.appoints, "role", ids_of(facts.roles))
    yield from _variants(source, place, action, read)
    yield from unknown_actions(source, (*place, "needs"), action.needs, read, known)
    for at, need in enumerate(action.serves):
        yield from unknown(source, (*place, "serves", at), need, "driver, pain point or risk", need_ids(read))
    for at, clause in enumerate(action.clauses):
        yield from unknown(source, (*place, "clauses", at), clause, "clause", clause_ids(read))


def _doubles(read: QuestionnaireFiles) -> Iterator[Problem]:
    yield from _doubled("practice", ((p.source, ("id",), p.model.id) for p in read.practices))
    yield from _doubled("question", ((source, (*place, "id"), q.id) for source, place, q in all_questions(read)))
    yield from _doubled("action", ((source, (*place, "id"), a.id) for source, place, a in all_actions(read)))
    if read.client_needs:
        needs, source = read.client_needs.model, read.client_needs.source
        for key in ("contexts", "sectors"):
            yield from repeated(source, (key,), [entry.id for entry in getattr(needs, key)])
        yield from _doubled(
            "need",
            (
                (source, (key, at, "id"), entry.id)
                for key in ("drivers", "pain_points", "risks")
                for at, entry in enumerate(getattr(needs, key))
            ),
        )


def _doubled_words(read: QuestionnaireFiles) -> Iterator[Problem]:
    if read.glossary:
        yield from repeated(read.glossary.source, ("terms",), [term.id for term in read.glossary.model.terms])
    if read.learning:
        yield from repeated(read.learning.source, ("pages",), [page.id for page in read.learning.model.pages])


def _doubled(kind: str, found: Iterable[tuple[YamlFile, Place, str]]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for source, place, identity in found:
        here = f"{source.name}:{source.line(place)}"
        if identity in first:
            yield source.problem(place, f"{kind} '{identity}' stands twice, first in {first[identity]}; expected once")
        first.setdefault(identity, here)


def _components(
    parsed: Parsed[ServiceValueSystemFile], read: QuestionnaireFiles, facts: FrameworkFile
) -> Iterator[Problem]:
    source, entries, known_actions = parsed.source, parsed.model.components, action_ids(read)
    yield from repeated(source, ("components",), [entry.component for entry in entries])
    for c, entry in enumerate(entries):
        yield from unknown(
            source, ("components", c, "component"), entry.component, "component", ids_of(facts.components)
        )
        yield from _one_quick(source, ("components", c, "questions"), entry.questions, entry.component)
        if entry.component == PRACTICES_COMPONENT:
            yield source.problem(
                ("components", c),
                "component 'practices' is levelled from the practices; expected no questions of its own",
            )
        for at, question in enumerate(entry.questions):
            yield from _question(source, ("components", c, "questions", at), question, None, read)
        for at, action in enumerate(entry.actions):
            yield from _action(source, ("components", c, "actions", at), action, None, read, known_actions)
    asked = {entry.component for entry in entries} | {PRACTICES_COMPONENT}
    for component in facts.components:
        if component.id not in asked:
            yield source.problem(("components",), f"component '{component.id}' has no questions; expected one or more")
