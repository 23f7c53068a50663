"""What becomes of a passage's own words when somebody writes, locks or unlocks them."""

import datetime as dt

from assessment.engagement.overrides import Override
from reports.passages.passages import Passage


def printed(passage: Passage, words: Override | None) -> tuple[str | None, str | None]:
    """Heading and text as the report has them; None where the passage has no such part."""
    heading, text = (words.heading, words.text) if words else (None, None)
    return (passage.heading if heading is None else heading, passage.text if text is None else text)


def rewritten(
    passage: Passage, words: Override | None, heading: str, text: str, by: str, at: dt.datetime
) -> Override | None:
    """The words after somebody wrote, on the figures of today; None where all is as generated again.

    A heading left blank is the generated one, since every passage that has one needs it; a text left blank is left out.
    """
    own_heading = heading.strip() if heading.strip() not in ("", passage.heading) else None
    own_text = text.strip() if passage.text is not None and text.strip() != passage.text else None
    if own_heading is None and own_text is None:
        return None
    return Override(
        passage=passage.id,
        heading=own_heading,
        text=own_text,
        figures=passage.figures,
        locked=bool(words and words.locked),
        by=by,
        at=at,
    )


def locked(passage: Passage, words: Override | None, by: str, at: dt.datetime) -> Override:
    """The passage as it reads now, generated or not, so that no later answer changes it."""
    heading, text = printed(passage, words)
    figures = words.figures if words else passage.figures
    return Override(passage=passage.id, heading=heading, text=text, figures=figures, locked=True, by=by, at=at)


def unlocked(passage: Passage | None, words: Override) -> Override | None:
    """The same words, open to change; None where they are those that are generated anyway.

    `passage` is None where it does not occur in the report now.
    """
    if passage and printed(passage, words) == (passage.heading, passage.text):
        return None
    return words.model_copy(update={"locked": False})


def confirmed(passage: Passage, words: Override) -> Override:
    """The same words, which somebody has held against the figures of today."""
    return words.model_copy(update={"figures": passage.figures})
