"""What the page knows about an assessment's links: who has one, how far its holder is, and what a letter says."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import streamlit as st

from assessment.engagement.edits import Refused
from assessment.engagement.letters import Letter, Letters
from assessment.engagement.model import Respondent
from assessment.engagement.people import Contact
from assessment.store.guests import Answering, InvitationEntry
from reports.text.dates import display_date
from reports.text.formatting import count
from screens.app.day import user_zone
from screens.app.session import CurrentAssessment, principal, questionnaire, repository
from screens.scope.letters import Kind, letter, minutes_for, until_when
from screens.scope.mailing import MailServer, NotSent, mail_server
from screens.scope.progress import NOTHING, Progress, progress_of
from screens.server.reach import Reach, reach_of

DEFAULT_ADDRESS = "http://127.0.0.1:8501"
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")
LAST_MINUTE = dt.time(23, 59)
NOBODY = "the people who lead this assessment"


@dataclass(frozen=True)
class Inviting:
    """As of one run of the page."""

    current: CurrentAssessment
    now: dt.datetime
    links: Mapping[str, tuple[InvitationEntry, ...]]
    enrol: tuple[InvitationEntry, ...]
    contacts: Mapping[str, Contact]
    answering: Answering
    address: str
    letters: Letters
    sender: str
    progress: Progress
    practices: Mapping[str, tuple[str, ...]]
    mail: MailServer | None
    mail_fault: str

    def good(self, person: str) -> tuple[InvitationEntry, ...]:
        """The person's links that still open something, the oldest first."""
        return tuple(link for link in self.links.get(person, ()) if state_of(link, self.now) == "good")

    def email(self, person: str) -> str:
        return self.contacts.get(person, Contact()).email

    def link(self, token: str) -> str:
        return f"{self.address}/a/{token}"

    def letter(self, kind: Kind, person: Respondent, token: str, expires: dt.datetime | None) -> Letter:
        """The letter with this person's link."""
        asked = self.progress.people.get(person.id, NOTHING).asked
        last = min(filter(None, (expires, self.answering.closes)), default=None)
        info = self.current.assessment.info
        values = {
            "name": person.label or person.id,
            "client": self.current.assessment.client.name,
            "assessment": info.title or "Assessment",
            "link": self.link(token),
            "questions": count(asked, "question"),
            "minutes": minutes_for(asked),
            "until": until_when(None if last is None else here(last).date()),
            "sender": self.sender or NOBODY,
        }
        return letter(kind, self.letters, values)

    def words(self, person: str) -> str:
        """'12 of 38 answered · link of 3 May 2026, last seen 4 May, 10:42'"""
        far = self.progress.people.get(person, NOTHING)
        chosen = self.practices.get(person, ())
        about = (f"asked about {count(len(chosen), 'chosen practice')}",) if chosen else ()
        return " · ".join((f"{far} answered", *about, self._link_words(person)))

    def last_seen(self, person: str) -> str:
        """When one of the person's links was last used."""
        seen = max(filter(None, (link.last_seen_at for link in self.links.get(person, ()))), default=None)
        return "" if seen is None else moment_words(seen)

    def _link_words(self, person: str) -> str:
        links = self.good(person) or self.links.get(person, ())
        if not links:
            return "no link yet"
        link = links[-1]
        ends = {
            "good": "",
            "revoked": f" taken back {_day(link.revoked_at)}",
            "expired": f" ran out {_day(link.expires_at)}",
        }
        seen = self.last_seen(person)
        opened = f"last seen {seen}" if seen else "not opened yet"
        return f"link of {_day(link.created_at)}{ends[state_of(link, self.now)]}, {opened}"


def inviting_of(current: CurrentAssessment) -> Inviting:
    """Read once a run."""
    one = current.id
    links: dict[str, list[InvitationEntry]] = {}
    every = repository().invitations(principal(), one)
    for link in every:
        if link.respondent is not None:
            links.setdefault(link.respondent, []).append(link)
    practices = repository().chosen_practices(principal(), one)
    mail, fault = _mail()
    return Inviting(
        current=current,
        now=dt.datetime.now(dt.UTC),
        links={person: tuple(each) for person, each in links.items()},
        enrol=tuple(link for link in every if link.kind == "enrol"),
        contacts=repository().contacts(principal(), one),
        answering=repository().answering(principal(), one),
        address=repository().guest_address(principal()) or usual_address(),
        letters=repository().letters(principal(), one),
        sender=repository().branding(principal()).consultant,
        progress=progress_of(current.assessment, questionnaire(), practices),
        practices=practices,
        mail=mail,
        mail_fault=fault,
    )


def state_of(link: InvitationEntry, now: dt.datetime) -> Literal["good", "revoked", "expired"]:
    """Whether a link opens anything, the answering window aside."""
    if link.revoked_at is not None:
        return "revoked"
    return "expired" if link.expires_at is not None and link.expires_at <= now else "good"


def usual_address() -> str:
    """Where nobody has said under which address guests come: this machine's on the network if the room is open to it,
    else the one at which this page itself was opened.
    """
    parts = urlsplit(st.context.url or "")
    own = f"{parts.scheme}://{parts.netloc}" if parts.netloc else DEFAULT_ADDRESS
    return next(iter(reach_here().addresses), own) if stays_here(own) else own


def reach_here() -> Reach:
    """How other machines reach this server."""
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    return reach_of(scheme, st.get_option("server.port"))


def guest_address(text: str) -> str:
    """An address as it may be kept; Refused where guests could reach nothing by it."""
    address = text.strip().rstrip("/")
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1) > 0
    except ValueError:
        usable, parts = False, urlsplit("")
    if address and (not usable or parts.path or parts.query or parts.fragment or parts.username):
        raise Refused(f"“{address}” is no address; expected one such as https://waymark.example.com, without a path.")
    return address


def stays_here(address: str) -> bool:
    """Whether links with this address open on this machine alone."""
    return urlsplit(address).hostname in THIS_MACHINE


def end_of(day: dt.date | None) -> dt.datetime | None:
    """The last minute of a day where the user is."""
    return None if day is None else dt.datetime.combine(day, LAST_MINUTE, user_zone() or dt.UTC)


def begin_of(day: dt.date | None) -> dt.datetime | None:
    """The first minute of a day where the user is."""
    return None if day is None else dt.datetime.combine(day, dt.time(), user_zone() or dt.UTC)


def here(moment: dt.datetime) -> dt.datetime:
    """A moment by the user's clock."""
    return moment.astimezone(user_zone() or dt.UTC)


def day_of(moment: dt.datetime | None) -> dt.date | None:
    """The day of a moment where the user is."""
    return None if moment is None else here(moment).date()


def moment_words(moment: dt.datetime) -> str:
    """'4 May 2026, 10:42'"""
    return f"{display_date(here(moment).date())}, {here(moment):%H:%M}"


def _day(moment: dt.datetime | None) -> str:
    return "" if moment is None else display_date(here(moment).date())


def _mail() -> tuple[MailServer | None, str]:
    try:
        return mail_server(), ""
    except NotSent as why:
        return None, str(why)
