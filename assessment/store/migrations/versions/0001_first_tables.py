"""The first tables: workspace, client, assessment, respondent, answer, consensus and the history of answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

COUNTING_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# op.f marks the name of a check as complete; without it the naming convention would be put in front once more.
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """To this version."""
    _who_is_assessed()
    _assessment()
    _what_is_said()
    _history()


def downgrade() -> None:
    """Back to an empty database."""
    for table in ("answer_event", "consensus", "answer", "respondent", "assessment", "client", "workspace"):
        op.drop_table(table)


def _who_is_assessed() -> None:
    op.create_table(
        "workspace",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workspace"),
    )
    op.create_table(
        "client",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sector", sa.Text),
        sa.Column("employees", sa.Integer),
        sa.Column("it_staff", sa.Integer),
        sa.Column("country", sa.Text),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_client"),
        sa.ForeignKeyConstraint(["workspace"], ["workspace.id"], name="fk_client_workspace", ondelete="CASCADE"),
    )
    op.create_index("ix_client_workspace", "client", ["workspace"])


def _assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("client_id", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("date", sa.Date),
        sa.Column("questionnaire", sa.Text, nullable=False),
        sa.Column("questionnaire_version", sa.Text),
        sa.Column("depth", sa.Text, nullable=False),
        sa.Column("practices", sa.JSON, nullable=False),
        sa.Column("needs", sa.JSON, nullable=False),
        sa.Column("targets", sa.JSON, nullable=False),
        sa.Column("baseline", sa.JSON),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], name="fk_assessment_client_id", ondelete="CASCADE"),
    )
    op.create_index("ix_assessment_client_id", "assessment", ["client_id"])


def _what_is_said() -> None:
    op.create_table(
        "respondent",
        sa.Column("id", COUNTING_ID, nullable=False),
        sa.Column("assessment_id", sa.Text, nullable=False),
        sa.Column("respondent", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_respondent"),
        sa.UniqueConstraint("assessment_id", "respondent", name="uq_respondent_assessment_id_respondent"),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_respondent_assessment_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "answer",
        sa.Column("id", COUNTING_ID, nullable=False),
        sa.Column("assessment_id", sa.Text, nullable=False),
        sa.Column("respondent", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("rating", sa.Integer),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_answer"),
        sa.UniqueConstraint(
            "assessment_id", "respondent", "question", name="uq_answer_assessment_id_respondent_question"
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id", "respondent"],
            ["respondent.assessment_id", "respondent.respondent"],
            name="fk_answer_assessment_id",
            ondelete="CASCADE",
        ),
        sa.CheckConstraint(
            "(state = 'rated' AND rating IS NOT NULL AND rating BETWEEN 0 AND 5) OR "
            "(state IN ('dont_know', 'not_applicable') AND rating IS NULL)",
            name=op.f("ck_answer_rating_goes_with_state"),
        ),
    )
    op.create_table(
        "consensus",
        sa.Column("id", COUNTING_ID, nullable=False),
        sa.Column("assessment_id", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("rating", sa.Integer),
        sa.Column("rationale", sa.Text, nullable=False),
        sa.Column("agreed_by", sa.Text, nullable=False),
        sa.Column("at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_consensus"),
        sa.UniqueConstraint("assessment_id", "question", name="uq_consensus_assessment_id_question"),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_consensus_assessment_id", ondelete="CASCADE"
        ),
        sa.CheckConstraint(
            "(state = 'rated' AND rating IS NOT NULL AND rating BETWEEN 0 AND 5) OR "
            "(state = 'not_applicable' AND rating IS NULL)",
            name=op.f("ck_consensus_rating_goes_with_state"),
        ),
    )


def _history() -> None:
    op.create_table(
        "answer_event",
        sa.Column("id", COUNTING_ID, nullable=False),
        sa.Column("assessment_id", sa.Text, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("respondent", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("rating", sa.Integer),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("agreed_by", sa.Text, nullable=False),
        sa.Column("at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_answer_event"),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name="fk_answer_event_assessment_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_answer_event_assessment_id_question", "answer_event", ["assessment_id", "question"])
