"""What the numbers say, in plain sentences for screens and report.

Every function takes the arranged view and returns text without markup. The sentences are the templates in
templates/narrative/; here it is decided which of them apply, and nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessment.hints import Hint
from assessment.hints import hints as hints_on
from assessment.levels import LARGELY_UP_TO
from assessment.what_would_change import what_would_change as changes_of
from reports import wording
from reports.sentences import say
from reports.standing import Standing, standing
from reports.view_model import ActionView, PracticeView, QuestionView, RoadmapView, StageView, View

SHOWN = 3
CLOSE_STAGES = 0.25


@dataclass(frozen=True)
class Finding:
    """One thing that the answers say, with the practices it rests on."""

    title: str
    text: str
    practices: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """One of the actions that matter most: what, why, when and for how much effort."""

    action: str
    title: str
    text: str
    when: str
    effort: str


def judgement(view: View) -> str:
    """The one sentence for a reader who reads no other."""
    return say("judgement", stand=standing(view), client=view.client.name, head=view.headline,
               level=wording.headline_level(view.headline), stages=_stages(view), of=wording.level_text)


def findings(view: View) -> tuple[Finding, ...]:
    """At most three: the gap that weighs most, what is strong, what nobody can say; others where these are missing."""
    return tuple(_findings(view, standing(view)))[:SHOWN]


def _findings(view: View, stand: Standing) -> Iterator[Finding]:
    if view.gaps:
        yield _finding("gap", view.gaps, view, stand)
    elif stand.levelled:
        yield _finding("no_gap", stand.levelled, view, stand)
    if view.strengths:
        yield _finding("strength", view.strengths, view, stand)
    elif stand.levelled:
        yield _finding("no_strength", stand.levelled, view, stand)
    if view.blind_spots and stand.answers:
        yield _finding("blind_spots", view.blind_spots, view, stand)
    if view.disputed:
        yield Finding(disputed_title(view), disputed_sentence(view), tuple(
            dict.fromkeys(question.question.practice or "" for question in view.disputed)))
    if _stages(view).apart and len(view.practices) > 1:
        yield Finding(radar_title(view), stage_sentence(view, _stages(view).last), ())


def _finding(name: str, practices: Sequence[PracticeView], view: View, stand: Standing) -> Finding:
    values = {"first": practices[0], "others": practices[1:], "practices": practices, "stand": stand,
              "needs": need_names(view, practices[0]), "chosen": bool(view.needs)}
    return Finding(say(f"{name}_title", **values), say(f"{name}_text", **values),
                   tuple(practice.practice.id for practice in practices))


def moves(view: View) -> tuple[Move, ...]:
    """The three actions of most benefit, one a practice, in the order in which the plan begins them.

    Planned ones go before those that were left out.
    """
    best: dict[str, ActionView] = {}
    for action in sorted(view.actions, key=lambda action: (action.start is None, -action.candidate.benefit)):
        best.setdefault(action.candidate.practice, action)
    return tuple(_move(action, view.roadmap) for action in sorted(list(best.values())[:SHOWN], key=view.actions.index))


def _move(action: ActionView, roadmap: RoadmapView) -> Move:
    return Move(action.candidate.id, action.candidate.title, say("move", action=action), when(action, roadmap),
                wording.days(action.candidate.effort_days))


def when(action: ActionView, roadmap: RoadmapView) -> str:
    """'Q3 2026', 'Q3 to Q4 2026', 'Q4 2026 to Q1 2027', or 'not yet planned'."""
    if action.start is None or action.end is None:
        return say("not_planned")
    first, last = roadmap.labels[action.start], roadmap.labels[action.end]
    if first == last:
        return first
    return say("from_to", first=first.split()[0] if first.split()[1] == last.split()[1] else first, last=last)


@dataclass(frozen=True)
class Stages:
    """The stages that have a score, and whether the first and the last of them are worth telling apart."""

    scored: tuple[StageView, ...]
    apart: bool

    @property
    def first(self) -> StageView:
        return max(self.scored, key=lambda stage: stage.score or 0.0)

    @property
    def last(self) -> StageView:
        return min(self.scored, key=lambda stage: stage.score or 0.0)

    @property
    def distance(self) -> float:
        return (self.first.score or 0.0) - (self.last.score or 0.0) if self.scored else 0.0


def _stages(view: View) -> Stages:
    scored = tuple(stage for stage in view.stages if stage.score is not None)
    known_enough = view.headline.level is not None
    return Stages(scored, known_enough and Stages(scored, apart=False).distance >= CLOSE_STAGES)


def radar_title(view: View) -> str:
    """'Operation leads, improvement lags by 1.4'"""
    levelled = standing(view).levelled
    return say("radar_title", stages=_stages(view), total=len(view.stages), settled=view.headline.level is not None,
               only=levelled[0] if len(view.practices) == 1 and levelled else None)


def stage_sentence(view: View, stage: StageView) -> str:
    """Where one stage stands, what could still change it and where it should go."""
    return say("stage", stage=stage, total=len(view.practices))


def practice_sentence(practice: PracticeView) -> str:
    """Level, target and the way between them, for one practice."""
    return say("practice", practice=practice, level=wording.level_text(practice.result),
               change=_change(practice), ratings=practice.result.ratings)


def _change(practice: PracticeView) -> int | None:
    earlier, now = practice.earlier_level, practice.result.level
    return None if earlier is None or now is None else now - earlier


def gap_sentence(view: View, practice: PracticeView) -> str:
    return say("gap_text", first=practice, others=(), needs=need_names(view, practice), chosen=bool(view.needs))


def strength_sentence(practice: PracticeView) -> str:
    return say("strength_text", first=practice, others=())


def blind_spot_sentence(practice: PracticeView) -> str:
    """Why nobody can say how this practice stands."""
    said = [one.answer.state for question in practice.questions for one in question.said]
    return say("blind_spot", practice=practice, said=len(said), dont_know=said.count("dont_know"))


def disputed_title(view: View) -> str:
    return say("disputed_title", number=len(view.disputed))


def disputed_sentence(view: View) -> str:
    """How far apart the answers to the most disputed question lie; only where something is disputed."""
    first = view.disputed[0]
    return say("disputed_text", first=first, number=len(view.disputed), subject=subject_name(view, first))


def subject_name(view: View, question: QuestionView) -> str:
    """The practice or component that a question belongs to."""
    if question.question.practice:
        return view.framework.practices[question.question.practice].name
    return view.framework.component_names[question.question.component or ""].name


def need_names(view: View, practice: PracticeView) -> list[str]:
    """The chosen needs that the practice bears on, heaviest first."""
    return [view.framework.needs[need].entry.name for need in practice.needs]


def needs_title(view: View) -> str:
    return say("needs_title", needs=view.needs, practices=_bearing(view))


def needs_sentence(view: View) -> str:
    """How the client's needs shaped the advice, or that none was chosen."""
    return say("needs_text", needs=view.needs, practices=_bearing(view), total=len(view.practices))


def _bearing(view: View) -> list[PracticeView]:
    return sorted((p for p in view.practices if p.importance and p.needs), key=lambda p: -p.importance)


def components_title(view: View) -> str:
    """What keeps the service value system where it is."""
    levelled = [component for component in view.components if component.level is not None]
    lowest = min((component.level or 0 for component in levelled), default=0)
    return say("components_title", maturity=view.headline.maturity, lowest=[
        component.name for component in levelled if component.level == lowest],
        missing=[component.name for component in view.components if component.level is None])


def actions_title(view: View) -> str:
    return say("actions_title", planned=[action for action in view.actions if action.start is not None],
               left_out=view.roadmap.left_out, stand=standing(view))


def actions_sentence(view: View) -> str:
    """In which order the recommendations stand, and which of them are told in full."""
    planned = [action for action in view.actions if action.start is not None]
    return say("actions_text", planned=len(planned), total=len(view.actions), needs=bool(view.needs))


def measure(view: View, action: ActionView) -> str:
    """'Reopen rate: under 5 %'"""
    entry = action.candidate.action.entry.measure
    metrics = view.framework.practices[action.candidate.practice].metrics
    name = next((metric.name for metric in metrics if metric.id == entry.metric), entry.metric)
    return say("measure", name=name, first=entry.first_target)


LeftOut = tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]


def left_out_by_reason(view: View) -> tuple[LeftOut, ...]:
    """What waits and why: each reason with, by practice, its actions and their person-days; what only follows comes last."""
    waiting = {action.candidate.id for action in view.roadmap.left_out}
    groups: dict[str, dict[str, list[str]]] = {}
    for action in sorted(view.roadmap.left_out, key=lambda action: not waiting.isdisjoint(action.candidate.needs)):
        blocked = not waiting.isdisjoint(action.candidate.needs)
        reason = say("left_out_blocked") if blocked else action.left_out_reason or ""
        groups.setdefault(reason, {}).setdefault(action.practice_name, []).append(
            f"{action.candidate.title} ({action.candidate.effort_days})")
    return tuple((reason, tuple((practice, tuple(actions)) for practice, actions in sorted(by_practice.items())))
                 for reason, by_practice in groups.items())


def roadmap_title(view: View) -> str:
    """How much is planned, until when, for how many days."""
    planned = [action for action in view.actions if action.start is not None]
    last = max((action.end or 0 for action in planned), default=0)
    return say("roadmap_title", planned=planned, until=view.roadmap.labels[last], effort=sum(view.roadmap.load))


def plan_status(view: View) -> str:
    """How the plan was made and how good it is known to be, in plain words."""
    plan = view.advice.plan
    return say("plan_status", status=plan.status, gap=plan.gap, assumed=plan.capacity_assumed,
               staff=view.client.it_staff, period=view.engagement.needs.period, capacity=max(plan.capacity, default=0))


def readiness_title(view: View) -> str:
    """How many clauses the answers speak well of; an indication, never a certificate."""
    rated = [clause for clause in view.clauses if clause.readiness is not None]
    return say("readiness_title", rated=rated, full=[
        clause for clause in rated if (clause.readiness or 0.0) > LARGELY_UP_TO],
        weakest=min(rated, key=lambda clause: clause.readiness or 0.0, default=None))


def heat_map_title(view: View) -> str:
    """How many practices meet their target."""
    return say("heat_map_title", stand=standing(view))


def findings_title(view: View) -> str:
    """How many strengths, gaps and blind spots follow."""
    return say("findings_title", stand=standing(view), strengths=view.strengths, gaps=view.gaps,
               blind_spots=view.blind_spots, disputed=view.disputed)


def method_title(view: View) -> str:
    return say("method_title", head=view.headline)


def annex_title(view: View) -> str:
    return say("annex_title", head=view.headline, answers=len(view.engagement.answers))


def coverage_sentence(view: View) -> str:
    """How many questions have a value, and who answered."""
    return say("coverage", head=view.headline, roles=view.roles, people=sum(number for _, number in view.roles))


def what_would_change(practice: PracticeView) -> tuple[str, ...]:
    """The fewest answers that would lift the level by one, and the fewest that would cost one."""
    asked = {question.question.id: question for question in practice.questions if question.result.in_scope}
    found = changes_of({identity: question.result.value for identity, question in asked.items()})
    if found.level is None:
        return ()
    cases = ((found.rise, found.level + 1, True), (found.fall, found.level, False))
    return tuple(say("would_change", level=level, rises=rises, changes=[
        (change, asked[change.question].question.entry.aspect) for change in changes])
        for changes, level, rises in cases if changes)


def hints(view: View) -> tuple[str, ...]:
    """'Please check' notes, one a kind, on results that look too good or rest on little. They block nothing."""
    by_kind: dict[str, list[Hint]] = {}
    for hint in hints_on(view.engagement, view.framework, view.result):
        by_kind.setdefault(hint.kind, []).append(hint)
    notes = [say(f"hint_{kind}", hints=group, names=[
        view.framework.practices[hint.practice].name for hint in group if hint.practice])
        for kind, group in by_kind.items()]
    answering = {said.respondent.id for p in view.practices for question in p.questions for said in question.said}
    notes += [say("hint_one_person")] if len(answering) == 1 else []
    notes += [say("hint_no_needs")] if not view.needs and view.actions else []
    return tuple(notes)
