"""Names of the files that a person downloads."""

from assessment.engagement.model import Assessment, AssessmentInfo, Client
from screens.app.day import user_today


def file_name(assessment: Assessment, ending: str) -> str:
    """'Northgate-Logistics-2026-05-04.pdf'"""
    return file_name_for(assessment.client, assessment.info, ending)


def file_name_for(client: Client, info: AssessmentInfo, ending: str) -> str:
    """The same, for an assessment that was not read."""
    words = "".join(c if c.isalnum() else " " for c in client.name).split()
    date = info.date or user_today()
    return f"{'-'.join(words)[:80] or 'assessment'}-{date.isoformat()}.{ending}"
