"""Alembic's way in: the program hands over its connection, the command line opens the database itself."""

from alembic import context
from sqlalchemy import Connection

from assessment.store.database import WRITES, open_database
from assessment.store.tables import Base


def migrate(connection: Connection) -> None:
    """Runs the migrations in one transaction; SQLite too can take back a change of its tables."""
    context.configure(
        connection=connection, target_metadata=Base.metadata, transactional_ddl=True, render_as_batch=True
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with open_database().execution_options(**{WRITES: True}).begin() as opened:
        migrate(opened)
