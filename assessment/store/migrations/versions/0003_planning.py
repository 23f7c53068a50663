"""What a client decides about the roadmap is kept with the assessment."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """To this version."""
    op.add_column("assessment", sa.Column("planning", sa.JSON, nullable=True))


def downgrade() -> None:
    """Back to the version before."""
    op.drop_column("assessment", "planning")
