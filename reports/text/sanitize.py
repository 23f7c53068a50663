"""Text from outside, made safe to set: what cannot be printed goes, what is too long is cut where one sees it."""

import re
import unicodedata

COMMENT_CHARACTERS = 600
ROLE_CHARACTERS = 60
FIRST_SENTENCE_BEYOND = 1.4
# Marks that turn the writing direction would let a comment rearrange the page; direction is worked out without them.
DIRECTION_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Without control characters, direction marks and characters that no font may hold; line ends stay."""
    return "".join(
        character
        for character in DIRECTION_MARKS.sub("", text.replace("\r\n", "\n").replace("\t", " "))
        if character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Co")
    )


SENTENCE_END = re.compile(r"[.!?][”\"’)]*(?= )")


def whole_sentences(text: str, characters: int) -> str:
    """As many whole sentences as there is room for; the first one where it goes a little beyond, and nothing where it
    goes far: half a sentence quotes nobody.
    """
    whole = " ".join(printable(text).split())
    ends = [match.end() for match in SENTENCE_END.finditer(whole)] + [len(whole)]
    room = max((end for end in ends if end <= characters), default=ends[0])
    return whole[:room] if room <= characters * FIRST_SENTENCE_BEYOND else ""


def shorten(text: str, characters: int) -> tuple[str, bool]:
    """The text in one piece with single blanks, cut at a word near the limit, and whether anything was cut."""
    whole = " ".join(printable(text).split())
    if len(whole) <= characters:
        return whole, False
    cut = whole[:characters]
    at = cut.rfind(" ")
    return (cut[:at] if at > characters // 2 else cut).rstrip() + " …", True
