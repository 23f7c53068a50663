"""An assessment of the list as its exchange file."""

from assessment.engagement.exchange_file import to_json
from screens.app.session import told_assessment


def exchange_file(assessment: str) -> str:
    """Made when it is asked for, of what is stored then, and of what may be handed on."""
    return to_json(told_assessment(assessment).assessment)
