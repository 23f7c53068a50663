"""Names of the files that a person downloads."""

import datetime as dt

from assessment.engagement.model import Engagement


def file_name(engagement: Engagement, ending: str) -> str:
    """'Northgate-Logistics-2026-05-04.pdf'"""
    words = "".join(c if c.isalnum() else " " for c in engagement.client.name).split()
    date = engagement.assessment.date or dt.date.today()
    return f"{'-'.join(words)[:80] or 'assessment'}-{date.isoformat()}.{ending}"
