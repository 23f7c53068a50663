"""Letters through a real mail server on this machine, and every refusal of one in words."""

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from assessment.engagement.letters import Letter, Letters
from screens.scope.letters import AS_WORDED, letter, mail_address, message, unworded
from screens.scope.mailing import MailServer, NotSent, mail_server, send

SENDER = "waymark@example.com"
WRITTEN = Letter(
    "Ihre Sicht: Prüfung", "Hello Anna,\n\nyour link: https://w.example.com/a/abc\n\n“I don’t know” counts.\n"
)


class Inbox:
    """What was handed in; nobody of the name of `gone` is known."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address.startswith("gone"):
            return "550 No such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.append(envelope.content)
        return "250 OK"


def known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
    return AuthResult(success=isinstance(given, LoginPassword) and given.password == b"right", handled=False)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def running(inbox: Inbox) -> Iterator[MailServer]:
    """A server that wants no name and offers no encryption."""
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield MailServer("127.0.0.1", controller.port, "", "", SENDER)
    controller.stop()


@pytest.fixture
def with_names(inbox: Inbox) -> Iterator[int]:
    """The port of a server that wants a name and its password."""
    controller = Controller(
        inbox, hostname="127.0.0.1", port=free_port(), authenticator=known, auth_required=True, auth_require_tls=False
    )
    controller.start()
    yield controller.port
    controller.stop()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def test_a_letter_arrives_as_it_was_written(running: MailServer, inbox: Inbox) -> None:
    assert send(running, [message("anna@example.com", WRITTEN, SENDER)]) == ()

    (raw,) = inbox.taken
    arrived = message_from_bytes(raw, policy=policy.default)
    assert (arrived["To"], arrived["From"], arrived["Subject"]) == ("anna@example.com", SENDER, WRITTEN.subject)
    assert arrived.get_content().replace("\r\n", "\n") == WRITTEN.text
    assert arrived["Date"]
    assert arrived["Message-ID"].endswith("@example.com>")


def test_one_address_that_is_refused_holds_up_no_other(running: MailServer, inbox: Inbox) -> None:
    mails = [message(to, WRITTEN, SENDER) for to in ("gone@example.com", "anna@example.com")]

    assert send(running, mails) == ("gone@example.com: No such person here",)
    assert len(inbox.taken) == 1


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # what the server thinks of our test
def test_a_name_and_its_password_are_given(with_names: int, inbox: Inbox) -> None:
    mail = message("anna@example.com", WRITTEN, SENDER)
    with pytest.raises(NotSent, match="refused the name or the password") as refused:
        send(MailServer("127.0.0.1", with_names, "us", "wrong", SENDER), [mail])
    assert "wrong" not in str(refused.value)
    assert inbox.taken == []

    assert send(MailServer("127.0.0.1", with_names, "us", "right", SENDER), [message("a@b.cc", WRITTEN, SENDER)]) == ()


def test_no_letter_goes_unencrypted_to_another_machine(running: MailServer, inbox: Inbox) -> None:
    elsewhere = MailServer("127.0.0.2", running.port, "", "", SENDER)  # not what this machine calls itself
    controller = Controller(inbox, hostname="127.0.0.2", port=running.port)
    controller.start()
    try:
        with pytest.raises(NotSent, match="offers no encryption"):
            send(elsewhere, [message("anna@example.com", WRITTEN, SENDER)])
    finally:
        controller.stop()
    assert inbox.taken == []


def test_a_server_that_is_not_there_is_named(running: MailServer) -> None:
    with pytest.raises(NotSent, match="port 1, cannot be reached"):
        send(MailServer("127.0.0.1", 1, "", "", SENDER), [message("anna@example.com", WRITTEN, SENDER)])


def test_the_environment_names_the_server() -> None:
    assert mail_server({}) is None
    given = {"WAYMARK_SMTP_HOST": "mail.example.com", "WAYMARK_SMTP_USER": SENDER, "WAYMARK_SMTP_PASSWORD": "p"}
    assert mail_server(given) == MailServer("mail.example.com", 587, SENDER, "p", SENDER)
    with pytest.raises(NotSent, match="WAYMARK_SMTP_PORT is 'x'"):
        mail_server(given | {"WAYMARK_SMTP_PORT": "x"})
    with pytest.raises(NotSent, match="WAYMARK_SMTP_FROM is no e-mail address"):
        mail_server(given | {"WAYMARK_SMTP_FROM": "us"})


def test_the_mail_program_gets_the_letter_whole() -> None:
    opened = urlsplit(mail_address("anna+it@example.com", WRITTEN))
    words = parse_qs(opened.query)
    assert (opened.scheme, opened.path) == ("mailto", "anna%2Bit@example.com")
    assert (words["subject"], words["body"]) == ([WRITTEN.subject], [WRITTEN.text])


def test_a_file_without_a_sender_is_a_draft() -> None:
    draft = message_from_bytes(message("", WRITTEN).as_bytes(), policy=policy.default)
    assert (draft["X-Unsent"], draft["To"], draft["From"]) == ("1", None, None)


def test_a_letter_holds_what_its_template_names_and_no_line_too_many_in_its_subject() -> None:
    values = {"name": "{link}\nBcc: all@example.com", "client": "Acme", "link": "https://w/a/1", "until": "soon"}
    kept = Letters(subject="For {name}", invitation="{name}: {link}, {until}, {nothing}")

    written = letter("invitation", kept, values)

    assert written.subject == "For {link} Bcc: all@example.com"
    assert written.text == "{link}\nBcc: all@example.com: https://w/a/1, soon, {nothing}"
    assert letter("reminder", Letters(), values).subject.startswith("Reminder: Acme")


def test_waymarks_own_words_are_not_kept_as_ones_own() -> None:
    assert unworded(AS_WORDED) == Letters()
    assert unworded(Letters(subject="Ours")) == Letters(subject="Ours")
