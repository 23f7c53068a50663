"""What a report carries along: the assessment that it was made from, and the results that its pages show.

The exchange file brings the assessment back; the results let anybody who holds the PDF check it (verify.py). An edition
that is passed on to many carries the results alone, with no more of a question than the value that counts.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from assessment.engagement.anonymity import anonymised
from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from assessment.scoring.method_version import METHOD_VERSION
from assessment.scoring.results import Result
from reports.json_documents import score_document

EXCHANGE_NAME = "waymark-assessment.json"
WEB_ADDRESS = "data:application/json;base64,"
RESULTS_NAME = "waymark-results.json"
RESULTS_FORMAT = "waymark-results/1"
NAMED = "The assessment that this report was made from, as a Waymark exchange file"
ANONYMISED = f"{NAMED}, without the names of people"
RESULTS = "The results that the pages of this report show, to be checked against the assessment"


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF. `relationship` is how it bears on the pages, in the words of ISO 32000-2, 7.11.3."""

    name: str
    description: str
    relationship: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Carried:
    """What a report is made from, as files. `exchange` stays outside the report where `answers` do not go along."""

    exchange: Attachment
    results: Attachment
    answers: bool

    @property
    def files(self) -> tuple[Attachment, ...]:
        return (self.exchange, self.results) if self.answers else (self.results,)


def carried_along(
    assessment: Assessment, questionnaire: Questionnaire, result: Result, *, named: bool, answers: bool
) -> Carried:
    """The exchange file, and the results, which name its hash. Names of people only where they are asked for."""
    exchange = exchange_of(assessment, questionnaire, named=named)
    document = results_document(questionnaire, result, exchange.sha256)
    if not answers:
        document["scores"]["questions"] = _values(document["scores"]["questions"])
    told_results = json.dumps(document, ensure_ascii=False, indent=2)
    results = Attachment(RESULTS_NAME, RESULTS, "Data", f"{told_results}\n".encode())
    return Carried(exchange, results, answers)


def exchange_of(assessment: Assessment, questionnaire: Questionnaire, *, named: bool) -> Attachment:
    told = assessment if named else anonymised(assessment, questionnaire)
    return Attachment(EXCHANGE_NAME, NAMED if named else ANONYMISED, "Source", to_json(told).encode())


def _values(questions: dict[str, Any]) -> dict[str, Any]:
    """Neither how many rated nor how far they are apart, from which single answers could be worked out."""
    return {question: {"value": outcome["value"]} for question, outcome in questions.items()}


def results_document(questionnaire: Questionnaire, result: Result, exchange_sha256: str) -> dict[str, Any]:
    """`scores` is what `cli.py score --json` prints: unrounded, so that a check is exact."""
    return {
        "format": RESULTS_FORMAT,
        "questionnaire": {"id": questionnaire.framework.id, "version": questionnaire.framework.version},
        "method_version": METHOD_VERSION,
        "exchange_sha256": exchange_sha256,
        "scores": score_document(result),
    }
