"""Live workshops: the agenda, who joined, votes and hands by round, and what came of each question."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

MOMENT = sa.DateTime(timezone=True)
COUNTING = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """To this version."""
    _sessions()
    _items()
    _seats()
    _votes()
    _outcomes()


def downgrade() -> None:
    """Back to the version before."""
    for table in ("outcome", "hands", "vote", "seat", "item", "session"):
        op.drop_table(f"workshop_{table}")


def _sessions() -> None:
    op.create_table(
        "workshop_session",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("assessment_id", sa.Text, nullable=False),
        sa.Column("code", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("watching", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("current_item", sa.BigInteger),
        sa.Column("timer_ends_at", MOMENT),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_workshop_session"),
        sa.UniqueConstraint("code", name="uq_workshop_session_code"),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_workshop_session_assessment_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_workshop_session_assessment_id", "workshop_session", ["assessment_id"])


def _items() -> None:
    op.create_table(
        "workshop_item",
        sa.Column("id", COUNTING, nullable=False),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("shown_round", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("watched", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name="pk_workshop_item"),
        sa.UniqueConstraint("session_id", "question", name="uq_workshop_item_session_id_question"),
        _of("session_id", "workshop_session", "workshop_item"),
    )


def _seats() -> None:
    op.create_table(
        "workshop_seat",
        sa.Column("id", COUNTING, nullable=False),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("group", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workshop_seat"),
        sa.UniqueConstraint("token_hash", name="uq_workshop_seat_token_hash"),
        _of("session_id", "workshop_session", "workshop_seat"),
    )
    op.create_index("ix_workshop_seat_session_id", "workshop_seat", ["session_id"])


def _votes() -> None:
    op.create_table(
        "workshop_vote",
        sa.Column("item_id", COUNTING, nullable=False, autoincrement=False),
        sa.Column("round", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("seat_id", COUNTING, nullable=False, autoincrement=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("rating", sa.Integer),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("item_id", "round", "seat_id", name="pk_workshop_vote"),
        _of("item_id", "workshop_item", "workshop_vote"),
        _of("seat_id", "workshop_seat", "workshop_vote"),
        sa.CheckConstraint(
            "(state = 'rated' AND rating IS NOT NULL AND rating BETWEEN 0 AND 5) OR "
            "(state IN ('dont_know', 'not_applicable') AND rating IS NULL)",
            name=op.f("ck_workshop_vote_rating_goes_with_state"),
        ),
    )
    op.create_table(
        "workshop_hands",
        sa.Column("item_id", COUNTING, nullable=False, autoincrement=False),
        sa.Column("round", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("choice", sa.Text, nullable=False),
        sa.Column("hands", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("item_id", "round", "choice", name="pk_workshop_hands"),
        _of("item_id", "workshop_item", "workshop_hands"),
    )


def _outcomes() -> None:
    op.create_table(
        "workshop_outcome",
        sa.Column("item_id", COUNTING, nullable=False, autoincrement=False),
        sa.Column("rating", sa.Integer),
        sa.Column("rationale", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("dissent", sa.Text, nullable=False),
        sa.Column("promise", sa.Text, nullable=False),
        sa.Column("promised_by", sa.Text, nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("item_id", name="pk_workshop_outcome"),
        _of("item_id", "workshop_item", "workshop_outcome"),
    )


def _of(column: str, parent: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parent}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE")
