"""Without sign-in no other machine is served, unless somebody says so."""

import os
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from screens.server.access import Access, AccessError, Asked, configured_access, refuse_to_listen, why_refused
from scripts.running_app import ROOT, RunningApp, free_port

pytestmark = pytest.mark.slow

EVERYWHERE = "0.0.0.0"


class Open(RunningApp):
    """Listens on every address."""

    def command(self) -> list[str]:
        return [*super().command(), f"--address={EVERYWHERE}"]


def address_on_the_network() -> str | None:
    """This machine's own, as others see it; nothing is sent to find it out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(("192.0.2.1", 9))
        except OSError:
            return None
        address = str(asking.getsockname()[0])
    return None if address.startswith("127.") else address


def status_from_the_network(app: RunningApp, address: str) -> int:
    connection = HTTPConnection(address, app.port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("command", [["scripts.run", "--address"], ["streamlit", "run", "app.py", "--server.address"]])
@pytest.mark.parametrize("address", [EVERYWHERE, "::"])
def test_the_program_does_not_start_where_others_could_reach_it(
    command: list[str], address: str, tmp_path: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", *command, address],
        cwd=ROOT,
        env=os.environ
        | {"WAYMARK_DATABASE_URL": f"sqlite:///{tmp_path}/waymark.db", "STREAMLIT_SERVER_PORT": str(free_port())},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert ended.returncode == 1
    assert "no sign-in" in ended.stderr
    assert "--insecure" in ended.stderr
    assert "WAYMARK_SIGN_IN_PROXIES" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "view your" not in ended.stdout


def test_others_are_served_on_a_trusted_network_and_named_proxies_alone_elsewhere(tmp_path: Path) -> None:
    address = address_on_the_network()
    if address is None:
        pytest.skip("this machine has no network")
    database = f"sqlite:///{tmp_path / 'waymark.db'}"

    with Open(database, WAYMARK_INSECURE="1") as trusting:
        assert status_from_the_network(trusting, address) == 200
    with Open(database, WAYMARK_SIGN_IN_PROXIES="10.99.0.0/24") as behind_another:
        assert status_from_the_network(behind_another, address) == 403
    with Open(database, WAYMARK_SIGN_IN_PROXIES=f"10.99.0.0/24, {address}") as behind_this:
        assert status_from_the_network(behind_this, address) == 200


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_alone_needs_no_word(address: str) -> None:
    refuse_to_listen(address, Access())


@pytest.mark.parametrize("address", [None, EVERYWHERE, "::", "192.168.1.5", "waymark.local", "::ffff:192.168.1.5"])
def test_any_other_address_does(address: str | None) -> None:
    with pytest.raises(AccessError, match="Three ways on"):
        refuse_to_listen(address, Access())


def test_whoever_says_that_it_is_this_machine_is_still_another() -> None:
    """A header that a proxy would set is no proof: the connection came in at an address of the network."""
    headers = {"host": "192.168.1.5:8501", "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1"}

    assert why_refused(Asked("GET", headers, "192.168.1.5", "192.168.1.9"), Access()) is not None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WAYMARK_ALLOWED_HOSTS", "https://waymark.example.com"),
        ("WAYMARK_ALLOWED_HOSTS", "*"),
        ("WAYMARK_ALLOWED_HOSTS", "*.example.com"),
        ("WAYMARK_SIGN_IN_PROXIES", "proxy.example.com"),
        ("WAYMARK_SIGN_IN_PROXIES", "10.0.0.0/99"),
    ],
)
def test_a_setting_that_cannot_be_understood_is_named(name: str, value: str) -> None:
    with pytest.raises(AccessError, match=name):
        configured_access({name: value})
