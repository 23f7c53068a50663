"""The interview guide: who is asked how much, each conversation on pages to write on, and the documents to ask for."""

from collections.abc import Iterator

from assessment.engagement.preparation import AskedAbout, Document, Interview, documents_of
from assessment.questionnaire.model import Question
from reports.document import cells
from reports.document.blocks import (
    Blocks,
    Break,
    Cell,
    Chapter,
    Column,
    Content,
    Group,
    Heading,
    Level,
    Listed,
    Prose,
    Row,
    Table,
    Text,
    Tick,
    Turn,
)
from reports.narrative import guide as told
from reports.narrative.labels import label
from reports.text.formatting import listed
from reports.view.guide import Guide

QUESTION, LEVELS = 64.0, 124.0  # mm of 260; the rest is to write on


def guide_chapters(guide: Guide) -> tuple[Chapter, ...]:
    """An overview, a chapter for each conversation, and the list of documents."""
    return (
        Chapter("guide", label("guide.of", client=guide.client.name), told.guide_title(guide.interviews), _all(guide)),
        *(_interview(guide, at, one) for at, one in enumerate(guide.interviews, 1)),
        Chapter(
            "guide-documents",
            label("guide.documents"),
            told.documents_title(guide.documents, guide.requests),
            (Prose(told.documents_how(), "intro"), documents_table(guide)),
            wide=True,
        ),
    )


def _all(guide: Guide) -> Blocks:
    return (
        Prose(told.guide_how(), "intro"),
        Table(
            label("guide.conversations"),
            (
                Column(label("columns.role"), 58),
                Column(label("columns.people")),
                Column(label("guide.questions"), 22, "right"),
                Column(label("guide.minutes"), 22, "right"),
            ),
            cells.rows(*(_conversation(guide, one) for one in guide.interviews)),
        ),
    )


def _conversation(guide: Guide, interview: Interview) -> Row:
    return Row(
        (
            cells.text(told.role_name(interview.role, guide.questionnaire)),
            cells.text(told.names(interview.people)),
            cells.whole(len(interview.questions)),
            cells.whole(interview.minutes),
        )
    )


def _interview(guide: Guide, number: int, interview: Interview) -> Chapter:
    """What to bring on a page to send beforehand, then the questions on pages to write on."""
    whom = told.whom(interview, guide.questionnaire)
    return Chapter(
        f"guide-{number}",
        label("guide.interview", whom=whom),
        told.interview_title(interview, whom),
        (
            Prose(told.interview_time(interview), "intro"),
            Heading(label("guide.to_bring")),
            _to_bring(guide, interview),
            Turn(wide=True),
            questions_table(guide, interview, whom),
        ),
    )


def _to_bring(guide: Guide, interview: Interview) -> Table:
    rows = (
        Row((cells.text(_name(guide, part)), Cell((Listed(tuple(_bring(guide, part))),)))) for part in interview.about
    )
    heads = (Column(label("columns.practice"), 48), Column(label("guide.to_show")))
    return Table(label("guide.to_bring"), heads, cells.rows(*rows), role="to-bring")


def _bring(guide: Guide, part: AskedAbout) -> Iterator[Content]:
    for document in (one for question in part.questions for one in documents_of(question)):
        request = guide.requests.get(document)
        status: Content = (Text(told.status_name(document, guide.requests), "muted"),) if request else ()
        yield Tick(), Text(document.name), *status


def questions_table(guide: Guide, interview: Interview, whom: str) -> Table:
    """Each question with why it matters and what it asks to see, its descriptions to tick, and room beside it. What a
    sheet has in columns of its own stands in `further`.
    """
    groups = (
        Group(name, tuple(_question(guide, name, question) for question in part.questions))
        for part in interview.about
        for name in (_name(guide, part),)
    )
    return Table(
        label("guide.questions_for", whom=whom),
        (
            Column(label("columns.question"), QUESTION),
            Column(label("guide.descriptions"), LEVELS, id="descriptions"),
            Column(label("guide.notes"), id="notes"),
        ),
        tuple(groups),
        role="guide",
        further=(
            Column(label("columns.practice"), id="practice"),
            Column(label("columns.aspect"), id="aspect"),
            Column(label("columns.question"), id="question"),
            Column(label("guide.why"), id="why"),
            Column(label("guide.to_show"), id="to_show"),
            Column(label("guide.sufficient"), id="sufficient"),
            Column(label("guide.insufficient"), id="insufficient"),
            Column(label("columns.level"), id="level"),
        ),
        id="guide",
    )


def _question(guide: Guide, name: str, question: Question) -> Row:
    entry, aspect = question.entry, guide.questionnaire.aspects[question.entry.aspect].name
    shown = tuple((Text(one.name),) for one in documents_of(question))
    return Row(
        (
            Cell(
                (
                    Text(aspect, "lead"),
                    Break(),
                    Text(entry.text, "strong"),
                    Break(),
                    Text(entry.why, "muted"),
                    Break(),
                    Text(label("guide.to_show"), "lead"),
                    Listed(tuple((Tick(), *one) for one in shown)),
                    *_proof("sufficient", entry.sufficient),
                    *_proof("insufficient", entry.insufficient),
                )
            ),
            Cell((Listed(tuple((Tick(), Level(at), Text(text)) for at, text in enumerate(entry.levels))),)),
            Cell(),
        ),
        further=(
            cells.text(name),
            cells.text(aspect),
            cells.text(entry.text),
            cells.text(entry.why),
            Cell((Listed(shown),)),
            cells.text(entry.sufficient or ""),
            cells.text(entry.insufficient or ""),
            Cell(),
        ),
    )


def _proof(which: str, says: str | None) -> Content:
    """What proves an answer, or proves nothing, where the questionnaire says so."""
    return (Break(), Text(label(f"guide.{which}"), "lead"), Break(), Text(says, "muted")) if says else ()


def documents_table(guide: Guide) -> Table:
    """Every document once, by what it is about, with whom to ask and how far that is."""
    groups = (
        Group(_name(guide, part), tuple(_document(guide, part, one, document) for one, document in _pairs(part)))
        for part in guide.about
    )
    return Table(
        label("guide.documents"),
        (
            Column(label("guide.document"), 92, id="document"),
            Column(label("guide.asked_of"), 66, id="asked_of"),
            Column(label("guide.state"), 24, id="status"),
            Column(label("guide.notes"), id="note"),
        ),
        tuple(groups),
        role="requests",
        further=(
            Column(label("columns.practice"), id="practice"),
            Column(label("columns.question"), id="question"),
        ),
        id="documents",
    )


def _pairs(part: AskedAbout) -> Iterator[tuple[Question, Document]]:
    for question in part.questions:
        for document in documents_of(question):
            yield question, document


def _document(guide: Guide, part: AskedAbout, question: Question, document: Document) -> Row:
    request, roles = guide.requests.get(document), guide.questionnaire.roles
    return Row(
        (
            Cell((Tick(), Text(document.name))),
            cells.text(listed([roles[role].name for role in question.entry.roles])),
            cells.text(told.status_name(document, guide.requests)),
            cells.text(request.note if request else ""),
        ),
        further=(cells.text(_name(guide, part)), cells.text(question.entry.text)),
    )


def _name(guide: Guide, part: AskedAbout) -> str:
    return guide.questionnaire.name_of(part.subject)
