"""One link for many: each who comes in is a respondent with a link of their own, and no more than the limit come."""

import datetime as dt

import pytest

from assessment.store import LOCAL, Repository
from assessment.store.enrolling import Enrolment, Full
from assessment.store.guests import Closed, Expired, Guest, Issued, Revoked
from tests.store.examples import START, Clock


def let_in(repository: Repository, token: str) -> Enrolment:
    found = repository.enrolment_of(token)
    assert isinstance(found, Enrolment)
    return found


def test_each_who_comes_in_is_a_respondent_with_a_link_of_their_own(repository: Repository, assessment_id: str) -> None:
    before = repository.assessment(LOCAL, assessment_id).respondents
    token = repository.make_enrol_link(LOCAL, assessment_id, 5, "service_desk_agent", "Desk").token

    issued = [repository.enrol(let_in(repository, token), name) for name in ("Kim", "  Lee   Ann ", "")]

    new = repository.assessment(LOCAL, assessment_id).respondents[len(before) :]
    assert [(one.label, one.role, one.group) for one in new] == [
        ("Kim", "service_desk_agent", "Desk"),
        ("Lee Ann", "service_desk_agent", "Desk"),
        ("Guest 3", "service_desk_agent", "Desk"),
    ]
    for person, link in zip(new, issued, strict=True):
        assert isinstance(link, Issued)
        found = repository.guest_of(link.token)
        assert isinstance(found, Guest)
        assert found.respondent == person


def test_a_link_for_many_opens_nobodys_page_and_a_personal_one_lets_nobody_in(
    repository: Repository, assessment_id: str
) -> None:
    token = repository.make_enrol_link(LOCAL, assessment_id, 5).token
    personal = repository.invite(LOCAL, assessment_id, "anna").token

    assert len(token) * 6 >= 128
    assert repository.guest_of(token) is None
    assert repository.enrolment_of(personal) is None
    assert repository.enrolment_of(token + "x") is None


def test_no_more_come_in_than_the_link_is_for_also_where_two_opened_it_in_one_moment(
    repository: Repository, assessment_id: str
) -> None:
    token = repository.make_enrol_link(LOCAL, assessment_id, 1).token
    both = let_in(repository, token), let_in(repository, token)

    assert isinstance(repository.enrol(both[0], "First"), Issued)
    assert repository.enrol(both[1], "Second") == Full()
    assert repository.enrolment_of(token) == Full()
    assert [link.enrolled for link in repository.invitations(LOCAL, assessment_id) if link.kind == "enrol"] == [1]


@pytest.mark.parametrize("how", ["revoked", "expired", "archived"])
def test_a_link_that_is_good_no_more_lets_nobody_in(
    repository: Repository, assessment_id: str, clock: Clock, how: str
) -> None:
    link = repository.make_enrol_link(LOCAL, assessment_id, 5, expires=START + dt.timedelta(days=1))
    opened = let_in(repository, link.token)
    if how == "revoked":
        repository.revoke_invitation(LOCAL, assessment_id, link.invitation)
    elif how == "expired":
        clock.advance(2 * 86_400)
    else:
        repository.archive_assessment(LOCAL, assessment_id)

    kind = {"revoked": Revoked, "expired": Expired, "archived": Closed}[how]
    assert isinstance(repository.enrolment_of(link.token), kind)
    assert isinstance(repository.enrol(opened, "Late"), kind)
