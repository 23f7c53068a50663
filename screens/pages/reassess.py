"""Assessing a client again, and choosing the earlier result that an assessment is compared with."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from assessment.comparison.baseline import baseline_of
from assessment.comparison.reassessment import asked_anew, known_baseline, unchanged, with_answers_kept
from assessment.engagement.edits import FieldEdit
from assessment.engagement.levels_file import baseline_from_levels
from assessment.engagement.model import Assessment, Baseline
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.results import assess
from assessment.store.entries import AssessmentEntry
from reports.text import formatting
from reports.text.dates import display_date
from screens.app.day import user_today
from screens.app.formatting import plain, told_apart
from screens.app.frame import dated_name, newest_first
from screens.app.keys import ASSESSMENT, new_id, widget_key
from screens.app.session import (
    current_assessment,
    default_questionnaire,
    principal,
    questionnaire,
    questionnaire_of,
    repository,
)
from screens.app.uploads import uploaded_assessment, uploaded_levels
from screens.app.writing import record_of, say_saved, write, write_fields

ANEW = "Ask everything anew"
KEEP = "Keep last time's answers where a question is unchanged"

current = current_assessment()
assessment = current.assessment
today = user_today()


def _result_as_baseline(earlier: Assessment, used: Questionnaire, on: dt.date) -> Baseline:
    return baseline_of(earlier, used, assess(earlier, used), on)


def _assess_again() -> None:
    then, now = questionnaire(), default_questionnaire().questionnaire
    asked = now.questions_in_scope(assessment.scope.depth, assessment.scope.practices, assessment.scope.depths)
    same = unchanged(then, now) & {question.id for question in asked}
    fresh, total = len(asked) - len(same), formatting.count(len(asked), "question")
    st.write(
        "A new assessment of the same client, with the same scope, needs, targets and respondents, and with this "
        "one as the earlier result that it is compared with."
    )
    choice = st.radio("Questions", [ANEW, KEEP], key=widget_key("again-choice"))
    differ = f"{fresh} of {total} {formatting.plural(fresh, 'is', 'are')} new or changed"
    st.caption(
        f"{differ if fresh else f'{total}, all worded as before'}. An answer that is kept shows no change: "
        "answer again what has moved."
    )
    new = new_id("reassessment")
    if st.button(
        "Begin the new assessment", type="primary", icon=":material/restart_alt:", key=widget_key("begin-again", new)
    ):

        def anew(earlier: Assessment) -> Assessment:
            made = asked_anew(earlier, _result_as_baseline(earlier, then, today), now, today)
            return with_answers_kept(made, earlier, then, now) if choice == KEEP else made

        write(
            "The new assessment",
            lambda store: store.reassess(principal(), current.id, anew, default_questionnaire().snapshot, new),
            lambda made: st.switch_page("screens/pages/answers.py", query_params={ASSESSMENT: made}),
        )


def _compared_with(baseline: Baseline | None) -> None:
    if baseline is None:
        st.write("This assessment is not compared with anything yet.")
        return
    date = f" of {display_date(baseline.date)}" if baseline.date else ""
    title = f"**{plain(baseline.title)}**" if baseline.title else "an earlier result"
    known = formatting.count(len(baseline.questions), "question") if baseline.questions else "no questions, so by level"
    st.write(f"Compared with {title}{date}: {formatting.count(len(baseline.practices), 'practice')}, {known}.")
    row = st.container(horizontal=True, vertical_alignment="center")
    row.page_link(
        "screens/pages/changes.py",
        label="See what changed",
        icon=":material/compare_arrows:",
        query_params={ASSESSMENT: current.id},
    )
    row.button(
        "Compare with nothing",
        icon=":material/link_off:",
        key=widget_key("no-baseline"),
        on_click=lambda: _write_baseline(None, say_saved),
    )


def _choose() -> None:
    here, file, levels = st.tabs(["Another assessment", "Exchange file", "Practice levels"])
    with here:
        _another()
    with file:
        _file()
    with levels:
        _levels()


def _others() -> dict[str, AssessmentEntry]:
    """The client's other assessments by id, archived ones too: an earlier result is often put away."""
    client = repository().client_of(principal(), current.id)
    entries = next(entry for entry in repository().clients(principal()) if entry.id == client)
    return {one.id: one for one in newest_first(entries.assessments) if one.id != current.id}


def _another() -> None:
    others = _others()
    if not others:
        st.write("There is no other assessment of this client here.")
        return
    names = told_apart({one: dated_name(entry) for one, entry in others.items()})
    chosen = st.selectbox(
        "Assessment", list(others), format_func=names.__getitem__, key=widget_key("baseline-assessment")
    )
    if st.button("Compare with this assessment", icon=":material/compare_arrows:"):
        earlier = repository().assessment(principal(), chosen)
        _save(_result_as_baseline(earlier, questionnaire_of(chosen).questionnaire, _day()))


def _file() -> None:
    earlier = uploaded_assessment(questionnaire(), "baseline-file")
    if earlier is None:
        return
    if earlier.info.questionnaire_version not in (None, questionnaire().framework.version):
        st.caption(
            "It was answered in another version of the questionnaire. Questions that meant the same then are compared; "
            "of the others a file does not say how they were worded, so that practices compare by level and score."
        )
    st.write(f"**{plain(earlier.client.name)}**: {formatting.count(len(earlier.answers), 'answer')}.")
    if st.button("Compare with this file", icon=":material/compare_arrows:"):
        _save(_result_as_baseline(earlier, questionnaire(), _day()))


def _levels() -> None:
    given = uploaded_levels(questionnaire(), "baseline-levels")
    date = st.date_input(
        "Levels as of", value=None, max_value=today, format="YYYY-MM-DD", key=widget_key("baseline-date")
    )
    if given is not None and st.button("Compare with these levels", icon=":material/compare_arrows:"):
        _save(baseline_from_levels(given, date))


def _day() -> dt.date:
    return assessment.info.date or today


def _save(baseline: Baseline) -> None:
    _write_baseline(
        known_baseline(baseline, questionnaire()),
        lambda: st.switch_page("screens/pages/changes.py", query_params={ASSESSMENT: current.id}),
    )


def _write_baseline(baseline: Baseline | None, then: Callable[[], object]) -> None:
    write_fields(
        record_of(current.id),
        [
            FieldEdit(
                widget_key("baseline"),
                "Earlier result",
                lambda record: record.baseline,
                lambda record, earlier: replace(record, baseline=earlier),
                assessment.baseline,
                baseline,
                lambda earlier: earlier.title or "an earlier result",
            )
        ],
        then,
    )


st.title("Assess again", anchor=False)
st.markdown("Ask the same client again, or choose which earlier result this assessment is compared with.")
with st.container(border=True):
    st.header("Assess this client again", anchor=False)
    _assess_again()
with st.container(border=True):
    st.header("Compare with an earlier result", anchor=False)
    _compared_with(assessment.baseline)
    _choose()
