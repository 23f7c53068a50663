"""Making a PDF in another process: the work takes and returns plain values that can be sent there."""

from functools import lru_cache
from pathlib import Path

from assessment.exchange import parse_engagement
from assessment.framework import Framework, load_framework
from reports.pdf import render_report


def render_elsewhere(exchange: str, folder: str) -> bytes:
    """The PDF of an exchange file's text, with the questionnaire that lies in a folder."""
    framework = _framework(folder)
    return render_report(parse_engagement(exchange.encode(), "assessment", framework), framework)


@lru_cache(maxsize=8)
def _framework(folder: str) -> Framework:
    return load_framework(Path(folder))
