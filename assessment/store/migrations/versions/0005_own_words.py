"""A consultant's own words for passages of the report."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """To this version."""
    op.add_column("assessment", sa.Column("own_words", sa.JSON, nullable=True))


def downgrade() -> None:
    """Back to the version before."""
    op.drop_column("assessment", "own_words")
