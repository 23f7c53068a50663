"""The result as 10 to 12 slides with native charts, to be edited and shown in PowerPoint or LibreOffice."""

from reports.slides.deck import render_slides as render_slides
