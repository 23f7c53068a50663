"""Searching for the best plan beside the app: one thread at a time, seen by every session, found again by content.

HiGHS works outside Python's lock, so that others' clicks stay quick. What is found lies in the plan memory; here is
only how far each search is.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf, isfinite, log
from threading import Lock, Thread, main_thread

import streamlit as st

from assessment.advice.advice import plannable
from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment, without_overrides
from assessment.engagement.planning import Scenario
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.plan_cache import cached, put_in_cache
from assessment.roadmap.planner import best_plan
from assessment.roadmap.solver import WANTED_GAP, SearchState

WIDEST_GAP = 0.5


@dataclass
class Search:
    """One search: its newest state, and whether it is over. `failed` is the error's name where it broke."""

    state: SearchState | None = None
    over: bool = False
    failed: str | None = None


@dataclass
class Searches:
    """All searches of this process by key; one runs at a time, and none outlives the process."""

    by_key: dict[str, Search] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)
    turn: Lock = field(default_factory=Lock)


@st.cache_resource(show_spinner=False)
def _searches() -> Searches:
    return Searches()


def fingerprint(assessment: Assessment) -> str:
    return hashlib.sha256(to_json(assessment).encode()).hexdigest()


def plan_key(assessment: Assessment, questionnaire_digest: str) -> str:
    """Own words are no part of it: they change no plan."""
    return f"{fingerprint(without_overrides(assessment))}-{questionnaire_digest}"


def is_searched(key: str) -> bool:
    search = _searches().by_key.get(key)
    return search is not None and search.over and search.failed is None


def in_scenario(assessment: Assessment, scenario: Scenario) -> Assessment:
    """The assessment as if this scenario were chosen and nothing agreed on."""
    planning = assessment.planning.model_copy(update={"scenarios": (scenario,), "chosen": scenario.id, "agreed": None})
    return assessment.model_copy(update={"planning": planning})


def search(assessment: Assessment, questionnaire_digest: str, questionnaire: Questionnaire) -> Search:
    """The search for this plan, begun if it was not."""
    searches, key = _searches(), plan_key(assessment, questionnaire_digest)
    with searches.lock:
        if key not in searches.by_key:
            searches.by_key[key] = Search()
            Thread(target=_run, args=(searches.by_key[key], searches.turn, assessment, questionnaire)).start()
        return searches.by_key[key]


def _run(search: Search, turn: Lock, assessment: Assessment, questionnaire: Questionnaire) -> None:
    with turn:
        try:
            if not _process_ends():
                _find(search, *plannable(assessment, questionnaire))
        except Exception as error:  # noqa: BLE001 - the first plan stays on the screen, and the reason beside it
            search.failed = type(error).__name__
    search.over = True


def _find(search: Search, actions: Sequence[Candidate], constraints: Constraints) -> None:
    def listen(state: SearchState) -> None:
        search.state = state

    if cached(actions, constraints) is None:
        put_in_cache(actions, constraints, best_plan(actions, constraints, listen, give_up=_process_ends))


def _process_ends() -> bool:
    """The main thread is over and waits for this one, which gives up: ending HiGHS by force would abort the process."""
    return not main_thread().is_alive()


def share_closed(search: Search) -> float:
    """How much of the way from no bound to the gap at which a search ends is done, 0 to 1."""
    gap = inf if search.state is None else search.state.gap
    if search.over:
        return 1.0
    if not isfinite(gap) or gap >= WIDEST_GAP:
        return 0.0
    return min(1.0, max(0.0, log(WIDEST_GAP / max(gap, WANTED_GAP)) / log(WIDEST_GAP / WANTED_GAP)))
