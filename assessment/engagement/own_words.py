"""A consultant's own words for passages of the report, in place of the generated ones.

The model is the part `own_words` of an exchange file. Which passages there are is for the reports to say: here they are
ids, so that words written for a passage that does not occur any more are kept until it occurs again.
"""

from collections.abc import Iterable

from pydantic import Field

from assessment.engagement.fields import Entry, Heading, Id, Moment, Text


class OwnWords(Entry):
    """What is said in one passage. None leaves heading or text as generated, an empty text leaves it out.

    `figures` are the numbers behind the passage when it was written, by name and as they were shown: where they have
    moved since, the words are stale. Locked words are changed by nobody until they are unlocked.
    """

    passage: Id
    heading: Heading | None = None
    text: Text | None = None
    figures: dict[Id, Text] = Field(default_factory=dict)
    locked: bool = False
    by: Text = ""
    at: Moment | None = None


class ChangedMeanwhile(Exception):
    """Somebody else has written to the passage since it was read. `kept` is what stands there now."""

    def __init__(self, kept: OwnWords | None) -> None:
        super().__init__("somebody else has changed these words meanwhile")
        self.kept = kept


class Locked(Exception):
    """The words are locked; whoever wants to change them unlocks them first."""


def find(own_words: Iterable[OwnWords], passage: str) -> OwnWords | None:
    """The words for a passage; None where it is generated."""
    return next((words for words in own_words if words.passage == passage), None)


def written(own_words: tuple[OwnWords, ...], words: OwnWords, seen: OwnWords | None) -> tuple[OwnWords, ...]:
    """All words with these for their passage. `seen` is what stood there when the writer read it.

    ChangedMeanwhile where something else stands there by now, Locked where that is locked and its words would change.
    """
    kept = _as_seen(own_words, words.passage, seen)
    if kept and kept.locked and words.locked and (kept.heading, kept.text) != (words.heading, words.text):
        raise Locked
    if kept is None:
        return (*own_words, words)
    return tuple(words if entry is kept else entry for entry in own_words)


def taken_back(own_words: tuple[OwnWords, ...], passage: str, seen: OwnWords | None) -> tuple[OwnWords, ...]:
    """All words without those for a passage, which is generated again. Raises as `written` does."""
    kept = _as_seen(own_words, passage, seen)
    if kept and kept.locked:
        raise Locked
    return tuple(entry for entry in own_words if entry is not kept)


def opened(own_words: tuple[OwnWords, ...], seen: OwnWords, words: OwnWords | None) -> tuple[OwnWords, ...]:
    """All words with a lock taken off: `words` in the place of the locked ones that were seen, or none."""
    kept = _as_seen(own_words, seen.passage, seen)
    replaced = (words if entry is kept else entry for entry in own_words)
    return tuple(entry for entry in replaced if entry is not None)


def _as_seen(own_words: tuple[OwnWords, ...], passage: str, seen: OwnWords | None) -> OwnWords | None:
    kept = find(own_words, passage)
    if kept != seen:
        raise ChangedMeanwhile(kept)
    return kept
