"""The tables. Whoever changes one writes a migration; a test sees that the two agree.

Rows that have an order (respondents, answers, consensus, events) have a counting id, and are read in its order.
"""

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

CountingId = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts by itself in INTEGER columns alone


class UtcMoment(TypeDecorator[dt.datetime]):
    """A moment with its zone, kept in UTC. SQLite has no zones: there it is UTC without saying so."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Python to database."""
        return None if value is None else value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Database to Python."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Base(DeclarativeBase):
    """All tables of Waymark."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        dt.datetime: UtcMoment(),
        dict[str, Any]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
        list[dict[str, Any]]: JSON(none_as_null=True),
    }


class WorkspaceRow(Base):
    """A group of people who share clients."""

    __tablename__ = "workspace"

    id: Mapped[str] = mapped_column(primary_key=True)
    guest_address: Mapped[str | None]
    created_at: Mapped[dt.datetime]


class BrandingRow(Base):
    """How a workspace's reports look; `words` are names, colours and texts, `logo` the consultant's as PNG."""

    __tablename__ = "branding"

    workspace: Mapped[str] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"), primary_key=True)
    words: Mapped[dict[str, Any]]
    logo: Mapped[bytes | None]
    changed_at: Mapped[dt.datetime]


class ClientRow(Base):
    """Who is assessed."""

    __tablename__ = "client"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace: Mapped[str] = mapped_column(ForeignKey("workspace.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    sector: Mapped[str | None]
    employees: Mapped[int | None]
    it_staff: Mapped[int | None]
    country: Mapped[str | None]
    users: Mapped[int | None]
    critical_services: Mapped[int | None]
    suppliers: Mapped[int | None]
    sites: Mapped[int | None]
    logo: Mapped[bytes | None]
    created_at: Mapped[dt.datetime]
    changed_at: Mapped[dt.datetime]


class AssessmentRow(Base):
    """One assessment of a client. What no query looks into is JSON, in the words of the exchange format."""

    __tablename__ = "assessment"

    id: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("client.id", ondelete="CASCADE"), index=True)
    title: Mapped[str | None]
    date: Mapped[dt.date | None]
    questionnaire: Mapped[str]
    questionnaire_version: Mapped[str | None]
    questionnaire_digest: Mapped[str | None]
    depth: Mapped[str]
    practices: Mapped[list[str]]
    depths: Mapped[dict[str, Any] | None]
    vocabulary: Mapped[str | None]
    needs: Mapped[dict[str, Any]]
    targets: Mapped[dict[str, Any]]
    baseline: Mapped[dict[str, Any] | None]
    planning: Mapped[dict[str, Any] | None]
    own_words: Mapped[list[dict[str, Any]] | None]
    assessor: Mapped[dict[str, Any] | None]
    evidence: Mapped[list[dict[str, Any]] | None]
    findings: Mapped[list[dict[str, Any]] | None]
    place: Mapped[str]
    archived_at: Mapped[dt.datetime | None]
    answering_opens: Mapped[dt.datetime | None]
    answering_closes: Mapped[dt.datetime | None]
    anonymous: Mapped[bool] = mapped_column(server_default=false())
    letters: Mapped[dict[str, Any] | None]
    created_at: Mapped[dt.datetime]
    changed_at: Mapped[dt.datetime]


class QuestionnaireRow(Base):
    """A questionnaire's files as they were when an assessment was bound to them."""

    __tablename__ = "questionnaire"

    digest: Mapped[str] = mapped_column(primary_key=True)
    files: Mapped[dict[str, Any]]
    kept_at: Mapped[dt.datetime]


class RespondentRow(Base):
    """Somebody who answers; `respondent` is the id of the exchange format. `practices` are those chosen for this one,
    None where the role decides alone.
    """

    __tablename__ = "respondent"
    __table_args__ = (UniqueConstraint("assessment_id", "respondent"),)

    id: Mapped[int] = mapped_column(CountingId, primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"))
    respondent: Mapped[str]
    label: Mapped[str]
    role: Mapped[str]
    group: Mapped[str] = mapped_column(server_default=text("''"))
    practices: Mapped[list[str] | None]


class ContactRow(Base):
    """How a respondent is written to: apart from who this is and what this one says, and in no exchange file."""

    __tablename__ = "contact"
    __table_args__ = (
        ForeignKeyConstraint(
            ["assessment_id", "respondent"], ["respondent.assessment_id", "respondent.respondent"], ondelete="CASCADE"
        ),
    )

    assessment_id: Mapped[str] = mapped_column(primary_key=True)
    respondent: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str]
    language: Mapped[str]


class AnswerRow(Base):
    """What a respondent says now; what was said before is in `answer_event`."""

    __tablename__ = "answer"
    __table_args__ = (
        UniqueConstraint("assessment_id", "respondent", "question"),
        ForeignKeyConstraint(
            ["assessment_id", "respondent"], ["respondent.assessment_id", "respondent.respondent"], ondelete="CASCADE"
        ),
        CheckConstraint(
            "(state = 'rated' AND rating IS NOT NULL AND rating BETWEEN 0 AND 5) OR "
            "(state IN ('dont_know', 'not_applicable') AND rating IS NULL)",
            name="rating_goes_with_state",
        ),
    )

    id: Mapped[int] = mapped_column(CountingId, primary_key=True)
    assessment_id: Mapped[str]
    respondent: Mapped[str]
    question: Mapped[str]
    state: Mapped[str]
    rating: Mapped[int | None]
    comment: Mapped[str]
    evidence: Mapped[str]
    at: Mapped[dt.datetime | None]
    concern: Mapped[bool] = mapped_column(server_default=false())
    pinned: Mapped[bool] = mapped_column(server_default=false())


class ConsensusRow(Base):
    """What the respondents agreed on."""

    __tablename__ = "consensus"
    __table_args__ = (
        UniqueConstraint("assessment_id", "question"),
        CheckConstraint(
            "(state = 'rated' AND rating IS NOT NULL AND rating BETWEEN 0 AND 5) OR "
            "(state = 'not_applicable' AND rating IS NULL)",
            name="rating_goes_with_state",
        ),
    )

    id: Mapped[int] = mapped_column(CountingId, primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"))
    question: Mapped[str]
    state: Mapped[str]
    rating: Mapped[int | None]
    rationale: Mapped[str]
    agreed_by: Mapped[str]
    at: Mapped[dt.datetime | None]


class AnswerEventRow(Base):
    """Every save and withdrawal of an answer, or of a consensus (which has no respondent). Rows are only added."""

    __tablename__ = "answer_event"
    __table_args__ = (Index(None, "assessment_id", "question"),)

    id: Mapped[int] = mapped_column(CountingId, primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"))
    moment: Mapped[dt.datetime]
    actor: Mapped[str]
    kind: Mapped[str]
    question: Mapped[str]
    respondent: Mapped[str | None]
    state: Mapped[str]
    rating: Mapped[int | None]
    words: Mapped[str]
    evidence: Mapped[str]
    agreed_by: Mapped[str]
    at: Mapped[dt.datetime | None]
    concern: Mapped[bool] = mapped_column(server_default=false())


class InvitationRow(Base):
    """A link by which somebody answers without an account; what it is opened with is kept as a digest alone.

    `personal`: one respondent. `enrol`: whoever has it becomes one, up to `enrol_limit`, with this role and group.
    """

    __tablename__ = "invitation"
    __table_args__ = (
        ForeignKeyConstraint(
            ["assessment_id", "respondent"],
            ["respondent.assessment_id", "respondent.respondent"],
            name="fk_invitation_respondent",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            "(kind = 'personal' AND respondent IS NOT NULL) OR (kind = 'enrol' AND respondent IS NULL)",
            name="person_goes_with_kind",
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    respondent: Mapped[str | None]
    token_hash: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[dt.datetime]
    expires_at: Mapped[dt.datetime | None]
    revoked_at: Mapped[dt.datetime | None]
    last_seen_at: Mapped[dt.datetime | None]
    enrol_limit: Mapped[int | None]
    enrolled: Mapped[int] = mapped_column(server_default=text("0"))
    role: Mapped[str] = mapped_column(server_default=text("''"))
    group: Mapped[str] = mapped_column(server_default=text("''"))


class DocumentRequestRow(Base):
    """A document that a question asks to see, and how far its request is; what was not asked for has no row."""

    __tablename__ = "document_request"
    __table_args__ = (CheckConstraint("status IN ('open', 'asked', 'received', 'missing')", name="status_is_known"),)

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[str]
    note: Mapped[str]


class OutboxReceiptRow(Base):
    """A change that a respondent's device sent and that was stored, by the id that the device gave it."""

    __tablename__ = "outbox_receipt"
    __table_args__ = (
        ForeignKeyConstraint(
            ["assessment_id", "respondent"], ["respondent.assessment_id", "respondent.respondent"], ondelete="CASCADE"
        ),
    )

    assessment_id: Mapped[str] = mapped_column(primary_key=True)
    respondent: Mapped[str] = mapped_column(primary_key=True)
    entry: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str]
    at: Mapped[dt.datetime] = mapped_column(index=True)


class WorkshopSessionRow(Base):
    """A live workshop. Its code, by which people join, is unique among those that are open, and goes with its end."""

    __tablename__ = "workshop_session"

    id: Mapped[str] = mapped_column(primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    code: Mapped[str | None] = mapped_column(unique=True)
    state: Mapped[str]
    minutes: Mapped[int]
    watching: Mapped[bool] = mapped_column(server_default=false())
    current_item: Mapped[int | None] = mapped_column(BigInteger)
    timer_ends_at: Mapped[dt.datetime | None]
    opened_at: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]


class WorkshopItemRow(Base):
    """One question of a session's agenda, and which round of votes it is in."""

    __tablename__ = "workshop_item"
    __table_args__ = (UniqueConstraint("session_id", "question"),)

    id: Mapped[int] = mapped_column(CountingId, primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("workshop_session.id", ondelete="CASCADE"))
    position: Mapped[int]
    question: Mapped[str]
    reason: Mapped[str]
    state: Mapped[str]
    round: Mapped[int]
    shown_round: Mapped[int] = mapped_column(server_default=text("0"))
    watched: Mapped[bool] = mapped_column(server_default=false())


class WorkshopSeatRow(Base):
    """A device in the room: a guest's, one that shows the session to all, or one that leads. Tokens are digests."""

    __tablename__ = "workshop_seat"

    id: Mapped[int] = mapped_column(CountingId, primary_key=True)
    session_id: Mapped[str] = mapped_column(ForeignKey("workshop_session.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    group: Mapped[str]
    role: Mapped[str]
    joined_at: Mapped[dt.datetime]


class WorkshopVoteRow(Base):
    """What a seat says in a round; the last of several counts until the votes are shown."""

    __tablename__ = "workshop_vote"
    __table_args__ = (
        CheckConstraint(
            "(state = 'rated' AND rating IS NOT NULL AND rating BETWEEN 0 AND 5) OR "
            "(state IN ('dont_know', 'not_applicable') AND rating IS NULL)",
            name="rating_goes_with_state",
        ),
    )

    item_id: Mapped[int] = mapped_column(
        CountingId, ForeignKey("workshop_item.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seat_id: Mapped[int] = mapped_column(
        CountingId, ForeignKey("workshop_seat.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    state: Mapped[str]
    rating: Mapped[int | None]
    at: Mapped[dt.datetime]


class WorkshopHandsRow(Base):
    """How many hands went up for a choice in a round, where people vote without a device."""

    __tablename__ = "workshop_hands"

    item_id: Mapped[int] = mapped_column(
        CountingId, ForeignKey("workshop_item.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    round: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    choice: Mapped[str] = mapped_column(primary_key=True)
    hands: Mapped[int]


class WorkshopOutcomeRow(Base):
    """What came of an item: what was agreed on, or what somebody promised so that it can be."""

    __tablename__ = "workshop_outcome"

    item_id: Mapped[int] = mapped_column(
        CountingId, ForeignKey("workshop_item.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    rating: Mapped[int | None]
    rationale: Mapped[str]
    evidence: Mapped[str]
    dissent: Mapped[str]
    promise: Mapped[str]
    promised_by: Mapped[str]
    due: Mapped[dt.date | None]
    at: Mapped[dt.datetime]
