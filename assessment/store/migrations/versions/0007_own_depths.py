"""A practice's own depth where it differs from that of the assessment."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """To this version."""
    op.add_column("assessment", sa.Column("depths", sa.JSON, nullable=True))


def downgrade() -> None:
    """Back to the version before."""
    op.drop_column("assessment", "depths")
