"""The letter that brings somebody the link: as text, as an address for the mail program, and as a file it opens."""

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from typing import Literal
from urllib.parse import quote

from assessment.engagement.letters import Letter, Letters, filled
from assessment.questionnaire.asked import MINUTES_PER_QUESTION
from reports.text.dates import display_date

Kind = Literal["invitation", "reminder"]
KINDS: Mapping[Kind, str] = {"invitation": "Invitation", "reminder": "Reminder"}

SUBJECT = "{client}: your view on how IT works"
INVITATION = """Hello {name},

{client} is looking at how well its IT services are run, and what to improve first. Your view is needed: {questions}, \
about {minutes}. Each has six descriptions; choose the one that is true today. “I don’t know” is an answer too.

This is your personal link. It needs no account and no password, so please do not pass it on:

{link}

Please answer {until}. What you choose is kept at once, so stop whenever you like and come back by the same link.

Thank you,
{sender}
"""
REMINDER = """Hello {name},

this is a reminder of the questions about how IT works at {client}. What you answered so far is kept. This is your \
personal link; one that you were sent earlier is no longer good:

{link}

Please answer {until}.

Thank you,
{sender}
"""
AS_WORDED = Letters(SUBJECT, INVITATION, REMINDER)
REMINDS = "Reminder: "


def worded(kept: Letters) -> Letters:
    """The templates with Waymark's words where there are no own ones."""
    return Letters(kept.subject or SUBJECT, kept.invitation or INVITATION, kept.reminder or REMINDER)


def unworded(template: Letters) -> Letters:
    """What is to be kept of templates: own words alone."""
    same = {name: "" for name, own in vars(AS_WORDED).items() if getattr(template, name).strip() == own.strip()}
    return replace(template, **same)


def letter(kind: Kind, kept: Letters, values: Mapping[str, str]) -> Letter:
    """The letter to one person. A subject is one line, whatever a name holds."""
    templates = worded(kept)
    text = templates.invitation if kind == "invitation" else templates.reminder
    subject = " ".join(filled(templates.subject, values).split())
    return Letter(f"{REMINDS if kind == 'reminder' else ''}{subject}", filled(text, values))


def minutes_for(questions: int) -> str:
    """'15 minutes'."""
    minutes = max(1, math.ceil(questions * MINUTES_PER_QUESTION))
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def until_when(last: dt.date | None) -> str:
    """'by 4 May 2026', or words where no day is set."""
    return "when you find the time" if last is None else f"by {display_date(last)}"


def mail_address(to: str, written: Letter) -> str:
    """What opens the mail program of this machine with the letter in it."""
    return f"mailto:{quote(to, safe='@')}?subject={quote(written.subject, safe='')}&body={quote(written.text, safe='')}"


def message(to: str, written: Letter, sender: str = "") -> EmailMessage:
    """The letter as a message. Without a sender it is a draft, which a mail program opens to be sent."""
    mail = EmailMessage(policy=SMTP)
    if to:
        mail["To"] = to
    if sender:
        mail["From"] = sender
    else:
        mail["X-Unsent"] = "1"
    mail["Subject"] = written.subject
    mail.set_content(written.text)
    return mail
