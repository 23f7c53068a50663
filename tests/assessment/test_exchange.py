import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engagement.exchange_file import MAX_BYTES, parse_assessment, read_assessment, to_json
from assessment.engagement.model import Assessment
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from tests.assessment.assessments import documents
from tests.assessment.making import cases, document, names
from tests.work import lines_run

CASES = cases("exchange_errors")
GOOD = document({"incident_management.flow": [3]})


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_mistake_is_named_with_its_place(case: dict[str, Any], small: Questionnaire) -> None:
    assert errors(raw_of(case), small) == [f"file:{'' if case['error'][0].isdigit() else ' '}{case['error']}"]


def raw_of(case: dict[str, Any]) -> bytes:
    if "text" in case:
        return str(case["text"]).encode()
    return json.dumps({key: value for key, value in (GOOD | case["put"]).items() if value is not None}).encode()


def errors(raw: bytes, questionnaire: Questionnaire) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_assessment(raw, "file", questionnaire)
    return [str(problem) for problem in caught.value.problems]


def test_every_mistake_is_reported_at_once(small: Questionnaire) -> None:
    wrong = GOOD | {"targets": {"nowhere": 3}, "respondents": [], "needs": {"drivers": {"nothing": 1}}}
    assert [line.split(":")[1] for line in errors(json.dumps(wrong).encode(), small)] == [
        " answers[0].respondent",
        " needs.drivers.nothing",
        " targets.nowhere",
    ]


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("not UTF-8", b'{\n"a": "\xff"}', "file:2: is not UTF-8 text"),
        ("UTF-16", '{"a": 1}'.encode("utf-16"), "is not UTF-8 text"),
        ("any bytes", bytes(range(256)), "is not UTF-8 text"),
        ("deep lists", b"[" * 100_000, "nested too deeply"),
        ("deep groups", b'{"a":' * 100_000, "nested too deeply"),
        ("half a character", json.dumps(GOOD | {"client": {"name": "\ud800"}}).encode(), "client.name"),
        ("half a character as key", json.dumps(GOOD | {"\ud800": 1}).encode(), "half characters"),
        ("a number of 5000 digits", b'{"a": ' + b"9" * 5000 + b"}", "has 5000 digits"),
        (
            "a number beyond all numbers",
            json.dumps(GOOD | {"needs": {"capacity_days": [1]}}).replace("[1]", "[1e999]").encode(),
            "a finite number",
        ),
        ("a version of 5000 digits", json.dumps({"format": "waymark-assessment/" + "9" * 5000}).encode(), "is newer"),
        ("a key of a million characters", json.dumps(GOOD | {"k" * 1_000_000: 1}).encode(), "unknown key"),
    ],
)
def test_hostile_input_is_refused_in_a_short_line(name: str, raw: bytes, words: str, small: Questionnaire) -> None:
    found = errors(raw, small)
    assert words in found[0], name
    assert all(len(line) < 400 and line.isprintable() for line in found)


def unknown_questions(count: int) -> bytes:
    answers = [
        {"respondent": "r1", "question": f"incident_management.x{n}", "state": "dont_know"} for n in range(count)
    ]
    return json.dumps(GOOD | {"answers": answers}).encode()


def one_practice_again_and_again(count: int) -> bytes:
    return json.dumps(GOOD | {"scope": {"depth": "quick", "practices": ["incident_management"] * count}}).encode()


def many_keys_of_which_one_stands_twice(count: int) -> bytes:
    keys = ",".join(f'"{n}": 1' for n in range(count))
    return f'{{{keys}, "0": 1}}'.encode()


@pytest.mark.parametrize("made", [unknown_questions, one_practice_again_and_again, many_keys_of_which_one_stands_twice])
def test_a_wrong_file_of_twice_the_length_is_twice_the_work(made: Callable[[int], bytes], small: Questionnaire) -> None:
    raw = {count: made(count) for count in (1000, 2000)}
    work = {count: lines_run(lambda of=text: errors(of, small)) for count, text in raw.items()}
    assert work[2000] < 2.5 * work[1000]


printable = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20)


@given(content=documents(), comment=printable)
def test_writing_and_reading_again_gives_the_same_assessment_and_the_same_text(
    small: Questionnaire, content: dict[str, Any], comment: str
) -> None:
    answers = [answer | {"comment": comment, "evidence": comment} for answer in content["answers"]]
    made = Assessment.model_validate(content | {"answers": answers})
    written = to_json(made)
    again = parse_assessment(written.encode(), "file", small)
    assert again == made
    assert to_json(again) == written


ACTION = "incident_management.one_record"
PROGRESS = {
    "action": ACTION,
    "state": "begun",
    "date": "2026-06-01",
    "days_left": 3.0,
    "responsible": "Anna",
    "accountable": "Ben",
    "note": "Half",
}


def test_every_field_of_the_format_is_written_and_read_again(small: Questionnaire) -> None:
    full = {
        "format": "waymark-assessment/1",
        "client": {"name": "Ä “client”", "sector": "other", "employees": 850, "it_staff": 40, "country": "AT"}
        | {"users": 900, "critical_services": 12, "suppliers": 0, "sites": 3},
        "assessment": {
            "title": "First",
            "date": "2026-05-04",
            "questionnaire": "itil4",
            "questionnaire_version": "1.0",
        },
        "needs": {
            "drivers": {"dependable_operations": 3},
            "pain_points": {"slow_restoration": 0},
            "risks": {"failed_change": 1},
            "context": {"regulation": "strict"},
            "ambition": 4,
            "period": "month",
            "periods": 2,
            "capacity_days": [60.5, 0.0],
            "lenses": ["nis2"],
            "lenses_as_yardstick": ["nis2"],
            "events": [
                {
                    "date": "2027-05-31",
                    "kind": "deadline",
                    "what": "The contract ends",
                    "until": "2027-06-30",
                    "practices": ["incident_management"],
                    "actions": [ACTION],
                    "need": "failed_change",
                    "who": "Anna",
                },
                {"date": "2027-01-31", "kind": "person_leaves", "what": ""},
            ],
        },
        "scope": {"depth": "deep", "practices": ["incident_management"]},
        "targets": {"incident_management": 4},
        "respondents": [
            {"id": "r1", "label": "Anna\tB.", "role": "manager", "group": "Desk", "practices": ["incident_management"]}
        ],
        "documents": [
            {"question": "governance.direct", "document": "Minutes", "status": "received"},
            {"question": "incident_management.flow", "document": "Rota", "status": "asked", "note": "From Ben"},
        ],
        "answers": [
            {
                "respondent": "r1",
                "question": "incident_management.flow",
                "state": "rated",
                "rating": 0,
                "comment": "line\nline",
                "evidence": "none",
                "at": "2026-05-04T09:30:00.25Z",
                "concern": True,
                "pinned": True,
            }
        ],
        "consensus": [
            {
                "question": "governance.direct",
                "state": "not_applicable",
                "rating": None,
                "rationale": "Why",
                "by": "All",
                "at": "2026-05-04T10:00:00Z",
            }
        ],
        "baseline": {
            "date": "2025-05-01",
            "practices": {"incident_management": 2},
            "title": "Before",
            "scores": {"incident_management": 2.2},
            "promised": {"incident_management": 3},
            "questions": {"incident_management.flow": {"value": 2.5, "wording": "ab12"}},
            "progress": [PROGRESS],
        },
        "planning": {
            "scenarios": [
                {
                    "id": "audit",
                    "name": "Audit",
                    "capacity_factor": 1.5,
                    "capacity_days": [40.0, 50.0],
                    "budget": [1000.0],
                    "max_parallel_per_role": 2,
                    "frozen": [1],
                    "quick_wins_only": True,
                    "audit_by": 1,
                    "pinned": {ACTION: 0},
                    "due": {ACTION: 1},
                    "excluded": [ACTION],
                    "reserve": 0.2,
                    "most_starts": 6,
                }
            ],
            "chosen": "audit",
            "progress": [PROGRESS],
            "agreed": {
                "scenario": "audit",
                "at": "2026-05-04T10:00:00Z",
                "by": "All",
                "since": "2026-05-04",
                "status": "feasible",
                "objective": 1.5,
                "bound": 1.6,
                "gap": 0.0625,
                "capacity": [40.0, 50.0],
                "scheduled": [{"action": ACTION, "start": 0, "end": 0, "effort_days": 5.0}],
                "promised": {"incident_management": [2, 3]},
            },
            "business_case": {
                "currency": "EUR",
                "day_rate": {"low": 500.0, "high": 700.0},
                "costs": {"none": {"low": 0.0, "high": 5000.0}},
                "assumptions": "Two years.",
                "losses": {
                    "slow_restoration": {"yearly": {"low": 1.0, "high": 2.0}, "share_low": 0.1, "share_high": 0.2}
                },
            },
        },
        "own_words": [
            {
                "passage": "needs",
                "heading": "What you told us",
                "text": "",
                "figures": {"Score": "2.10"},
                "locked": True,
                "by": "Anna",
                "at": "2026-05-04T10:00:00Z",
            }
        ],
        "assessor": {
            "name": "Ben",
            "independence": "B",
            "ratings": [
                {
                    "question": "incident_management.flow",
                    "state": "rated",
                    "rating": 1,
                    "reason": "No record",
                    "evidence": ["E1"],
                    "at": "2026-05-04T10:00:00Z",
                },
                {"question": "governance.direct", "state": "dont_know", "rating": None},
            ],
            "counts": True,
        },
        "evidence": [
            {
                "id": "E1",
                "title": "Tickets",
                "kind": "record",
                "window": "January to March",
                "place": "Ticket system",
                "owner": "Anna",
                "checked_by": "Ben",
                "at": "2026-05-04T10:00:00Z",
                "confidential": True,
                "sufficiency": "Sample of 10",
                "questions": ["incident_management.flow"],
                "clauses": ["8.6.1"],
            }
        ],
        "findings": [
            {
                "id": "own1",
                "kind": "own",
                "title": "Nobody looks",
                "condition": "Seen",
                "criterion": "Expected",
                "cause": "",
                "consequence": "Costs",
                "actions": [],
                "evidence": ["E1", "incident_management.flow/r1"],
                "rank": 1,
                "chosen": False,
            },
            {"id": "gap.incident_management", "kind": "gap", "chosen": True},
        ],
    }
    written = json.loads(to_json(parse_assessment(json.dumps(full).encode(), "file", small)))
    written["answers"][0]["at"] = written["answers"][0]["at"].replace("250000", "25")
    assert written == full


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ({"passage": "needs", "words": "x"}, "own_words[0].words"),
        ({"passage": "needs", "heading": " "}, "own_words[0].heading"),
        ({"passage": "needs", "text": "x" * 20_001}, "own_words[0].text"),
        ({"text": "x"}, "own_words[0].passage"),
    ],
)
def test_own_words_that_the_format_does_not_know_are_refused_by_place(
    entry: dict[str, str], place: str, small: Questionnaire
) -> None:
    with pytest.raises(InputError, match=re.escape(place)):
        parse_assessment(json.dumps(GOOD | {"own_words": [entry]}).encode(), "file", small)


def test_two_wordings_of_one_passage_are_refused(small: Questionnaire) -> None:
    twice = [{"passage": "needs", "text": "one"}, {"passage": "needs", "text": "two"}]
    with pytest.raises(InputError, match="passage 'needs' stands twice; expected once"):
        parse_assessment(json.dumps(GOOD | {"own_words": twice}).encode(), "file", small)


def test_a_moment_of_another_zone_is_written_in_utc(small: Questionnaire) -> None:
    answer = GOOD["answers"][0] | {"at": "2026-05-04T11:30:00+02:00"}
    read = parse_assessment(json.dumps(GOOD | {"answers": [answer]}).encode(), "file", small)
    assert '"at": "2026-05-04T09:30:00Z"' in to_json(read)


def test_what_cannot_be_opened_is_named(small: Questionnaire, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.json"):
        with pytest.raises(InputError, match="cannot be read"):
            read_assessment(path, small)


def test_a_file_without_end_is_refused_by_what_was_read_of_it(small: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="is larger than 64 MiB"):
        read_assessment(path, small)


def test_a_byte_order_mark_does_no_harm(small: Questionnaire) -> None:
    assert parse_assessment(b"\xef\xbb\xbf" + json.dumps(GOOD).encode(), "file", small).client.name == "Test"


def test_a_whole_number_that_another_program_wrote_with_a_point_is_that_number(small: Questionnaire) -> None:
    """As pandas does as soon as one value of a column is missing."""
    content = GOOD | {
        "client": {"name": "Client", "employees": 850, "it_staff": 40},
        "needs": {"drivers": {"dependable_operations": 3}, "ambition": 3, "periods": 8},
        "targets": {"incident_management": 4},
        "baseline": {"practices": {"incident_management": 2}},
        "planning": {"scenarios": [{"id": "a", "name": "A", "frozen": [1], "max_parallel_per_role": 2}]},
    }
    with_points = json.loads(json.dumps(content), parse_int=float)

    assert '"rating": 3.0' in json.dumps(with_points)
    read = [parse_assessment(json.dumps(one).encode(), "file", small) for one in (content, with_points)]
    assert to_json(read[0]) == to_json(read[1])


def test_only_true_and_false_are_a_yes_or_no_and_only_numbers_are_numbers(small: Questionnaire) -> None:
    scenario = {"id": "a", "name": "A", "quick_wins_only": "yes", "capacity_factor": "0.5"}
    wrong = GOOD | {"planning": {"scenarios": [scenario]}, "own_words": [{"passage": "needs", "locked": 1}]}
    assert [line.split(": ", 2)[1] for line in errors(json.dumps(wrong).encode(), small)] == [
        "own_words[0].locked",
        "planning.scenarios[0].capacity_factor",
        "planning.scenarios[0].quick_wins_only",
    ]


@pytest.mark.parametrize(
    "put",
    [
        {"own_words": [{"passage": f"p{n}", "text": "x"} for n in range(40_000)]},
        {"planning": {"scenarios": [{"id": f"s{n}", "name": "S", "frozen": [8]} for n in range(40_000)]}},
        {"planning": {"progress": [{"action": f"a{n}", "state": "done"} for n in range(40_000)]}},
        {"respondents": [{"id": f"r{n}", "name": "R"} for n in range(40_000)]},
        {"scope": {"depth": "quick", "practices": [f"incident{n}" for n in range(40_000)]}},
        {"targets": {f"incident{n}": 3 for n in range(40_000)}},
        {"needs": {"drivers": {f"dependable{n}": 3 for n in range(40_000)}}},
        {f"respondent{n}": 3 for n in range(40_000)},
    ],
    ids=lambda put: next(iter(put)),
)
def test_a_file_with_very_many_entries_is_read_or_refused_in_few_lines(
    put: dict[str, Any], small: Questionnaire
) -> None:
    """What compares each entry with each makes 1,600 million comparisons here."""
    raw = json.dumps(GOOD | put).encode()
    if "own_words" in put:
        assert len(parse_assessment(raw, "file", small).overrides) == 40_000
        return
    with pytest.raises(InputError) as refused:
        parse_assessment(raw, "file", small)
    assert len(refused.value.lines()) in (1, 21)


def test_very_many_faults_in_long_lists_are_counted_and_the_first_named(small: Questionnaire) -> None:
    wrong = GOOD | {"answers": [*GOOD["answers"], *({"respondent": "r1", "state": "maybe"} for _ in range(30_000))]}

    with pytest.raises(InputError) as refused:
        parse_assessment(json.dumps(wrong | {"targts": {}}).encode(), "file", small)

    lines = refused.value.lines()
    assert lines[0] == "file: answers[1].question: 'question' is missing"
    assert lines[-1] == "file: and 59,981 more errors; mend these first"
    assert len(refused.value.problems) == 1_000


def test_a_long_list_without_a_fault_is_read_as_a_short_one_is(small: Questionnaire) -> None:
    people = [{"id": f"r{n}", "label": "Ä"} for n in range(5_000)]

    read = parse_assessment(json.dumps(GOOD | {"respondents": people}).encode(), "file", small)

    assert [(one.id, one.label) for one in read.respondents] == [(one["id"], one["label"]) for one in people]
    assert parse_assessment(to_json(read).encode(), "file", small) == read


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'{"format": "waymark-assessment/1", "a": [' + b"[]," * 2_100_000 + b"[]]}", "more than 2,000,000 values"),
        (json.dumps(GOOD | {"needs": {"capacity_days": ["x"] * 200_000}}).encode(), "in a place that has a few"),
        (json.dumps(GOOD | {"answers": [{f"k{n}": 1 for n in range(500)}] * 2_100}).encode(), "in a place that has"),
    ],
)
def test_more_than_could_ever_be_meant_is_not_looked_at_one_by_one(raw: bytes, said: str, small: Questionnaire) -> None:
    assert [said in line for line in errors(raw, small)] == [True]


def test_what_an_older_file_does_not_know_is_not_written_into_it(small: Questionnaire) -> None:
    old = {
        "format": "waymark-assessment/1",
        "client": {"name": "Client", "it_staff": 40},
        "assessment": {"questionnaire": "itil4"},
        "needs": {
            **{"drivers": {"dependable_operations": 3}, "pain_points": {}, "risks": {}, "context": {}},
            **{"period": "quarter", "periods": 8, "capacity_days": [40.0]},
        },
        "scope": {"depth": "quick", "practices": ["incident_management"]},
        "targets": {},
        "respondents": [{"id": "r1", "label": "", "role": ""}],
        "answers": [
            {
                **{"respondent": "r1", "question": "incident_management.flow", "state": "rated", "rating": 3},
                **{"comment": "", "evidence": ""},
            }
        ],
        "consensus": [],
    }
    old["planning"] = {
        "scenarios": [
            {
                **{"id": "audit", "name": "Audit", "capacity_factor": 1.5, "capacity_days": [], "budget": []},
                **{"max_parallel_per_role": None, "frozen": [], "quick_wins_only": False, "audit_by": None},
                **{"pinned": {}, "due": {}, "excluded": []},
            }
        ],
    }
    written = json.dumps(old, ensure_ascii=False, indent=2) + "\n"

    assert to_json(parse_assessment(written.encode(), "file", small)) == written


def test_depths_stand_in_a_file_only_where_a_practice_has_its_own(small: Questionnaire) -> None:
    plain = parse_assessment(json.dumps(GOOD).encode(), "file", small)
    assert "depths" not in json.loads(to_json(plain))["scope"]

    own = plain.model_copy(update={"scope": plain.scope.model_copy(update={"depths": {"incident_management": "deep"}})})
    assert json.loads(to_json(own))["scope"]["depths"] == {"incident_management": "deep"}
    assert parse_assessment(to_json(own).encode(), "file", small) == own
