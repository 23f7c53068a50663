"""Whose words name stages and groups in an assessment."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """To this version."""
    op.add_column("assessment", sa.Column("vocabulary", sa.Text, nullable=True))


def downgrade() -> None:
    """Back to the version before."""
    op.drop_column("assessment", "vocabulary")
