"""Before the interviews: a guide for whoever asks, and the documents to ask for, with how far each is."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from assessment.engagement.edits import FieldEdit
from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import RequestStatus
from assessment.engagement.preparation import (
    NOT_ASKED,
    AskedAbout,
    Document,
    Interview,
    Requests,
    by_subject,
    conversations,
    documents_of,
    in_scope,
    roles_asked,
)
from assessment.questionnaire.model import Question
from reports.options import ReportOptions
from reports.text.formatting import count, listed
from screens.app.fields import Field, remember, seen, stripped, table_key
from screens.app.files import file_name
from screens.app.formatting import told_apart
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, loaded_questionnaire, principal, questionnaire, repository
from screens.app.writing import requests_of, write_fields
from screens.background.workers import make_guide, make_guide_workbook
from screens.report.workbook import XLSX

EVERYBODY, EVERYTHING = "", ""
ROLE, PERSON = "role:", "person:"
LONGEST_NOTE = 200
SAID_IN_HOURS = 120  # minutes
STATUSES: tuple[RequestStatus, ...] = ("open", "asked", "received", "missing")
DOCUMENT, STATUS, NOTE, PRACTICE, ASKED_OF = "Document", "Status", "Note", "Practice", "Who may have it"


def preparing_section(current: CurrentAssessment) -> None:
    """Both are folded: who is assessed alone needs neither."""
    st.header("Prepare the interviews", anchor=False)
    requests = repository().document_requests(principal(), current.id)
    with st.expander("Interview guide", icon=":material/record_voice_over:"):
        _guide(current, requests)
    with st.expander("Documents to ask for", icon=":material/folder_open:"):
        _documents(current, requests)


def _guide(current: CurrentAssessment, requests: Requests) -> None:
    st.write(
        "For each role its questions with why they matter and what to ask to see, the six descriptions to tick, and "
        "room for notes. The first pages say what to bring, and can be sent beforehand. It holds names and no answers."
    )
    names = _names(current)
    whom = st.selectbox("Whom", list(names), format_func=names.__getitem__, key=widget_key("guide-for"))
    asked = (*_whom(whom), repository().chosen_practices(principal(), current.id))
    held = conversations(current.assessment, questionnaire(), *asked)
    st.caption(_length(held))
    given = (to_json(current.assessment), loaded_questionnaire().folder, _options(current), asked, dict(requests))
    with st.container(horizontal=True):
        for kind, make, ending, mime in (
            ("PDF", make_guide, "guide.pdf", "application/pdf"),
            ("Excel", make_guide_workbook, "guide.xlsx", XLSX),
        ):
            st.download_button(
                f"Download the guide ({kind})",
                partial(make, *given),
                file_name=file_name(current.assessment, ending),
                mime=mime,
                icon=":material/download:",
                key=widget_key("guide", kind),
                on_click="ignore",
            )


def _names(current: CurrentAssessment) -> dict[str, str]:
    """Everybody, each role that is asked something, each person."""
    roles = questionnaire().roles
    return told_apart(
        {EVERYBODY: "Everybody, a conversation for each role"}
        | {f"{ROLE}{role}": roles[role].name for role in roles_asked(current.assessment, questionnaire())}
        | {f"{PERSON}{person.id}": person.label or person.id for person in current.assessment.respondents}
    )


def _whom(chosen: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    role, person = chosen.removeprefix(ROLE), chosen.removeprefix(PERSON)
    return ((role,) if role != chosen else (), (person,) if person != chosen else ())


def _length(held: Sequence[Interview]) -> str:
    questions, minutes = sum(len(one.questions) for one in held), sum(one.minutes for one in held)
    long = count(round(minutes / 60), "hour") if minutes >= SAID_IN_HOURS else count(minutes, "minute")
    return f"{count(len(held), 'conversation')}, {count(questions, 'question')}: about {long} at three minutes each."


def _options(current: CurrentAssessment) -> ReportOptions:
    return ReportOptions(branding=repository().branding_for(principal(), current.id))


def _documents(current: CurrentAssessment, requests: Requests) -> None:
    about = {str(part.subject): part for part in by_subject(in_scope(current.assessment, questionnaire()))}
    names = {key: questionnaire().name_of(part.subject) for key, part in about.items()}
    st.write("What the questions ask to see. Ask for it before the interviews, and note here how far it is.")
    chosen = st.selectbox(
        "About",
        [EVERYTHING, *about],
        format_func=told_apart({EVERYTHING: "Everything in scope"} | names).__getitem__,
        key=widget_key("documents-about"),
    )
    shown = [(names[key], question, one) for key, question, one in _pairs(about) if chosen in (EVERYTHING, key)]
    by_status = Counter(requests.get(document, NOT_ASKED).status for _, _, document in shown)
    with st.container(horizontal=True, vertical_alignment="center"):
        unasked = [document for _, _, document in shown if requests.get(document, NOT_ASKED).status == "open"]
        st.button(
            f"Mark {count(len(unasked), 'open document')} as asked",
            icon=":material/outgoing_mail:",
            key=widget_key("ask-for-all"),
            on_click=_ask_for,
            args=(current.id, unasked),
            disabled=not unasked,
        )
        st.caption(", ".join(f"{by_status[status]} {status}" for status in STATUSES))
    _table(current, chosen or EVERYTHING, shown, requests)


def _pairs(about: Mapping[str, AskedAbout]) -> Iterator[tuple[str, Question, Document]]:
    for key, part in about.items():
        for question in part.questions:
            for document in documents_of(question):
                yield key, question, document


def _table(
    current: CurrentAssessment, chosen: str, shown: Sequence[tuple[str, Question, Document]], requests: Requests
) -> None:
    """A row a document; status and note are saved as they are changed, each by itself."""
    roles, held = questionnaire().roles, [requests.get(document, NOT_ASKED) for _, _, document in shown]
    documents = [document for _, _, document in shown]
    table = pd.DataFrame(
        {
            DOCUMENT: [document.name for document in documents],
            STATUS: [request.status for request in held],
            NOTE: [request.note for request in held],
            PRACTICE: [name for name, _, _ in shown],
            ASKED_OF: [listed([roles[role].name for role in question.entry.roles]) for _, question, _ in shown],
        }
    )
    for document in documents:
        for column in (STATUS, NOTE):
            field = _cell(document, column)
            remember(field.key, field.get(requests))
    key = table_key("documents", table, (STATUS, NOTE), chosen)
    st.data_editor(
        table,
        key=key,
        hide_index=True,
        width="stretch",
        height=min(480, 36 * (len(shown) + 1) + 3),
        num_rows="fixed",
        on_change=_save,
        args=(key, documents, current.id),
        disabled=[DOCUMENT, PRACTICE, ASKED_OF],
        column_config={
            DOCUMENT: st.column_config.TextColumn(width=300),
            STATUS: st.column_config.SelectboxColumn(options=list(STATUSES), required=True, width=95),
            NOTE: st.column_config.TextColumn(max_chars=LONGEST_NOTE, width=170, help="From whom, or why not."),
            PRACTICE: st.column_config.TextColumn(width=160),
            ASKED_OF: st.column_config.TextColumn(width=260),
        },
        alt="Documents to ask for, with how far each is, what it is about and who may have it",
    )


def _save(key: str, documents: Sequence[Document], assessment: str) -> None:
    """The cells that were changed; the table remembers also those that were saved before."""
    edits: list[FieldEdit[Requests]] = []
    for row, cells in st.session_state[key]["edited_rows"].items():
        for column in (column for column in (STATUS, NOTE) if column in cells):
            field = _cell(documents[int(row)], column)
            mine = stripped(cells[column])
            if (known := seen(field.key, mine)) != mine:
                edits.append(FieldEdit(field.key, field.name, field.get, field.put, known, mine))
    write_fields(requests_of(assessment), edits)


def _ask_for(assessment: str, documents: Sequence[Document]) -> None:
    fields = [_cell(document, STATUS) for document in documents]
    edits = [FieldEdit(field.key, field.name, field.get, field.put, "open", "asked") for field in fields]
    write_fields(requests_of(assessment), edits)


def _cell(document: Document, column: str) -> Field[Requests]:
    part = "status" if column == STATUS else "note"
    return Field(
        f"{column}, {document.name}",
        widget_key("document", document.question, document.name, column),
        lambda requests: getattr(requests.get(document, NOT_ASKED), part),
        lambda requests, value: {
            **requests,
            document: replace(requests.get(document, NOT_ASKED), **{part: value}),
        },
    )
