"""Documents that were asked for: kept apart from what is assessed, and each changed without the others."""

from assessment.engagement.exchange_file import to_json
from assessment.engagement.preparation import NOT_ASKED, Document, Request
from assessment.store import LOCAL, Repository
from tests.store.examples import FLOW, Clock

ROTA, RECORDS = Document(FLOW, "The rota of this month"), Document(FLOW, "Ten closed records")


def test_how_far_a_document_is_is_kept_and_is_no_change_of_the_assessment(
    repository: Repository, assessment_id: str, clock: Clock
) -> None:
    before = repository.clients(LOCAL)[0].assessments[0].changed_at
    file = to_json(repository.assessment(LOCAL, assessment_id))
    clock.advance(5)

    repository.change_document_requests(LOCAL, assessment_id, lambda _: {ROTA: Request("asked", "From Ben")})
    repository.change_document_requests(LOCAL, assessment_id, lambda kept: {**kept, RECORDS: Request("missing")})

    assert repository.document_requests(LOCAL, assessment_id) == {
        ROTA: Request("asked", "From Ben"),
        RECORDS: Request("missing"),
    }
    assert repository.clients(LOCAL)[0].assessments[0].changed_at == before
    assert to_json(repository.assessment(LOCAL, assessment_id)) == file


def test_a_document_that_is_not_asked_for_any_more_is_not_kept(repository: Repository, assessment_id: str) -> None:
    repository.change_document_requests(LOCAL, assessment_id, lambda _: {ROTA: Request("received")})

    repository.change_document_requests(LOCAL, assessment_id, lambda kept: {**kept, ROTA: NOT_ASKED})

    assert repository.document_requests(LOCAL, assessment_id) == {}
