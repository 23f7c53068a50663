"""Clients and their assessments: the first page."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessment.engagement.levels_file import assessment_from_levels
from assessment.engagement.model import Assessment, AssessmentInfo, Client, Respondent, Scope
from assessment.engagement.workshop import Finished
from assessment.sample import sample_assessment, sample_earlier_assessment, sample_workshop
from assessment.store.entries import AssessmentEntry, ClientEntry
from assessment.store.errors import NotFound
from assessment.store.repository import Repository
from reports.text.dates import display_date, month_and_year
from reports.text.formatting import count
from screens.app.confirming import for_good_or_keep
from screens.app.day import user_today
from screens.app.files import file_name_for
from screens.app.formatting import level_words, named, plain
from screens.app.frame import assessment_name
from screens.app.keys import ASSESSMENT, new_id, widget_key
from screens.app.session import (
    default_questionnaire,
    headline_of_entry,
    principal,
    questionnaire,
    questionnaire_of_entry,
    repository,
)
from screens.app.uploads import uploaded_assessment, uploaded_levels
from screens.app.writing import write
from screens.clients.assessment_menu import assessment_menu
from screens.clients.exchange import exchange_file
from screens.clients.finding import by_name, matching

SHOWN_RESULTS = 12
JUST_MADE = "just-made"
CLIENTS_AT_ONCE = 12
SHOWN = "clients-shown"
SEEN_AT_A_GLANCE = 5
LAST_CHANGE, NAME = "Last change", "Name"


def _first_page() -> None:
    st.title("Find out how well your IT services are run, and what to do first", anchor=False)
    st.markdown(
        "Answer questions about how work is done today. Waymark shows how mature each area is, works out which "
        "actions pay most for **your** needs, and hands you a roadmap as a PDF. The quick scan takes about 15 minutes; "
        "no IT jargon is needed."
    )
    left, right = st.columns(2, gap="medium")
    with left.container(border=True, height="stretch"):
        st.header("Explore a sample", anchor=False)
        st.write(
            "A finished engagement of an invented logistics company: two assessments, a year apart, "
            "with respondents who disagree."
        )
        _sample_button("primary")
    with right.container(border=True, height="stretch"):
        st.header("Begin with an organisation", anchor=False)
        _new_client_form()


def _sample_button(kind: Literal["primary", "secondary"]) -> None:
    new = new_id("sample")
    if st.button("Explore the sample", type=kind, icon=":material/travel_explore:", key=widget_key("sample", new)):
        both = sample_earlier_assessment(questionnaire()), sample_assessment(questionnaire())
        session = sample_workshop(both[1], questionnaire())
        _make("The sample", both, None, new, "screens/pages/maturity.py", session)


def _make(
    what: str,
    of_one_client: Sequence[Assessment],
    client: str | None,
    new: str,
    file: str,
    session: Finished | None = None,
) -> None:
    """Assessments of one client, bound to the questionnaire that they were checked against; the last one is opened.

    `session`: a workshop that it has had.
    """

    def make(store: Repository) -> str:
        made = store.import_assessments(principal(), of_one_client, client, default_questionnaire().snapshot, new)
        if session is not None:
            store.keep_workshop(principal(), made, session)
        return made

    write(what, make, lambda made: _open(made, file))


def _open(assessment: str, file: str) -> None:
    st.session_state[JUST_MADE] = assessment, file
    st.switch_page(file, query_params={ASSESSMENT: assessment})


def _go_on_after_a_second_click() -> None:
    """A click that comes when the page it was made for is left already calls this page back: on to where one was."""
    made: tuple[str, str] | None = st.session_state.pop(JUST_MADE, None)
    if made is not None and made[0] == st.query_params.get(ASSESSMENT):
        _open(*made)


def _new_client_form() -> None:
    new = new_id("client")
    with st.form(widget_key("new-client", new), border=False):
        name = st.text_input("Name of the organisation", max_chars=300, key=widget_key("new-client-name", new))
        if st.form_submit_button("Begin", icon=":material/add:"):
            if not name.strip():
                st.error("Give the organisation a name first.", icon=":material/error:")
                return
            made = _begun(Client(name=name.strip()))
            _make(f"The client {made.client.name}", (made,), None, new, "screens/pages/needs.py")


def _begun(client: Client) -> Assessment:
    """A new assessment of every practice, a quick scan until somebody wants more, answered by whoever sits here."""
    return Assessment(
        client=client,
        assessment=_facts(),
        scope=Scope(depth="quick", practices=questionnaire().framework_practices),
        respondents=(Respondent(id="r1", label="Me", role=""),),
        answers=(),
    )


def _facts() -> AssessmentInfo:
    today = user_today()
    return AssessmentInfo(
        title=f"Assessment {month_and_year(today)}",
        date=today,
        questionnaire=questionnaire().framework.id,
        questionnaire_version=questionnaire().framework.version,
    )


def _clients_page(clients: tuple[ClientEntry, ...]) -> None:
    st.title("Clients", anchor=False)
    st.write("Each organisation that is assessed, with its assessments. Open one where you left it.")
    found = _found(clients)
    page = found[: st.session_state.get(SHOWN, CLIENTS_AT_ONCE)]
    answered = repository().answered(principal(), [entry.id for client in page for entry in client.assessments])
    shown = 0
    for client in page:
        with st.container(border=True):
            head = st.container(horizontal=True, vertical_alignment="center", key=widget_key("head-of", client.id))
            head.header(plain(client.client.name), anchor=False, width="stretch")
            with head.popover(named("More", f"for {client.client.name}")):
                _client_menu(client)
            for assessment in [one for one in client.assessments if one.archived_at is None]:
                shown += 1
                _assessment_row(client, assessment, answered[assessment.id], shown <= SHOWN_RESULTS)
            if not client.assessments:
                st.caption("No assessment yet.")
            _archive(client, [one for one in client.assessments if one.archived_at is not None])
    _more(len(page), len(found))
    st.space("small")
    with st.expander("Add a client", icon=":material/add:"):
        _new_client_form()
    _from_files()
    if not any(client.client.name == "Northgate Logistics" for client in clients):
        _sample_button("secondary")


def _found(clients: tuple[ClientEntry, ...]) -> tuple[ClientEntry, ...]:
    """Those that are looked for, in the order that was chosen; a short list needs neither."""
    if len(clients) <= SEEN_AT_A_GLANCE:
        return clients
    left, right = st.columns([3, 1])
    words = left.text_input(
        "Find a client", placeholder="Name, sector, country or assessment", key=widget_key("find-client")
    )
    order = right.selectbox("Sorted by", [LAST_CHANGE, NAME], key=widget_key("sort-clients"))
    found = matching(clients, words)
    if not found:
        st.caption(f"No client has “{plain(words)}” in its name, sector, country or assessments.")
    return by_name(found) if order == NAME else found


def _archive(client: ClientEntry, archived: list[AssessmentEntry]) -> None:
    """What was put away, folded up: to be read, brought back or deleted."""
    if not archived:
        return
    with st.expander(f"Archived ({len(archived)})", icon=":material/archive:"):
        for entry in archived:
            row = st.container(horizontal=True, vertical_alignment="center")
            row.markdown(plain(assessment_name(entry)), width="stretch")
            _ways_on(row, "Open", entry, client)


def _open_copy(made: str) -> None:
    _open(made, "screens/pages/scope.py")


def _more(shown: int, of: int) -> None:
    """The rest of a long list, a page at a time."""
    if shown < of:
        st.caption(f"{shown} of {of} clients.")
        st.button("Show more clients", icon=":material/expand_more:", on_click=_show_more, args=(shown,))


def _show_more(shown: int) -> None:
    st.session_state[SHOWN] = shown + CLIENTS_AT_ONCE


def _assessment_row(client: ClientEntry, entry: AssessmentEntry, questions: frozenset[str], with_result: bool) -> None:
    facts, state, ways = st.columns([5, 4, 3], vertical_alignment="center")
    facts.markdown(f"**{plain(assessment_name(entry))}**")
    asked = questionnaire_of_entry(entry).questionnaire.questions_in_scope(entry.depth, entry.practices, entry.depths)
    answered = len(questions & {question.id for question in asked})
    text = f"{answered} of {len(asked)} answered"
    if with_result and answered:
        text = f"{level_words(headline_of_entry(entry), questionnaire())} · {text}"
    state.progress(answered / len(asked) if asked else 0.0, text=text)
    _ways_on(
        ways.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right"),
        "Continue",
        entry,
        client,
    )


def _ways_on(row: DeltaGenerator, label: str, entry: AssessmentEntry, client: ClientEntry) -> None:
    row.page_link(
        "screens/pages/open.py",
        label=named(label, f"with {assessment_name(entry)}, {client.client.name}"),
        icon=":material/arrow_forward:",
        query_params={ASSESSMENT: entry.id},
        width="content",
    )
    with row:
        assessment_menu(entry, client.client.name, _open_copy)


def _client_menu(client: ClientEntry) -> None:
    new = new_id(f"assessment of {client.id}")
    if st.button(
        "New assessment", icon=":material/add:", key=widget_key("new-assessment", client.id, new), width="stretch"
    ):
        _make("The new assessment", (_begun(client.client),), client.id, new, "screens/pages/scope.py")
    for entry in client.assessments:
        st.download_button(
            f"Exchange file: {plain(assessment_name(entry))}",
            partial(exchange_file, entry.id),
            on_click="ignore",
            file_name=file_name_for(client.client, entry.info, "json"),
            mime="application/json",
            icon=":material/download:",
            key=widget_key("file", entry.id),
            width="stretch",
        )
    if st.button("Delete client …", icon=":material/delete:", key=widget_key("delete", client.id), width="stretch"):
        _delete(client)


@st.dialog("Delete this client?")
def _delete(client: ClientEntry) -> None:
    st.write(
        f"**{plain(client.client.name)}** with {count(len(client.assessments), 'assessment')} and every answer "
        "will be gone for good. Download the exchange files first if you may want them back."
    )
    for_good_or_keep("Delete", client.id, partial(_delete_for_good, client))


def _delete_for_good(client: ClientEntry) -> None:
    write(f"Deleting {client.client.name}", lambda store: _deleted(store, client.id), lambda _: None)


def _deleted(store: Repository, client: str) -> None:
    """A second click, or another person, finds it gone already: that is what was wanted."""
    with suppress(NotFound):
        store.delete_client(principal(), client)


def _from_files() -> None:
    with st.expander("Open an exchange file or a report", icon=":material/upload_file:"):
        _upload()
    with st.expander("Begin from practice levels", icon=":material/table_view:"):
        _begin_from_levels()


def _begin_from_levels() -> None:
    st.write(
        "For an organisation that was assessed elsewhere: upload its practice levels, say what it needs, and get "
        "targets, actions and a roadmap without asking a question."
    )
    name = st.text_input("Whose levels these are", max_chars=300, key=widget_key("levels-name"))
    given = uploaded_levels(questionnaire(), "begin-from-levels")
    if given is None:
        return
    new = new_id("levels")
    if st.button("Begin with these levels", type="primary", icon=":material/add:", key=widget_key("begin-levels", new)):
        if not name.strip():
            st.error("Give the organisation a name first.", icon=":material/error:")
            return
        assessment = assessment_from_levels(given, questionnaire(), Client(name=name.strip()))
        made = assessment.model_copy(update={"info": _facts()})
        _make(f"The client {made.client.name}", (made,), None, new, "screens/pages/needs.py")


def _upload() -> None:
    assessment = uploaded_assessment(questionnaire(), "open-file")
    if assessment is None:
        return
    date = f", {display_date(assessment.info.date)}" if assessment.info.date else ""
    st.write(
        f"**{plain(assessment.client.name)}**{date}: {len(assessment.answers)} answers of "
        f"{len(assessment.respondents)} respondents."
    )
    for entry in _same_as(assessment):
        st.info(
            "This assessment is here already. To bring in what was answered in the file, open it and go to the end of "
            "Scope; to add the file beside it, go on here.",
            icon=":material/merge:",
        )
        st.page_link(
            "screens/pages/scope.py",
            label=f"Scope of {plain(assessment_name(entry))}",
            icon=":material/arrow_forward:",
            query_params={ASSESSMENT: entry.id},
        )
    new = new_id("file")
    if st.button("Add it", type="primary", icon=":material/add:", key=widget_key("add-file", new)):
        _make(f"The assessment of {assessment.client.name}", (assessment,), None, new, "screens/pages/maturity.py")


def _same_as(assessment: Assessment) -> list[AssessmentEntry]:
    """Those of the same client and the same day."""
    return [
        entry
        for client in known
        if client.client.name.casefold() == assessment.client.name.casefold()
        for entry in client.assessments
        if entry.info.date is not None and entry.info.date == assessment.info.date
    ]


_go_on_after_a_second_click()
known = repository().clients(principal())
if known:
    _clients_page(known)
else:
    _first_page()
    _from_files()
st.space("small")
st.caption(questionnaire().framework.notice)
