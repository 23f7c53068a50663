"""Runs the tests over all cores: `python -m scripts.test`.

    python -m scripts.test --quick               those that are neither slow nor in a browser
    python -m scripts.test tests/house -k lock   a part

What is given goes to pytest. A part runs in one process, to be read as it goes.
"""

import sys

import pytest

from scripts.system_packages import are_there

ALL_CORES = ("-n", "auto", "--dist", "loadfile")
ALWAYS = ("pango", "harfbuzz_subset")
WITH_SLOW_ONES = ("chromium", "poppler", "libreoffice")
QUICK = ("-m", "not slow and not browser")


def main(arguments: list[str]) -> int:
    quick = arguments[:1] == ["--quick"]
    part = arguments[1:] if quick else arguments
    if not are_there(*ALWAYS, *(() if quick else WITH_SLOW_ONES)):
        return 1
    return int(pytest.main([*(QUICK if quick else ()), *(part or ALL_CORES)]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
