"""Texts of several paragraphs: how they are taken apart, the same for every kind of report."""

import re
from dataclasses import dataclass
from itertools import groupby

from reports.text.sanitize import printable

BULLET = re.compile(r"[-*•–]\s+")


@dataclass(frozen=True)
class Paragraph:
    """Running text, in one piece."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list; each item is running text."""

    items: tuple[str, ...]


Prose = tuple[Paragraph | Bullets, ...]


def paragraphs(text: str) -> Prose:
    """A blank line parts paragraphs, and lines that begin with '- ' are a list. An empty text has none."""
    found: list[Paragraph | Bullets] = []
    for block in re.split(r"\n\s*\n", printable(text)):
        lines = (line.strip() for line in block.split("\n") if line.strip())
        for bulleted, together in groupby(lines, key=lambda line: bool(BULLET.match(line))):
            part = tuple(together)
            found.append(
                Bullets(tuple(BULLET.sub("", line, count=1) for line in part))
                if bulleted
                else Paragraph(" ".join(part))
            )
    return tuple(found)


def in_one_line(text: str) -> str:
    """The same where there is room for one paragraph only: '… our aims: faster restoration; fewer failed changes'"""
    return " ".join(part.text if isinstance(part, Paragraph) else "; ".join(part.items) for part in paragraphs(text))
