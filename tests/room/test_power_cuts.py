"""A machine that loses power loses nothing that somebody has a receipt for."""

from pathlib import Path

import pytest

from benchmarks.power_cuts import power_cuts


@pytest.mark.slow
def test_no_receipt_is_lost_or_counted_twice_when_the_server_is_killed(tmp_path: Path) -> None:
    """200 rounds by hand: python -m benchmarks.power_cuts 200"""
    assert power_cuts(tmp_path, rounds=3, count=20, seed=13) == []
