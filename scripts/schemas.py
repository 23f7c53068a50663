"""Writes the JSON Schemas in docs/schema/ from the models, or with --check sees that they are current.

An editor reads them to complete and check a questionnaire file; other programs read them to make an exchange file.
"""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from assessment.engagement.model import Assessment
from assessment.questionnaire.lens_schema import LensFile
from assessment.questionnaire.schema import (
    ClientNeedsFile,
    FrameworkFile,
    GlossaryFile,
    LearningFile,
    PracticeFile,
    ServiceValueSystemFile,
)

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "schema"

SCHEMAS: dict[str, tuple[type[BaseModel], str, str]] = {
    "practice": (
        PracticeFile,
        "A practice",
        "One practice of the questionnaire: what it is, its questions and its actions.",
    ),
    "framework": (
        FrameworkFile,
        "The questionnaire's framework",
        "Stages, aspects, levels, depths, roles, sizes, costs and themes.",
    ),
    "client_needs": (
        ClientNeedsFile,
        "What a client may need",
        "Drivers, pain points and risks, and how each bears on the practices.",
    ),
    "service_value_system": (
        ServiceValueSystemFile,
        "The service value system",
        "Questions and actions of its components.",
    ),
    "glossary": (GlossaryFile, "Glossary", "Words of the field and what they mean."),
    "lens": (
        LensFile,
        "A lens",
        "What a law or a standard asks, read off the answers; or another model's names beside the practices.",
    ),
    "learning": (LearningFile, "Learning", "Short pages for readers who never met the words."),
    "exchange": (Assessment, "An exchange file", "One client, one assessment, its respondents and what they answered."),
}
REQUIRED_IN_FILES = {"exchange": "format"}
"""A key that the program fills in by itself and that a file must carry all the same."""


class PlainJsonSchema(GenerateJsonSchema):
    """Without the titles that Pydantic makes up from the fields' names: `It Staff Up To` says nothing new."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def dict_schema(self, schema: Any) -> Any:
        """A key that does not fit its pattern is an error, not a key of which nothing is asked."""
        made = super().dict_schema(schema)
        for pattern, values in made.pop("patternProperties", {}).items():
            made["propertyNames"] = {**made.get("propertyNames", {}), "pattern": pattern}
            made["additionalProperties"] = values
        return made


def schema_text(name: str) -> str:
    model, title, description = SCHEMAS[name]
    schema = model.model_json_schema(schema_generator=PlainJsonSchema)
    for definition in schema.get("$defs", {}).values():
        definition.pop("title", None)
    if name in REQUIRED_IN_FILES:
        schema["required"] = [REQUIRED_IN_FILES[name], *schema["required"]]
    head = {"$schema": PlainJsonSchema.schema_dialect, "title": title, "description": description}
    return (
        json.dumps(
            head | {key: value for key, value in schema.items() if key not in head}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.schema.json"


def main(arguments: list[str]) -> int:
    if arguments not in ([], ["--check"]):
        print("usage: python -m scripts.schemas [--check]", file=sys.stderr)
        return 2
    outdated = [name for name in SCHEMAS if _found(path_of(name)) != schema_text(name)]
    if arguments:
        for name in outdated:
            print(
                f"{path_of(name).relative_to(FOLDER.parent.parent)}: not what the models say; run make schemas",
                file=sys.stderr,
            )
        return 1 if outdated else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in outdated:
        path_of(name).write_text(schema_text(name), encoding="utf-8", newline="\n")
    return 0


def _found(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
