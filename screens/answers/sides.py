"""What is said differently here and in a file that comes in: shown side by side, and one side chosen for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import streamlit as st

from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import questionnaire

Side = Literal["ours", "theirs"]
HERE = "What is kept here"
NEWER, ONE_BY_ONE = "newer", "one_by_one"
MOST_ONE_BY_ONE = 50  # differences that are settled on one page
MOST_TEXT = 80  # characters of a comment that is shown


@dataclass(frozen=True)
class Difference:
    """`key` is its own among them, `newer` the side that was said later, where that is known."""

    key: str
    who: str
    question: str
    ours: str
    theirs: str
    newer: Side | None = None


def chosen_sides(found: Sequence[Difference], file: str, why: str, name: str) -> Callable[[str], Side] | None:
    """Which side counts, by key; None until that is said of every difference. `file` is how the other side is called,
    `name` what the widgets are called.
    """
    if not found:
        return lambda _: "ours"
    st.warning(why, icon=":material/difference:")
    st.table(
        pd.DataFrame(
            {
                "Who": [plain(one.who) for one in found[:MOST_ONE_BY_ONE]],
                "Question": [_asked(one.question) for one in found[:MOST_ONE_BY_ONE]],
                "Here": [plain(one.ours) for one in found[:MOST_ONE_BY_ONE]],
                file: [plain(one.theirs) for one in found[:MOST_ONE_BY_ONE]],
            }
        ).set_index("Who")
    )
    if len(found) > MOST_ONE_BY_ONE:
        st.markdown(f"And {len(found) - MOST_ONE_BY_ONE} more.")
    names = {"ours": HERE, "theirs": file}
    names |= {NEWER: "Whichever is newer"} if all(one.newer for one in found) else {}
    names |= {ONE_BY_ONE: "Say it one by one"} if len(found) <= MOST_ONE_BY_ONE else {}
    chosen = st.radio("Which counts there?", list(names), index=None, format_func=names.get, key=widget_key(name))
    if chosen == ONE_BY_ONE:
        sides = {one.key: _side(one, file, name) for one in found}
        return _known({key: side for key, side in sides.items() if side}) if all(sides.values()) else None
    if chosen == NEWER:
        return _known({one.key: one.newer for one in found if one.newer})
    if chosen is None:
        return None
    side: Side = "theirs" if chosen == "theirs" else "ours"
    return lambda _: side


def shortened(text: str) -> str:
    """Somebody's words on one line, as long as a difference shows them."""
    line = " ".join(text.split())
    return f"“{line[:MOST_TEXT]}{'…' if len(line) > MOST_TEXT else ''}”" if line else ""


def _known(sides: dict[str, Side]) -> Callable[[str], Side]:
    return sides.__getitem__


def _side(one: Difference, file: str, name: str) -> Side | None:
    sides: tuple[Side, Side] = ("ours", "theirs")
    return st.radio(
        f"{plain(one.who)}: {_asked(one.question)}",
        sides,
        index=None,
        horizontal=True,
        format_func=lambda side: plain(f"{file}: {one.theirs}" if side == "theirs" else f"{HERE}: {one.ours}"),
        key=widget_key(name, one.key),
    )


def _asked(question: str) -> str:
    known = questionnaire().questions.get(question)
    return plain(f"{questionnaire().name_of(known.subject)}: {known.entry.text}" if known else question)
