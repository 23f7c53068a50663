"""What a page works with: the questionnaire, the store, and the assessment that the URL names.

Streamlit's caches are shared by everybody who uses this server, so every key here is content or an id that
the store has checked for the acting principal, never a session.
"""

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from assessment.engagement.anonymity import identities_apart, renumbered
from assessment.engagement.model import Assessment, without_overrides
from assessment.engagement.record import AssessmentRecord
from assessment.questionnaire.loaded import LoadedQuestionnaire, load_folder, load_snapshot
from assessment.questionnaire.model import DEFAULT_FOLDER, Questionnaire
from assessment.roadmap.plan import Plan
from assessment.roadmap.plan_cache import cached_first
from assessment.scoring.results import assess
from assessment.store.database import open_database
from assessment.store.entries import LOCAL, AssessmentEntry, Principal
from assessment.store.errors import NotFound
from assessment.store.repository import Repository
from assessment.store.schema import upgrade
from reports.passages.passages import Passage, passages
from reports.text.precision import write_scores_as_asked
from reports.view.build import build_view
from reports.view.headline import headline_of
from reports.view.model import Headline, View
from screens.app.day import user_today
from screens.app.ending import end_page
from screens.app.keys import ASSESSMENT
from screens.background.plan_search import Wanted, fingerprint, wanted_plan
from screens.background.report_jobs import forget_reports
from screens.background.workers import page_images
from screens.charts.charts import DARK, LIGHT, Tone

READ = "assessment-read-in-this-run"


@st.cache_resource(show_spinner=False)
def default_questionnaire() -> LoadedQuestionnaire:
    """The questionnaire for new assessments."""
    return load_folder(Path(os.environ.get("WAYMARK_QUESTIONNAIRES", DEFAULT_FOLDER)))


@st.cache_resource(max_entries=8, show_spinner="Opening the questionnaire of this assessment …")
def _kept(digest: str, _assessment: str) -> LoadedQuestionnaire:
    """An earlier questionnaire. Its digest is its content."""
    snapshot = repository().questionnaire(principal(), _assessment)
    assert snapshot is not None, f"questionnaire {digest} is bound but not kept"
    return load_snapshot(snapshot)


def questionnaire_of_entry(entry: AssessmentEntry) -> LoadedQuestionnaire:
    """The questionnaire of an assessment in a list, without asking the store again."""
    digest = entry.questionnaire_digest
    served = default_questionnaire()
    return served if digest in (None, served.snapshot.digest) else _kept(digest, entry.id)


def questionnaire_of(assessment: str) -> LoadedQuestionnaire:
    """The questionnaire that an assessment is bound to; the served one where it is bound to none."""
    key = f"questionnaire-{assessment}"
    if key not in st.session_state:
        st.session_state[key] = repository().questionnaire_digest(principal(), assessment)
    digest = st.session_state[key]
    return (
        default_questionnaire()
        if digest in (None, default_questionnaire().snapshot.digest)
        else _kept(digest, assessment)
    )


def loaded_questionnaire() -> LoadedQuestionnaire:
    """The questionnaire of the assessment that the URL names, or the served one on pages without an assessment."""
    identity = st.query_params.get(ASSESSMENT)
    try:
        return questionnaire_of(identity) if identity else default_questionnaire()
    except NotFound:
        return default_questionnaire()


def questionnaire() -> Questionnaire:
    """In the words of the assessment that the URL names."""
    return loaded_questionnaire().questionnaire.in_words_of(
        st.session_state.get(_vocabulary_key(st.query_params.get(ASSESSMENT, "")))
    )


def _vocabulary_key(assessment: str) -> str:
    return f"vocabulary-{assessment}"


@st.cache_resource(show_spinner=False)
def repository() -> Repository:
    engine = open_database()
    upgrade(engine)
    return Repository(engine, after_deleting=forget_what_was_shown)


def forget_what_was_shown() -> None:
    """After a deletion: what was scored, written and drawn of anybody is made anew from what is still there."""
    for kept in (_view, _passages, _headline, page_images):
        kept.clear()
    forget_reports()


def principal() -> Principal:
    return LOCAL


@dataclass(frozen=True)
class CurrentAssessment:
    """The assessment that this page is about."""

    id: str
    assessment: Assessment
    anonymous: bool = False
    """Whether nobody is shown who said what: `assessment` is without identities then."""

    @property
    def record(self) -> AssessmentRecord:
        """What is stored beside people and answers."""
        kept = self.assessment
        return AssessmentRecord(
            client=kept.client,
            info=kept.info,
            needs=kept.needs,
            scope=kept.scope,
            targets=kept.targets,
            baseline=kept.baseline,
            planning=kept.planning,
            assessor=kept.assessor,
            evidence=kept.evidence,
            findings=kept.findings,
        )


def read_for_this_run(identity: str) -> Assessment:
    """Read once for the frame, and left for the page, which takes it: who asks again after that gets what is new."""
    read = told_assessment(identity)
    st.session_state[READ] = read
    write_scores_as_asked(read.assessment.scope.depth)
    return read.assessment


def told_assessment(identity: str) -> CurrentAssessment:
    """As it may be shown and handed on: identities stand apart from answers where that was promised."""
    kept = repository().assessment(principal(), identity)
    st.session_state[_vocabulary_key(identity)] = kept.scope.vocabulary
    anonymous = repository().answering(principal(), identity).anonymous
    return CurrentAssessment(identity, renumbered(identities_apart(kept)) if anonymous else kept, anonymous)


def with_ids(current: CurrentAssessment) -> CurrentAssessment:
    """The same by the ids of the store, for what is noted about a single remark; without a name."""
    if not current.anonymous:
        return current
    return CurrentAssessment(current.id, identities_apart(repository().assessment(principal(), current.id)), True)


def with_identities(current: CurrentAssessment) -> CurrentAssessment:
    """The same with everybody's name, for the page that says who is asked and shows no answer."""
    if not current.anonymous:
        return current
    return CurrentAssessment(current.id, repository().assessment(principal(), current.id), True)


def current_assessment() -> CurrentAssessment:
    """The assessment named in the URL; a page without one says so and stops there."""
    identity = st.query_params.get(ASSESSMENT, "")
    read = st.session_state.pop(READ, None)
    try:
        current = read if isinstance(read, CurrentAssessment) and read.id == identity else told_assessment(identity)
    except NotFound:
        st.title("No assessment open")
        st.write("This page belongs to an assessment. Choose one from your clients, or begin a new one.")
        st.page_link("screens/pages/clients.py", label="Go to clients", icon=":material/arrow_back:")
        end_page()
    write_scores_as_asked(current.assessment.scope.depth)
    return current


def tone() -> Tone:
    """The chart colours that read on the page's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def view_of(current: CurrentAssessment) -> View:
    """The scored and arranged assessment, as generated, kept by its content and its questionnaire's."""
    return _view_with(current, _found(current))


def first_view_of(current: CurrentAssessment) -> View:
    """The same with the first plan, whether a better one is found or not."""
    return _view_with(current, None)


def wanted_of(current: CurrentAssessment) -> Wanted:
    """The plan that is searched for: that of the chosen scenario."""
    used = questionnaire_of(current.id)
    return wanted_plan(current.assessment, used.snapshot.digest, used.questionnaire)


def _found(current: CurrentAssessment) -> Plan | None:
    """None where a plan was agreed on, which is shown whatever is searched for."""
    return None if current.assessment.planning.agreed is not None else wanted_of(current).found()


def _view_with(current: CurrentAssessment, plan: Plan | None) -> View:
    used = questionnaire_of(current.id)
    content = without_overrides(current.assessment)
    return _view(content, used.snapshot.digest, plan is not None, user_today(), plan, used.questionnaire)


def passages_of(current: CurrentAssessment) -> tuple[Passage, ...]:
    """The passages of the report, as they are generated now."""
    used, view = questionnaire_of(current.id), view_of(current)
    best = view.advice.plan.status != "greedy"
    return _passages(without_overrides(current.assessment), used.snapshot.digest, best, view)


def headline_of_entry(entry: AssessmentEntry) -> Headline:
    """The level of an assessment in a list, scored once for as long as the assessment does not change."""
    used = questionnaire_of_entry(entry)
    return _headline(entry.id, entry.changed_at, used.snapshot.digest, used.questionnaire)


@st.cache_resource(max_entries=1024, show_spinner=False)
def _headline(identity: str, changed_at: dt.datetime, digest: str, _questionnaire: Questionnaire) -> Headline:
    """Scored alone: a view would look for a plan too. The moment of the last change stands for the content."""
    del changed_at, digest  # parts of the key alone
    return headline_of(assess(repository().assessment(principal(), identity), _questionnaire), _questionnaire)


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Assessment: fingerprint})
def _passages(assessment: Assessment, questionnaire_digest: str, best: bool, _view: View) -> tuple[Passage, ...]:
    del assessment, questionnaire_digest, best  # parts of the key alone
    return passages(_view)


@st.cache_resource(max_entries=64, show_spinner="Scoring the answers …", hash_funcs={Assessment: fingerprint})
def _view(
    assessment: Assessment,
    questionnaire_digest: str,
    best: bool,
    day: dt.date,
    _plan: Plan | None,
    _questionnaire: Questionnaire,
) -> View:
    """With the best plan where it was found, else with the first one, which is there at once.

    The plan is handed in, since the cache of plans may have dropped it when it is asked again.
    """
    del questionnaire_digest, best  # parts of the key alone
    return build_view(assessment, _questionnaire, day, cached_first if _plan is None else lambda *_: _plan)
