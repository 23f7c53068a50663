"""Documents that were asked for: no change of what is assessed, in its file, and each changed without the others."""

from assessment.engagement.merging import merged
from assessment.engagement.preparation import NOT_ASKED, Document, Request, practices_in, requests_in
from assessment.store import LOCAL, Repository
from assessment.store.calls.people import whatever_is_kept
from tests.store.examples import FLOW, Clock

ROTA, RECORDS = Document(FLOW, "The rota of this month"), Document(FLOW, "Ten closed records")


def test_how_far_a_document_is_is_kept_and_is_no_change_of_the_assessment(
    repository: Repository, assessment_id: str, clock: Clock
) -> None:
    before = repository.clients(LOCAL)[0].assessments[0].changed_at
    clock.advance(5)

    repository.change_document_requests(LOCAL, assessment_id, lambda _: {ROTA: Request("asked", "From Ben")})
    repository.change_document_requests(LOCAL, assessment_id, lambda kept: {**kept, RECORDS: Request("missing")})

    assert repository.document_requests(LOCAL, assessment_id) == {
        ROTA: Request("asked", "From Ben"),
        RECORDS: Request("missing"),
    }
    assert repository.clients(LOCAL)[0].assessments[0].changed_at == before


def test_a_document_that_is_not_asked_for_any_more_is_not_kept(repository: Repository, assessment_id: str) -> None:
    repository.change_document_requests(LOCAL, assessment_id, lambda _: {ROTA: Request("received")})

    repository.change_document_requests(LOCAL, assessment_id, lambda kept: {**kept, ROTA: NOT_ASKED})

    assert repository.document_requests(LOCAL, assessment_id) == {}


def test_how_far_documents_are_and_who_is_asked_about_what_moves_to_another_laptop(
    repository: Repository, assessment_id: str, client_id: str
) -> None:
    repository.change_document_requests(LOCAL, assessment_id, lambda _: {ROTA: Request("asked", "From Ben")})
    repository.change_chosen_practices(LOCAL, assessment_id, "anna", lambda _: ("service_desk",))
    file = repository.assessment(LOCAL, assessment_id)

    there = repository.import_assessment(LOCAL, file, client_id)

    assert repository.document_requests(LOCAL, there) == requests_in(file) == {ROTA: Request("asked", "From Ben")}
    assert repository.chosen_practices(LOCAL, there) == practices_in(file) == {"anna": ("service_desk",)}


def test_what_another_laptop_knows_of_documents_and_practices_comes_in_with_its_answers(
    repository: Repository, assessment_id: str, client_id: str
) -> None:
    repository.change_document_requests(LOCAL, assessment_id, lambda _: {ROTA: Request("asked")})
    there = repository.import_assessment(LOCAL, repository.assessment(LOCAL, assessment_id), client_id)
    repository.change_document_requests(
        LOCAL, there, lambda _: {ROTA: Request("missing"), RECORDS: Request("received")}
    )
    repository.change_chosen_practices(LOCAL, there, "anna", lambda _: ("service_desk",))

    found = merged(repository.assessment(LOCAL, assessment_id), repository.assessment(LOCAL, there))
    repository.bring_in(LOCAL, assessment_id, found, whatever_is_kept)

    assert found.kept == ("documents",)
    assert repository.document_requests(LOCAL, assessment_id) == {ROTA: Request("asked"), RECORDS: Request("received")}
    assert repository.chosen_practices(LOCAL, assessment_id) == {"anna": ("service_desk",)}
