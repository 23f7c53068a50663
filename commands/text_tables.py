"""What the command line prints for people: one line an entry, columns aligned."""

from collections import Counter
from collections.abc import Collection, Sequence

from assessment.advice.advice import Advice
from assessment.advice.duties import Duty
from assessment.engagement.model import Needs
from assessment.questionnaire.model import DEPTHS, Questionnaire
from assessment.questionnaire.schema import LEVELS, ComponentEntry, PracticeFile
from assessment.scoring.results import Result
from reports.text import formatting
from reports.text.columns import aligned

STEPS = LEVELS[:-1]


def content_counts(questionnaire: Questionnaire) -> list[str]:
    """One line of counts for the whole, then a table by stage: questions by depth, actions by step."""
    of_everybody = set(questionnaire.framework_practices)
    asked = [q for q in questionnaire.questions.values() if not q.subject.is_practice or q.subject.id in of_everybody]
    actions = [a for a in questionnaire.actions.values() if not a.subject.is_practice or a.subject.id in of_everybody]
    depths = Counter(question.entry.depth for question in asked)
    needs = Counter(need.kind for need in questionnaire.needs.values())
    first = (
        f"{questionnaire.framework.name} {questionnaire.framework.version}: "
        f"{len(of_everybody)} practices, {len(asked)} questions ({depths['quick']} quick, "
        f"{depths['standard']} standard, {depths['deep']} deep), {len(actions)} actions, {needs['driver']} drivers, "
        f"{needs['pain_point']} pain points, {needs['risk']} risks, {len(questionnaire.clause_titles)} clauses, "
        f"{formatting.count(len(questionnaire.lenses), 'lens', 'lenses')}{_topics(questionnaire)}"
    )
    rows = [("stage", "practices", *DEPTHS, "questions", *(f"{step}→{step + 1}" for step in STEPS), "actions")]
    rows += [
        (section.id, str(len(section.practices)), *_question_and_action_counts(section.practices))
        for section in questionnaire.sections
    ]
    components = tuple(questionnaire.components.values())
    rows.append(("service value system", f"{len(components)} components", *_question_and_action_counts(components)))
    return [first, *aligned(rows)]


def _topics(questionnaire: Questionnaire) -> str:
    """What is asked about only where somebody chooses it."""
    topics = questionnaire.topics.values()
    questions, actions = (sum(len(getattr(topic, key)) for topic in topics) for key in ("questions", "actions"))
    said = f"{formatting.count(len(topics), 'topic')} with {questions} questions and {actions} actions"
    return f"; beside them {said}" if topics else ""


def _question_and_action_counts(of: Sequence[PracticeFile] | Sequence[ComponentEntry]) -> list[str]:
    """Questions by depth and in all, actions by step and in all; one that lifts from 0 to 2 stands under both steps."""
    depths: list[str] = [question.depth for entry in of for question in entry.questions]
    lifts = [action.lifts for entry in of for action in entry.actions]
    by_step = [sum(lift.from_level <= step < lift.to_level for lift in lifts) for step in STEPS]
    return [str(count) for count in (*map(depths.count, DEPTHS), len(depths), *by_step, len(lifts))]


def practice_lines(questionnaire: Questionnaire) -> list[str]:
    rows = [("practice", "name", "stages", "clauses")]
    rows += [
        (
            p.id,
            p.name,
            "optional" if p.optional else ", ".join(f"{stage} {weight:g}" for stage, weight in p.stages.items()),
            ", ".join(p.clauses),
        )
        for p in questionnaire.practices.values()
    ]
    return aligned(rows)


def question_lines(questionnaire: Questionnaire, depth: str, practices: Collection[str]) -> list[str]:
    rows = [("question", "depth", "text")]
    rows += [(q.id, q.entry.depth, q.entry.text) for q in questionnaire.questions_in_scope(depth, practices)]
    return aligned(rows)


def need_lines(questionnaire: Questionnaire) -> list[str]:
    rows = [("kind", "need", "name", "practices")]
    rows += [(need.kind, need.id, need.entry.name, str(len(need.impact))) for need in questionnaire.needs.values()]
    return aligned(rows)


def lens_lines(questionnaire: Questionnaire) -> list[str]:
    rows = [("lens", "kind", "name", "as of", "requirements", "asked about")]
    rows += [
        (
            lens.id,
            lens.kind,
            lens.name,
            lens.as_of.isoformat(),
            str(len(lens.requirements)),
            str(len(questionnaire.readings[lens.id].shown_by)) if lens.id in questionnaire.readings else "practices",
        )
        for lens in questionnaire.lenses.values()
    ]
    return aligned(rows)


def score_lines(result: Result, questionnaire: Questionnaire, needs: Needs) -> list[str]:
    rows = [("practice", "level", "score", "coverage")]
    rows += [
        (
            questionnaire.practices[practice].name,
            formatting.level_text(outcome),
            formatting.number(outcome.score),
            formatting.share_or_dash(outcome.coverage),
        )
        for practice, outcome in result.practices.items()
    ]
    stages = [("stage", "score")] + [
        (questionnaire.stages[stage].name, formatting.number(outcome.score)) for stage, outcome in result.stages.items()
    ]
    maturity = formatting.NO_LEVEL if result.maturity is None else str(result.maturity)
    return [
        *aligned(rows),
        "",
        *aligned(stages),
        "",
        f"service value system maturity: {maturity}",
        *_requirement_lines(result, questionnaire, needs),
    ]


def _requirement_lines(result: Result, questionnaire: Questionnaire, needs: Needs) -> list[str]:
    """What each chosen lens asks, whether it binds, and how far the answers show it, which is an indication."""
    lines: list[str] = []
    for lens in questionnaire.lenses.values():
        if lens.id not in result.requirements or lens.id == result.clause_lens:
            continue
        found = result.requirements[lens.id]
        stance = "binding" if lens.id in needs.binding_lenses else "a yardstick"
        rows = [(f"{lens.name} ({stance})", "readiness", "rating", "requirement")]
        for one in lens.requirements:
            outcome = found.get(one.id)
            readiness = formatting.share_or_dash(outcome.readiness) if outcome else "not asked"
            rows.append((one.id, readiness, (outcome.rating if outcome else None) or "", one.title))
        lines += ["", *aligned(rows)]
    return lines


def action_lines(advice: Advice, questionnaire: Questionnaire) -> list[str]:
    start = {scheduled.action: scheduled for scheduled in advice.plan.scheduled}
    rows = [("period", "days", "benefit", "practice", "action")]
    rows += [
        (
            f"{start[a.id].start + 1}–{start[a.id].end + 1}" if a.id in start else "left out",
            formatting.day_number(a.effort_days),
            formatting.score(a.benefit),
            questionnaire.practices[a.practice].name,
            a.title,
        )
        for a in advice.actions
    ]
    return [*_pressing_lines(advice, questionnaire), *_plan_lines(advice), "", *aligned(rows)]


def _pressing_lines(advice: Advice, questionnaire: Questionnaire) -> list[str]:
    """What endangers the client and what it owes, and the period by whose end the plan has it closed."""
    rows = [
        ("danger", _closed(one.closed_in), questionnaire.name_of(one.danger.subject), one.danger.danger.says)
        for one in advice.dangers
    ]
    rows += [
        (
            "duty",
            _closed(one.met_in),
            questionnaire.practices[one.practice].name,
            f"level {one.level} owed, today {_today(one.duty)}: {one.duty.reason}",
        )
        for one in advice.duties
    ]
    return [*aligned([("", "closed in", "practice", "what"), *rows]), ""] if rows else []


def _today(duty: Duty) -> str:
    """'2', or '3 (1 by the lowest of those who do the work)' where voices part."""
    if duty.today is None:
        return formatting.NO_NUMBER
    return f"{duty.today} ({duty.seen} by the lowest of those who do the work)" if duty.is_hidden else f"{duty.today}"


def _closed(period: int | None) -> str:
    return "stays open" if period is None else str(period + 1)


def _plan_lines(advice: Advice) -> list[str]:
    """How good the plan is, how full, and which wishes it leaves aside."""
    plan = advice.plan
    below = "" if plan.gap is None else f", at most {formatting.at_most(plan.gap)} below the best possible"
    stopped = ", stopped by time" if plan.stopped_by_time else ""
    lines = [
        f"plan: {plan.status}{below}{stopped}; {len(plan.scheduled)} of {len(advice.actions)} actions, "
        f"{formatting.day_number(sum(plan.load))} of {formatting.day_number(sum(plan.capacity))} person-days"
    ]
    for n, wishes in enumerate(plan.conflicts):
        said = ", ".join(
            " ".join(str(part) for part in (wish.kind, wish.action, wish.period) if part is not None) for wish in wishes
        )
        proven = n < len(plan.conflicts) - plan.unproven
        why = "these wishes cannot be kept together" if proven else "no plan was found that keeps these wishes"
        lines.append(f"{why}, and were left aside: {said}")
    return lines
