"""Links for many on Scope: how many have come in, and taken back. How one is made is walked in a browser."""

from assessment.store.enrolling import Enrolment
from assessment.store.entries import LOCAL
from assessment.store.guests import Revoked
from assessment.store.repository import Repository
from tests.screens.conftest import no_exception, open_page


def test_a_link_for_a_group_is_counted_and_taken_back(repository: Repository, sample_id: str) -> None:
    token = repository.make_enrol_link(LOCAL, sample_id, 3, "service_desk_agent", "the service desk").token
    found = repository.enrolment_of(token)
    assert isinstance(found, Enrolment)
    repository.enrol(found, "Kim")

    app = open_page("scope", assessment=sample_id)

    assert any("the service desk" in one.value and "1 of 3 have joined" in one.value for one in app.markdown)
    next(button for button in app.button if button.label.startswith("Take back")).click().run()
    assert no_exception(app)
    assert isinstance(repository.enrolment_of(token), Revoked)
    assert any("1 of 3 have joined, taken back" in one.value for one in app.markdown)
    assert repository.assessment(LOCAL, sample_id).respondents[-1].label == "Kim"
