"""Writing as the pages do: parts of a record by a change of it, an assessment and its questionnaire in one go."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from assessment.engagement.branding import Branding, Logo
from assessment.engagement.model import Assessment, AssessmentInfo, Needs, Scope
from assessment.store import LOCAL, Principal, Repository
from assessment.store.outbox import AnswerField, FieldValue, OutboxEntry, value_of, version_of
from tests.store.examples import ACME, SCOPE

EMPTY: dict[AnswerField, FieldValue] = {"comment": "", "evidence": "", "concern": False, "choice": None}
"""What a page sends where somebody takes an answer back, in this order."""


def put_parts(repository: Repository, assessment_id: str, **parts: Any) -> None:
    """Parts of what an assessment holds beside people and answers: `targets={…}`, `client=…`."""
    repository.change_record(LOCAL, assessment_id, lambda kept: replace(kept, **parts))


def put_planning(repository: Repository, assessment_id: str, **parts: Any) -> None:
    """Parts of what is decided about the roadmap."""
    repository.change_record(
        LOCAL, assessment_id, lambda kept: replace(kept, planning=kept.planning.model_copy(update=parts))
    )


def new_assessment(
    repository: Repository,
    client_id: str,
    info: AssessmentInfo | None = None,
    scope: Scope = SCOPE,
    needs: Needs | None = None,
) -> str:
    """An assessment of a client, without people and answers."""
    made = Assessment(
        client=ACME,
        assessment=info or AssessmentInfo(),
        scope=scope,
        needs=needs or Needs(),
        respondents=(),
        answers=(),
    )
    return repository.import_assessment(LOCAL, made, client_id)


def remove_respondent(repository: Repository, assessment_id: str, respondent: str) -> None:
    """By somebody who was told all that goes."""
    told = repository.assessment(LOCAL, assessment_id).answers
    repository.remove_respondent_as_told(LOCAL, assessment_id, respondent, told)


def take_back(
    repository: Repository, assessment_id: str, respondent: str, question: str, principal: Principal = LOCAL
) -> None:
    """An answer, as its page does it: the words go first, since an answer with words is not taken back."""
    kept = repository.assessment(principal, assessment_id).answers
    said = next((one for one in kept if (one.respondent, one.question) == (respondent, question)), None)
    sent = [
        OutboxEntry(uuid4().hex, question, field, empty, version_of(said, field))
        for field, empty in EMPTY.items()
        if field == "choice" or value_of(said, field) != empty
    ]
    receipts = repository.answer_as_guest(repository.guest_at_this_machine(principal, assessment_id, respondent), sent)
    assert isinstance(receipts, tuple)
    assert [receipt.state for receipt in receipts] == ["saved"] * len(sent), receipts


def put_branding(repository: Repository, branding: Branding, principal: Principal = LOCAL) -> None:
    repository.change_branding(principal, None, lambda _: branding)


def put_logo(repository: Repository, assessment_id: str, logo: Logo | None) -> None:
    repository.change_branding(LOCAL, assessment_id, lambda kept: kept.for_client(logo))
