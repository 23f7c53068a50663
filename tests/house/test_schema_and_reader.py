"""The published schema of the exchange file and its reader say the same of any document, both ways.

Documents are generated from the schema, and half of them are spoilt in one place by any other JSON value. What a schema
cannot say (two fields that must fit each other, a day that no calendar has) the reader says alone, in ways listed here.
"""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from assessment.engagement.exchange_file import parse_for_any_questionnaire, to_json
from assessment.engagement.model import Assessment
from assessment.input.problems import InputError
from scripts.schemas import path_of

pytestmark = pytest.mark.slow

SCHEMA: dict[str, Any] = json.loads(path_of("exchange").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
BEYOND_A_SCHEMA = ("value_error", "date_", "datetime_", "timezone_")
SAID_BY_THE_SCHEMA = ("cannot be printed", "must not be blank", "expected a date such as")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS = st.dates().map(str)
MOMENTS = st.datetimes(timezones=st.timezones()).map(lambda at: at.isoformat())
ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 70)
    | st.sampled_from([0.5, 3.0, 3.5, -0.0, 1e300, 61.0])
    | TEXTS
    | DAYS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=4,
)


def documents(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that a part of the schema describes, with few and short parts."""
    if "$ref" in schema:
        return documents(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]])
    if "anyOf" in schema:
        return st.one_of(*map(documents, schema["anyOf"]))
    if "const" in schema:
        return st.just(schema["const"])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    match schema["type"]:
        case "object":
            return _objects(schema)
        case "array":
            return st.lists(documents(schema["items"]), max_size=2)
        case "integer":
            whole = st.integers(schema["minimum"], schema["maximum"])
            return whole | whole.map(float)
        case "number":
            return _numbers(schema)
        case "string":
            return _texts(schema)
        case kind:
            return {"boolean": st.booleans(), "null": st.none()}[kind]


def _objects(schema: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    if "properties" not in schema:
        names = documents({"type": "string", **schema["propertyNames"]})
        return st.dictionaries(names, documents(schema["additionalProperties"]), max_size=2)
    fields = {name: documents(part) for name, part in schema["properties"].items()}
    needed = {name: fields[name] for name in schema.get("required", ())}
    return st.fixed_dictionaries(needed, optional={name: fields[name] for name in fields.keys() - needed.keys()})


def _numbers(schema: dict[str, Any]) -> st.SearchStrategy[float]:
    least = schema.get("minimum", schema.get("exclusiveMinimum", -1e9))
    most = schema.get("maximum", schema.get("exclusiveMaximum", 1e9))
    outside = {"exclude_min": "exclusiveMinimum" in schema, "exclude_max": "exclusiveMaximum" in schema}
    return st.floats(least, most, allow_nan=False, **outside)


def _texts(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    if "format" in schema:
        return {"date": DAYS, "date-time": MOMENTS}[schema["format"]]
    texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
    return texts.filter(lambda text: bool(text.strip())) if schema.get("minLength") else texts


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """A document of the schema, in which one place holds something else."""
    document = draw(documents(SCHEMA))
    at: Any = document
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys or (isinstance(at, dict) and draw(st.integers(0, 4)) == 0):
            if isinstance(at, dict):
                at[draw(TEXTS)] = draw(ANY)
            return document
        key = draw(st.sampled_from(keys))
        if not isinstance(at[key], dict | list) or draw(st.booleans()):
            if draw(st.booleans()):
                at[key] = draw(ANY)
            else:
                del at[key]
            return document
        at = at[key]


def reader_takes(document: Any) -> bool:
    try:
        parse_for_any_questionnaire(json.dumps(document).encode(), "generated.json")
    except InputError:
        return False
    return True


def refused_beyond_the_schema(document: Any) -> bool:
    """Whether the reader minds nothing but what a schema cannot say."""
    try:
        Assessment.model_validate(document)
    except ValidationError as error:
        return all(
            one["type"].startswith(BEYOND_A_SCHEMA) and not any(known in one["msg"] for known in SAID_BY_THE_SCHEMA)
            for one in error.errors()
        )
    return False


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(documents(SCHEMA))
def test_the_reader_takes_what_the_schema_describes_and_writes_what_it_describes(document: Any) -> None:
    VALIDATOR.validate(document)
    if reader_takes(document):
        written = to_json(parse_for_any_questionnaire(json.dumps(document).encode(), "generated.json"))
        VALIDATOR.validate(json.loads(written))
    else:
        assert refused_beyond_the_schema(document)


@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(spoilt())
def test_schema_and_reader_refuse_the_same(document: Any) -> None:
    if VALIDATOR.is_valid(document):
        assert reader_takes(document) or refused_beyond_the_schema(document)
    else:
        assert not reader_takes(document)
