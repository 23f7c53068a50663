"""Whether what leaves the program names people: one decision for pages, slides, sheets and documents.

Screens show names to those who work with them, and the files of the plan (reports.plan_files) keep its owners.
"""

from dataclasses import replace

from assessment.engagement.anonymity import anonymised
from reports.options import ReportOptions
from reports.view.model import View


def for_readers(view: View, options: ReportOptions) -> View:
    """The view as it may be handed on: with names of people only where they were asked for."""
    return replace(view, named=True) if options.named else without_names(view)


def without_names(view: View) -> View:
    """Owners are told by role, as where nobody was named; who agreed and who said what is left out."""
    return replace(view, named=False, assessment=anonymised(view.assessment))
