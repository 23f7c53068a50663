"""A questionnaire as it was on one day, to be kept with the assessments that were answered in it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assessment.input.yaml_file import yaml_paths


@dataclass(frozen=True)
class Snapshot:
    """The text of every questionnaire file by its path in the folder, and a digest of it all."""

    digest: str
    files: Mapping[str, str]


def take_snapshot(folder: Path) -> Snapshot:
    """The files of a folder that load_framework() accepts."""
    files = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8-sig") for path in yaml_paths(folder)}
    content = hashlib.sha256()
    for name, text in files.items():
        content.update(f"{name}\0{len(text)}\0{text}".encode())
    return Snapshot(content.hexdigest(), files)


def lay_out(snapshot: Snapshot, folder: Path) -> Path:
    """Write a snapshot's files into a folder, from which load_framework() reads it; returns the folder."""
    for name, text in snapshot.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder
