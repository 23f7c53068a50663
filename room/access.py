"""Who a request is from: somebody with a link, or a respondent who is named at this machine itself.

A link is all that a guest shows, so that it stands in no log and no answer of ours. What it opens is one assessment as
one respondent. `/a/self/…` opens every respondent of the installation: screens/server/guard.py lets nobody near it who
may not use Waymark as a whole.
"""

from starlette.requests import Request

from assessment.store.entries import LOCAL
from assessment.store.errors import NotFound
from assessment.store.guests import Away, Guest
from room.workings import repository


def who_asks(request: Request) -> Guest | Away | None:
    """The guest that the address names, or why not; None: there is nobody of this name."""
    parts = request.path_params
    if "token" in parts:
        return repository().guest_of(parts["token"])
    try:
        return repository().guest_at_this_machine(LOCAL, parts["assessment"], parts["respondent"])
    except NotFound:
        return None


def address_of(request: Request) -> str:
    """Where the guest's page is, without what follows it."""
    parts = request.path_params
    return f"/a/{parts['token']}" if "token" in parts else f"/a/self/{parts['assessment']}/{parts['respondent']}"
