"""Searching beside the app: found once, given up when nobody waits, fair to all, begun again after a failure."""

from collections.abc import Callable, Sequence
from threading import Event, Thread

import pytest

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Action, Questionnaire
from assessment.roadmap import plan_cache
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import Constraints
from assessment.roadmap.plan import Plan
from assessment.roadmap.plan_cache import cached, content_key, put_in_cache
from assessment.roadmap.planner import best_plan, first_plan
from assessment.roadmap.solver import GiveUp, Listener
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from screens.background.plan_search import Search, Searches, Wanted, wanted_plan
from screens.roadmap.better_plan import difference
from tests.assessment.advice.instances import candidate, constraints
from tests.patience import SECONDS
from tests.screens.conftest import AppTest, open_page, planned_sample
from tests.store.writing import put_parts


@pytest.fixture(scope="module")
def model(questionnaire: Questionnaire) -> Action:
    return next(action for action in questionnaire.actions.values() if action.subject.kind == "practice")


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_cache, "_best", plan_cache._Plans())
    monkeypatch.setattr(plan_cache, "_first", plan_cache._Plans())


def wanted(model: Action, name: str, hard: bool = False) -> Wanted:
    """A plan found at once, or one that takes many seconds."""
    count, periods = (60, 24) if hard else (3, 2)
    actions = tuple(
        candidate(model, f"{name}{n:02}", 1 + n * 7 % 13, (8, 12, 20, 35)[n % 4], 1 + n % 3) for n in range(count)
    )
    room = constraints((18.0,) * periods)
    return Wanted(content_key(actions, room), actions, room)


def search_with_solver(actions: Sequence[Candidate], room: Constraints, listener: Listener, give_up: GiveUp) -> Plan:
    return best_plan(actions, room, listener, give_up=give_up)


class Gate:
    """A searcher that notes what it is asked for, and waits until it is let through or nobody waits for it."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.opened, self.entered = Event(), Event()

    def __call__(self, actions: Sequence[Candidate], room: Constraints, listener: Listener, give_up: GiveUp) -> Plan:
        self.begun.append(actions[0].id[:-2])
        self.entered.set()
        assert self.opened.wait(SECONDS)
        return best_plan(actions, room)


def over(search: Search) -> None:
    """Wait until it is."""
    until(lambda: search.over)


def until(condition: Callable[[], bool]) -> None:
    met = Event()

    def look() -> None:
        while not condition() and not met.wait(0.02):
            pass
        met.set()

    Thread(target=look, daemon=True).start()
    assert met.wait(SECONDS)


def test_a_search_whose_wishes_were_changed_is_given_up_and_the_new_one_does_not_wait_for_its_end(
    model: Action,
) -> None:
    searches = Searches(search_with_solver)
    older, newer = wanted(model, "old", hard=True), wanted(model, "new")
    running = searches.ask(older, ("session", "assessment"))
    until(lambda: running.state is not None)
    over(searches.ask(newer, ("session", "assessment")))
    assert newer.found() is not None
    assert older.found() is None
    assert not searches.by_key


def test_a_search_goes_on_while_somebody_else_waits_for_it(model: Action) -> None:
    searches, plan = Searches(gate := Gate()), wanted(model, "both")
    first = searches.ask(plan, ("one", "assessment"))
    assert searches.ask(plan, ("two", "assessment")) is first
    searches.ask(wanted(model, "other"), ("one", "assessment"))
    gate.opened.set()
    over(first)
    assert plan.found() is not None


def test_whoever_asks_for_one_plan_does_not_wait_for_all_that_another_asked_for(model: Action) -> None:
    searches = Searches(gate := Gate())
    many = [searches.ask(wanted(model, f"many{n}"), ("one", f"scenario {n}")) for n in range(4)]
    assert gate.entered.wait(SECONDS)
    single = searches.ask(wanted(model, "single"), ("two", "assessment"))
    gate.opened.set()
    for search in (*many, single):
        over(search)
    assert gate.begun == ["many0", "single", "many1", "many2", "many3"]


def test_a_search_that_waits_and_is_not_wanted_any_more_never_begins(model: Action) -> None:
    searches = Searches(gate := Gate())
    first = searches.ask(wanted(model, "first"), ("one", "assessment"))
    assert gate.entered.wait(SECONDS)
    for n in range(3):
        last = searches.ask(wanted(model, f"wish{n}"), ("two", "assessment"))
    gate.opened.set()
    over(first)
    over(last)
    assert gate.begun == ["first", "wish2"]


def test_a_search_that_failed_says_so_and_can_be_begun_again(model: Action) -> None:
    failures = [MemoryError()]

    def searcher(actions: Sequence[Candidate], room: Constraints, listener: Listener, give_up: GiveUp) -> Plan:
        if failures:
            raise failures.pop()
        return best_plan(actions, room)

    searches, plan = Searches(searcher), wanted(model, "plan")
    broken = searches.ask(plan, ("session", "assessment"))
    over(broken)
    assert broken.failed == "MemoryError"
    assert searches.ask(plan, ("session", "assessment")) is broken
    searches.again(broken)
    over(searches.ask(plan, ("session", "assessment")))
    assert plan.found() is not None


def test_a_plan_that_the_cache_dropped_is_searched_for_once_more(model: Action) -> None:
    searches, plan = Searches(search_with_solver), wanted(model, "plan")
    over(searches.ask(plan, ("session", "assessment")))
    found = plan.found()
    assert found is not None
    for n in range(plan_cache.KEPT):
        put_in_cache(n, found)
    assert cached(plan.key) is None
    over(searches.ask(plan, ("session", "assessment")))
    assert plan.found() == found


def test_what_a_better_plan_changes_is_said_in_numbers(model: Action) -> None:
    actions = tuple(candidate(model, f"a{n}", 1 + n, 10) for n in range(5))
    older, newer = (first_plan(actions, constraints(room)) for room in ((20.0, 10.0), (10.0, 20.0, 20.0)))
    assert difference(older, newer) == "2 more actions, 1 begins later"


@pytest.fixture
def small_id(repository: Repository, sample: Assessment) -> str:
    return repository.import_assessment(LOCAL, planned_sample(sample))


@pytest.mark.slow
def test_the_roadmap_comes_to_rest_after_the_cache_has_dropped_its_plan(
    repository: Repository, small_id: str, questionnaire: Questionnaire
) -> None:
    app = found_and_shown(small_id, repository, questionnaire)
    plan = next(iter(plan_cache._best._plans.values()))
    for n in range(plan_cache.KEPT):
        put_in_cache(n, plan)
    app.run()
    assert not app.exception
    app = found_and_shown(small_id, repository, questionnaire)
    assert "searched for" not in str(app)


def found_and_shown(identity: str, repository: Repository, questionnaire: Questionnaire) -> AppTest:
    """The roadmap, once its best plan is known."""
    open_page("roadmap", assessment=identity)
    plan = wanted_plan(repository.assessment(LOCAL, identity), "", questionnaire)
    until(lambda: plan.found() is not None)
    app = open_page("roadmap", assessment=identity)
    assert not app.exception
    return app


@pytest.mark.slow
def test_a_better_plan_waits_until_one_asks_for_it_and_agreeing_says_which_one_is_kept(
    repository: Repository, small_id: str, questionnaire: Questionnaire
) -> None:
    wish = repository.assessment(LOCAL, small_id).needs.model_copy(update={"capacity_days": (6.0,)})
    put_parts(repository, small_id, needs=wish)
    app = open_page("roadmap", assessment=small_id)
    plan = wanted_plan(repository.assessment(LOCAL, small_id), "", questionnaire)
    until(lambda: plan.found() is not None)
    put_in_cache(plan.key, best_plan(plan.actions[1:], plan.constraints))  # however good the first plan was
    app.run()
    assert not app.exception
    assert any(found.value.startswith("Better plan found: ") for found in app.info)
    assert any("The better plan that was found is not this one" in text.value for text in app.markdown)

    next(button for button in app.button if button.label == "Show").click().run()
    assert not app.exception
    assert not any(found.value.startswith("Better plan found: ") for found in app.info)
