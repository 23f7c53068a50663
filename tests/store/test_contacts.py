"""How people are written to: kept apart from what they answer, in no exchange file, and gone with the person."""

import pytest
from sqlalchemy import Engine, text

from assessment.engagement.exchange_file import to_json
from assessment.engagement.letters import Letters
from assessment.engagement.model import Respondent
from assessment.engagement.people import Contact
from assessment.store import LOCAL, NotFound, Principal, Repository
from assessment.store.errors import AlreadyThere
from tests.store.examples import Clock
from tests.store.writing import remove_respondent

CLEO = Respondent(id="cleo", label="Cleo")
MAIL = Contact("cleo@example.com", "fr")


def test_many_people_are_added_with_their_addresses_or_none(repository: Repository, assessment_id: str) -> None:
    with pytest.raises(AlreadyThere):
        repository.add_people(LOCAL, assessment_id, [(CLEO, MAIL), (Respondent(id="anna"), Contact())])
    assert CLEO not in repository.assessment(LOCAL, assessment_id).respondents
    assert repository.contacts(LOCAL, assessment_id) == {}

    repository.add_people(LOCAL, assessment_id, [(CLEO, MAIL), (Respondent(id="dan"), Contact())])

    assert [one.id for one in repository.assessment(LOCAL, assessment_id).respondents][-2:] == ["cleo", "dan"]
    assert repository.contacts(LOCAL, assessment_id) == {"cleo": MAIL}


def test_an_address_is_changed_without_changing_what_is_assessed(
    repository: Repository, assessment_id: str, clock: Clock
) -> None:
    before = repository.clients(LOCAL)[0].assessments[0].changed_at
    clock.advance(5)

    repository.change_contact(LOCAL, assessment_id, "anna", lambda _: MAIL)

    assert repository.contacts(LOCAL, assessment_id) == {"anna": MAIL}
    assert repository.clients(LOCAL)[0].assessments[0].changed_at == before
    repository.change_contact(LOCAL, assessment_id, "anna", lambda _: Contact())
    assert repository.contacts(LOCAL, assessment_id) == {}


def test_an_address_stands_in_no_exchange_file_and_no_copy(repository: Repository, assessment_id: str) -> None:
    repository.change_contact(LOCAL, assessment_id, "anna", lambda _: MAIL)

    assert MAIL.email not in to_json(repository.assessment(LOCAL, assessment_id))
    copy = repository.duplicate_assessment(LOCAL, assessment_id, "A copy")
    assert repository.contacts(LOCAL, copy) == {}


def test_an_address_goes_with_its_person(repository: Repository, assessment_id: str, engine: Engine) -> None:
    repository.change_contact(LOCAL, assessment_id, "anna", lambda _: MAIL)
    repository.change_contact(LOCAL, assessment_id, "ben", lambda _: Contact("ben@example.com"))

    remove_respondent(repository, assessment_id, "anna")
    assert list(repository.contacts(LOCAL, assessment_id)) == ["ben"]
    repository.delete_assessment(LOCAL, assessment_id)

    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM contact")).scalar() == 0


def test_letters_and_the_guests_address_are_kept(repository: Repository, assessment_id: str) -> None:
    assert repository.letters(LOCAL, assessment_id) == Letters()
    repository.change_letters(LOCAL, assessment_id, lambda _: Letters(reminder="Dear {name}"))
    assert repository.letters(LOCAL, assessment_id) == Letters(reminder="Dear {name}")
    repository.change_letters(LOCAL, assessment_id, lambda _: Letters())
    assert repository.letters(LOCAL, assessment_id) == Letters()

    assert repository.guest_address(LOCAL) == ""
    repository.save_guest_address(LOCAL, "https://waymark.example.com")
    assert repository.guest_address(LOCAL) == "https://waymark.example.com"
    assert repository.guest_address(Principal("elsewhere", "eve")) == ""


def test_addresses_are_the_workspaces_own(repository: Repository, assessment_id: str) -> None:
    stranger = Principal("elsewhere", "eve")
    with pytest.raises(NotFound):
        repository.contacts(stranger, assessment_id)
    with pytest.raises(NotFound):
        repository.change_contact(stranger, assessment_id, "anna", lambda _: MAIL)
    with pytest.raises(NotFound):
        repository.change_letters(stranger, assessment_id, lambda _: Letters())
    with pytest.raises(NotFound):
        repository.change_contact(LOCAL, assessment_id, "nobody", lambda _: MAIL)
