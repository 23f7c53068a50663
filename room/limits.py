"""How often somebody may try: links and codes that open nothing are not to be guessed, nor asked for without end.

In the process and for its life alone. A machine is told by its address, and a whole room often has one: what one
address may do at once is enough for the room, and what all may do together is all that a guesser can do.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from math import ceil
from threading import Lock

MOST_ADDRESSES = 4_096
"""Of which the tries are remembered: the one that has been quiet for longest is forgotten first."""
OF_ONE_HOUSE = 64
"""Bits of an address of IPv6 that one house has in common: its machines choose the rest, as often as they like."""


@dataclass(frozen=True)
class Rate:
    """So many tries at once, and after them so many a minute."""

    at_once: int
    a_minute: float


@dataclass
class _Bucket:
    left: float
    at: float


class Limit:
    """Counts tries of one kind: `wait_of` for each of them, `wait_before` where one more must not even be looked at."""

    def __init__(self, each: Rate, together: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._each = each
        self._together = together
        self._clock = clock
        self._all = _Bucket(together.at_once, clock())
        self._by_address: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = Lock()  # requests are answered in threads

    def wait_of(self, address: str | None) -> int:
        """Counts a try of this address. 0 where it may go on, else the seconds after which it may try again.

        A try that has to wait costs nothing of what all may do together, so that no machine shuts out the rest.
        """
        with self._lock:
            mine, wait = self._looked_up(address)
            if not wait:
                mine.left -= 1
                self._all.left -= 1
            return wait

    def wait_before(self, address: str | None) -> int:
        """The seconds that a try of this address would have to wait. It counts nothing."""
        with self._lock:
            return self._looked_up(address)[1]

    def _looked_up(self, address: str | None) -> tuple[_Bucket, int]:
        now = self._clock()
        mine = self._bucket(house_of(address), now)
        _fill(mine, self._each, now)
        _fill(self._all, self._together, now)
        return mine, max(_wait(mine, self._each), _wait(self._all, self._together))

    def _bucket(self, house: str, now: float) -> _Bucket:
        bucket = self._by_address.setdefault(house, _Bucket(self._each.at_once, now))
        self._by_address.move_to_end(house)
        if len(self._by_address) > MOST_ADDRESSES:
            self._by_address.popitem(last=False)
        return bucket


def house_of(address: str | None) -> str:
    """What counts as one address."""
    try:
        found = ip_address((address or "").partition("%")[0])
    except ValueError:
        return address or ""
    if not isinstance(found, IPv6Address) or found.ipv4_mapped:
        return str(getattr(found, "ipv4_mapped", None) or found)
    return f"{int(found) >> (128 - OF_ONE_HOUSE):x}/{OF_ONE_HOUSE}"


def _fill(bucket: _Bucket, rate: Rate, now: float) -> None:
    bucket.left = min(rate.at_once, bucket.left + (now - bucket.at) * rate.a_minute / 60)
    bucket.at = now


def _wait(bucket: _Bucket, rate: Rate) -> int:
    return 0 if bucket.left >= 1 else ceil((1 - bucket.left) * 60 / rate.a_minute)


UNKNOWN_CODES = Limit(each=Rate(90, 20), together=Rate(200, 60))
"""Codes of a workshop that is not there. At this pace one of the 900 million is met once in 28 years, where the right
one is not told either to whom has tried too many: ask `wait_before` looking at one.
"""
JOINING = Limit(each=Rate(150, 60), together=Rate(600, 300))
"""Seats by the right code, which everybody in the room can read."""
UNKNOWN_SEATS = Limit(each=Rate(120, 30), together=Rate(600, 300))
"""Seats that are nobody's: of a workshop that was deleted, or made up."""
UNKNOWN_LINKS = Limit(each=Rate(120, 30), together=Rate(600, 300))
"""Links that open nothing. One that opens something is never counted: who has it gets in, whatever others try."""
