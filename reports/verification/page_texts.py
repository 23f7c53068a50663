"""The text of each page of a PDF, for comparing: in the order of its content, without blanks.

Of a stranger's file it is read in a process of its own, since pages can be made that take for ever to read.
"""

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 60
MEGABYTES = 2000


def page_texts(pdf: bytes) -> tuple[str, ...]:
    """Of a PDF of our own."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple("".join(page.get_textpage().get_text_bounded().split()) for page in document)
    finally:
        document.close()


def page_texts_of_a_stranger(pdf: bytes) -> tuple[str, ...] | None:
    """None where they cannot be read in reasonable time."""
    command = [sys.executable, "-m", "reports.verification.page_texts"]
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, cwd=ROOT, check=False, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return None
    return tuple(json.loads(done.stdout)) if done.returncode == 0 else None


def _limit_memory() -> None:
    """For this process, where the system knows such a limit."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1_000_000, MEGABYTES * 1_000_000))


if __name__ == "__main__":
    _limit_memory()
    json.dump(page_texts(sys.stdin.buffer.read()), sys.stdout)
