"""Assessments stay bound to the questionnaire that they were answered in: its files are kept."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """To this version."""
    op.create_table(
        "questionnaire",
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("files", sa.JSON, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_questionnaire"),
    )
    op.add_column("assessment", sa.Column("questionnaire_digest", sa.Text, nullable=True))


def downgrade() -> None:
    """Back to the version before."""
    op.drop_column("assessment", "questionnaire_digest")
    op.drop_table("questionnaire")
