"""Files that a person gives: read at once, and answered in words where they cannot be used."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from assessment.engagement import Engagement
from assessment.exchange import parse_engagement
from assessment.framework import Framework
from assessment.practice_levels import PracticeLevels, parse_practice_levels
from assessment.problems import InputError

Content = TypeVar("Content")


def uploaded_engagement(framework: Framework, key: str) -> Engagement | None:
    """The engagement of an exchange file; None until there is one."""
    return _uploaded("Exchange file (JSON)", "json", key, lambda raw, name: parse_engagement(raw, name, framework))


def uploaded_levels(framework: Framework, key: str) -> PracticeLevels | None:
    """The levels of a CSV file; None until there is one."""
    st.caption(
        "A table with a first line that names its columns: `practice` (id or name) and `level` (0 to 5); "
        "`score` may stand beside them."
    )
    given = _uploaded(
        "Practice levels (CSV)", "csv", key, lambda raw, name: parse_practice_levels(raw, name, framework)
    )
    if given is not None:
        st.write(f"{len(given.levels)} of {len(framework.practices)} practices have a level in this file.")
    return given


def _uploaded(label: str, kind: str, key: str, read: Callable[[bytes, str], Content]) -> Content | None:
    file = st.file_uploader(label, type=[kind], key=key)
    if file is None:
        return None
    try:
        return read(file.getvalue(), file.name)
    except InputError as error:
        st.error("This file cannot be used; nothing was changed.", icon=":material/error:")
        st.code("\n".join(map(str, error.problems)), language=None, wrap_lines=True)
        return None
