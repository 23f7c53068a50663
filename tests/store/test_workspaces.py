"""Workspaces never see each other."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assessment.engagement.branding import Branding
from assessment.engagement.letters import Letters
from assessment.engagement.merging import Merge
from assessment.engagement.model import Client, Consensus, Respondent
from assessment.engagement.overrides import Override
from assessment.engagement.people import Contact
from assessment.engagement.preparation import Document, Request
from assessment.engagement.workshop import Agreement, Finished, Workshop
from assessment.questionnaire.snapshot import Snapshot
from assessment.store import LOCAL, NotFound, Principal, Repository
from assessment.store.enrolling import Enrolment
from assessment.store.guests import Answering, Guest
from assessment.store.workshop_seats import Seat
from assessment.store.workshop_votes import VoteEntry
from tests.store.examples import ACME, ANNA, FLOW, SCOPE, START, full_assessment, rated
from tests.store.history import history_of

STRANGER = Principal("elsewhere", "local")
FINISHED = Finished(Workshop("", "", "ended", None, 60, (), False, START, START, None, (), None), {})
COLLEAGUE = Principal("local", "colleague")


def forged(who: Principal, one: str) -> Guest:
    """A guest as no link would make him."""
    return Guest(who, one, ANNA, SCOPE, None, Answering())


def forged_seat(who: Principal, one: str) -> Seat:
    """A device that no code let in."""
    return Seat(who, one, "0" * 32, 1, "guest", "Spy", "", None, "", "")


ON_AN_ASSESSMENT: dict[str, Callable[[Repository, Principal, str], object]] = {
    "assessment": lambda store, who, one: store.assessment(who, one),
    "client_of": lambda store, who, one: store.client_of(who, one),
    "questionnaire": lambda store, who, one: store.questionnaire(who, one),
    "questionnaire_digest": lambda store, who, one: store.questionnaire_digest(who, one),
    "branding_for": lambda store, who, one: store.branding_for(who, one),
    "delete_assessment": lambda store, who, one: store.delete_assessment(who, one),
    "change_overrides": lambda store, who, one: store.change_overrides(
        who, one, lambda _: (Override(passage="needs", text="Mine"),)
    ),
    "change_record": lambda store, who, one: store.change_record(
        who, one, lambda kept: replace(kept, targets={"a": 1})
    ),
    "change_branding": lambda store, who, one: store.change_branding(who, one, lambda _: Branding("Mine")),
    "reassess": lambda store, who, one: store.reassess(who, one, lambda kept: kept, Snapshot("d", {})),
    "save_place": lambda store, who, one: store.save_place(who, one, "here"),
    "add_respondent": lambda store, who, one: store.add_respondent(who, one, Respondent(id="spy")),
    "remove_respondent_as_told": lambda store, who, one: store.remove_respondent_as_told(who, one, "ben", ()),
    "change_respondent": lambda store, who, one: store.change_respondent(who, one, "anna", lambda _: ANNA),
    "duplicate_assessment": lambda store, who, one: store.duplicate_assessment(who, one, "Mine"),
    "archive_assessment": lambda store, who, one: store.archive_assessment(who, one),
    "bring_back_assessment": lambda store, who, one: store.bring_back_assessment(who, one),
    "save_answers": lambda store, who, one: store.save_answers(who, one, [rated(5)]),
    "answer_history": lambda store, who, one: store.answer_history(who, one, FLOW),
    "bring_in": lambda store, who, one: store.bring_in(who, one, Merge(answers=(rated(5),)), lambda _: None),
    "change_pin": lambda store, who, one: store.change_pin(who, one, "anna", FLOW, lambda _: True),
    "change_consensus": lambda store, who, one: store.change_consensus(
        who, one, FLOW, lambda _: Consensus(question=FLOW, rating=5)
    ),
    "add_people": lambda store, who, one: store.add_people(who, one, [(Respondent(id="spy"), Contact("s@x.example"))]),
    "contacts": lambda store, who, one: store.contacts(who, one),
    "change_contact": lambda store, who, one: store.change_contact(who, one, "anna", lambda _: Contact("s@x.example")),
    "document_requests": lambda store, who, one: store.document_requests(who, one),
    "change_document_requests": lambda store, who, one: store.change_document_requests(
        who, one, lambda _: {Document(FLOW, "A list"): Request("asked")}
    ),
    "chosen_practices": lambda store, who, one: store.chosen_practices(who, one),
    "change_chosen_practices": lambda store, who, one: store.change_chosen_practices(
        who, one, "anna", lambda _: ("a",)
    ),
    "letters": lambda store, who, one: store.letters(who, one),
    "change_letters": lambda store, who, one: store.change_letters(who, one, lambda _: Letters("Mine")),
    "invite": lambda store, who, one: store.invite(who, one, "anna"),
    "invite_many": lambda store, who, one: store.invite_many(who, one, ["anna"]),
    "make_enrol_link": lambda store, who, one: store.make_enrol_link(who, one, 5),
    "enrol": lambda store, who, one: store.enrol(Enrolment(who, one, "0" * 32, "", "", "", "", False), "Spy"),
    "revoke_invitation": lambda store, who, one: store.revoke_invitation(who, one, "0" * 32),
    "resend_invitation": lambda store, who, one: store.resend_invitation(who, one, "0" * 32),
    "invitations": lambda store, who, one: store.invitations(who, one),
    "answering": lambda store, who, one: store.answering(who, one),
    "save_answering": lambda store, who, one: store.save_answering(who, one, Answering()),
    "guest_at_this_machine": lambda store, who, one: store.guest_at_this_machine(who, one, "anna"),
    "note_visit": lambda store, who, one: store.note_visit(forged(who, one)),
    "answer_sheet": lambda store, who, one: store.answer_sheet(forged(who, one)),
    "answer_as_guest": lambda store, who, one: store.answer_as_guest(forged(who, one), ()),
    "start_workshop": lambda store, who, one: store.start_workshop(who, one, 90, ((FLOW, "open"),)),
    "keep_workshop": lambda store, who, one: store.keep_workshop(who, one, FINISHED),
    "workshops": lambda store, who, one: store.workshops(who, one),
    "workshop": lambda store, who, one: store.workshop(who, one, "0" * 32),
    "workshop_votes": lambda store, who, one: store.workshop_votes(who, one, "0" * 32, 1),
    "workshop_votes_looked_at": lambda store, who, one: store.workshop_votes_looked_at(who, one, "0" * 32, 1),
    "workshop_ballots": lambda store, who, one: store.workshop_ballots(who, one, "0" * 32, 1),
    "workshop_hands": lambda store, who, one: store.workshop_hands(who, one, "0" * 32, 1),
    "arrange_workshop": lambda store, who, one: store.arrange_workshop(who, one, "0" * 32, ()),
    "act_in_workshop": lambda store, who, one: store.act_in_workshop(who, one, "0" * 32, "reveal", 1, 1),
    "turn_workshop_to": lambda store, who, one: store.turn_workshop_to(who, one, "0" * 32, 1),
    "note_hands": lambda store, who, one: store.note_hands(who, one, "0" * 32, 1, 1, (3, 1)),
    "agree_in_workshop": lambda store, who, one: store.agree_in_workshop(who, one, "0" * 32, 1, Agreement(5)),
    "park_in_workshop": lambda store, who, one: store.park_in_workshop(who, one, "0" * 32, 1, None),
    "open_wall": lambda store, who, one: store.open_wall(who, one, "0" * 32),
    "own_vote": lambda store, who, one: store.own_vote(forged_seat(who, one)),
    "vote": lambda store, who, one: store.vote(forged_seat(who, one), (VoteEntry(1, 1, 5),)),
}
ON_A_CLIENT: dict[str, Callable[[Repository, Principal, str], object]] = {
    "delete_client": lambda store, who, one: store.delete_client(who, one),
    "import_assessment": lambda store, who, one: store.import_assessment(who, full_assessment(), one),
    "import_assessments": lambda store, who, one: store.import_assessments(who, (full_assessment(),), one),
}
NO_SUCH_ID = ["0" * 32, "", "no-such-id", "\x00", "\ud800", "' OR '1'='1"]


def test_no_call_is_forgotten_here() -> None:
    public = {name for name in dir(Repository) if not name.startswith("_")}
    of_a_workspace = {"clients", "answered", "add_client", "branding", "guest_address", "save_guest_address"}
    by_token_or_code = {"guest_of", "enrolment_of", "workshop_door", "join_workshop", "seat_of"}
    assert public == {*ON_AN_ASSESSMENT, *ON_A_CLIENT, *of_a_workspace, *by_token_or_code}


@pytest.mark.parametrize("call", ON_AN_ASSESSMENT.values(), ids=ON_AN_ASSESSMENT)
def test_an_assessment_of_another_workspace_is_as_if_it_did_not_exist(
    repository: Repository, assessment_id: str, call: Callable[[Repository, Principal, str], object]
) -> None:
    repository.save_answers(LOCAL, assessment_id, (rated(1),))
    before = repository.assessment(LOCAL, assessment_id), repository.clients(LOCAL)
    with pytest.raises(NotFound) as of_another:
        call(repository, STRANGER, assessment_id)
    for no_such_id in NO_SUCH_ID:
        with pytest.raises(NotFound) as of_nobody:
            call(repository, LOCAL, no_such_id)
        assert str(of_another.value) == str(of_nobody.value)
    assert (repository.assessment(LOCAL, assessment_id), repository.clients(LOCAL)) == before


@pytest.mark.parametrize("call", ON_A_CLIENT.values(), ids=ON_A_CLIENT)
def test_a_client_of_another_workspace_is_as_if_it_did_not_exist(
    repository: Repository, assessment_id: str, client_id: str, call: Callable[[Repository, Principal, str], object]
) -> None:
    before = repository.assessment(LOCAL, assessment_id), repository.clients(LOCAL)
    with pytest.raises(NotFound) as of_another:
        call(repository, STRANGER, client_id)
    for no_such_id in NO_SUCH_ID:
        with pytest.raises(NotFound) as of_nobody:
            call(repository, LOCAL, no_such_id)
        assert str(of_another.value) == str(of_nobody.value)
    assert (repository.assessment(LOCAL, assessment_id), repository.clients(LOCAL)) == before


def test_each_workspace_lists_its_own_clients(repository: Repository) -> None:
    repository.add_client(LOCAL, ACME)
    repository.add_client(STRANGER, Client(name="Theirs"))
    assert [entry.client.name for entry in repository.clients(LOCAL)] == ["Acme"]
    assert [entry.client.name for entry in repository.clients(STRANGER)] == ["Theirs"]
    assert repository.clients(Principal("new", "local")) == ()


def test_colleagues_in_a_workspace_share_its_clients(repository: Repository, assessment_id: str) -> None:
    repository.save_answers(COLLEAGUE, assessment_id, (rated(4),))
    assert repository.clients(COLLEAGUE) == repository.clients(LOCAL)
    assert history_of(repository, assessment_id, FLOW)[0].by == "colleague"
