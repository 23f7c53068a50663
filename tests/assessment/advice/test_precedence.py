"""What comes before all else, on any client: first aid, days, an answer to each heavy need, duties; then the rest.

Each property is checked from the plan as it is handed out, by rules written here and not by the planner's own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.advice.actions import candidates
from assessment.advice.advice import Advice, advice_on
from assessment.advice.closing import closing_actions
from assessment.advice.situation import Situation
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.candidate import Candidate
from assessment.roadmap.constraints import starts_in_90_days
from assessment.roadmap.planner import best_plan, first_plan
from tests.assessment.advice.judged_cases import CE, DATE, IM, KM, advice, at_levels, ends, situation, starts
from tests.assessment.advice.making_plans import situation_of
from tests.assessment.assessments import well_known

pytestmark = pytest.mark.slow

SOME = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
FEW = settings(SOME, max_examples=12)
RESERVE = 0.15
ACTIONS = [
    *(f"{IM}.{name}" for name in ("one_record", "one_path", "duty_roster", "call_list", "on_call")),
    *(f"{CE}.{name}" for name in ("change_record", "way_back", "name_manager")),
    *(f"{KM}.{name}" for name in ("first_articles", "second_head", "service_sheets")),
]


@st.composite
def clients(draw: st.DrawFn) -> dict[str, Any]:
    """Assessments with anything that bears on a plan, agreed ones apart."""
    made = draw(well_known())
    periods = draw(st.integers(1, 9))
    made["needs"] |= {
        "periods": periods,
        "period": draw(st.sampled_from(["month", "quarter"])),
        "capacity_days": draw(st.lists(st.integers(0, 25), min_size=periods, max_size=periods)),
    }
    made["needs"]["pain_points"] = draw(
        st.fixed_dictionaries({}, optional={"slow_restoration": st.sampled_from([0, 2, 3])})
    )
    if draw(st.booleans()):
        made["assessment"] = DATE
        made["needs"]["events"] = draw(st.lists(events(), max_size=2))
    states = st.sampled_from(["done", "begun", "planned"])
    said = draw(st.dictionaries(st.sampled_from(ACTIONS), states, max_size=2))
    before = draw(st.sets(st.sampled_from(ACTIONS), max_size=2))
    made["planning"] = {"progress": [{"action": action, "state": state} for action, state in said.items()]}
    made["baseline"] = {"practices": {}, "progress": [{"action": action, "state": "done"} for action in sorted(before)]}
    return made


def events() -> st.SearchStrategy[dict[str, Any]]:
    days = st.sampled_from(["2026-06-30", "2026-09-30", "2026-12-31", "2027-06-30"])
    one = st.fixed_dictionaries(
        {"date": days, "kind": st.sampled_from(["deadline", "notice", "person_leaves", "audit"])},
        optional={
            "practices": st.lists(st.sampled_from([IM, CE, KM]), max_size=1),
            "need": st.just("slow_restoration"),
        },
    )
    busy = st.fixed_dictionaries(
        {"date": st.just("2026-10-05"), "kind": st.sampled_from(["peak", "freeze"])},
        optional={"until": st.sampled_from(["2026-10-20", "2026-11-20", "2026-12-30"])},
    )
    return one | busy


@dataclass(frozen=True)
class Planned:
    """One client's plan, with what it was to be made of."""

    situation: Situation
    advice: Advice
    first: frozenset[str]
    """What comes ahead of lighter wishes: for a danger, a duty, a day or a need of weight 3, and what that needs."""

    @property
    def actions(self) -> Mapping[str, Candidate]:
        return {action.id: action for action in self.advice.actions}

    @property
    def starts(self) -> dict[str, int]:
        return starts(self.advice)

    @property
    def begun(self) -> set[str]:
        progress = self.situation.assessment.planning.progress
        return {one.action for one in progress if one.state == "begun"} & self.actions.keys()

    @property
    def periods_of_90_days(self) -> int:
        return {"month": 3, "quarter": 1}[self.situation.assessment.needs.period]

    def room_left(self, without: Sequence[str] = ()) -> list[float]:
        """Person-days that may be planned and are not, by period, once some actions are taken out."""
        free = [days * (1 - self.advice.plan.reserve) for days in self.advice.plan.capacity]
        for entry in self.advice.plan.scheduled:
            if entry.action not in without:
                action = self.actions[entry.action]
                for period in range(entry.start, entry.end + 1):
                    free[period] -= action.effort_days / action.periods
        return free


def planned(content: dict[str, Any], questionnaire: Questionnaire) -> Planned:
    situation = situation_of(Assessment.model_validate(content), questionnaire)
    found = advice_on(situation, first_plan)
    return Planned(
        situation, found, frozenset(ahead(situation, {action.id: action for action in found.actions}, found))
    )


def ahead(of: Situation, actions: Mapping[str, Candidate], found: Advice) -> set[str]:
    heavy = {need for need, weight in of.weights.items() if weight == 3}
    wanted = {name for name, action in actions.items() if action.closes or heavy & {*action.serves}}
    wanted |= {action for date in found.dates for action in date.actions}
    wanted |= {
        name
        for name, action in actions.items()
        for duty in (of.duty_of.get(action.practice),)
        if duty is not None and action.from_level < duty.level
    }
    wanted |= {
        name
        for name, action in actions.items()
        for danger in of.dangers
        if (action.subject, action.aspect) == (danger.subject, danger.question.entry.aspect)
    }
    waiting = list(wanted)
    while waiting:
        needs = [need for need in actions[waiting.pop()].needs if need in actions and need not in wanted]
        wanted |= {*needs}
        waiting += needs
    return wanted


@SOME
@given(content=clients())
def test_nothing_that_was_reported_done_is_planned(judging: Questionnaire, content: dict[str, Any]) -> None:
    of = planned(content, judging)
    said = {one["action"]: one["state"] for one in content["planning"]["progress"]}
    before = {one["action"] for one in content["baseline"]["progress"]} - said.keys()
    done = before | {action for action, state in said.items() if state == "done"}
    assert of.starts.keys().isdisjoint(done)
    assert of.actions.keys().isdisjoint(done)


@SOME
@given(content=clients())
def test_the_reserve_stays_and_no_more_begins_than_the_team_bears(
    judging: Questionnaire, content: dict[str, Any]
) -> None:
    """For days that cannot be moved twice as many may begin; only what has begun may use the reserve."""
    of = planned(content, judging)
    plan = of.advice.plan
    if plan.conflicts or plan.reserve == 0:
        assert of.begun
        return
    assert plan.reserve == RESERVE
    assert all(load <= (1 - RESERVE) * room + 1e-6 for load, room in zip(plan.load, plan.capacity, strict=True))
    by_a_day = {action for date in of.advice.dates for action in date.actions}
    by_a_day |= {need for action in by_a_day & of.actions.keys() for need in needed(action, of.actions)}
    most = starts_in_90_days(content["client"]["it_staff"]) * (2 if by_a_day & of.starts.keys() else 1)
    new = [start for action, start in of.starts.items() if action not in of.begun]
    for first in range(0, len(plan.capacity), of.periods_of_90_days):
        begin = sum(first <= start < first + of.periods_of_90_days for start in new)
        assert begin <= (most if first == 0 else 2 * most)


def needed(action: str, actions: Mapping[str, Candidate]) -> set[str]:
    direct = {need for need in actions[action].needs if need in actions}
    return direct.union(*(needed(need, actions) for need in direct))


def first_wave(of: Planned) -> list[str]:
    """Seven in ten of the first starts: all first aid of a grave danger, one of another, two of a practice."""
    wave: list[str] = []
    for danger in of.situation.dangers:
        aid = [action for action in danger.danger.first_aid if action in of.actions]
        for action in aid if danger.danger.severity == 3 else aid[:1]:
            beside = sum(of.actions[one].practice == of.actions[action].practice for one in wave)
            if action not in wave and beside < 2:
                wave.append(action)
    return wave[: -(-7 * starts_in_90_days(of.situation.assessment.client.it_staff) // 10)]


@SOME
@given(content=clients())
def test_the_heaviest_first_aid_ends_within_90_days_wherever_capacity_holds_it(
    judging: Questionnaire, content: dict[str, Any]
) -> None:
    """It holds it where days and starts suffice that the other first aid and what has begun leave."""
    of = planned(content, judging)
    window = min(of.periods_of_90_days, len(of.advice.plan.capacity))
    wave = first_wave(of)
    busy = [event for event in of.situation.assessment.needs.events if event.kind in ("peak", "freeze")]
    if of.advice.plan.conflicts or busy:
        return
    others = [name for name in of.starts if name not in wave and name not in of.begun]
    for action in wave:
        entry, without = of.actions[action], [*others, action]
        free, share = of.room_left(without), entry.effort_days / entry.periods
        fits = [
            start
            for start in range(window - entry.periods + 1)
            if all(days >= share - 1e-6 for days in free[start : start + entry.periods])
            and begins_free(of, start, without)
        ]
        if fits and not needed(action, of.actions):
            assert ends(of.advice).get(action, 99) < window


@SOME
@given(content=clients())
def test_no_action_of_a_duty_waits_behind_one_that_serves_no_danger_duty_day_or_need_of_weight_3(
    judging: Questionnaire, content: dict[str, Any]
) -> None:
    """It would wait if it could begin earlier in the place of what serves a lighter wish."""
    of = planned(content, judging)
    lesser = [action for action in of.starts if action not in of.first | of.begun]
    if of.advice.plan.conflicts or content["needs"].get("events"):
        return
    known = {action.id: action for action in candidates(of.situation)}
    still = {name: action for name, action in known.items() if name in of.actions}
    for duty in of.situation.duties:
        for name in closing_actions(duty.practice, duty.level, still, of.situation):
            action = of.actions[name]
            if name in of.begun or any(need in of.actions and need not in of.starts for need in action.needs):
                continue
            ready = max((ends(of.advice)[need] + 1 for need in action.needs if need in of.actions), default=0)
            free, share = of.room_left([*lesser, name]), action.effort_days / action.periods
            for start in range(ready, min(of.starts.get(name, 99), len(free) - action.periods + 1)):
                fits = all(days >= share - 1e-6 for days in free[start : start + action.periods])
                assert not (fits and begins_free(of, start, [*lesser, name])), (name, start, of.starts)


def begins_free(of: Planned, period: int, without: Sequence[str]) -> bool:
    """Whether one more thing may begin in a period, once some actions are taken out."""
    most, parts = starts_in_90_days(of.situation.assessment.client.it_staff), of.periods_of_90_days
    whole = most if period < parts else 2 * most
    up_to = [-(-whole * part // parts) for part in range(parts + 1)]
    allowed = up_to[period % parts + 1] - up_to[period % parts]
    begin = sum(start == period for name, start in of.starts.items() if name not in without and name not in of.begun)
    return begin < allowed


@SOME
@given(content=clients())
def test_a_need_of_weight_3_is_answered_in_the_first_half_or_a_finding_says_that_it_is_not(
    judging: Questionnaire, content: dict[str, Any]
) -> None:
    of = planned(content, judging)
    half = max(1, len(of.advice.plan.capacity) // 2)
    told = {finding.needs[0] for finding in of.advice.findings if finding.kind == "unserved_need"}
    for need, weight in of.situation.weights.items():
        if weight == 3 and of.starts and need not in told:
            answers = [
                action
                for action in of.starts
                if need in of.actions[action].serves
                and not of.actions[action].closes
                and ends(of.advice)[action] < half
            ]
            assert answers, need


def test_the_next_best_answers_a_heavy_need_where_the_best_does_not_fit(judging: Questionnaire) -> None:
    """Most benefit per root of days has the path for all teams, of 20 days; only smaller things fit the first half."""
    answers = at_levels({f"{IM}.outcomes": 1}, incident_management=2)
    needs = {"drivers": {"dependable_operations": 3}, "pain_points": {"slow_restoration": 3}, "periods": 4}
    of = advice(judging, answers, needs=needs | {"capacity_days": [8, 8, 40, 40]})
    assert ends(of)[f"{IM}.time_to_repair"] <= 1


def test_first_aid_leaves_a_start_to_an_answer_to_the_heaviest_need(real: Questionnaire) -> None:
    """At level 0 everywhere there are far more dangers than a team of 25 could begin to mend at once."""
    need = "security_breach"
    parts: dict[str, Any] = {
        "practices": list(real.framework_practices),
        "client": {"name": "X", "it_staff": 25},
        "needs": {"capacity_days": [60], "periods": 8, "risks": {need: 3}},
    }
    answers: dict[str, Any] = {question.id: [0] for question in real.questions.values()}
    of = advice(real, answers, **parts)
    first = [action for action in of.actions if starts(of).get(action.id) == 0]
    assert len(first) == 6
    assert [action.id for action in first if action.answers(need)]
    wave = first_wave(Planned(situation(real, answers, **parts), of, frozenset()))
    assert len(wave) == 5
    assert {action.id for action in first}.issuperset(wave)


@FEW
@given(content=clients())
def test_the_best_plan_keeps_what_comes_first_where_the_first_plan_laid_it(
    judging: Questionnaire, content: dict[str, Any]
) -> None:
    """The search goes on around it: no sum of smaller benefits pushes first aid or a duty back."""
    of = situation_of(Assessment.model_validate(content), judging)
    first, best = (advice_on(of, planner) for planner in (first_plan, best_plan))
    for action in first.actions:
        if action.closes and action.id in starts(first):
            assert starts(best)[action.id] == starts(first)[action.id]
    assert [duty.met_in is None for duty in best.duties] == [duty.met_in is None for duty in first.duties]


SAMPLE = """
import json, sys
from assessment.advice.advice import advise
from assessment.advice.planning_steps import no_longer_agreed
from assessment.questionnaire.model import load_questionnaire
from assessment.roadmap.planner import best_plan, first_plan
from assessment.sample import sample_assessment
from assessment.scoring.results import assess
from benchmarks.roadmap import tight
questionnaire = load_questionnaire()
sample = sample_assessment(questionnaire)
sample = sample.model_copy(update={"planning": no_longer_agreed(sample.planning)})
found = advise(sample, questionnaire, assess(sample, questionnaire), best_plan)
told = [[one.id, one.weight, list(one.actions)] for one in found.findings]
model = questionnaire.actions[found.actions[0].id]
wished = [[[one.action, one.start] for one in first_plan(*tight(model, seed)).scheduled] for seed in range(3)]
print(json.dumps([[[one.action, one.start, one.end] for one in found.plan.scheduled], told, wished]))
"""


def test_two_processes_on_a_busy_machine_make_the_same_plan() -> None:
    """Each with another order of sets, while others take its time."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    try:
        first, second = (plan_in_a_process(seed) for seed in ("1", "2"))
    finally:
        for process in busy:
            process.kill()
            process.wait()
    assert first == second
    assert first[0]


def plan_in_a_process(seed: str) -> Any:
    made = subprocess.run(
        [sys.executable, "-c", SAMPLE],
        capture_output=True,
        check=True,
        text=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
    )
    return json.loads(made.stdout)
