"""A link for many, through the real server: it ends on a page of one's own."""

import pytest

from assessment.store import LOCAL
from tests.room.conftest import Room, entry

pytestmark = pytest.mark.slow


def test_whoever_joins_goes_on_to_a_page_of_their_own_and_answers_there(room: Room) -> None:
    token = room.store.make_enrol_link(LOCAL, room.assessment, 2, "service_desk_agent", "the service desk").token
    where = f"/a/join/{token}"

    page = room.ask(where)
    assert page.status == 200
    assert "the service desk" in page.text
    assert "Secretperson" not in page.text
    assert room.assessment not in page.text

    joined = room.ask(where, "POST", {"name": "Kim <b>"})
    own = joined.json["page"]
    assert room.ask(own).status == 200
    assert "Kim &lt;b&gt;" in room.ask(own).text
    question = room.ask(f"{own}/questions").json["questions"][0]["id"]
    (receipt,) = room.send(own, entry("joined01", "choice", 3, question=question))
    assert receipt["state"] == "saved"

    room.ask(where, "POST", {"name": "Lee"})
    assert "Everybody is in" in room.ask(where).text
    assert room.ask(where, "POST", {"name": "Third"}).status == 410


def test_what_is_no_name_and_what_another_site_sends_lets_nobody_in(room: Room) -> None:
    token = room.store.make_enrol_link(LOCAL, room.assessment, 5).token
    before = room.store.assessment(LOCAL, room.assessment).respondents
    where = f"/a/join/{token}"

    assert room.ask(where, "POST", {"name": "x" * 101}).status == 400
    assert room.ask(where, "POST", {"name": "x" * 5_000}).status == 413
    assert room.ask(where, "POST", {"name": "x", "role": "it_leader"}).status == 400
    assert room.ask(where, "POST", {"name": "x"}, Content_Type="text/plain").status == 415
    assert room.ask(where, "POST", {"name": "x"}, Origin="http://evil.example").status == 403
    assert room.ask(f"/a/join/{'x' * 27}", "POST", {"name": "x"}).status == 404
    assert room.store.assessment(LOCAL, room.assessment).respondents == before
