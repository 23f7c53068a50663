"""What drives effort, who speaks for whom, what worries, and what an assessor saw and found.

Dates are kept in the needs, which are one column already.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

ADDED = {
    "client": ("users", "critical_services", "suppliers", "sites"),
    "assessment": ("assessor", "evidence", "findings"),
    "respondent": ("group",),
    "answer": ("concern", "pinned"),
    "answer_event": ("concern",),
}


def upgrade() -> None:
    """To this version."""
    for number in ADDED["client"]:
        op.add_column("client", sa.Column(number, sa.Integer, nullable=True))
    for part in ADDED["assessment"]:
        op.add_column("assessment", sa.Column(part, sa.JSON, nullable=True))
    op.add_column("respondent", sa.Column("group", sa.Text, nullable=False, server_default=sa.text("''")))
    for table in ("answer", "answer_event"):
        for mark in ADDED[table]:
            op.add_column(table, sa.Column(mark, sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Back to the version before."""
    for table, columns in ADDED.items():
        for column in columns:
            op.drop_column(table, column)
