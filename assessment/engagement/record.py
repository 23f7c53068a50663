"""What an assessment holds beside people and their answers: the parts that pages change field by field."""

from dataclasses import dataclass

from assessment.engagement.assurance import Assessor, Evidence
from assessment.engagement.findings import FindingNote
from assessment.engagement.model import AssessmentInfo, Baseline, Client, Needs, Scope
from assessment.engagement.planning import Planning


@dataclass(frozen=True)
class AssessmentRecord:
    """The client is the same for all of its assessments."""

    client: Client
    info: AssessmentInfo
    needs: Needs
    scope: Scope
    targets: dict[str, int]
    baseline: Baseline | None
    planning: Planning
    assessor: Assessor | None
    evidence: tuple[Evidence, ...]
    findings: tuple[FindingNote, ...]
