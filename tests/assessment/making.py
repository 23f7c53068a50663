"""Making assessments for tests in few words, and reading the cases that experts write."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from assessment.engagement.model import Assessment

CASES = Path(__file__).parent / "cases"
STATES = ("dont_know", "not_applicable")
ALL_PRACTICES = ("change_enablement", "knowledge_management", "incident_management")

# One entry a respondent: a rating, "dont_know", "not_applicable", or None where the question was not answered.
Given = Sequence[int | str | None]


def document(answers: Mapping[str, Given], **parts: Any) -> dict[str, Any]:
    """An exchange file's content. The nth entry of each question is what the nth respondent says."""
    respondents = [f"r{number}" for number in range(1, max(map(len, answers.values()), default=0) + 1)]
    content: dict[str, Any] = {
        "format": "waymark-assessment/1",
        "client": {"name": "Test", "it_staff": 50},
        "scope": {"depth": parts.pop("depth", "standard"), "practices": list(parts.pop("practices", ALL_PRACTICES))},
        "respondents": [{"id": respondent} for respondent in respondents],
        "answers": [
            _answer(respondent, question, said)
            for question, given in answers.items()
            for respondent, said in zip_longest(respondents, given)
            if said is not None
        ],
        "consensus": [_consensus(question, agreed) for question, agreed in parts.pop("consensus", {}).items()],
    }
    return content | parts


def _answer(respondent: str, question: str, said: int | str) -> dict[str, Any]:
    if isinstance(said, str):
        assert said in STATES, f"{question}: '{said}' is none of {STATES}"
        return {"respondent": respondent, "question": question, "state": said, "rating": None}
    return {"respondent": respondent, "question": question, "state": "rated", "rating": said}


def _consensus(question: str, agreed: int | str) -> dict[str, Any]:
    if agreed == "not_applicable":
        return {"question": question, "state": "not_applicable", "rating": None}
    return {"question": question, "rating": agreed}


def rating(question: str, said: int | str) -> dict[str, Any]:
    """What an assessor rates a question: a level, or one of the other states."""
    state = said if isinstance(said, str) else "rated"
    return {"question": question, "state": state, "rating": None if isinstance(said, str) else said}


def assessment(answers: Mapping[str, Given], **parts: Any) -> Assessment:
    return Assessment.model_validate(document(answers, **parts))


def with_evidence(made: Assessment, *questions: str) -> Assessment:
    """The same assessment, with evidence noted in every answer to these questions."""
    answers = tuple(
        answer.model_copy(update={"evidence": "A record."}) if answer.question in questions else answer
        for answer in made.answers
    )
    return made.model_copy(update={"answers": answers})


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one YAML file in cases/."""
    found = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def names(of: Sequence[Mapping[str, Any]]) -> list[str]:
    return [str(case["name"]) for case in of]
