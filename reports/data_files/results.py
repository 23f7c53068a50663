"""How everything came out: practices, stages, components, aspects, questions with their agreement, clauses."""

from collections.abc import Iterator

from assessment.questionnaire.schema import TOP_LEVEL
from assessment.scoring.method_version import METHOD_VERSION
from reports.data_files.table import Table, ids, yes
from reports.narrative import suggestion_reason
from reports.view.annex import answer_row
from reports.view.lenses import lens_views
from reports.view.model import PracticeView, QuestionView, View
from reports.view.readiness import RequirementProspect

LEVELS = range(1, TOP_LEVEL + 1)


def summary(view: View) -> Table:
    head, facts = view.headline, view.questionnaire.framework
    return Table(
        "summary.csv",
        (
            "client",
            "title",
            "date",
            "depth",
            "questionnaire",
            "questionnaire_version",
            "method_version",
            "level",
            "low_level",
            "high_level",
            "score",
            "low_score",
            "high_score",
            "maturity",
            "asked",
            "valued",
            "coverage",
        ),
        (
            (
                view.client.name,
                view.title,
                view.date,
                view.assessment.scope.depth,
                facts.id,
                facts.version,
                METHOD_VERSION,
                head.level,
                head.low.level,
                head.high.level,
                head.score,
                head.low.score,
                head.high.score,
                head.maturity,
                head.asked,
                head.valued,
                head.coverage,
            ),
        ),
    )


def practices(view: View) -> Table:
    scope = view.assessment.scope
    return Table(
        "practices.csv",
        (
            "practice",
            "name",
            "stage",
            "level",
            "low_level",
            "high_level",
            "score",
            "low_score",
            "high_score",
            "coverage",
            "questions",
            "valued",
            *(f"attainment_{level}" for level in LEVELS),
            "ratings",
            "importance",
            "target",
            "suggested_target",
            "target_reason",
            "earlier_level",
            "depth",
        ),
        tuple((*_practice(of), scope.depth_of(of.practice.id)) for of in view.practices),
    )


def _practice(of: PracticeView) -> tuple[object, ...]:
    result = of.result
    return (
        of.practice.id,
        of.practice.name,
        None if of.practice.optional else of.section.id,  # a topic belongs to no stage
        result.level,
        result.low.level,
        result.high.level,
        result.score,
        result.low.score,
        result.high.score,
        result.coverage,
        result.questions,
        result.valued,
        *(result.attainment or (None,) * len(LEVELS)),
        result.ratings,
        of.importance,
        of.target,
        of.suggested_target,
        suggestion_reason(of.target_reason),
        of.earlier_level,
    )


def stages(view: View) -> Table:
    at_end = view.projection.at_end.stages
    return Table(
        "stages.csv",
        ("stage", "name", "score", "low_score", "high_score", "target", "practices", "score_at_plan_end"),
        tuple(
            (one.id, one.name, one.score, one.low, one.high, one.target, one.practices, at_end.get(one.id))
            for one in view.stages
        ),
    )


def components(view: View) -> Table:
    return Table(
        "components.csv",
        ("component", "name", "level", "score"),
        tuple((one.id, one.name, one.level, one.score) for one in view.components),
    )


def heat_map(view: View) -> Table:
    """One row a practice, one column an aspect."""
    return Table(
        "heat_map.csv",
        ("practice", "name", *view.questionnaire.aspects),
        tuple((one.practice.id, one.practice.name, *(cell.value for cell in one.aspects)) for one in view.practices),
    )


def questions(view: View) -> Table:
    return Table(
        "questions.csv",
        (
            "question",
            "practice",
            "component",
            "aspect",
            "depth",
            "text",
            "clauses",
            "state",
            "value",
            "in_scope",
            "raters",
            "dont_know",
            "not_applicable",
            "lowest",
            "highest",
            "agreement",
            "consensus",
            "description",
            "assessor",
        ),
        tuple(_question(view, question) for question in _asked(view)),
    )


def _asked(view: View) -> Iterator[QuestionView]:
    for practice in view.practices:
        yield from practice.questions
    for component in view.components:
        yield from component.questions


def _question(view: View, of: QuestionView) -> tuple[object, ...]:
    entry, result, row = of.question.entry, of.result, answer_row(view, of)
    subject = of.question.subject
    return (
        of.question.id,
        subject.id if subject.is_practice else None,
        None if subject.is_practice else subject.id,
        entry.aspect,
        entry.depth,
        entry.text,
        ids(entry.clauses),
        row.state,
        result.value,
        yes(result.in_scope),
        result.raters,
        result.dont_know,
        result.not_applicable,
        result.lowest,
        result.highest,
        result.agreement,
        yes(result.consensus),
        row.description,
        yes(result.assessor),
    )


def requirements(view: View) -> Table:
    """Of every chosen lens, those that are not asked about too: these have neither number nor rating."""
    return Table(
        "requirements.csv",
        (
            *("lens", "requirement", "title", "area", "readiness", "rating", "asked", "unanswered"),
            *("readiness_at_plan_end", "rating_at_plan_end", "binding"),
        ),
        tuple(
            (
                *(lens.lens.id, one.requirement.id, one.requirement.title, one.requirement.area),
                *_shown(one.prospect),
                yes(lens.binds) if lens.ready else None,
            )
            for lens in lens_views(view)
            for one in lens.requirements
        ),
    )


def _shown(prospect: RequirementProspect | None) -> tuple[object, ...]:
    if prospect is None:
        return (None, None, 0, None, None, None)
    now, then = prospect.now, prospect.then
    return now.readiness, now.rating, prospect.asked, prospect.unanswered, then.readiness, then.rating


def clauses(view: View) -> Table:
    at_end = view.projection.at_end.clauses
    return Table(
        "clauses.csv",
        ("clause", "title", "readiness", "rating", "asked", "valued", "readiness_at_plan_end", "rating_at_plan_end"),
        tuple(
            (
                one.id,
                one.title,
                one.readiness,
                one.rating,
                one.asked,
                one.valued,
                at_end[one.id].readiness,
                at_end[one.id].rating,
            )
            for one in view.clauses
        ),
    )
