"""Searching for the best plan beside the app: one thread at a time, seen by every session, found again by content.

HiGHS works outside Python's lock, so that others' clicks stay quick. What is found lies in the plan cache and nowhere
else: a search is known here while it waits or runs, and after it failed. A search that nobody waits for any more is
given up, and whoever asked for more waits behind those who asked for less.
"""

import hashlib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from math import inf, isfinite, log
from threading import Lock, Thread, main_thread

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from assessment.advice.advice import plannable
from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment, without_overrides
from assessment.engagement.planning import Scenario
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.plan import Plan
from assessment.roadmap.plan_cache import cached, content_key, put_in_cache
from assessment.roadmap.planner import best_plan
from assessment.roadmap.solver import WANTED_GAP, GiveUp, Listener, SearchState

WIDEST_GAP = 0.5
FAILURES_KEPT = 256

Waiter = tuple[str, str]
"""Who waits for one plan at a time: a session, and for what it does."""

Searcher = Callable[[Sequence[Candidate], Constraints, Listener, GiveUp], Plan]


@dataclass(frozen=True)
class Wanted:
    """A plan to be found: what it is made from, and the key by which cache and search know it."""

    key: Hashable
    actions: tuple[Candidate, ...]
    constraints: Constraints

    def found(self) -> Plan | None:
        return cached(self.key)


@dataclass
class Search:
    """One search: its newest state, and whether it is over. `failed` is the error's name where it broke."""

    wanted: Wanted
    rank: int = 0
    waiters: set[Waiter] = field(default_factory=set)
    state: SearchState | None = None
    over: bool = False
    failed: str | None = None


class Searches:
    """All searches of this process by key; one runs at a time, and none outlives the process."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher
        self.by_key: dict[Hashable, Search] = {}
        self.queue: list[Search] = []
        self.works = False
        self.lock = Lock()

    def ask(self, wanted: Wanted, waiter: Waiter) -> Search:
        """The search for this plan, begun if it is neither found nor under way; the waiter's older one is left."""
        with self.lock:
            self._leave(waiter, wanted.key)
            search = self.by_key.get(wanted.key)
            if search is None:
                search = Search(wanted, self._asked_by(waiter[0]), over=wanted.found() is not None)
                if not search.over:
                    self.by_key[wanted.key] = search
                    self.queue.append(search)
            if not search.over:
                search.waiters.add(waiter)
            self._work()
            return search

    def again(self, search: Search) -> None:
        """Forgets that it failed: whoever asks next begins it anew."""
        with self.lock:
            if self.by_key.get(search.wanted.key) is search and search.failed:
                del self.by_key[search.wanted.key]

    def _asked_by(self, session: str) -> int:
        return sum(any(waiter[0] == session for waiter in search.waiters) for search in self.by_key.values())

    def _leave(self, waiter: Waiter, key: Hashable) -> None:
        """A search that waits is taken from the queue when nobody waits for it; one that runs notices by itself."""
        for search in list(self.by_key.values()):
            if search.wanted.key != key:
                search.waiters.discard(waiter)
                if not search.waiters and search in self.queue:
                    self.queue.remove(search)
                    self._forget(search)

    def _work(self) -> None:
        if self.queue and not self.works:
            self.works = True
            Thread(target=self._run, name="plan-search").start()

    def _run(self) -> None:
        while (search := self._next()) is not None:
            self._find(search)

    def _next(self) -> Search | None:
        """The one whose session asked for the least; among those the oldest."""
        with self.lock:
            if not self.queue or _process_ends():
                self.works = False
                return None
            search = min(self.queue, key=lambda one: one.rank)
            self.queue.remove(search)
            return search

    def _find(self, search: Search) -> None:
        """Found, failed, given up; or asked for again while it was being given up, and so back in the queue."""
        given_up = False

        def listen(state: SearchState) -> None:
            search.state = state

        def give_up() -> bool:
            nonlocal given_up
            given_up = given_up or not search.waiters or _process_ends()
            return given_up

        try:
            plan = self.searcher(search.wanted.actions, search.wanted.constraints, listen, give_up)
        except Exception as error:  # noqa: BLE001 - the first plan stays on the screen, and the reason beside it
            search.failed = type(error).__name__
        with self.lock:
            if search.failed is None and not given_up:
                put_in_cache(search.wanted.key, plan)
            if given_up and search.waiters and search.failed is None and not _process_ends():
                search.state = None
                self.queue.append(search)
                return
            if search.failed is None:
                self._forget(search)
            else:
                self._keep_failed(search)
            search.over = True

    def _forget(self, search: Search) -> None:
        if self.by_key.get(search.wanted.key) is search:
            del self.by_key[search.wanted.key]

    def _keep_failed(self, search: Search) -> None:
        search.waiters.clear()
        failed = [one for one in self.by_key.values() if one.failed]
        for old in failed[:-FAILURES_KEPT]:
            self._forget(old)


def _search_for(actions: Sequence[Candidate], constraints: Constraints, listener: Listener, give_up: GiveUp) -> Plan:
    return best_plan(actions, constraints, listener, give_up=give_up)


@st.cache_resource(show_spinner=False)
def _searches() -> Searches:
    return Searches(_search_for)


def fingerprint(assessment: Assessment) -> str:
    return hashlib.sha256(to_json(assessment).encode()).hexdigest()


def wanted_plan(assessment: Assessment, questionnaire_digest: str, questionnaire: Questionnaire) -> Wanted:
    """The plan for this assessment's chosen scenario. Own words are no part of it: they change no plan."""
    return _wanted(without_overrides(assessment), questionnaire_digest, questionnaire)


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs={Assessment: fingerprint})
def _wanted(assessment: Assessment, questionnaire_digest: str, _questionnaire: Questionnaire) -> Wanted:
    del questionnaire_digest  # a part of the key alone
    actions, constraints = plannable(assessment, _questionnaire)
    return Wanted(content_key(actions, constraints), actions, constraints)


def in_scenario(assessment: Assessment, scenario: Scenario) -> Assessment:
    """The assessment as if this scenario were chosen and nothing agreed on."""
    planning = assessment.planning.model_copy(update={"scenarios": (scenario,), "chosen": scenario.id, "agreed": None})
    return assessment.model_copy(update={"planning": planning})


def search(wanted: Wanted, purpose: str) -> Search:
    """The search for this plan; the session's older one for the same purpose is given up, unless others wait for it."""
    context = get_script_run_ctx()
    return _searches().ask(wanted, ("" if context is None else context.session_id, purpose))


def search_again(failed: Search) -> None:
    _searches().again(failed)


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
