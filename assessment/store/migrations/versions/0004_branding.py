"""How a workspace's reports look, and the logo of each client."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """To this version."""
    op.create_table(
        "branding",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("words", sa.JSON, nullable=False),
        sa.Column("logo", sa.LargeBinary, nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workspace", name="pk_branding"),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"], name="fk_branding_workspace", ondelete="CASCADE"),
    )
    op.add_column("client", sa.Column("logo", sa.LargeBinary, nullable=True))


def downgrade() -> None:
    """Back to the version before."""
    op.drop_column("client", "logo")
    op.drop_table("branding")
