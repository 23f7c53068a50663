"""An assessment of the list as its exchange file."""

from assessment.engagement.exchange_file import to_json
from screens.app.session import principal, repository


def exchange_file(assessment: str) -> str:
    """Made when it is asked for, of what is stored then."""
    return to_json(repository().assessment(principal(), assessment))
