"""The report as a Word document with real styles, so that a consultant can finish it in Word."""

from reports.word.document import render_charters as render_charters
from reports.word.document import render_document as render_document
from reports.word.document import render_minutes as render_minutes
