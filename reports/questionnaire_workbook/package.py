"""Opens a workbook that somebody sent: bounded, without macros, and nothing in it that could blow up when read.

An .xlsx file is a ZIP of XML. Its sizes are looked at before anything is unpacked; Python's zipfile never gives more
than the size that an entry declares.
"""

import posixpath
import re
import warnings
from functools import cached_property
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.xml.functions import fromstring

from assessment.input.problems import InputError, Problem

MIB = 1024**2
MAX_BYTES, MAX_UNPACKED, MAX_PARTS = 16 * MIB, 48 * MIB, 400
MAX_TAGS = 200_000  # the largest questionnaire has 37,000
MAX_TAGS_AT_ONCE = 60_000  # in parts that are read whole, such as styles, of which each takes 1.6 kB
READ_IN_PIECES = ("xl/worksheets/sheet", "xl/sharedStrings", "xl/drawings/", "xl/comments", "xl/threadedComments/")
DECLARATIONS = tuple(
    sign.encode(encoding) for sign in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
ENCRYPTED = 0x1
XML = (".xml", ".rels", ".vml")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([^\"']{1,40})")
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
NOTES = ("/comments", "/threadedComment")  # a thread leaves a note behind that says that there is one, so it comes last
EXPECTED = "expected a filled-in questionnaire as .xlsx"


class Package:
    """A workbook that may be read. InputError where it must not be."""

    def __init__(self, raw: bytes, name: str) -> None:
        self._name = name
        self._refuse_other_kinds(raw)
        try:
            with ZipFile(BytesIO(raw)) as archive:
                self._refuse_bombs(archive)
                self._parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
        except InputError:
            raise
        except Exception:  # noqa: BLE001  # zlib, struct and others have errors of their own for what is damaged
            raise self._error(f"is damaged and cannot be unpacked; {EXPECTED}") from None
        self._refuse_contents()
        self.workbook = self._open(raw)

    def merged_cells(self) -> dict[str, list[str]]:
        """Areas of merged cells by the name of their sheet."""
        return {
            name: [area.decode("ascii", "replace") for area in MERGED.findall(self._parts.get(part, b""))]
            for name, part in self._sheets.items()
        }

    def notes(self, sheet: str) -> dict[str, str]:
        """The text of each cell's note, and of each thread of comments, by cell."""
        part = self._sheets.get(sheet, "")
        folder, _, file = part.rpartition("/")
        try:
            relations = fromstring(self._parts.get(f"{folder}/_rels/{file}.rels", b"<none/>"))
            found: dict[str, str] = {}
            for kind in NOTES:
                for relation in relations:
                    if str(relation.get("Type")).endswith(kind):
                        target = posixpath.normpath(posixpath.join("/", folder, str(relation.get("Target"))))
                        found |= _texts_by_cell(fromstring(self._parts[target.lstrip("/")]))
        except Exception:  # noqa: BLE001  # whatever is odd about a stranger's file, it is this one answer
            raise self._error(f"is no workbook that can be read; {EXPECTED}") from None
        return found

    @cached_property
    def _sheets(self) -> dict[str, str]:
        """The part of each sheet, by its name."""
        try:
            book = fromstring(self._parts["xl/workbook.xml"])
            targets = {
                relation.get("Id"): relation.get("Target", "")
                for relation in fromstring(self._parts["xl/_rels/workbook.xml.rels"])
            }
        except Exception:  # noqa: BLE001  # whatever is odd about a stranger's file, it is this one answer
            raise self._error(f"is no workbook that can be read; {EXPECTED}") from None
        found: dict[str, str] = {}
        for sheet in book.iter("{*}sheet"):
            target = str(targets.get(sheet.get(RELATION), ""))
            found[str(sheet.get("name"))] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        return found

    def _refuse_other_kinds(self, raw: bytes) -> None:
        if len(raw) > MAX_BYTES:
            raise self._error(f"is larger than {MAX_BYTES // MIB} MiB; {EXPECTED}")
        if raw.startswith(OLE):
            raise self._error("is an old .xls workbook, or one with a password; save it as .xlsx without a password")
        if not raw.startswith(ZIP):
            raise self._error(f"is not an Excel workbook; {EXPECTED}")

    def _refuse_bombs(self, archive: ZipFile) -> None:
        entries = archive.infolist()
        if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise self._error(f"unpacks to more than {MAX_UNPACKED // MIB} MiB or {MAX_PARTS} parts; {EXPECTED}")
        if len({entry.filename for entry in entries}) < len(entries):
            raise self._error(f"holds a part twice; {EXPECTED}")
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            raise self._error("has a password; save it without one")

    def _refuse_contents(self) -> None:
        kinds = self._parts.get("[Content_Types].xml")
        if kinds is None or "xl/workbook.xml" not in self._parts:
            raise self._error(f"is not an Excel workbook (.xlsx); {EXPECTED}")
        if b"macroEnabled" in kinds or any(part.lower().endswith("vbaproject.bin") for part in self._parts):
            raise self._error("holds macros (.xlsm); save it as .xlsx, without macros")
        for part, content in self._parts.items():
            # Neither Excel nor LibreOffice writes UTF-16; what a part is read as does not hang on its name.
            if (part.endswith(XML) and b"\0" in content) or any(sign in content for sign in DECLARATIONS):
                raise self._error(f"holds XML that no spreadsheet program writes ({part[:60]}); {EXPECTED}")
        tags = {part: content.count(b"<") for part, content in self._parts.items()}
        at_once = sum(number for part, number in tags.items() if not part.startswith(READ_IN_PIECES))
        if sum(tags.values()) > MAX_TAGS or at_once > MAX_TAGS_AT_ONCE:
            raise self._error(
                "holds far more cells or cell styles than a questionnaire; copy the answers into the questionnaire as "
                "it was sent"
            )

    def _open(self, raw: bytes) -> Workbook:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions, which do not matter here
                return load_workbook(BytesIO(raw), read_only=True, keep_links=False)
        except Exception:  # noqa: BLE001  # whatever is odd about a stranger's file, it is this one answer
            raise self._error(f"is no workbook that can be read; {EXPECTED}") from None

    def _error(self, sentence: str) -> InputError:
        return InputError([Problem(self._name, 0, sentence)])


def _texts_by_cell(root: Any) -> dict[str, str]:
    return {
        str(note.get("ref")): "".join(text.text or "" for text in note.iter("{*}t", "{*}text"))
        for note in root.iter("{*}comment", "{*}threadedComment")
    }
