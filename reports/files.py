"""Writing an output file whole or not at all."""

import os
import tempfile
from pathlib import Path

from assessment.input.problems import InputError, Problem


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target first, then swap, so that a failure leaves what was there before.

    A link stays a link, and a device or a pipe is written to: swapping would put a file in its place.
    """
    path = path.resolve()
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(content)
            return
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(name, mode)
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise InputError([Problem(str(path), 0, f"cannot be written: {error.strerror}")]) from None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
