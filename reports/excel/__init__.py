"""The results as an Excel workbook: tables to filter, charts to edit, nothing that runs."""

from reports.excel.workbook import render_workbook

__all__ = ["render_workbook"]
