"""What was said before, whoever's the assessment is."""

from assessment.engagement.history import Event
from assessment.store import Repository, answers


def history_of(repository: Repository, assessment_id: str, question: str) -> tuple[Event, ...]:
    """Every save and withdrawal of an answer or a consensus on a question, oldest first."""
    with repository._engine.connect() as connection:
        return answers.history(connection, assessment_id, question)
