"""Which page is being laid out: WeasyPrint tells it to a logger of its own, page by page."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from reports.progress import Listener, PartBegun

PAGE = re.compile(r"Page (\d+)")
BYTES_A_PAGE = 11_000  # of HTML in a report; says about how many pages there will be
BEFORE, AFTER = 0.2, 0.95  # shares of the work before the first page and after the last
LOGGER = logging.getLogger("weasyprint.progress")


@contextmanager
def laying_out(html: str, listen: Listener) -> Iterator[None]:
    """Tells the listener each page while the body of the `with` lays out this HTML."""
    teller, before = _Teller(max(1, len(html) // BYTES_A_PAGE), listen), (LOGGER.level, LOGGER.propagate)
    LOGGER.addHandler(teller)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False  # nobody's log fills with pages
    try:
        yield
    finally:
        LOGGER.removeHandler(teller)
        LOGGER.setLevel(before[0])
        LOGGER.propagate = before[1]


class _Teller(logging.Handler):
    def __init__(self, about: int, listen: Listener) -> None:
        super().__init__(logging.INFO)
        self.about, self.listen, self.furthest = about, listen, 0

    def emit(self, record: logging.LogRecord) -> None:
        """Pages whose numbers in the contents moved are laid out again, and told once."""
        found = PAGE.search(record.getMessage())
        if found and int(found[1]) > self.furthest:
            self.furthest = int(found[1])
            share = min(1.0, self.furthest / self.about)
            self.listen(PartBegun(f"Page {self.furthest}", BEFORE + (AFTER - BEFORE) * share))
