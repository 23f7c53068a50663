"""Invitations: many at once, when answering is open, where guests reach Waymark, the letters, and how far all are."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assessment.engagement.edits import Refused
from assessment.engagement.letters import NAMES, Letters, unknown_names
from assessment.engagement.model import Respondent
from assessment.store.guests import Answering, Issued
from assessment.store.repository import Repository
from reports.text.dates import display_date
from reports.text.formatting import count
from screens.app.fields import Field, begin_from
from screens.app.files import file_name
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import principal, questionnaire
from screens.app.writing import is_unsaid, letters_of, write, write_fields
from screens.scope.enrol_link import enrol_links
from screens.scope.inviting import Inviting, begin_of, day_of, end_of, guest_address, usual_address
from screens.scope.letters import message as mail_of
from screens.scope.letters import unworded, worded
from screens.scope.mailing import HOST, MailServer, NotSent, send
from screens.scope.progress import Far
from screens.scope.reaching import how_phones_get_here

ISSUED = "issued-links"
ZIP, CSV = "application/zip", "text/csv"
LONGEST_SUBJECT, LONGEST_LETTER = 200, 5_000


def invitations_section(known: Inviting) -> None:
    """Where nobody is to answer yet, a link for many alone."""
    st.session_state.pop(widget_key(ISSUED), None)
    people = known.current.assessment.respondents
    if not people:
        enrol_links(known)
        return
    st.header("Invitations", anchor=False)
    st.write(
        "Everybody can answer on their own phone or computer, by a personal link without an account. It opens this "
        "assessment as this one person, and nothing else."
    )
    without = tuple(person for person in people if not known.good(person.id))
    with st.container(horizontal=True, vertical_alignment="center"):
        if without and st.button(
            f"Make links for {count(len(without), 'person', 'people')} …",
            icon=":material/link:",
            key=widget_key("make-links"),
        ):
            _everybody(known, without)
        st.caption(f"{len(people) - len(without)} of {len(people)} have a link.")
    _window(known)
    _anonymous(known)
    enrol_links(known)
    with st.expander("Address and letters", icon=":material/mail:"):
        _address(known)
        _letters(known)
        _mail(known)
    _progress(known)


@dataclass(frozen=True)
class ShownLinks:
    """Links that stand in an open dialog, by respondent."""

    tokens: Mapping[str, str]


@st.dialog("Personal links", on_dismiss="rerun")
def _everybody(known: Inviting, people: tuple[Respondent, ...]) -> None:
    if is_unsaid():
        st.rerun()
    shown: ShownLinks | None = st.session_state.get(widget_key(ISSUED))
    if shown is None:
        names = ", ".join(plain(person.label or person.id) for person in people)
        st.write(f"A link each for {names}. The links are shown once, to be sent or downloaded.")
        st.button(
            f"Make {count(len(people), 'link')}",
            type="primary",
            icon=":material/link:",
            key=widget_key("make-all"),
            on_click=_make_all,
            args=(known.current.id, people, widget_key(ISSUED)),
        )
        return
    invited = tuple(person for person in people if person.id in shown.tokens)
    st.write(f"**{count(len(invited), 'link')}**, shown this once: send or download them before you close this.")
    _hand_out(known, invited, shown.tokens)


def _make_all(assessment: str, people: tuple[Respondent, ...], issued_key: str) -> None:
    def then(issued: dict[str, Issued]) -> None:
        st.session_state[issued_key] = ShownLinks({one: link.token for one, link in issued.items()})

    write(
        f"Links for {count(len(people), 'person', 'people')}",
        lambda store: store.invite_many(principal(), assessment, [person.id for person in people]),
        then,
    )


def _hand_out(known: Inviting, people: tuple[Respondent, ...], tokens: Mapping[str, str]) -> None:
    letters = {person.id: known.letter("invitation", person, tokens[person.id], None) for person in people}
    reachable = tuple(person for person in people if known.email(person.id))
    with st.container(horizontal=True):
        asked = bool(known.mail and reachable) and st.button(
            f"Send {count(len(reachable), 'invitation')} now",
            type="primary",
            icon=":material/send:",
            key=widget_key("send-all"),
        )
        st.download_button(
            "Letters (.eml, zipped)",
            lambda: _zipped({one.id: mail_of(known.email(one.id), letters[one.id]).as_bytes() for one in people}),
            file_name=file_name(known.current.assessment, "letters.zip"),
            mime=ZIP,
            icon=":material/download:",
            on_click="ignore",
            key=widget_key("letters-zip"),
        )
        st.download_button(
            "Links (CSV)",
            lambda: _table([(one.label or one.id, known.email(one.id), known.link(tokens[one.id])) for one in people]),
            file_name=file_name(known.current.assessment, "links.csv"),
            mime=CSV,
            icon=":material/download:",
            on_click="ignore",
            key=widget_key("links-csv"),
        )
    if asked and known.mail is not None:
        sender = known.mail.sender
        _send_all(known.mail, [mail_of(known.email(one.id), letters[one.id], sender) for one in reachable])
    if len(reachable) < len(people):
        st.caption(f"{len(people) - len(reachable)} of them have no e-mail address here.")


def _send_all(server: MailServer, mails: list[EmailMessage]) -> None:
    try:
        with st.spinner("Handing them to the mail server …"):
            faults = send(server, mails)
    except NotSent as why:
        st.error(f"Not sent. {plain(str(why))}", icon=":material/error:")
        return
    st.success(f"{len(mails) - len(faults)} of {len(mails)} handed to the mail server.", icon=":material/check:")
    for fault in faults:
        st.error(plain(fault), icon=":material/error:")


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for at, content in enumerate(files.values(), 1):
            packed.writestr(f"letter-{at:03}.eml", content)
    return out.getvalue()


def _table(rows: list[tuple[str, str, str]]) -> bytes:
    """With a mark that spreadsheet programs know UTF-8 by; a name that would be a formula is text there."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("name", "e-mail", "link"))
    writer.writerows((f"'{name}" if name[:1] in "=+-@" else name, mail, link) for name, mail, link in rows)
    return out.getvalue().encode("utf-8-sig")


def _window(known: Inviting) -> None:
    keys = widget_key("answering-opens"), widget_key("answering-closes")
    before = known.answering
    first, last, said = st.columns([3, 3, 6], vertical_alignment="bottom")
    for column, name, key, moment in (
        (first, "Answering begins", keys[0], before.opens),
        (last, "Last day to answer", keys[1], before.closes),
    ):
        column.date_input(
            name,
            None,
            format="DD/MM/YYYY",
            key=begin_from(key, day_of(moment)),
            on_change=_save_window,
            args=(known.current.id, before, keys),
        )
    if words := until_words(known):
        said.info(words, icon=":material/event:")


def _anonymous(known: Inviting) -> None:
    """A promise to those who answer: it is not taken back once somebody has relied on it."""
    key, before = widget_key("answering-anonymous"), known.answering
    relied_on = before.anonymous and bool(known.current.assessment.answers)
    st.toggle(
        "Anonymous: nobody is shown who said what",
        key=begin_from(key, before.anonymous),
        on_change=_save_anonymous,
        args=(known.current.id, before, key),
        disabled=relied_on,
        help="Answers stand apart from names on every page, in every report and file; a role or a group is told from "
        "three people on. People answer by their links alone. Once somebody has answered, it stays like this.",
    )


def _save_anonymous(assessment: str, before: Answering, key: str) -> None:
    mine = replace(before, anonymous=bool(st.session_state[key]))

    def save(store: Repository) -> None:
        if store.answering(principal(), assessment) != before:
            raise Refused("Somebody else has changed how people answer meanwhile. Look again.")
        store.save_answering(principal(), assessment, mine)

    write("Whether it is anonymous", save)


def until_words(known: Inviting) -> str:
    """When answering is open, in a sentence; nothing where it is open now."""
    opens, closes = known.answering.opens, known.answering.closes
    if closes is not None and closes <= known.now:
        return f"Closed since {_day(closes)}. Links say so; what was answered counts."
    if opens is not None and opens > known.now:
        return f"Links say until {_day(opens)} that it is too early."
    return ""


def _day(moment: dt.datetime) -> str:
    day = day_of(moment)
    return "" if day is None else display_date(day)


def _save_window(assessment: str, before: Answering, keys: tuple[str, str]) -> None:
    opens, closes = (st.session_state[key] for key in keys)
    mine = replace(before, opens=begin_of(opens), closes=end_of(closes))

    def save(store: Repository) -> None:
        if opens and closes and opens > closes:
            raise Refused("The last day to answer is before the first. Nothing was changed.")
        if store.answering(principal(), assessment) != before:
            raise Refused("Somebody else has changed these days meanwhile. Look again.")
        store.save_answering(principal(), assessment, mine)

    write("When answering is open", save)


def _address(known: Inviting) -> None:
    key = widget_key("guest-address")
    st.text_input(
        "Address under which guests reach this installation",
        key=begin_from(key, known.address),
        on_change=_save_address,
        args=(key, usual_address()),
    )
    how_phones_get_here(known.address, "/join")


def _save_address(key: str, usual: str) -> None:
    text = st.session_state[key]

    def save(store: Repository) -> None:
        address = guest_address(text)
        store.save_guest_address(principal(), "" if address == usual else address)

    write("The address for guests", save)


def _letters(known: Inviting) -> None:
    fields = [
        _letter_field("Subject", "subject"),
        _letter_field("Invitation", "invitation"),
        _letter_field("Reminder", "reminder"),
    ]
    subject, invitation, reminder = fields

    def save(field: Field[Letters]) -> None:
        write_fields(letters_of(known.current.id), [field.edit()])

    st.text_input(
        "Subject",
        max_chars=LONGEST_SUBJECT,
        key=subject.shown(known.letters),
        on_change=save,
        args=(subject,),
    )
    for field in (invitation, reminder):
        st.text_area(
            field.name,
            max_chars=LONGEST_LETTER,
            height=240,
            key=field.shown(known.letters),
            on_change=save,
            args=(field,),
        )
    st.caption(
        f"Each letter has its own in place of {', '.join(f'`{{{name}}}`' for name in NAMES)}. An empty field brings "
        "Waymark’s words back."
    )


def _letter_field(name: str, part: str) -> Field[Letters]:
    return Field(
        name,
        widget_key(f"letter-{part}"),
        lambda letters: getattr(worded(letters), part),
        lambda letters, text: _with_part(letters, part, text),
    )


def _with_part(letters: Letters, part: str, text: str) -> Letters:
    if unknown := unknown_names(text):
        raise Refused(f"“{{{unknown[0]}}}” names nothing. Names are {', '.join(f'{{{name}}}' for name in NAMES)}.")
    if part != "subject" and text.strip() and "{link}" not in text:
        raise Refused("A letter needs the link: put {link} where it is to stand.")
    return unworded(replace(letters, **{part: text if text.strip() else ""}))


def _mail(known: Inviting) -> None:
    if known.mail is not None:
        st.caption(f"Letters can be sent from here, by {plain(known.mail.host)} as {plain(known.mail.sender)}.")
    elif known.mail_fault:
        st.warning(f"Letters cannot be sent from here. {plain(known.mail_fault)}", icon=":material/error:")
    else:
        st.caption(f"To send letters from here, name a mail server (`{HOST}` and others: docs/operating.md).")


def _progress(known: Inviting) -> None:
    st.subheader("How far they are", anchor=False)
    st.caption(
        "Counts alone, of the questions that each one’s role is asked. What somebody answered is not shown here."
    )
    by_person, by_role, by_practice = st.tabs(["By person", "By role", "By practice"])
    roles = questionnaire().roles
    progress = known.progress
    people = known.current.assessment.respondents
    _counts(
        by_person,
        "Progress by person",
        {
            "Person": [person.label or person.id for person in people],
            **_far([progress.people[person.id] for person in people]),
            "Last seen": [known.last_seen(person.id) for person in people],
        },
    )
    _counts(
        by_role,
        "Progress by role",
        {
            "Role": [roles[role].name if role in roles else role or "No role given" for role in progress.roles],
            "People": [sum(person.role == role for person in people) for role in progress.roles],
            **_far(list(progress.roles.values())),
        },
    )
    _counts(
        by_practice,
        "Progress by practice",
        {
            "Practice": [one.name for one in progress.practices],
            "People asked": [one.people for one in progress.practices],
            "Done": [one.done for one in progress.practices],
            **_far([one.far for one in progress.practices]),
        },
    )


def _far(each: list[Far]) -> dict[str, list[str]]:
    return {"Answered": list(map(str, each))}


def _counts(where: DeltaGenerator, alt: str, columns: Mapping[str, Sequence[object]]) -> None:
    where.dataframe(pd.DataFrame(columns), hide_index=True, width="stretch", alt=alt)
