"""Names of the files that a person downloads."""

import datetime as dt

from assessment.engagement.model import Assessment


def file_name(assessment: Assessment, ending: str) -> str:
    """'Northgate-Logistics-2026-05-04.pdf'"""
    words = "".join(c if c.isalnum() else " " for c in assessment.client.name).split()
    date = assessment.info.date or dt.date.today()
    return f"{'-'.join(words)[:80] or 'assessment'}-{date.isoformat()}.{ending}"
