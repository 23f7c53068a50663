"""Guessing is slowed down, and a whole room behind one address gets in all the same."""

from dataclasses import dataclass

import pytest

from room.limits import MOST_ADDRESSES, UNKNOWN_LINKS, Limit, Rate, house_of
from tests.room.conftest import Room


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def test_sixty_people_of_one_address_may_all_mistype_once() -> None:
    assert [UNKNOWN_LINKS.wait_of("198.51.100.7") for _ in range(60)] == [0] * 60


def test_who_tries_too_often_is_told_how_long_to_wait_and_others_are_let_in() -> None:
    clock = Clock()
    limit = Limit(Rate(3, 6), Rate(100, 60), clock)

    assert [limit.wait_of("a") for _ in range(5)] == [0, 0, 0, 10, 10]
    assert limit.wait_of("b") == 0
    clock.now += 10
    assert [limit.wait_of("a") for _ in range(2)] == [0, 10]


def test_many_addresses_together_try_no_more_than_all_of_them_may() -> None:
    limit = Limit(Rate(3, 6), Rate(10, 60), Clock())

    assert [bool(limit.wait_of(f"10.0.0.{machine}")) for machine in range(20)] == [False] * 10 + [True] * 10


def test_tries_that_have_to_wait_do_not_use_up_what_others_may() -> None:
    limit = Limit(Rate(3, 6), Rate(10, 60), Clock())
    for _ in range(1000):
        limit.wait_of("a")

    assert [limit.wait_of(f"b{machine}") for machine in range(7)] == [0] * 7


def test_addresses_without_end_are_not_all_remembered() -> None:
    limit = Limit(Rate(3, 6), Rate(10**6, 60), Clock())
    for machine in range(3 * MOST_ADDRESSES):
        limit.wait_of(f"address {machine}")

    assert len(limit._by_address) == MOST_ADDRESSES


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("10.0.0.1", "10.0.0.2", False),
        ("fe80::1%eth0", "fe80::2", True),
    ],
)
def test_a_house_is_told_by_what_its_machines_do_not_choose(one: str, other: str, same: bool) -> None:
    assert (house_of(one) == house_of(other)) == same


def test_a_link_that_opens_something_opens_it_while_others_guess(room: Room) -> None:
    def guess(part: str = "") -> list[int]:
        return [room.ask(f"/a/{'guess' * 5}{number:03}{part}").status for number in range(200)]

    tried = guess()
    blocked = room.ask("/a/" + "x" * 27)
    sent = room.ask(f"/a/{'x' * 27}/questions")

    assert set(tried) == {404, 429}
    assert (blocked.status, sent.status) == (429, 429)
    assert int(blocked.headers["retry-after"]) > 0
    assert "One moment, please." in blocked.text
    assert "One moment, please." in sent.json["reason"]
    assert [room.ask(f"{room.link}{part}").status for part in ("", "/questions", "/answers")] == [200] * 3
