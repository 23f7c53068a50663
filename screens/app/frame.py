"""The frame around every page: style, sidebar with the client in hand and the way in nine steps."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import Page

from assessment.advice.settling import doubts
from assessment.engagement.model import Assessment
from assessment.input.problems import InputError
from assessment.store.entries import AssessmentEntry, ClientEntry
from assessment.store.errors import StoreError
from reports.text.dates import display_date
from reports.text.precision import write_scores_as_asked
from screens.app.ending import end_page
from screens.app.formatting import plain, told_apart
from screens.app.keys import ASSESSMENT, forget_new_ids_of_other_pages, widget_key
from screens.app.session import (
    CurrentAssessment,
    default_questionnaire,
    loaded_questionnaire,
    principal,
    questionnaire,
    read_for_this_run,
    repository,
)
from screens.app.writing import unsaved_bar, write_in_passing

SCRIPTS = "".join(f'<script src="app/static/{name}.js"></script>' for name in ("leaving", "reconnecting", "beginning"))
_SHOWN = "steps-shown"
STYLE = Path(__file__).with_name("style.css")


@dataclass(frozen=True)
class Step:
    """One step of the way through an assessment."""

    number: int
    name: str
    file: str
    purpose: str


STEPS = (
    Step(1, "Needs", "screens/pages/needs.py", "Say what the business needs, so that the advice fits it."),
    Step(2, "Scope", "screens/pages/scope.py", "Choose which practices are asked about, and how deep."),
    Step(
        3,
        "Answers",
        "screens/pages/answers.py",
        "Start at 0, and go up as long as everything that is said is true here today.",
    ),
    Step(4, "Settle", "screens/pages/settle.py", "Agree where answers lie apart, what matters most first."),
    Step(5, "Maturity", "screens/pages/maturity.py", "See where the organisation stands, and which answers say so."),
    Step(6, "Findings", "screens/pages/findings.py", "Choose what is told, in which order and in whose words."),
    Step(7, "Advice", "screens/pages/advice.py", "Agree on targets, and see which actions lead there and why."),
    Step(8, "Roadmap", "screens/pages/roadmap.py", "See what fits into which period with the capacity there is."),
    Step(
        9,
        "Report",
        "screens/pages/report.py",
        "Take the result away: as a PDF to hand over, or as files to work on with.",
    ),
)


def page_asked_for(pages: Mapping[str, Page]) -> str:
    """The last part of an address at which no page is; nothing where there is one, or where it is the first page."""
    asked = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    known = {page.url_path for page in pages.values()}
    return "" if asked in known or not re.fullmatch(r"[\w.-]+", asked) else asked


def open_frame(page: Page) -> None:
    """Style and sidebar. Ends the page with words where the questionnaire or the database cannot be used."""
    st.html(STYLE)
    st.html(SCRIPTS, unsafe_allow_javascript=True)
    forget_new_ids_of_other_pages(page.url_path)
    write_scores_as_asked(None)
    unsaved_bar()
    _paint_anew_after_a_restart()
    try:
        default_questionnaire()
        clients = repository().clients(principal())
    except InputError as error:
        _stop("The questionnaire has errors", "Mend these places and reload the page:", error.lines())
    except StoreError as error:
        stop_without_store(error)
    try:
        with st.sidebar:
            _sidebar(page, clients)
    except StoreError as error:
        stop_without_store(error)


@st.fragment(run_every=3600)
def _paint_anew_after_a_restart() -> None:
    """Nothing to see. Where a page has a part that runs by itself, the browser asks for the whole page anew as soon as
    the server is there again; without one it would wait for a click, and that click would be lost."""


def leave_at(current: CurrentAssessment, place: str) -> None:
    """Remember where the assessment was left, so that its URL opens there."""
    key = f"place-{current.id}"
    if st.session_state.get(key) != place:
        st.session_state[key] = place
        write_in_passing(lambda store: store.save_place(principal(), current.id, place))


def stop_without_store(error: StoreError) -> NoReturn:
    """The page where the store cannot be read."""
    st.title("The database cannot be used", anchor=False)
    st.write("Nothing can be shown or changed until it can be read again.")
    st.code(str(error), language=None, wrap_lines=True)
    st.button("Look again", type="primary", icon=":material/refresh:")
    end_page()


def _stop(title: str, text: str, lines: list[str]) -> NoReturn:
    st.title(title)
    st.write(text)
    st.code("\n".join(lines), language=None, wrap_lines=True)
    end_page()


def _sidebar(page: Page, clients: tuple[ClientEntry, ...]) -> None:
    with st.container(key="waymark"):  # the name of the program, and no place: "All clients" says where one is
        st.page_link("screens/pages/clients.py", label="**Waymark**", icon=":material/explore:")
    found = _in_hand(clients)
    if found is not None:
        client, assessment = found
        _switcher(client, assessment)
        _version_note()
        _steps(page, read_for_this_run(assessment.id), assessment.id)
    st.divider()
    st.page_link("screens/pages/clients.py", label="All clients", icon=":material/groups:")
    st.page_link("screens/pages/branding.py", label="Branding", icon=":material/palette:", query_params=_kept())
    st.page_link("screens/pages/learn.py", label="What the words mean", icon=":material/school:")
    st.caption("Independent, and not endorsed by PeopleCert.", help=questionnaire().framework.notice)


def _kept() -> dict[str, str]:
    """The assessment in hand, for a page that can do without one."""
    identity = st.query_params.get(ASSESSMENT)
    return {ASSESSMENT: identity} if identity else {}


def _in_hand(clients: tuple[ClientEntry, ...]) -> tuple[ClientEntry, AssessmentEntry] | None:
    identity = st.query_params.get(ASSESSMENT)
    return next(
        ((client, assessment) for client in clients for assessment in client.assessments if assessment.id == identity),
        None,
    )


def _switcher(client: ClientEntry, current: AssessmentEntry) -> None:
    with st.container(key="client-in-hand"):  # no heading: the page's own comes first
        st.markdown(f"**{plain(client.client.name)}**")
    open_ones = [one for one in client.assessments if one.archived_at is None or one.id == current.id]
    names = told_apart({one.id: dated_name(one) for one in newest_first(open_ones)})
    if current.archived_at is not None:
        st.caption(":material/archive: Archived. The list of all clients brings it back.")
    if len(names) == 1:
        st.caption(plain(names[current.id]))
        return
    st.selectbox(
        "Assessment",
        list(names),
        index=list(names).index(current.id),
        format_func=lambda identity: names[identity],
        key=widget_key("switch"),
        on_change=_switch,
        args=(widget_key("switch"),),
    )


def _switch(key: str) -> None:
    """Before anything is painted, so that no half of a page is of the one and half of the other."""
    st.query_params.from_dict({ASSESSMENT: st.session_state[key]})


def _version_note() -> None:
    """Said where the assessment is bound to an earlier questionnaire than the one that new assessments get."""
    mine, today = questionnaire().framework, default_questionnaire().questionnaire.framework
    if loaded_questionnaire().snapshot.digest != default_questionnaire().snapshot.digest:
        st.caption(
            f":material/history: Answered in questionnaire {plain(mine.id)} {plain(mine.version)}, and kept with it; "
            f"new assessments get {plain(today.id)} {plain(today.version)}."
        )


def assessment_name(assessment: AssessmentEntry) -> str:
    return f"{_title(assessment)} · {_date(assessment)}"


def dated_name(assessment: AssessmentEntry) -> str:
    """The date first: where there is little room, the end is cut off, and titles often begin alike."""
    return f"{_date(assessment)} · {_title(assessment)}"


def newest_first(assessments: Iterable[AssessmentEntry]) -> list[AssessmentEntry]:
    """By their dates, as their names tell them; those without a date come last."""
    return sorted(assessments, key=lambda one: one.info.date or dt.date.min, reverse=True)


def _title(assessment: AssessmentEntry) -> str:
    return assessment.info.title or questionnaire().framework.name


def _date(assessment: AssessmentEntry) -> str:
    return display_date(assessment.info.date) if assessment.info.date else "no date"


def _steps(page: Page, assessment: Assessment, identity: str) -> None:
    to_settle, done = st.session_state[_SHOWN] = _how_far(assessment)
    for step in STEPS:
        icon = ":material/check_circle:" if step.name in done else f":material/counter_{step.number}:"
        name = f"**{step.name}**" if page.title == step.name else step.name
        if step.name == "Settle" and to_settle:
            name += f" :gray[· {to_settle} to settle]"
        st.page_link(step.file, label=name, icon=icon, query_params={ASSESSMENT: identity})
        if step.name == "Answers":
            _beside(page, "Workshop", "screens/pages/workshop.py", "groups_2", identity)
        if step.name == "Maturity" and assessment.baseline is not None:
            _beside(page, "What changed", "screens/pages/changes.py", "compare_arrows", identity)


def _beside(page: Page, name: str, file: str, icon: str, identity: str) -> None:
    """A page that belongs to the step before it."""
    label = f"**{name}**" if page.title == name else name
    st.page_link(file, label=label, icon=f":material/{icon}:", query_params={ASSESSMENT: identity})


def _how_far(assessment: Assessment) -> tuple[int, set[str]]:
    """How many questions are to be settled, and the steps that are done."""
    to_settle = len(doubts(assessment, questionnaire()))
    return to_settle, _done(assessment, to_settle)


def _done(assessment: Assessment, to_settle: int) -> set[str]:
    """Steps that carry what they are for: needs, a scope, an answer to every question in scope, nothing left open."""
    asked = {
        q.id
        for q in questionnaire().questions_in_scope(
            assessment.scope.depth, assessment.scope.practices, assessment.scope.depths
        )
    }
    rated = (assessment.answers, assessment.consensus, assessment.counted_ratings())
    answered = {entry.question for entries in rated for entry in entries}
    several = len({answer.respondent for answer in assessment.answers}) > 1
    facts = {
        "Needs": bool(assessment.needs.weights()),
        "Scope": bool(assessment.answers),
        "Answers": asked <= answered,
        "Settle": several and not to_settle,
    }
    return {name for name, held in facts.items() if held}


def sidebar_is_behind(identity: str) -> bool:
    """Whether it is further by now than the sidebar shows."""
    return st.session_state.get(_SHOWN) != _how_far(repository().assessment(principal(), identity))


def page_head(name: str) -> None:
    """A step's title and the one line that says what it is for."""
    step = next(step for step in STEPS if step.name == name)
    st.title(step.name, anchor=False)
    st.markdown(step.purpose)


def next_step(name: str, identity: str) -> None:
    """The link at the foot of a step that leads on to the next one."""
    following = next((step for step in STEPS if step.number == _number(name) + 1), None)
    if following is not None:
        st.space("small")
        with st.container(key="next-step"):
            st.page_link(
                following.file,
                label=f"Next: {following.name}",
                icon=":material/arrow_forward:",
                query_params={ASSESSMENT: identity},
            )


def _number(name: str) -> int:
    return next(step.number for step in STEPS if step.name == name)
