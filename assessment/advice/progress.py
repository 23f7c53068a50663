"""What of the advised actions is still to do: done ones gone, begun ones with the days they still take."""

from collections.abc import Sequence
from dataclasses import replace

from assessment.engagement.planning import Planning
from assessment.roadmap.candidate import Candidate


def still_to_do(actions: Sequence[Candidate], planning: Planning) -> tuple[Candidate, ...]:
    """The actions that a plan of the chosen scenario may hold. Nothing waits for what is done."""
    done = {progress.action for progress in planning.progress if progress.state == "done"}
    left = {
        progress.action: progress.days_left
        for progress in planning.progress
        if progress.state == "begun" and progress.days_left is not None
    }
    open_actions = [
        _with_days(replace(action, needs=tuple(need for need in action.needs if need not in done)), left)
        for action in actions
        if action.id not in done
    ]
    quick_wins_only = planning.scenario().quick_wins_only
    return tuple(action for action in open_actions if action.quick_win or not quick_wins_only)


def _with_days(action: Candidate, left: dict[str, float]) -> Candidate:
    return replace(action, effort_days=left[action.id]) if action.id in left else action
