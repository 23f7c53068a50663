"""Which documents were asked for and how far that is; practices chosen for a person; people who join by one link."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """To this version."""
    op.add_column("respondent", sa.Column("practices", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("invitation", sa.Column("enrolled", sa.Integer, nullable=False, server_default=sa.text("0")))
    op.create_table(
        "document_request",
        sa.Column("assessment_id", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", "question", "document", name="pk_document_request"),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_document_request_assessment_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint(
            "status IN ('open', 'asked', 'received', 'missing')", name=op.f("ck_document_request_status_is_known")
        ),
    )


def downgrade() -> None:
    """Back to the version before."""
    op.drop_table("document_request")
    op.drop_column("invitation", "enrolled")
    op.drop_column("respondent", "practices")
