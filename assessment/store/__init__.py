"""Where assessments are kept: SQLite by default, PostgreSQL by URL.

A front end does `engine = open_database(); upgrade(engine); repository = Repository(engine)`, once a process.
"""

from assessment.store.database import database_url, open_database
from assessment.store.entries import (
    LOCAL,
    AssessmentEntry,
    ClientEntry,
    Principal,
)
from assessment.store.errors import AlreadyThere, NotFound, StoreError
from assessment.store.repository import Repository
from assessment.store.schema import upgrade

__all__ = [
    "LOCAL",
    "AlreadyThere",
    "AssessmentEntry",
    "ClientEntry",
    "NotFound",
    "Principal",
    "Repository",
    "StoreError",
    "database_url",
    "open_database",
    "upgrade",
]
