"""What the reader of a report may choose, passed as one value from every front end to every renderer."""

from dataclasses import dataclass

from assessment.engagement.branding import NO_BRANDING, Branding


@dataclass(frozen=True)
class ReportOptions:
    """`edition` is a key of reports.narrative.editions, `page_size` of reports.brand.page_sizes; `sections` names the
    chapters to show (None: all that the edition has); `named` keeps the names of people, which are left out otherwise
    (reports.view.names); `embed` puts what it was made from into the PDF: the exchange file where its edition
    carries the answers or `answers` asks for them, else the results alone.
    """

    edition: str = "full"
    page_size: str = "a4"
    sections: frozenset[str] | None = None
    named: bool = False
    embed: bool = True
    answers: bool = False
    branding: Branding = NO_BRANDING


FULL = ReportOptions()
