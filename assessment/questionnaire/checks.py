"""What a single file's schema cannot see: ids that must exist elsewhere, be unique, or form no circle."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from math import isclose
from pathlib import Path

from assessment.input.problems import Problem
from assessment.input.yaml_file import Place, YamlFile
from assessment.questionnaire.lens_checks import lens_problems
from assessment.questionnaire.reading import Parsed, QuestionnaireFiles
from assessment.questionnaire.references import action_ids, clause_ids, practice_ids, repeated, unknown, unknown_actions
from assessment.questionnaire.schema import (
    PRACTICES_COMPONENT,
    ActionEntry,
    ClientNeedsFile,
    Danger,
    FrameworkFile,
    PracticeFile,
    QuestionEntry,
    ServiceValueSystemFile,
)
from assessment.questionnaire.walking import all_actions, all_questions

WEIGHT_TOLERANCE = 1e-6
MIN_ACTIONS = 2


def problems_across_files(read: QuestionnaireFiles) -> tuple[Problem, ...]:
    """Every problem between files. Checks whose files could not be read at all are left out."""
    if read.framework is None:
        return ()
    checks: list[Iterable[Problem]] = [_questionnaire_ids(read.framework), _doubles(read), _doubled_words(read)]
    checks.append(_named_practices(read.framework, practice_ids(read)))
    checks.append(_rests_on_topics(read))
    checks += [_practice(parsed, read, read.framework.model) for parsed in read.practices]
    if read.service_value_system:
        checks.append(_components(read.service_value_system, read, read.framework.model))
    if read.client_needs:
        checks.append(_needs(read.client_needs, practice_ids(read)))
    checks += [lens_problems(read), _dependency_cycles(read), _action_cycles(read)]
    return tuple(problem for check in checks for problem in check)


def _need_ids(read: QuestionnaireFiles) -> set[str] | None:
    if read.client_needs is None:
        return None
    needs = read.client_needs.model
    return {need.id for need in (*needs.drivers, *needs.pain_points, *needs.risks)}


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
        "vocabularies",
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
        yield from unknown(source, ("accountable", at), role, "role", _ids(facts.roles))
    for at, theme in enumerate(facts.themes):
        yield from unknown(source, ("themes", at, "sponsor"), theme.sponsor, "role", _ids(facts.roles))
    for at, vocabulary in enumerate(facts.vocabularies):
        for stage in vocabulary.stages:
            yield from unknown(source, ("vocabularies", at, "stages", stage), stage, "stage", _ids(facts.stages))
        yield from repeated(source, ("vocabularies", at, "groups"), [group.id for group in vocabulary.groups])


def _named_practices(parsed: Parsed[FrameworkFile], practices: set[str]) -> Iterator[Problem]:
    facts, source = parsed.model, parsed.source
    yield from _practices_of_vocabularies(parsed, practices)
    for at, pair in enumerate(facts.seldom_ahead):
        for key, practice in (("practice", pair.practice), ("of", pair.of)):
            yield from unknown(source, ("seldom_ahead", at, key), practice, "practice", practices)
    for s, chosen in enumerate(facts.practice_sets):
        yield from repeated(source, ("practice_sets", s, "practices"), chosen.practices)
        for at, practice in enumerate(chosen.practices):
            yield from unknown(source, ("practice_sets", s, "practices", at), practice, "practice", practices)


def _practices_of_vocabularies(parsed: Parsed[FrameworkFile], practices: set[str]) -> Iterator[Problem]:
    """A practice stands in one group of a vocabulary."""
    for v, vocabulary in enumerate(parsed.model.vocabularies):
        seen: set[str] = set()
        for g, group in enumerate(vocabulary.groups):
            for at, practice in enumerate(group.practices):
                place = ("vocabularies", v, "groups", g, "practices", at)
                yield from unknown(parsed.source, place, practice, "practice", practices)
                if practice in seen:
                    yield parsed.source.problem(place, f"'{practice}' stands in two groups; expected one")
                seen.add(practice)


def _rests_on_topics(read: QuestionnaireFiles) -> Iterator[Problem]:
    """Whatever everybody is asked about must not rest on a topic, which few are asked about."""
    assert read.framework is not None  # without it nothing is checked
    topics = {parsed.model.id for parsed in read.practices if parsed.model.optional}
    source, expected = read.framework.source, "is optional; expected a practice that everybody is asked about"
    for s, chosen in enumerate(read.framework.model.practice_sets):
        for at, practice in enumerate(chosen.practices):
            if practice in topics:
                yield source.problem(("practice_sets", s, "practices", at), f"'{practice}' {expected}")
    for parsed in read.practices:
        if parsed.model.optional:
            continue
        for at, dependency in enumerate(parsed.model.depends_on):
            if dependency.practice in topics:
                yield parsed.source.problem(("depends_on", at, "practice"), f"'{dependency.practice}' {expected}")
    if read.practices and all(parsed.model.optional for parsed in read.practices):
        yield source.problem((), "every practice is optional; expected one or more that everybody is asked about")


def _ids(entries: Iterable[object]) -> set[str]:
    return {entry.id for entry in entries}  # type: ignore[attr-defined]  # all of framework.yaml's lists have ids


def _practice(parsed: Parsed[PracticeFile], read: QuestionnaireFiles, facts: FrameworkFile) -> Iterator[Problem]:
    practice, source = parsed.model, parsed.source
    yield from _place_of_file(parsed, facts)
    yield from _stage_weights(parsed, facts)
    yield from unknown(source, ("group",), practice.group, "group", _ids(facts.groups))
    yield from _theme(source, ("theme",), practice.theme, facts)
    yield from repeated(source, ("value_chain",), practice.value_chain)
    for at, activity in enumerate(practice.value_chain if facts.value_chain else ()):
        activities = _ids(facts.value_chain)
        yield from unknown(source, ("value_chain", at), activity, "activity of the value chain", activities)
    for at, clause in enumerate(practice.clauses):
        yield from unknown(source, ("clauses", at), clause, "clause", clause_ids(read))
    for at, dependency in enumerate(practice.depends_on):
        yield from unknown(source, ("depends_on", at, "practice"), dependency.practice, "practice", practice_ids(read))
    yield from repeated(source, ("clauses",), practice.clauses)
    yield from repeated(source, ("depends_on",), [dependency.practice for dependency in practice.depends_on])
    yield from repeated(source, ("success_factors",), [factor.id for factor in practice.success_factors])
    yield from repeated(source, ("metrics",), [metric.id for metric in practice.metrics])
    factors, metrics = _ids(practice.success_factors), _ids(practice.metrics)
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
        yield from unknown(parsed.source, ("stages", stage), stage, "stage", _ids(facts.stages))
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
    yield from unknown(source, (*place, "aspect"), question.aspect, "aspect", _ids(facts.aspects))
    # A clause that stands twice would count the question twice in its readiness.
    yield from repeated(source, (*place, "clauses"), question.clauses)
    yield from repeated(source, (*place, "roles"), question.roles)
    for at, role in enumerate(question.roles):
        yield from unknown(source, (*place, "roles", at), role, "role", _ids(facts.roles))
    for at, clause in enumerate(question.clauses):
        yield from unknown(source, (*place, "clauses", at), clause, "clause", clause_ids(read))
    if question.danger is not None:
        yield from _danger(source, (*place, "danger"), question.danger, read)


def _danger(source: YamlFile, place: Place, danger: Danger, read: QuestionnaireFiles) -> Iterator[Problem]:
    yield from repeated(source, (*place, "first_aid"), danger.first_aid)
    yield from unknown_actions(source, (*place, "first_aid"), danger.first_aid, read, action_ids(read))
    yield from repeated(source, (*place, "raised_by"), danger.raised_by)
    needs, options = _need_ids(read), _context_options(read)
    for at, reference in enumerate(danger.raised_by):
        if "." in reference:
            yield from unknown(source, (*place, "raised_by", at), reference, "option of a context", options)
        else:
            yield from unknown(source, (*place, "raised_by", at), reference, "driver, pain point or risk", needs)


def _theme(source: YamlFile, place: Place, theme: str | None, facts: FrameworkFile) -> Iterator[Problem]:
    if theme is not None:
        yield from unknown(source, place, theme, "theme", _ids(facts.themes))


def _context_options(read: QuestionnaireFiles) -> set[str] | None:
    """Every option of a context as `context.option`."""
    if read.client_needs is None:
        return None
    contexts = read.client_needs.model.contexts
    return {f"{context.id}.{option.id}" for context in contexts for option in context.options}


def _variants(source: YamlFile, place: Place, action: ActionEntry, read: QuestionnaireFiles) -> Iterator[Problem]:
    assert read.framework is not None  # without it nothing is checked
    options, facts = _context_options(read), read.framework.model
    known = None if options is None else {*options, *(f"size.{size.id}" for size in facts.sizes)}
    for at, variant in enumerate(action.variants):
        for context, option in variant.when.items():
            here = (*place, "variants", at, "when", context)
            yield from unknown(source, here, f"{context}.{option}", "option of a context or size", known)
        if variant.led_by is not None:
            yield from unknown(source, (*place, "variants", at, "led_by"), variant.led_by, "role", _ids(facts.roles))


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
    yield from unknown(source, (*place, "lifts", "aspect"), action.lifts.aspect, "aspect", _ids(facts.aspects))
    yield from unknown(source, (*place, "led_by"), action.led_by, "role", _ids(facts.roles))
    yield from unknown(source, (*place, "cost"), action.cost, "cost class", _ids(facts.costs))
    yield from _theme(source, (*place, "theme"), action.theme, facts)
    if action.appoints is not None:
        yield from unknown(source, (*place, "appoints"), action.appoints, "role", _ids(facts.roles))
    yield from _variants(source, place, action, read)
    yield from unknown_actions(source, (*place, "needs"), action.needs, read, known)
    for at, need in enumerate(action.serves):
        yield from unknown(source, (*place, "serves", at), need, "driver, pain point or risk", _need_ids(read))
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
        yield from unknown(source, ("components", c, "component"), entry.component, "component", _ids(facts.components))
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


def _needs(parsed: Parsed[ClientNeedsFile], practices: set[str]) -> Iterator[Problem]:
    needs, source = parsed.model, parsed.source
    for key in ("drivers", "pain_points", "risks"):
        for n, need in enumerate(getattr(needs, key)):
            place: Place = (key, n, "bears_on")
            yield from repeated(source, place, [bearing.practice for bearing in need.bears_on])
            for at, bearing in enumerate(need.bears_on):
                yield from unknown(source, (*place, at, "practice"), bearing.practice, "practice", practices)
    for kind, touched in needs.touched_by.items():
        for at, practice in enumerate(touched):
            yield from unknown(source, ("touched_by", kind, at), practice, "practice", practices)
    for c, context in enumerate(needs.contexts):
        yield from repeated(source, ("contexts", c, "options"), [option.id for option in context.options])
        for o, option in enumerate(context.options):
            for at, floor in enumerate(option.floors):
                place = ("contexts", c, "options", o, "floors", at, "practice")
                yield from unknown(source, place, floor.practice, "practice", practices)


def _dependency_cycles(read: QuestionnaireFiles) -> Iterator[Problem]:
    graph = {p.model.id: [d.practice for d in p.model.depends_on] for p in read.practices}
    places = {p.model.id: p.source.problem for p in read.practices}
    yield from _cycles(graph, lambda node, text: places[node](("depends_on",), text), "practices depend on each other")


def _action_cycles(read: QuestionnaireFiles) -> Iterator[Problem]:
    found = list(all_actions(read))
    graph = {action.id: list(action.needs) for _, _, action in found}
    places = {action.id: (source, place) for source, place, action in found}

    def report(node: str, text: str) -> Problem:
        source, place = places[node]
        return source.problem((*place, "needs"), text)

    yield from _cycles(graph, report, "actions need each other")


def _cycles(graph: Mapping[str, Sequence[str]], report: Callable[[str, str], Problem], what: str) -> Iterator[Problem]:
    """One problem a circle; an edge of each found circle is cut until none is left."""
    left = {node: [other for other in others if other in graph] for node, others in graph.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
            return
        except CycleError as error:
            circle: list[str] = error.args[1][::-1]  # graphlib lists each node before the one that needs it
            yield report(circle[0], f"{what} in a circle: {' → '.join(circle)}; expected no circle")
            left[circle[0]] = [other for other in left[circle[0]] if other != circle[1]]
