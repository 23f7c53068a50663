"""How people are written to, apart from what they answer; the letters' templates; where guests reach Waymark."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """To this version."""
    op.create_table(
        "contact",
        sa.Column("assessment_id", sa.Text, nullable=False),
        sa.Column("respondent", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", "respondent", name="pk_contact"),
        sa.ForeignKeyConstraint(
            ["assessment_id", "respondent"],
            ["respondent.assessment_id", "respondent.respondent"],
            name="fk_contact_assessment_id",
            ondelete="CASCADE",
        ),
    )
    op.add_column("assessment", sa.Column("letters", sa.JSON(none_as_null=True), nullable=True))
    op.add_column("workspace", sa.Column("guest_address", sa.Text, nullable=True))


def downgrade() -> None:
    """Back to the version before."""
    op.drop_column("workspace", "guest_address")
    op.drop_column("assessment", "letters")
    op.drop_table("contact")
