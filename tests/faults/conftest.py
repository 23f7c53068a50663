"""The SQLite fixtures of tests/store."""

from tests.store.conftest import assessment_id, client_id, clock, empty_engine, engine, repository, template

__all__ = ["assessment_id", "client_id", "clock", "empty_engine", "engine", "repository", "template"]
