"""An assessment with a mark at every place of the exchange file's schema where somebody can write something.

It is filled in by the schema, so that a field that is added later has its mark too, without anybody thinking of it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from assessment.engagement.exchange_file import parse_assessment
from assessment.engagement.model import Assessment
from assessment.engagement.overrides import SCENARIO_FIGURE
from assessment.questionnaire.model import Questionnaire
from reports.view.build import build_view
from tests.reports.making import TODAY, assessment

MOMENT = "2026-05-03T09:31:07Z"
SECONDS = "31:07"
ID_CHARACTERS = 200  # by this length the schema's ids are told from its texts
PERSON, SCENARIO, OLD_SCENARIO = "Qxperson", "Qxscenario", "Qxoldscenario"
Schema = dict[str, Any]


@dataclass
class Planted:
    """`marks` says where each of them stands, such as planning.progress.note."""

    assessment: Assessment
    marks: dict[str, str] = field(default_factory=dict)

    def found_in(self, text: str) -> set[str]:
        """The places whose marks a text shows; moments by their seconds."""
        places = {place for mark, place in self.marks.items() if mark in text}
        return places | ({"a moment"} if SECONDS in text else set())


def planted(questionnaire: Questionnaire) -> Planted:
    schema = Assessment.model_json_schema(by_alias=True)
    marks: dict[str, str] = {
        PERSON: "respondents.id",
        SCENARIO: "scenario.id",
        OLD_SCENARIO: "an old scenario",
        "Qxminutes": "evidence.id",
        "Qxfinding": "findings.id",
    }
    document = _filled(schema, schema, _base(questionnaire), (), marks)
    document["own_words"][0]["figures"] |= {SCENARIO_FIGURE: OLD_SCENARIO}
    return Planted(parse_assessment(json.dumps(document).encode(), "planted", questionnaire), marks)


def _base(questionnaire: Questionnaire) -> Schema:
    """What has to fit together; everything else is filled in."""
    made = assessment(questionnaire, ["incident_management"])
    document: Schema = json.loads(made.model_dump_json(by_alias=True))
    action = build_view(made, questionnaire, TODAY).actions[0].id
    for respondent in document["respondents"]:
        respondent["id"] = {"r1": PERSON}.get(respondent["id"], respondent["id"])
    for answer in document["answers"]:
        answer["respondent"] = {"r1": PERSON}.get(answer["respondent"], answer["respondent"])
    question = document["answers"][0]["question"]
    begun = {"action": action, "state": "begun"}
    document["needs"]["events"] = [{"date": "2027-05-31", "kind": "notice", "actions": [action]}]
    document["assessor"] = {"ratings": [{"question": question, "rating": 2, "evidence": ["Qxminutes"]}]}
    document["evidence"] = [{"id": "Qxminutes", "questions": [question]}]
    document["findings"] = [
        {"id": "Qxfinding", "kind": "own", "actions": [action], "evidence": ["Qxminutes", f"{question}/{PERSON}"]}
    ]
    document["consensus"] = [{"question": question, "rating": 3}]
    document["baseline"] = {
        "practices": {"incident_management": 1},
        "questions": {question: {"value": 1.0, "wording": "0" * 16}},
        "progress": [{"action": action, "state": "done"}],
    }
    document["planning"] = {
        "scenarios": [{"id": "base"}, {"id": SCENARIO}],
        "chosen": SCENARIO,
        "agreed": {
            "scenario": SCENARIO,
            "since": "2026-05-04",
            "status": "optimal",
            "objective": 1.0,
            "capacity": [40.0, 40.0],
            "scheduled": [{"action": action, "start": 0, "end": 0, "effort_days": 5.0}],
        },
        "progress": [begun],
        "business_case": {"day_rate": {"low": 700.0, "high": 900.0}},
    }
    document["own_words"] = [{"passage": "needs", "figures": {"Needs": "1"}}]
    return document


def _filled(schema: Schema, root: Schema, value: Any, place: tuple[str, ...], marks: dict[str, str]) -> Any:
    schema = _resolved(schema, root)
    if "const" in schema or "enum" in schema:
        return value if value is not None else schema.get("const", schema.get("default", schema.get("enum", [""])[0]))
    match schema.get("type"):
        case "object" if "properties" in schema:
            return dict(_properties(schema, root, value or {}, place, marks))
        case "object":
            inner = schema.get("additionalProperties", {})
            return {key: _filled(inner, root, one, place, marks) for key, one in (value or {}).items()}
        case "array":
            return [_filled(schema["items"], root, one, place, marks) for one in (value or [])]
        case "string":
            return _text(schema, value, place, marks)
    return value


def _properties(
    schema: Schema, root: Schema, value: Schema, place: tuple[str, ...], marks: dict[str, str]
) -> Iterator[tuple[str, Any]]:
    for name, inner in schema["properties"].items():
        told = _filled(inner, root, value.get(name), (*place, name), marks)
        if told is not None:
            yield name, told


def _resolved(schema: Schema, root: Schema) -> Schema:
    for _ in range(5):
        if "$ref" in schema:
            schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
        elif "anyOf" in schema:
            schema = next(one for one in schema["anyOf"] if one.get("type") != "null")
    return schema


def _text(schema: Schema, value: Any, place: tuple[str, ...], marks: dict[str, str]) -> Any:
    """An id that fits together with others stays, and so does a role that the questionnaire knows."""
    if schema.get("format") == "date-time":
        return MOMENT
    if schema.get("format") == "date" or schema.get("maxLength") == ID_CHARACTERS:
        return value
    mark = f"Qx{len(marks):03d}z"
    marks[mark] = ".".join(place)
    return mark
