"""The same bytes for the same content: an Office file is a ZIP archive that carries moments."""

import datetime as dt
import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP archive can name
TAG = re.compile("<[^>]*>")
MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def midnight(date: dt.date) -> dt.datetime:
    """The moment that stands as a file's making, since the same assessment is to give the same bytes."""
    return dt.datetime(date.year, date.month, date.day)  # noqa: DTZ001  # both libraries write it as UTC


def reproducible(package: bytes, date: dt.date) -> bytes:
    """The same package with fixed times in it, and in the workbooks that its charts carry."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(_entry(name), _settled(name, source.read(name), date))
    return out.getvalue()


def package_text(package: bytes) -> str:
    """All that an Office file says: to see which characters occur. Names of fonts in all the world's scripts stand in
    its tags alone.
    """
    with ZipFile(BytesIO(package)) as source:
        parts = (source.read(name).decode("utf-8") for name in source.namelist() if name.endswith(".xml"))
        return "".join(TAG.sub("", part) for part in parts)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, OLDEST)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _settled(name: str, content: bytes, date: dt.date) -> bytes:
    if name.endswith(".xlsx"):
        return reproducible(content, date)
    if name == "docProps/core.xml":
        return MOMENTS.sub(rb"\g<1>" + f"{date.isoformat()}T00:00:00Z".encode(), content)
    return content
