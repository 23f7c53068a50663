"""Any assessment that the models allow and that does not contradict itself."""

import datetime as dt
from typing import Literal

from hypothesis import strategies as st

from assessment.engagement.assurance import Assessor, AssessorRating, Evidence
from assessment.engagement.events import DatedEvent
from assessment.engagement.fields import State
from assessment.engagement.findings import FindingNote
from assessment.engagement.model import (
    Answer,
    Assessment,
    AssessmentInfo,
    Baseline,
    Client,
    Consensus,
    DocumentRequest,
    Needs,
    Respondent,
    Scope,
)
from assessment.engagement.overrides import Override
from assessment.engagement.planning import AgreedAction, AgreedPlan, Planning, Progress, Scenario

_letters = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
)
texts = st.text(_letters, max_size=20)
ids = st.text(_letters, min_size=1, max_size=8).filter(str.strip)
levels = st.integers(0, 5)
counts = st.none() | st.integers(0, 10_000_000)
offsets = st.timedeltas(dt.timedelta(hours=-23), dt.timedelta(hours=23)).map(dt.timezone)
moments = st.none() | st.datetimes(dt.datetime(1, 1, 2), dt.datetime(9999, 12, 30), timezones=offsets)
facts = st.builds(
    AssessmentInfo,
    title=st.none() | ids,
    date=st.none() | st.dates(),
    questionnaire=ids,
    questionnaire_version=st.none() | ids,
)
clients = st.builds(
    Client,
    name=ids,
    sector=st.none() | texts,
    employees=counts,
    it_staff=counts,
    country=st.none() | texts,
    users=counts,
    critical_services=counts,
    suppliers=counts,
    sites=counts,
)
DEPTHS = st.sampled_from(["quick", "standard", "deep"])
scopes = st.builds(
    Scope,
    depth=DEPTHS,
    practices=st.lists(ids, max_size=4).map(tuple),
    depths=st.dictionaries(ids, DEPTHS, max_size=3),
)
baselines = st.builds(Baseline, date=st.none() | st.dates(), practices=st.dictionaries(ids, levels, max_size=3))


periods = st.integers(0, 59)
scenarios = st.builds(
    Scenario,
    id=ids,
    name=ids,
    capacity_factor=st.floats(0.5, 2),
    capacity_days=st.tuples(st.floats(0, 100)),
    frozen=st.lists(periods, max_size=2).map(tuple),
    max_parallel_per_role=st.none() | st.integers(1, 9),
    audit_by=st.none() | periods,
    pinned=st.dictionaries(ids, periods, max_size=2),
    due=st.dictionaries(ids, periods, max_size=2),
    excluded=st.lists(ids, max_size=2).map(tuple),
)
agreed_plans = st.builds(
    AgreedPlan,
    scenario=ids,
    at=moments,
    by=texts,
    since=st.dates(),
    status=st.just("feasible"),
    objective=st.floats(0, 100),
    bound=st.none() | st.floats(0, 100),
    capacity=st.tuples(*[st.floats(0, 100)] * 3),
    scheduled=st.lists(
        st.builds(
            AgreedAction, action=ids, start=st.integers(0, 1), end=st.integers(1, 2), effort_days=st.floats(0, 99)
        ),
        max_size=2,
    ).map(tuple),
    promised=st.dictionaries(ids, st.tuples(levels, levels), max_size=2),
)
progress = st.builds(
    Progress,
    action=ids,
    state=st.sampled_from(["planned", "begun", "done"]),
    date=st.none() | st.dates(),
    days_left=st.none() | st.floats(0, 99),
    note=texts,
)
plannings = st.builds(
    Planning,
    scenarios=st.lists(scenarios, max_size=2, unique_by=lambda one: one.id).map(tuple),
    chosen=ids,
    agreed=st.none() | agreed_plans,
    progress=st.lists(progress, max_size=2, unique_by=lambda one: one.action).map(tuple),
)
overrides = st.lists(
    st.builds(
        Override,
        passage=ids,
        heading=st.none() | ids,
        text=st.none() | texts,
        figures=st.dictionaries(ids, texts, max_size=2),
        locked=st.booleans(),
        by=texts,
        at=moments,
    ),
    max_size=2,
    unique_by=lambda words: words.passage,
).map(tuple)

some_ids = st.lists(ids, max_size=2).map(tuple)
events = st.builds(
    DatedEvent,
    date=st.dates(max_value=dt.date(2100, 1, 1)),
    kind=st.sampled_from(["deadline", "notice", "freeze", "peak", "person_leaves", "audit"]),
    what=texts,
    until=st.none() | st.dates(min_value=dt.date(2100, 1, 1)),
    practices=some_ids,
    actions=some_ids,
    need=st.none() | ids,
    who=texts,
)
evidence = st.lists(
    st.builds(
        Evidence,
        id=ids,
        title=texts,
        kind=texts,
        window=texts,
        place=texts,
        owner=texts,
        checked_by=texts,
        at=moments,
        confidential=st.booleans(),
        sufficiency=texts,
        questions=some_ids,
        clauses=some_ids,
    ),
    max_size=2,
    unique_by=lambda piece: piece.id,
).map(tuple)
assessor_ratings = st.builds(
    AssessorRating, question=ids, state=st.just("rated"), rating=levels, reason=texts, evidence=some_ids, at=moments
)
assessors = st.builds(
    Assessor,
    name=texts,
    independence=texts,
    ratings=st.lists(assessor_ratings, max_size=2, unique_by=lambda rating: rating.question).map(tuple),
    counts=st.booleans(),
)
findings = st.lists(
    st.builds(
        FindingNote,
        id=ids,
        kind=st.sampled_from(["danger", "gap", "own"]),
        title=ids,
        condition=st.none() | texts,
        criterion=st.none() | texts,
        cause=st.none() | texts,
        consequence=st.none() | texts,
        actions=st.none() | some_ids,
        evidence=some_ids,
        rank=st.none() | st.integers(1, 99),
        chosen=st.none() | st.booleans(),
    ),
    max_size=2,
    unique_by=lambda note: note.id,
).map(tuple)


@st.composite
def needs(draw: st.DrawFn) -> Needs:
    """Capacity for none, all or each of the periods."""
    periods = draw(st.integers(1, 60))
    size = draw(st.sampled_from([0, 1, periods]))
    capacity = draw(st.lists(st.floats(0, 100_000), min_size=size, max_size=size))
    weights = st.dictionaries(ids, st.integers(0, 3), max_size=3)
    return Needs(
        drivers=draw(weights),
        pain_points=draw(weights),
        risks=draw(weights),
        context=draw(st.dictionaries(ids, ids, max_size=3)),
        ambition=draw(st.none() | st.integers(1, 5)),
        period=draw(st.sampled_from(["month", "quarter"])),
        periods=periods,
        capacity_days=tuple(capacity),
        lenses=draw(some_ids),
        lenses_as_yardstick=draw(some_ids),
        events=draw(st.lists(events, max_size=2).map(tuple)),
    )


@st.composite
def answers(draw: st.DrawFn, respondent: str, question: str) -> Answer:
    """A rating goes with the state `rated`."""
    states: list[State] = ["rated", "dont_know", "not_applicable"]
    state = draw(st.sampled_from(states))
    return Answer(
        respondent=respondent,
        question=question,
        state=state,
        rating=draw(levels) if state == "rated" else None,
        comment=draw(texts),
        evidence=draw(texts),
        at=draw(moments),
        concern=draw(st.booleans()),
        pinned=draw(st.booleans()),
    )


@st.composite
def agreements(draw: st.DrawFn, question: str) -> Consensus:
    """A rating goes with the state `rated`."""
    states: list[Literal["rated", "not_applicable"]] = ["rated", "not_applicable"]
    state = draw(st.sampled_from(states))
    return Consensus(
        question=question,
        state=state,
        rating=draw(levels) if state == "rated" else None,
        rationale=draw(texts),
        by=draw(texts),
        at=draw(moments),
    )


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """A few respondents, each answering some of a few questions, in any order."""
    people = draw(st.lists(ids, unique=True, max_size=3))
    questions = draw(st.lists(ids, unique=True, max_size=3))
    pairs = [(person, question) for person in people for question in questions]
    said = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    settled = draw(st.lists(st.sampled_from(questions), unique=True)) if questions else []
    return Assessment(
        client=draw(clients),
        assessment=draw(facts),
        needs=draw(needs()),
        scope=draw(scopes),
        targets=draw(st.dictionaries(ids, levels, max_size=3)),
        respondents=tuple(
            Respondent(
                id=person,
                label=draw(texts),
                role=draw(texts),
                group=draw(texts),
                practices=tuple(draw(st.lists(ids, max_size=2))),
            )
            for person in people
        ),
        answers=tuple(draw(answers(person, question)) for person, question in said),
        consensus=tuple(draw(agreements(question)) for question in settled),
        baseline=draw(st.none() | baselines),
        planning=draw(plannings),
        own_words=draw(overrides),
        assessor=draw(st.none() | assessors),
        evidence=draw(evidence),
        findings=draw(findings),
        documents=tuple(draw(requests(question)) for question in questions),
    )


@st.composite
def requests(draw: st.DrawFn, question: str) -> DocumentRequest:
    status = draw(st.sampled_from(("open", "asked", "received", "missing")))
    return DocumentRequest(question=question, document=draw(ids), status=status, note=draw(texts))
