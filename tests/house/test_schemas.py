"""The JSON Schemas accept what Waymark ships and refuse what its models refuse."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from assessment.engagement.exchange_file import to_json
from assessment.input.yaml_file import read_yaml
from assessment.questionnaire.model import DEFAULT_FOLDER, load_questionnaire
from assessment.sample import sample_assessment
from scripts.schemas import SCHEMAS, path_of, schema_text

FILES = sorted(DEFAULT_FOLDER.rglob("*.yaml"))
SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def validator(path: Path) -> Draft202012Validator:
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def as_json(value: Any) -> Any:
    """A YAML file's content as an editor's checker sees it: every key is text, the levels' 0 to 5 too."""
    if isinstance(value, dict):
        return {str(key): as_json(entry) for key, entry in value.items()}
    return [as_json(entry) for entry in value] if isinstance(value, list) else value


def content(path: Path) -> Any:
    return as_json(read_yaml(path, path.name).content)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_written_schema_is_what_the_models_say(name: str) -> None:
    assert path_of(name).read_text(encoding="utf-8") == schema_text(name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_file_fits_the_schema_that_its_first_line_names(path: Path) -> None:
    line = SCHEMA_LINE.match(path.read_text(encoding="utf-8"))

    assert line is not None
    validator((path.parent / line[1]).resolve()).validate(content(path))


def test_the_sample_exchange_file_fits_the_schema() -> None:
    validator(path_of("exchange")).validate(json.loads(to_json(sample_assessment(load_questionnaire()))))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"purpos": "Typing error"}, "Additional properties"),
        ({"stages": {"operation": 2}}, "maximum"),
        ({"questions": [{"id": "incident_management.flow"}]}, "required property"),
        ({"name": 7}, "not of type 'string'"),
    ],
)
def test_a_practice_with_a_fault_is_refused(change: dict[str, Any], complaint: str) -> None:
    practice = content(DEFAULT_FOLDER / "operation" / "incident_management.yaml")

    with pytest.raises(ValidationError, match=complaint):
        validator(path_of("practice")).validate(practice | change)


def test_a_question_needs_all_six_levels() -> None:
    practice = content(DEFAULT_FOLDER / "operation" / "incident_management.yaml")
    del practice["questions"][0]["levels"]["3"]

    with pytest.raises(ValidationError, match="'3' is a required property"):
        validator(path_of("practice")).validate(practice)


def test_an_exchange_file_says_its_format() -> None:
    exchange = json.loads(to_json(sample_assessment(load_questionnaire())))
    del exchange["format"]

    with pytest.raises(ValidationError, match="'format' is a required property"):
        validator(path_of("exchange")).validate(exchange)
