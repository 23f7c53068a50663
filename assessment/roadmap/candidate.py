"""What the plan chooses from: an action that this client could take, with its effort, benefit and prerequisites."""

from dataclasses import dataclass

from assessment.questionnaire.model import Action


@dataclass(frozen=True)
class Candidate:
    """An action that this client could take. Effort in person-days, duration in the client's periods."""

    id: str
    practice: str
    title: str
    aspect: str
    from_level: int
    to_level: int
    effort_days: float
    periods: int
    needs: tuple[str, ...]
    benefit: float
    reason: str
    quick_win: bool
    action: Action
