"""Links by which people answer without an account, when they may, and what was received of their devices."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To this version."""
    op.add_column("assessment", sa.Column("answering_opens", MOMENT, nullable=True))
    op.add_column("assessment", sa.Column("answering_closes", MOMENT, nullable=True))
    op.add_column("assessment", sa.Column("anonymous", sa.Boolean, nullable=False, server_default=sa.false()))
    _invitations()
    _receipts()


def downgrade() -> None:
    """Back to the version before."""
    op.drop_table("outbox_receipt")
    op.drop_table("invitation")
    for column in ("answering_opens", "answering_closes", "anonymous"):
        op.drop_column("assessment", column)


def _invitations() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("assessment_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("respondent", sa.Text),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT),
        sa.Column("revoked_at", MOMENT),
        sa.Column("last_seen_at", MOMENT),
        sa.Column("enrol_limit", sa.Integer),
        sa.Column("role", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.Column("group", sa.Text, nullable=False, server_default=sa.text("''")),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("token_hash", name="uq_invitation_token_hash"),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_invitation_assessment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id", "respondent"],
            ["respondent.assessment_id", "respondent.respondent"],
            name="fk_invitation_respondent",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "(kind = 'personal' AND respondent IS NOT NULL) OR (kind = 'enrol' AND respondent IS NULL)",
            name=op.f("ck_invitation_person_goes_with_kind"),
        ),
    )
    op.create_index("ix_invitation_assessment_id", "invitation", ["assessment_id"])


def _receipts() -> None:
    op.create_table(
        "outbox_receipt",
        sa.Column("assessment_id", sa.Text, nullable=False),
        sa.Column("respondent", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", "respondent", "entry", name="pk_outbox_receipt"),
        sa.ForeignKeyConstraint(
            ["assessment_id", "respondent"],
            ["respondent.assessment_id", "respondent.respondent"],
            name="fk_outbox_receipt_assessment_id",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_outbox_receipt_at", "outbox_receipt", ["at"])
