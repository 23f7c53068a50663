"""Every benchmark, one after the other: `make bench`."""

import runpy
import sys

NAMES = ("scoring", "report", "answering", "roadmap")


def main() -> None:
    for name in NAMES:
        print(f"\n== {name} ==", flush=True)
        sys.argv = [name]
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
