"""The title of an assessment as a field: it is changed where the assessment is worked on, and in the list of all."""

from dataclasses import replace

from assessment.engagement.edits import updated
from assessment.engagement.record import AssessmentRecord
from screens.app.fields import Field, stripped

LONGEST = 300


def title_field(key: str) -> Field[AssessmentRecord]:
    """No title is shown as an empty one."""
    return Field(
        "Title",
        key,
        lambda record: record.info.title or "",
        lambda record, text: replace(record, info=updated(record.info, title=text or None)),
        clean=stripped,
    )
