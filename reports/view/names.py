"""Whether what leaves the program names people: one decision for pages, slides, sheets and documents.

Screens show names to those who work with them, and the files of the plan (reports.plan_files) keep its owners.
"""

from dataclasses import replace

from assessment.engagement.anonymity import anonymised
from reports.options import ReportOptions
from reports.view.build import build_view
from reports.view.model import View


def for_readers(view: View, options: ReportOptions) -> View:
    """The view as it may be handed on: with names of people only where they were asked for."""
    return replace(view, named=True) if options.named else without_names(view)


def without_names(view: View) -> View:
    """Arranged anew from the assessment without the people in it, by the same plan: so no part that was arranged of
    the whole one is left.
    """
    told = anonymised(view.assessment, view.questionnaire)
    if told == view.assessment:
        return replace(view, named=False)
    plan = view.advice.plan
    return replace(build_view(told, view.questionnaire, view.date, lambda *_: plan), enclosed=view.enclosed)
