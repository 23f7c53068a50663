"""What a director reads: one judgement, three findings, three moves."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assessment.engagement.model import MONTHS
from assessment.roadmap.calendar import MONTHS_IN_A_YEAR
from reports.narrative.in_short import readiness_finding
from reports.narrative.overrides import heading_of, own_heading, own_text, text_about
from reports.narrative.plan import action_reason, lift, when
from reports.narrative.practices import disputed_sentence, disputed_title, need_names
from reports.narrative.recording import within
from reports.narrative.say import say
from reports.narrative.stages import radar_title, stage_sentence, stages_of
from reports.text import formatting
from reports.view.certificate import certificate
from reports.view.coverage import Coverage, coverage
from reports.view.headline import headline_level
from reports.view.model import ActionView, PracticeView, View
from reports.view.readiness import readiness_view

SHOWN = 3


@dataclass(frozen=True)
class Finding:
    """One thing that the answers say, with the practices it rests on. `kind` names its passage: 'finding.gap'."""

    kind: str
    title: str
    text: str
    practices: tuple[str, ...]


@dataclass(frozen=True)
class NextAction:
    """One of the actions that matter most: what, why, when and for how much effort."""

    action: str
    title: str
    text: str
    when: str
    effort: str


@heading_of("summary")
def judgement(view: View) -> str:
    """The one sentence for a reader who reads no other."""
    return say(
        "judgement",
        stand=coverage(view),
        client=view.client.name,
        head=view.headline,
        level=headline_level(view.headline),
        stages=stages_of(view),
        of=formatting.level_text,
    )


def findings(view: View) -> tuple[Finding, ...]:
    """At most three: the gap that weighs most, how far a certificate is that the client wants, what is strong, what
    nobody can say; others where these are missing.
    """
    return tuple(islice(_findings(view, coverage(view)), SHOWN))


def _findings(view: View, stand: Coverage) -> Iterator[Finding]:
    if view.gaps:
        yield _about("gap", view.gaps, view, stand)
    elif stand.levelled:
        yield _about("no_gap", stand.levelled, view, stand)
    yield from _readiness(view)
    if view.strengths and (view.gaps or len(stand.levelled) > 1):  # or else the same practice was told just before
        yield _about("strength", view.strengths, view, stand)
    elif stand.levelled and not view.strengths:
        yield _about("no_strength", stand.levelled, view, stand)
    if view.blind_spots and stand.answers:
        yield _about("blind_spots", view.blind_spots, view, stand)
    if view.disputed:
        yield _finding(
            "disputed",
            view,
            dict.fromkeys(question.question.subject.id for question in view.disputed),
            lambda: (disputed_title(view), disputed_sentence(view)),
        )
    stages = stages_of(view)
    if stages.apart and len(view.practices) > 1:
        yield _finding("stages", view, (), lambda: (radar_title(view), stage_sentence(view, stages.last)))


def _readiness(view: View) -> Iterator[Finding]:
    """Where the client wants a certificate or expects an audit, and an answer speaks to the standard's clauses."""
    wanted, rated = certificate(view), any(clause.readiness is not None for clause in view.clauses)
    if wanted and rated:
        yield _finding(
            "readiness",
            view,
            (practice.practice.id for practice, _ in wanted.asked),
            lambda: readiness_finding(view, readiness_view(view), wanted),
        )


def _about(name: str, practices: Sequence[PracticeView], view: View, stand: Coverage) -> Finding:
    values = {
        "first": practices[0],
        "others": practices[1:],
        "practices": practices,
        "stand": stand,
        "needs": need_names(view, practices[0]),
        "chosen": bool(view.needs),
        "lagging": _lagging(view, practices),
    }
    return _finding(
        name,
        view,
        (practice.practice.id for practice in practices),
        lambda: (say(f"{name}_title", **values), say(f"{name}_text", **values)),
    )


def _finding(kind: str, view: View, practices: Iterable[str], generate: Callable[[], tuple[str, str]]) -> Finding:
    """Title and text as generated, unless somebody wrote them in own words."""
    passage = f"finding.{kind}"
    with within(passage):
        title, text = generate()
    heading, words = own_heading(view, passage), own_text(view, passage)
    return Finding(kind, title if heading is None else heading, text if words is None else words, tuple(practices))


def _lagging(view: View, practices: Sequence[PracticeView]) -> int:
    """How many aspects of these practices an action is to lift for their own sake."""
    told = {practice.practice.id for practice in practices}
    return len(
        {
            (action.practice, action.aspect)
            for action in view.actions
            if action.practice in told and action.explanation.wanted
        }
    )


@heading_of("findings")
def findings_title(view: View) -> str:
    """How many strengths, gaps and blind spots follow."""
    return say(
        "findings_title",
        stand=coverage(view),
        strengths=view.strengths,
        gaps=view.gaps,
        blind_spots=view.blind_spots,
        disputed=view.disputed,
    )


def next_actions(view: View) -> tuple[NextAction, ...]:
    """The three actions of most benefit, one a practice, in the order in which the plan begins them.

    Where a practice falls short of its target, those that already meet theirs have no move among them. Those that begin
    within a year go before later ones, which nobody can be asked to decide on today, and planned ones
    before those that were left out.
    """
    a_year = MONTHS_IN_A_YEAR // MONTHS[view.assessment.needs.period]
    best: dict[str, ActionView] = {}
    for action in sorted(
        view.actions,
        key=lambda action: (action.start is None, (action.start or 0) >= a_year, -action.benefit),
    ):
        best.setdefault(action.practice, action)
    short = [action for action in best.values() if not action.explanation.met]
    return tuple(
        _move(view, action) for action in sorted((short or list(best.values()))[:SHOWN], key=view.actions.index)
    )


def _move(view: View, action: ActionView) -> NextAction:
    return NextAction(
        action.id,
        action.title,
        _why(view, action),
        when(action, view.roadmap),
        formatting.days(action.effort_days),
    )


@text_about(lambda _, action: f"move.{action.id}")
def _why(_: View, action: ActionView) -> str:
    return say("move", action=action, lift=lift(action), why=action_reason(action.reason))
