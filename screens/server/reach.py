"""How guests on other machines reach this one: its addresses on the network, and whether anybody came in by them."""

import datetime as dt
import socket
from contextlib import suppress
from dataclasses import dataclass

from screens.server.access import AccessError, configured_access, is_loopback

ELSEWHERE = ("192.0.2.1", "10.255.255.254", "172.31.255.254", "192.168.255.254", "169.254.255.254")
"""Machines on each kind of network. Which of our addresses would be written to them from is the kernel's to know."""
ANY_PORT = 9

_last_guest: dt.datetime | None = None


@dataclass(frozen=True)
class Reach:
    """Whether the room is open to other machines, under which addresses, and when one of them last came in."""

    is_open: bool
    port: int
    addresses: tuple[str, ...] = ()
    last_guest: dt.datetime | None = None


def reach_of(scheme: str, port: int) -> Reach:
    """As things stand: a laptop's addresses change with the network that it joins."""
    try:
        room = configured_access().room
    except AccessError:  # the server would not have started
        room = None
    if room is None:
        return Reach(False, port)
    hosts = addresses_on_the_network() if room.is_unspecified else () if room.is_loopback else (str(room),)
    named = (f"[{host}]" if ":" in host else host for host in hosts)
    return Reach(True, port, tuple(f"{scheme}://{host}:{port}" for host in named), _last_guest)


def addresses_on_the_network() -> tuple[str, ...]:
    """This machine's own, as others see them, the one of its way to the internet first. Nothing is sent to find out."""
    found = [_towards(there) for there in ELSEWHERE]
    with suppress(OSError):
        found += [str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return tuple(dict.fromkeys(address for address in found if address and not is_loopback(address)))


def guest_came() -> None:
    """Another machine was let in."""
    global _last_guest  # of the process, as the server is
    _last_guest = dt.datetime.now(dt.UTC)


def _towards(there: str) -> str | None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((there, ANY_PORT))
        except OSError:
            return None
        return str(asking.getsockname()[0])
