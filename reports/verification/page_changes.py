"""Which pages of a report are no longer the ones that were made, told page by page, or that all were drawn anew."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from reports.verification.differences import Difference
from reports.verification.statement import PageStated, digest_of

AS_MADE = "the page as it was made"
Texts = Callable[[], tuple[str, ...] | None]


def drawn_anew(stated: Sequence[PageStated], found: Sequence[str]) -> bool:
    """Whether no page is drawn as it was made: another program has written the whole file."""
    return not {one.drawn for one in stated} & set(found)


def page_changes(stated: Sequence[PageStated], found: Sequence[str], texts: Texts) -> Iterator[Difference]:
    """Pages that were taken out, put in, moved, or drawn or worded otherwise; the others are as they were made."""
    made = [one.drawn for one in stated]
    read = _text_digests(texts) if made != list(found) else ()
    steps = SequenceMatcher(None, made, list(found), autojunk=False).get_opcodes()
    kept = {drawn for kind, begin, end, *_ in steps if kind == "equal" for drawn in made[begin:end]}
    numbers = {drawn: number for number, drawn in enumerate(made, 1)}
    for kind, begin, end, first, last in steps:
        if kind == "equal":
            continue
        for at in range(max(end - begin, last - first)):
            then = begin + at if begin + at < end else None
            now = first + at if first + at < last else None
            if now is None:
                yield Difference(f"page {(then or 0) + 1}", AS_MADE, "none: it was taken out")
            elif found[now] in numbers:
                again = "once more" if found[now] in kept else "out of its place"
                yield Difference(f"page {now + 1}", _stated_there(then), f"page {numbers[found[now]]}, {again}")
            elif then is not None and read[now : now + 1] == (stated[then].text,):
                yield Difference(f"page {now + 1}", AS_MADE, "its text with something else drawn over or beside it")
            else:
                yield Difference(f"page {now + 1}", _stated_there(then), "a page with another text")


def changed_texts(stated: Sequence[PageStated], texts: Texts) -> tuple[int, ...] | None:
    """The numbers of the pages whose text is another, of as many pages; None where it cannot be read."""
    read = _text_digests(texts)
    if len(read) != len(stated):
        return None
    return tuple(number for number, (one, text) in enumerate(zip(stated, read, strict=True), 1) if one.text != text)


def _stated_there(then: int | None) -> str | None:
    return None if then is None else AS_MADE


def _text_digests(texts: Texts) -> tuple[str, ...]:
    return tuple(map(digest_of, texts() or ()))
