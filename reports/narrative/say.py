"""Saying a sentence: the block of its name in a chapter's file in en/, filled with values, returned as plain text."""

from collections.abc import Mapping

from jinja2 import Environment

from reports.narrative.own_sentences import own_sentence
from reports.narrative.recording import hear
from reports.narrative.sentence_files import FOLDER, chapter_file, environment, filled


def say(sentence: str, /, **values: object) -> str:
    """The result is plain text with single blanks: whoever paints it escapes it."""
    hear(sentence)
    own = own_sentence(sentence, values)
    return _shipped(sentence, values) if own is None else own


def _shipped(sentence: str, values: Mapping[str, object]) -> str:
    return filled(environment(Environment, FOLDER).get_template(chapter_file(sentence)), sentence, values)
