"""SVG drawings as pictures: looked at here, drawn in a process of their own that may neither last nor grow."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from reports.brand.svg_validation import AS_PNG, Unusable, size_of

ROOT = Path(__file__).resolve().parents[2]
NOT_USABLE = 3  # how reports.brand.svg_worker ends where it says why
STARTING = 20.0  # seconds that a busy machine may take to start it, and to give it its turns
ONE_AT_A_TIME = Lock()  # so that many hostile drawings take one processor and no more


@dataclass(frozen=True)
class Limits:
    """`seconds` of processor time for drawing, and the memory of the process."""

    seconds: int = 8
    megabytes: int = 500


USUAL = Limits()


def picture_of(svg: bytes, limits: Limits = USUAL) -> bytes:
    """The drawing as PNG, which is then checked like any other. Unusable says why there is none."""
    size_of(svg)
    command = [sys.executable, "-m", "reports.brand.svg_worker", str(limits.seconds), str(limits.megabytes)]
    try:
        with ONE_AT_A_TIME:
            done = subprocess.run(
                command, input=svg, capture_output=True, cwd=ROOT, check=False, timeout=STARTING + 2 * limits.seconds
            )
    except subprocess.TimeoutExpired:
        raise _too_much(limits) from None
    if done.returncode == NOT_USABLE:
        raise Unusable(done.stdout.decode("utf-8", "replace"))
    if done.returncode:
        raise _too_much(limits)
    return done.stdout


def _too_much(limits: Limits) -> Unusable:
    return Unusable(
        f"drawing it takes more than {limits.seconds} seconds or {limits.megabytes} MB, or cannot be done; {AS_PNG}"
    )
