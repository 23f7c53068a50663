"""Making a PDF in another process: the work takes and returns plain values that can be sent there."""

import os
from functools import cache
from pathlib import Path

from assessment.exchange import parse_engagement
from assessment.framework import DEFAULT_FOLDER, Framework, load_framework
from reports.pdf import render_report


def render_elsewhere(exchange: str) -> bytes:
    """The PDF of an exchange file's text."""
    return render_report(parse_engagement(exchange.encode(), "assessment", _framework()), _framework())


@cache
def _framework() -> Framework:
    return load_framework(Path(os.environ.get("WAYMARK_QUESTIONNAIRES", DEFAULT_FOLDER)))
