"""Everything that reads the code without running it: `python -m scripts.lint`. All of it runs; any fault is exit 1."""

import subprocess
import sys

from scripts.environment import ROOT

CHECKS = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "mypy": ("-m", "mypy"),
    "import-linter": ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    "schemas": ("-m", "scripts.schemas", "--check"),
    "lock": ("-m", "scripts.lock", "--check"),
}


def main() -> int:
    failed = [name for name, check in CHECKS.items() if not _passes(check)]
    if failed:
        print(f"Not as it should be: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _passes(check: tuple[str, ...]) -> bool:
    return subprocess.run([sys.executable, *check], check=False, cwd=ROOT).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
