"""Letters sent by a mail server, where the environment names one."""

import os
import smtplib
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from assessment.engagement.people import address_fault

PREFIX = "WAYMARK_SMTP_"
HOST, PORT, USER, PASSWORD, FROM = (f"{PREFIX}{name}" for name in ("HOST", "PORT", "USER", "PASSWORD", "FROM"))
SUBMISSION, SUBMISSION_OVER_TLS = 587, 465
HIGHEST_PORT = 65_535
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
PATIENCE_SECONDS = 20
TOLD = 200  # characters of what a server says


class NotSent(Exception):
    """The letter did not go, with the reason in words that can be shown."""


@dataclass(frozen=True)
class MailServer:
    """Where letters are handed in, and as whom."""

    host: str
    port: int
    user: str
    password: str
    sender: str


def mail_server(environment: Mapping[str, str] = os.environ) -> MailServer | None:
    """The server that the environment names; None where it names none. NotSent where what it says cannot be used."""
    host = environment.get(HOST, "").strip()
    if not host:
        return None
    port, user = environment.get(PORT, "").strip() or str(SUBMISSION), environment.get(USER, "").strip()
    sender = environment.get(FROM, "").strip() or user
    if not port.isascii() or not port.isdigit() or not 0 < int(port) <= HIGHEST_PORT:
        raise NotSent(f"{PORT} is '{port}'; expected a number such as {SUBMISSION}.")
    if not sender or address_fault(sender):
        raise NotSent(f"{FROM} is no e-mail address; expected that from which letters come.")
    return MailServer(host, int(port), user, environment.get(PASSWORD, ""), sender)


def send(server: MailServer, mails: Iterable[EmailMessage]) -> tuple[str, ...]:
    """Hands letters in, over one connection; what was not taken, as '<address>: <why>'. NotSent where none could be."""
    try:
        with _connected(server) as connection:
            return tuple(fault for mail in mails if (fault := _handed_in(connection, server, mail)))
    except smtplib.SMTPAuthenticationError as error:
        raise NotSent(
            f"The mail server refused the name or the password ({USER}, {PASSWORD}): {_said(error)}"
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise NotSent(
            f"The mail server {server.host} offers no encryption, or no sign-in, on port {server.port}, and a letter "
            f"opens somebody's answers. Use its port for TLS, such as {SUBMISSION} or {SUBMISSION_OVER_TLS} ({PORT})."
        ) from None
    except ssl.SSLError as error:
        raise NotSent(f"The mail server {server.host} could not be trusted: {error.reason or error}.") from None
    except smtplib.SMTPResponseException as error:
        raise NotSent(f"The mail server refused the letter: {_said(error)}") from None
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent(
            f"The mail server {server.host}, port {server.port}, cannot be reached ({error}). Check {HOST} and {PORT}, "
            "and whether this machine may send mail."
        ) from None


def _connected(server: MailServer) -> smtplib.SMTP:
    """Signed in. Encrypted, unless the server is on this machine itself and offers nothing else."""
    if server.port == SUBMISSION_OVER_TLS:
        trusted = ssl.create_default_context()
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=PATIENCE_SECONDS, context=trusted)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=PATIENCE_SECONDS)
    try:
        _sign_in(connection, server)
    except BaseException:
        connection.close()
        raise
    return connection


def _sign_in(connection: smtplib.SMTP, server: MailServer) -> None:
    connection.ehlo()
    is_encrypted = isinstance(connection, smtplib.SMTP_SSL)
    if not is_encrypted and (server.host not in THIS_MACHINE or connection.has_extn("starttls")):
        connection.starttls(context=ssl.create_default_context())
    if server.user:
        connection.login(server.user, server.password)


def _handed_in(connection: smtplib.SMTP, server: MailServer, mail: EmailMessage) -> str:
    mail["Date"] = formatdate(localtime=True)
    mail["Message-ID"] = make_msgid(domain=server.sender.rpartition("@")[2])
    try:
        connection.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        return "; ".join(f"{to}: {_text(said)}" for to, (_, said) in error.recipients.items())
    return ""


def _said(error: smtplib.SMTPResponseException) -> str:
    return _text(error.smtp_error)


def _text(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:TOLD]
