"""Reading back what a report carries along. A PDF is a stranger's file: it is bounded, and nothing in it is run."""

import re
import zlib
from base64 import b64decode
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf
from pikepdf.settings import set_qpdf_limits

from assessment.engagement.exchange_file import MAX_BYTES, parse_for_any_questionnaire
from assessment.input.problems import InputError, Problem
from reports.narrative.editions import carries_answers
from reports.verification.attachment import EXCHANGE_NAME, WEB_ADDRESS
from reports.verification.statement import STATEMENT_NAME, read_statement

MAX_PDF_BYTES = 128 * 1024 * 1024
MAX_ATTACHMENTS = 1000
HEAD_BYTES = 1024  # the mark of a PDF may stand behind some bytes that mail gateways put first
MARK = b"%PDF-"
PAGE_MARK = b"<!doctype html"
IN_PAGE = re.compile(rb'id="waymark-exchange"[^>]*? href="' + re.escape(WEB_ADDRESS.encode()) + rb'([^"]*)"')
WITHOUT_ANSWERS = (
    "carries no answers, as an executive edition does unless that was asked for; expected the full report, the "
    "exchange file, or an executive edition made with --answers"
)
FLATE = ["/FlateDecode"]
set_qpdf_limits(
    flate_max_memory=MAX_BYTES,
    run_length_max_memory=MAX_BYTES,
    png_max_memory=MAX_BYTES,
    tiff_max_memory=MAX_BYTES,
    dct_max_memory=MAX_BYTES,
)  # of the whole process, so once and for all


def is_pdf(raw: bytes) -> bool:
    """Whether it says so itself; an exchange file may hold the mark too, in a client's name."""
    head = raw[:HEAD_BYTES]
    return MARK in head and not head.removeprefix(BOM_UTF8).lstrip().startswith(b"{")


def is_web_page(raw: bytes) -> bool:
    """Whether it says so itself."""
    return raw[:HEAD_BYTES].removeprefix(BOM_UTF8).lstrip().lower().startswith(PAGE_MARK)


def carries_assessment(raw: bytes) -> bool:
    """Whether it is a report, as a PDF or as a web page, and no exchange file."""
    return is_pdf(raw) or is_web_page(raw)


def restored(raw: bytes, name: str) -> bytes:
    """The exchange file in the bytes of a report, byte for byte. `name` is what errors call the report."""
    if is_web_page(raw):
        exchange = _in_page(raw, name)
    else:
        with opened_report(raw, name) as pdf:
            _expect_answers(pdf, name)
            exchange = attached(pdf, EXCHANGE_NAME, name)
    parse_for_any_questionnaire(exchange, inside(name, EXCHANGE_NAME))
    return exchange


def _expect_answers(pdf: pikepdf.Pdf, name: str) -> None:
    """InputError where the report states that it was made to carry none."""
    held = {entry.filename for entry in pdf.attachments.values()}
    if EXCHANGE_NAME in held or STATEMENT_NAME not in held:
        return
    stated = read_statement(attached(pdf, STATEMENT_NAME, name), inside(name, STATEMENT_NAME))
    if not carries_answers(stated.options):
        raise _refused(name, WITHOUT_ANSWERS)


def _in_page(raw: bytes, name: str) -> bytes:
    """The link by which readers save the assessment holds it."""
    found = IN_PAGE.findall(raw)
    if len(found) != 1:
        raise _refused(name, f"holds {len(found)} assessments; expected one, as in a web page that Waymark made")
    if len(found[0]) > MAX_BYTES * 4 // 3 + 4:
        raise _refused(name, f"unpacks to more than {MAX_BYTES // 1024**2} MiB; expected an exchange file")
    try:
        return b64decode(found[0], validate=True)
    except ValueError:
        raise _refused(
            name, "is damaged: the assessment in it cannot be read; expected it as Waymark wrote it"
        ) from None


def inside(name: str, attachment: str) -> str:
    """How errors call a file that lies in another one."""
    return f"{name}: {attachment}"


@contextmanager
def opened_report(raw: bytes, name: str) -> Iterator[pikepdf.Pdf]:
    """The report for reading; whatever a damaged one leads to inside the block becomes an InputError."""
    if not is_pdf(raw):
        raise _refused(name, "is no PDF; expected a report that Waymark made")
    try:
        with pikepdf.open(BytesIO(raw)) as pdf:
            yield pdf
    except InputError:
        raise
    except pikepdf.PasswordError:
        raise _refused(name, "is encrypted; expected a report without a password: save it without one first") from None
    except Exception:  # noqa: BLE001 - a damaged file is found out at any place, and in any words
        raise _refused(name, "is damaged and cannot be read as a PDF; expected a report as Waymark wrote it") from None


def attached(pdf: pikepdf.Pdf, wanted: str, name: str) -> bytes:
    """The content of the one attachment that is called so."""
    if len(pdf.attachments) > MAX_ATTACHMENTS:
        raise _refused(name, f"carries more than {MAX_ATTACHMENTS} attachments; expected one assessment")
    found = [entry for entry in pdf.attachments.values() if entry.filename == wanted]
    if not found:
        count = len(pdf.attachments)
        others = f"; it holds {count} other attachment{'s'[: count > 1]}" if count else ""
        raise _refused(
            name, f"carries no attachment '{wanted}'{others}; expected a report with the assessment embedded"
        )
    if len(found) > 1:
        raise _refused(name, f"carries {len(found)} attachments '{wanted}'; expected one")
    return _unpacked(found[0].get_file().obj, inside(name, wanted))


def _unpacked(stream: pikepdf.Object, place: str) -> bytes:
    """The bytes of a stream. Other filters are for pictures; no attachment of ours has any."""
    filters = stream.get("/Filter", pikepdf.Array())
    names = [str(one) for one in (filters if isinstance(filters, pikepdf.Array) else [filters])]
    if names not in ([], FLATE):
        raise _refused(place, f"is packed as {', '.join(names)[:60]}; expected plain or {FLATE[0]}")
    packed = stream.read_raw_bytes()
    content = zlib.decompressobj().decompress(packed, MAX_BYTES + 1) if names else packed
    if len(content) > MAX_BYTES:
        raise _refused(place, f"unpacks to more than {MAX_BYTES // 1024**2} MiB; expected an exchange file")
    return content


def _refused(place: str, sentence: str) -> InputError:
    return InputError([Problem(place, 0, sentence)])
