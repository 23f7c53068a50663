"""Any exchange file that `score` takes: from empty ones to those with something odd at every place."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from assessment.engagement.planning import PRESET_NAMES
from assessment.questionnaire.model import DEPTHS, Questionnaire

Document = dict[str, Any]
ODD = (
    "Ääkköset & Söhne <b>GmbH</b>",
    "שלום עולם",
    "\u202eevil\u202c",
    "ยินดีต้อนรับ",
    "नमस्ते 😀👩‍👩‍👧",
    "https://host:8443/IT_SM/Run_1.docx",
    "{{ 7*7 }} {% x %} #{y}",
    "W" * 300,
    "=1+1;@x",
    "<r>x</r>",
    "]]>",
    "_x000B_",
    "a\u00adb\u200bc\ufeff",
    "tab\tand\nlines\r\n\r\n* list\n# head",
    "*_`[link](javascript:1)`_*",
    " ",
    "﷽" * 40,
    "a\u0301" * 60,
)
PASSAGES = ("summary", "needs", "roadmap", "judgement", "first_step", "maturity", "no passage of ours")
READABLE = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
TEXT = st.one_of(st.just(""), st.sampled_from(ODD), st.text(READABLE, max_size=40), st.just("long words " * 300))
NAME = st.one_of(st.sampled_from(ODD), st.text(READABLE, max_size=40)).map(lambda text: text[:300]).filter(str.strip)
SHORT = NAME.map(lambda text: text[:200])
LEVEL = st.integers(0, 5)
SCORE = st.floats(0, 5, allow_nan=False)
DAYS = st.one_of(st.sampled_from([0.0, 0.5, 1.0, 40.0, 62.5, 100_000.0]), st.floats(0, 1000, allow_nan=False))
MONEY = st.one_of(st.sampled_from([0.0, 1e12, 0.01]), st.floats(0, 1e9, allow_nan=False))
DAY = st.dates(dt.date(1, 1, 2), dt.date(9990, 12, 31)).map(dt.date.isoformat)
NEAR = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)).map(dt.date.isoformat)
MOMENT = st.sampled_from(["2026-05-04T09:30:00Z", "0001-01-02T00:00:00Z", "9990-12-31T23:59:59+14:00"])
DEFAULT_PERIODS = 8  # of needs that name none


def documents(questionnaire: Questionnaire) -> SearchStrategy[Document]:
    return _document(questionnaire)


@st.composite
def _document(draw: DrawFn, of: Questionnaire) -> Document:
    depth = draw(st.sampled_from(DEPTHS[:2]))
    practices = draw(st.lists(st.sampled_from(sorted(of.practices)), max_size=3, unique=True))
    people = draw(st.lists(SHORT, max_size=3, unique=True))
    asked = [question.id for question in of.questions_in_scope(depth, tuple(practices))] or sorted(of.questions)[:3]
    periods = draw(st.sampled_from([1, 4, DEFAULT_PERIODS, 60]))
    needs = {"needs": _needs(of, periods)}
    return _given(
        draw,
        {
            **(needs if periods != DEFAULT_PERIODS else {}),
            "format": st.just("waymark-assessment/1"),
            "client": _group(
                name=NAME,
                sector=_maybe(TEXT),
                employees=_maybe(st.sampled_from([0, 1, 10_000_000])),
                it_staff=_maybe(st.sampled_from([0, 1, 40])),
                country=_maybe(TEXT),
                users=_maybe(st.sampled_from([0, 1, 1_000_000_000])),
                critical_services=_maybe(st.sampled_from([0, 12])),
                suppliers=_maybe(st.sampled_from([0, 41])),
                sites=_maybe(st.sampled_from([0, 3])),
            ),
            "scope": st.just({"depth": depth, "practices": practices}),
            "respondents": st.just(
                [{"id": one} | draw(_group(label=TEXT, role=_role(of), group=TEXT)) for one in people]
            ),
            "answers": _answers(people, asked) if people else st.just([]),
        },
        {
            "assessment": _group(title=NAME, date=st.one_of(NEAR, DAY), questionnaire_version=SHORT),
            **(needs if periods == DEFAULT_PERIODS else {}),
            "targets": st.dictionaries(st.sampled_from(sorted(of.practices)), LEVEL, max_size=3),
            "consensus": _consensus(asked),
            "baseline": _baseline(of, asked, practices),
            "planning": _planning(of, periods),
            "assessor": _assessor(asked),
            "evidence": st.just([{"id": "E1", "title": draw(TEXT), "owner": draw(TEXT), "questions": asked[:1]}]),
            "findings": _findings(of),
            "own_words": st.lists(
                _group({"passage": st.sampled_from(PASSAGES)}, heading=NAME, text=TEXT, locked=st.booleans(), by=TEXT),
                max_size=2,
                unique_by=lambda words: words["passage"],
            ),
        },
    )


def _given(draw: DrawFn, always: Document, sometimes: Document) -> Document:
    return draw(st.fixed_dictionaries(always, optional=sometimes))


def _group(always: Document | None = None, /, **sometimes: SearchStrategy[Any]) -> SearchStrategy[Document]:
    name = {"name": sometimes.pop("name")} if "name" in sometimes and always is None else {}
    return st.fixed_dictionaries({**(always or {}), **name}, optional=sometimes)


def _maybe(value: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.one_of(st.none(), value)


def _role(of: Questionnaire) -> SearchStrategy[str]:
    return st.one_of(st.sampled_from(sorted(of.roles)), TEXT)


@st.composite
def _answers(draw: DrawFn, people: list[str], asked: list[str]) -> list[Document]:
    state = draw(st.sampled_from(["rated", "dont_know", "not_applicable", "mixed"]))
    left_out = draw(st.sets(st.integers(0, len(asked) * len(people) - 1)))
    found = []
    for at, (person, question) in enumerate((person, question) for person in people for question in asked):
        if at in left_out:
            continue
        this = draw(st.sampled_from(["rated", "dont_know", "not_applicable"])) if state == "mixed" else state
        rating = draw(LEVEL) if this == "rated" else None
        answer = {"respondent": person, "question": question, "state": this, "rating": rating}
        marks = {"concern": st.booleans(), "pinned": st.booleans()}
        more = draw(_group(comment=TEXT, evidence=TEXT, at=MOMENT, **marks)) if at < 3 else {}
        found.append(answer | more)
    return found


def _consensus(asked: list[str]) -> SearchStrategy[list[Document]]:
    rated = _group({"question": st.sampled_from(asked), "rating": LEVEL}, rationale=TEXT, by=TEXT, at=MOMENT)
    out = _group(
        {"question": st.sampled_from(asked), "state": st.just("not_applicable"), "rating": st.none()}, rationale=TEXT
    )
    return st.lists(st.one_of(rated, out), max_size=3, unique_by=lambda one: one["question"])


def _needs(of: Questionnaire, periods: int) -> SearchStrategy[Document]:
    kinds = {"drivers": "driver", "pain_points": "pain_point", "risks": "risk"}
    chosen = {
        key: st.dictionaries(
            st.sampled_from(sorted(need.id for need in of.needs.values() if need.kind == kind)),
            st.integers(0, 3),
            max_size=3,
        )
        for key, kind in kinds.items()
    }
    return _group(
        {"periods": st.just(periods)},
        **chosen,
        ambition=st.one_of(st.none(), st.integers(1, 5)),
        period=st.sampled_from(["month", "quarter"]),
        capacity_days=_numbers(DAYS, periods),
        events=st.lists(_event(of), max_size=3),
    )


def _event(of: Questionnaire) -> SearchStrategy[Document]:
    return _group(
        {
            "date": st.one_of(NEAR, DAY),
            "kind": st.sampled_from(["deadline", "notice", "freeze", "peak", "person_leaves", "audit"]),
        },
        what=TEXT,
        until=st.just("9990-12-31"),
        practices=st.lists(st.sampled_from(sorted(of.practices)), max_size=2),
        actions=st.lists(st.sampled_from(sorted(of.actions)), max_size=2),
        need=st.sampled_from(sorted(of.needs)),
        who=TEXT,
    )


def _assessor(asked: list[str]) -> SearchStrategy[Document]:
    rated = _group({"question": st.sampled_from(asked), "rating": LEVEL}, reason=TEXT, at=MOMENT)
    open_one = _group({"question": st.sampled_from(asked), "state": st.sampled_from(["dont_know", "not_applicable"])})
    ratings = st.lists(st.one_of(rated, open_one), max_size=3, unique_by=lambda one: one["question"])
    return _group({"ratings": ratings}, name=TEXT, independence=TEXT, counts=st.booleans())


def _findings(of: Questionnaire) -> SearchStrategy[list[Document]]:
    kinds = st.sampled_from(["danger", "gap", "strength", "own"])
    texts = {part: _maybe(TEXT) for part in ("condition", "criterion", "cause", "consequence")}
    actions = st.lists(st.sampled_from(sorted(of.actions)), max_size=2)
    note = _group({"id": SHORT, "kind": kinds, "title": NAME}, **texts, actions=actions, chosen=st.booleans())
    return st.lists(note, max_size=2, unique_by=lambda one: one["id"])


def _numbers(each: SearchStrategy[float], periods: int) -> SearchStrategy[list[float]]:
    return st.one_of(st.just([]), each.map(lambda one: [one]), st.lists(each, min_size=periods, max_size=periods))


def _baseline(of: Questionnaire, asked: list[str], practices: list[str]) -> SearchStrategy[Document]:
    known = st.sampled_from(practices or sorted(of.practices)[:3])
    earlier = st.fixed_dictionaries({"value": SCORE, "wording": st.just("0" * 16)})
    return _group(
        {},
        date=DAY,
        practices=st.dictionaries(known, LEVEL, max_size=3),
        title=TEXT,
        scores=st.dictionaries(st.one_of(known, st.just("unknown")), SCORE, max_size=2),
        questions=st.dictionaries(st.one_of(st.sampled_from(asked), st.just("unknown")), earlier, max_size=3),
        promised=st.dictionaries(st.one_of(known, st.just("unknown")), LEVEL, max_size=2),
        progress=_progress(of),
    )


def _progress(of: Questionnaire) -> SearchStrategy[list[Document]]:
    return st.lists(
        _group(
            {"action": st.sampled_from(sorted(of.actions)), "state": st.sampled_from(["planned", "begun", "done"])},
            date=DAY,
            days_left=DAYS,
            responsible=TEXT,
            accountable=TEXT,
            note=TEXT,
        ),
        max_size=3,
        unique_by=lambda one: one["action"],
    )


@st.composite
def _planning(draw: DrawFn, of: Questionnaire, periods: int) -> Document:
    scenarios = draw(
        st.lists(
            _group(
                {"id": st.one_of(st.sampled_from(sorted(PRESET_NAMES)), SHORT), "name": NAME},
                capacity_factor=st.sampled_from([0.01, 0.5, 1.0, 10.0]),
                capacity_days=_numbers(DAYS, periods),
                budget=_numbers(MONEY, periods),
                max_parallel_per_role=st.sampled_from([1, 100]),
                frozen=st.lists(st.integers(0, periods - 1), max_size=3, unique=True),
                quick_wins_only=st.booleans(),
                audit_by=st.integers(0, periods - 1),
                pinned=st.dictionaries(st.sampled_from(sorted(of.actions)), st.integers(0, periods - 1), max_size=2),
                due=st.dictionaries(st.sampled_from(sorted(of.actions)), st.integers(0, periods - 1), max_size=2),
                excluded=st.lists(st.sampled_from(sorted(of.actions)), max_size=2, unique=True),
            ),
            max_size=3,
            unique_by=lambda one: one["id"],
        )
    )
    chosen = st.sampled_from([*(one["id"] for one in scenarios), "base", "none of these"])
    return draw(
        _group(
            {"scenarios": st.just(scenarios)},
            chosen=chosen,
            agreed=_agreed(of, chosen),
            progress=_progress(of),
            business_case=_business_case(of),
        )
    )


@st.composite
def _agreed(draw: DrawFn, of: Questionnaire, chosen: SearchStrategy[str]) -> Document:
    length = draw(st.sampled_from([1, 4, 60]))
    actions = draw(st.lists(st.sampled_from([*sorted(of.actions), "no action of ours"]), max_size=4, unique=True))
    starts = [draw(st.integers(0, length - 1)) for _ in actions]
    scheduled = [
        {"action": one, "start": start, "end": draw(st.integers(start, length - 1)), "effort_days": draw(DAYS)}
        for one, start in zip(actions, starts, strict=True)
    ]
    always = {
        "scenario": chosen,
        "since": NEAR,
        "status": st.sampled_from(["optimal", "feasible", "greedy"]),
        "objective": st.floats(-10, 1e6),
        "capacity": st.lists(DAYS, min_size=length, max_size=length),
        "scheduled": st.just(scheduled),
    }
    return draw(
        _group(
            always,
            at=MOMENT,
            by=TEXT,
            bound=st.floats(0, 1e6),
            gap=st.floats(0, 1),
            promised=st.dictionaries(
                st.one_of(st.sampled_from(sorted(of.practices)), st.just("unknown")), st.lists(LEVEL, max_size=4)
            ),
        )
    )


def _business_case(of: Questionnaire) -> SearchStrategy[Document]:
    amounts = st.tuples(MONEY, MONEY).map(lambda two: {"low": min(two), "high": max(two)})
    loss = st.tuples(amounts, st.floats(0, 1), st.floats(0, 1)).map(
        lambda one: {"yearly": one[0], "share_low": min(one[1:]), "share_high": max(one[1:])}
    )
    return _group(
        {},
        currency=st.sampled_from(["", "EUR", "€", "<b>", "Ruritanian crowns"]),
        day_rate=amounts,
        costs=st.dictionaries(st.sampled_from([cost.id for cost in of.framework.costs]), amounts, max_size=2),
        losses=st.dictionaries(st.sampled_from(sorted(of.needs)), loss, max_size=2),
        assumptions=TEXT,
    )
