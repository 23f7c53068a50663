"""Files that a person gives: read at once, and answered in words where they cannot be used."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import streamlit as st

from assessment.engagement.exchange_file import parse_assessment
from assessment.engagement.levels_file import PracticeLevels, parse_practice_levels
from assessment.engagement.model import Assessment
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from reports.questionnaire_workbook import Answers, read_answers_workbook
from reports.verification.attachment import EXCHANGE_NAME
from reports.verification.restore import carries_assessment, inside, restored
from screens.app.keys import widget_key

Content = TypeVar("Content")


def uploaded_assessment(questionnaire: Questionnaire, key: str) -> Assessment | None:
    """The assessment of an exchange file, or of the one that a report carries; None until there is one."""
    return _uploaded(
        "Exchange file (JSON), or a report made by Waymark (PDF or web page)",
        ["json", "pdf", "html"],
        key,
        lambda raw, name: _assessment(raw, name, questionnaire),
    )


def _assessment(raw: bytes, name: str, questionnaire: Questionnaire) -> Assessment:
    if not carries_assessment(raw):
        return parse_assessment(raw, name, questionnaire)
    return parse_assessment(restored(raw, name), inside(name, EXCHANGE_NAME), questionnaire)


def uploaded_levels(questionnaire: Questionnaire, key: str) -> PracticeLevels | None:
    """The levels of a CSV file; None until there is one."""
    st.caption(
        "A table with a first line that names its columns: `practice` (id or name) and `level` (0 to 5); "
        "`score` may stand beside them."
    )
    given = _uploaded(
        "Practice levels (CSV)", ["csv"], key, lambda raw, name: parse_practice_levels(raw, name, questionnaire)
    )
    if given is not None:
        st.write(
            f"{len(given.levels)} of {len(questionnaire.framework_practices)} practices have a level in this file."
        )
    return given


def uploaded_answers(questionnaire: Questionnaire, key: str) -> tuple[tuple[str, Answers], ...]:
    """The answers of questionnaires that were filled in offline, each with the name of its file; nothing where one of
    them cannot be used.
    """
    files = st.file_uploader(
        "Filled-in questionnaires (.xlsx)", type=["xlsx"], key=widget_key(key), accept_multiple_files=True
    )
    read: list[tuple[str, Answers]] = []
    problems: list[str] = []
    for file in files:
        try:
            read.append((file.name, read_answers_workbook(file.getvalue(), questionnaire, file.name)))
        except InputError as error:
            problems += error.lines()
    if problems:
        which = "This file" if len(files) == 1 else "One of these files"
        _say_unusable(f"{which} cannot be used; nothing was changed.", problems)
        return ()
    return tuple(read)


def _uploaded(label: str, kinds: list[str], key: str, read: Callable[[bytes, str], Content]) -> Content | None:
    file = st.file_uploader(label, type=kinds, key=widget_key(key))
    if file is None:
        return None
    try:
        return read(file.getvalue(), file.name)
    except InputError as error:
        _say_unusable("This file cannot be used; nothing was changed.", error.lines())
        return None


def _say_unusable(what: str, lines: Iterable[str]) -> None:
    st.error(what, icon=":material/error:")
    st.code("\n".join(lines), language=None, wrap_lines=True)
