"""The report as a web page: one file that fetches nothing, for phone, desk and printer, light and dark."""

from reports.web.page import render_web_page

__all__ = ["render_web_page"]
