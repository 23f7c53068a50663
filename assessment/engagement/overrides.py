"""A consultant's own words for passages of the report, in place of the generated ones.

The model is the part `own_words` of an exchange file. Which passages there are is for the reports to say: here they are
ids, so that words written for a passage that does not occur any more are kept until it occurs again.
"""

from collections.abc import Iterable

from pydantic import Field

from assessment.engagement.fields import ExchangeModel, Heading, Id, Moment, Text
from assessment.input.numbers import Flag

SCENARIO_FIGURE = "Scenario"
"""The one figure behind own words that is a name which somebody gave."""


class Override(ExchangeModel):
    """What is said in one passage. None leaves heading or text as generated, an empty text leaves it out.

    `figures` are the numbers behind the passage when it was written, by name and as they were shown: where they have
    moved since, the words are stale. Locked words are changed by nobody until they are unlocked.
    """

    passage: Id
    heading: Heading | None = None
    text: Text | None = None
    figures: dict[Id, Text] = Field(default_factory=dict)
    locked: Flag = False
    by: Text = ""
    at: Moment | None = None


class EditConflict(Exception):
    """Somebody else has written to the passage since it was read. `kept` is what stands there now."""

    def __init__(self, kept: Override | None) -> None:
        super().__init__("somebody else has changed these words meanwhile")
        self.kept = kept


class Locked(Exception):
    """The words are locked; whoever wants to change them unlocks them first."""


def find(overrides: Iterable[Override], passage: str) -> Override | None:
    """The words for a passage; None where it is generated."""
    return next((words for words in overrides if words.passage == passage), None)


def put(overrides: tuple[Override, ...], words: Override, seen: Override | None) -> tuple[Override, ...]:
    """All words with these for their passage. `seen` is what stood there when the writer read it.

    EditConflict where something else stands there by now, Locked where that is locked and its words would change.
    """
    kept = _as_seen(overrides, words.passage, seen)
    if kept and kept.locked and words.locked and (kept.heading, kept.text) != (words.heading, words.text):
        raise Locked
    if kept is None:
        return (*overrides, words)
    return tuple(words if entry is kept else entry for entry in overrides)


def reset(overrides: tuple[Override, ...], passage: str, seen: Override | None) -> tuple[Override, ...]:
    """All words without those for a passage, which is generated again. Raises as `put` does."""
    kept = _as_seen(overrides, passage, seen)
    if kept and kept.locked:
        raise Locked
    return tuple(entry for entry in overrides if entry is not kept)


def unlock(overrides: tuple[Override, ...], seen: Override, words: Override | None) -> tuple[Override, ...]:
    """All words with a lock taken off: `words` in the place of the locked ones that were seen, or none."""
    kept = _as_seen(overrides, seen.passage, seen)
    replaced = (words if entry is kept else entry for entry in overrides)
    return tuple(entry for entry in replaced if entry is not None)


def _as_seen(overrides: tuple[Override, ...], passage: str, seen: Override | None) -> Override | None:
    kept = find(overrides, passage)
    if kept != seen:
        raise EditConflict(kept)
    return kept
