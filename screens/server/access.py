"""Who is answered: by the name that was asked for, by the page that asks, and by the machine that the request is from.

A browser runs pages of anybody beside ours, and all of them can send requests to this machine. What they cannot do is
choose the Host, Origin and Sec-Fetch headers, so these tell our own page from another.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

HOSTS_VARIABLE = "WAYMARK_ALLOWED_HOSTS"
PROXIES_VARIABLE = "WAYMARK_SIGN_IN_PROXIES"
INSECURE_VARIABLE = "WAYMARK_INSECURE"
ROOM_VARIABLE = "WAYMARK_ROOM_ADDRESS"
FORWARDERS_VARIABLE = "WAYMARK_ROOM_PROXIES"
EVERYWHERE = "0.0.0.0"  # noqa: S104  # what Streamlit takes where no address is given
LOOPBACK_NAME = "localhost"
FOR_GUESTS = re.compile(r"/(?:a/(?!self(?:/|$))|present/|room-static/|join(?:/|$))")
"""The paths of people who show a link or a code. Under `/a/self/` nothing has to be shown: it is this machine's own."""
FORWARDING = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
"""What says that a request was passed on, which a browser on this machine never does."""
DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}

Network = IPv4Network | IPv6Network
Ip = IPv4Address | IPv6Address


class AccessError(Exception):
    """A setting that cannot be understood, or one that would show clients' data to everybody; in words."""


@dataclass(frozen=True)
class Access:
    """What this installation allows. `hosts`: names beside those of the machine itself, 'name' or 'name:port'.

    `room`: the address at which guests of other machines are let into the room, 0.0.0.0 for each that this one has.
    `forwarders`: proxies that pass guests on and are believed about where these are from.
    """

    hosts: frozenset[str] = frozenset()
    proxies: tuple[Network, ...] = ()
    insecure: bool = False
    room: Ip | None = None
    forwarders: tuple[Network, ...] = ()


@dataclass(frozen=True)
class Asked:
    """One request: its headers in small letters, the address that it came in at, and the one that it came from."""

    method: str
    headers: Mapping[str, str]
    at: str | None
    origin_machine: str | None
    is_websocket: bool = False
    path: str = "/"


def configured_access(environment: Mapping[str, str] = os.environ) -> Access:
    """AccessError where a name or an address cannot be read."""
    names = [name.lower().rstrip(".") for name in environment.get(HOSTS_VARIABLE, "").replace(",", " ").split()]
    wrong = [name for name in names if _split(name) is None or "*" in name]
    if wrong:
        raise AccessError(
            f"{HOSTS_VARIABLE}: '{wrong[0]}' is no name of a host. Expected names as they stand in the address bar, "
            "such as waymark.example.com or waymark.example.com:8443, with a comma between them."
        )
    return Access(
        hosts=frozenset(names),
        proxies=_networks(environment, PROXIES_VARIABLE, "the proxies that sign people in"),
        insecure=environment.get(INSECURE_VARIABLE, "").strip().lower() in ("1", "true", "yes"),
        room=_room(environment.get(ROOM_VARIABLE, "").strip()),
        forwarders=_networks(environment, FORWARDERS_VARIABLE, "the proxies that pass guests on"),
    )


def _networks(environment: Mapping[str, str], variable: str, what: str) -> tuple[Network, ...]:
    found: list[Network] = []
    for text in environment.get(variable, "").replace(",", " ").split():
        try:
            found.append(ip_network(text, strict=False))
        except ValueError:
            raise AccessError(
                f"{variable}: '{text}' is no address. Expected addresses or networks of {what}, such as 10.0.0.5 or "
                "10.0.0.0/24, with a comma between them."
            ) from None
    return tuple(found)


def _room(text: str) -> Ip | None:
    if not text:
        return None
    found = _ip(text)
    if found is None:
        raise AccessError(
            f"{ROOM_VARIABLE}: '{text}' is no address. Expected one of this machine's on the network, such as "
            f"192.168.1.5, or {EVERYWHERE} for each that it has."
        )
    return found


def refuse_to_listen(address: str | None, access: Access) -> None:
    """AccessError where the address is open to other machines and nothing stands between them and the data."""
    if (address is not None and is_loopback(address)) or access.insecure or access.proxies or access.room:
        return
    raise AccessError(
        f"Waymark does not start on {address or EVERYWHERE}: other machines could reach it, and it has no sign-in of "
        "its own, so that everybody on the network would read and change every client's data.\n"
        "Three ways on (docs/operating.md, section Others on the network):\n"
        "  guests alone, who answer by a link or join a workshop: start with --workshop instead (make workshop);\n"
        "  a proxy that signs people in: let Waymark listen on 127.0.0.1 behind it, or name the proxy's address in "
        f"{PROXIES_VARIABLE} where it runs on another machine;\n"
        f"  a network on which you trust everybody: start with --insecure, or set {INSECURE_VARIABLE}=1."
    )


def why_refused(asked: Asked, access: Access) -> str | None:
    """The reason in words, for the person in front of a browser; None where the request is answered."""
    if not _is_served(asked, access):
        if access.room is not None:
            return (
                "Guests open the link or the code that they were given, and nothing else. Whoever leads the assessment "
                f"opens Waymark on the machine that it runs on, at {LOOPBACK_NAME}. See docs/operating.md."
            )
        return "Waymark serves this machine alone, and the proxies that it was told of. See docs/operating.md."
    if not _is_our_name(asked, access):
        return (
            "Waymark does not answer under this name, so that no other site can read from it. Whoever runs it can "
            f"allow the name with {HOSTS_VARIABLE}, see docs/operating.md."
        )
    if not _is_our_page(asked, access):
        return "Waymark answers its own pages alone, and this request comes from another."
    return None


def is_loopback(address: str) -> bool:
    """127.0.0.1, ::1, localhost: nothing of it leaves this machine."""
    if address.lower() == LOOPBACK_NAME:
        return True
    found = _ip(address)
    return found is not None and found.is_loopback


def machine_of(asked: Asked, access: Access) -> str | None:
    """From which machine a request is: what it says itself about that is believed of a proxy that was named alone."""
    machine = asked.origin_machine
    for said in reversed(asked.headers.get("x-forwarded-for", "").split(",")):
        if not _is_one_of(machine, access.forwarders) or _ip(said.strip()) is None:
            break
        machine = said.strip()
    return machine


def is_of_this_machine(asked: Asked) -> bool:
    """A browser on this machine, and no proxy here that passes on what came from elsewhere."""
    place = _split(asked.headers.get("host", ""))
    return (
        (asked.at is None or is_loopback(asked.at))
        and (asked.origin_machine is None or is_loopback(asked.origin_machine))
        and (place is not None and is_loopback(place[0]))
        and not any(header in asked.headers for header in FORWARDING)
    )


def _is_served(asked: Asked, access: Access) -> bool:
    """A connection that came in at a loopback address is of this machine, whatever it says about itself.

    Where the room is open, others may stand behind it: a proxy that only brings TLS passes on whoever comes.
    """
    if access.insecure or _is_one_of(asked.origin_machine, access.proxies):
        return True
    if access.room is None:
        return asked.at is None or is_loopback(asked.at)
    return is_of_this_machine(asked) or _is_for_guests(asked, access.room)


def _is_for_guests(asked: Asked, room: Ip) -> bool:
    """A page of the room, asked for at its address or by a proxy on this machine. None of them has a web socket."""
    at_the_room = room.is_unspecified or asked.at is None or is_loopback(asked.at) or _ip(asked.at) == room
    return at_the_room and not asked.is_websocket and FOR_GUESTS.match(asked.path) is not None


def _is_one_of(machine: str | None, networks: tuple[Network, ...]) -> bool:
    address = None if machine is None else _ip(machine)
    return address is not None and any(address in network for network in networks)


def _is_our_name(asked: Asked, access: Access) -> bool:
    """The names of this machine, the address that was connected to, and those that are allowed.

    A name of a stranger that leads here stays the stranger's name. An address of ours cannot be one.
    """
    place = _split(asked.headers.get("host", ""))
    if place is None:
        return False
    name, _ = place
    at = asked.at if asked.at is None or _ip(asked.at) is None else str(_ip(asked.at))
    return is_loopback(name) or name == at or _is_allowed(place, access)


def _is_our_page(asked: Asked, access: Access) -> bool:
    origin = asked.headers.get("origin")
    if origin is not None and not _is_our_origin(origin, asked.headers.get("host", ""), access):
        return False
    site = asked.headers.get("sec-fetch-site", "none")
    return asked.is_websocket or site in ("none", "same-origin") or _is_a_link_here(asked)


def _is_our_origin(origin: str, host: str, access: Access) -> bool:
    """The page's address is the one that it asks at; behind a proxy that renames the host, an allowed one."""
    try:
        parts = urlsplit(origin)
        place = _split(parts.netloc)
    except ValueError:
        return False
    if place is None or parts.scheme not in ("http", "https"):
        return False
    if parts.netloc.lower() == host.lower():
        return True
    name, port = place
    return _is_allowed((name, None if port == DEFAULT_PORTS[parts.scheme] else port), access, exactly=True)


def _is_a_link_here(asked: Asked) -> bool:
    """Somebody follows a link of another site to a page of ours, in a window and not in a frame."""
    headers = asked.headers
    return (
        asked.method in ("GET", "HEAD")
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )


def _is_allowed(place: tuple[str, int | None], access: Access, *, exactly: bool = False) -> bool:
    """A name that is allowed without a port may be asked for at any; an origin's port counts."""
    name, port = place
    with_port = name if port is None else f"{name}:{port}"
    return with_port in access.hosts or (not exactly and name in access.hosts)


def _split(netloc: str) -> tuple[str, int | None] | None:
    """Name and port of 'name:port'; None where it is something else."""
    try:
        parts = urlsplit(f"//{netloc}")
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not name or parts.username is not None or parts.netloc != netloc or any(c.isspace() for c in netloc):
        return None
    return name.lower().rstrip("."), port


def _ip(text: str) -> Ip | None:
    """An address; one of IPv4 that is written as IPv6 is what it stands for."""
    try:
        found = ip_address(text.strip("[]").partition("%")[0])
    except ValueError:
        return None
    return found.ipv4_mapped or found if isinstance(found, IPv6Address) else found
