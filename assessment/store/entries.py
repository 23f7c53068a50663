"""What the repository takes and returns beside the models of an assessment."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assessment.engagement.model import AssessmentInfo, Client, Depth


@dataclass(frozen=True)
class Principal:
    """Who acts, and in which workspace. Workspaces never see each other."""

    workspace: str
    name: str


LOCAL = Principal("local", "local")
"""The one person of an installation without sign-in."""


@dataclass(frozen=True)
class AssessmentEntry:
    """One assessment in a list. No digest: it is bound to no questionnaire, so the one that is served counts.

    Archived: put away, so that lists of what one works on leave it out. Everything in it is there as before.
    """

    id: str
    client_id: str
    info: AssessmentInfo
    depth: Depth
    practices: tuple[str, ...]
    depths: Mapping[str, Depth]
    questionnaire_digest: str | None
    changed_at: dt.datetime
    place: str
    archived_at: dt.datetime | None


@dataclass(frozen=True)
class ClientEntry:
    """One client in a list, with its assessments, the one changed last first."""

    id: str
    client: Client
    assessments: tuple[AssessmentEntry, ...]
