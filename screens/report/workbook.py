"""The results as an Excel workbook to download."""

import streamlit as st

from assessment.engagement.model import Assessment
from reports.excel import render_workbook
from reports.options import ReportOptions
from reports.view.model import View
from screens.app.files import file_name
from screens.app.keys import widget_key

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook_download(view: View, assessment: Assessment, options: ReportOptions) -> None:
    """What is in the workbook, and the button; it is made when it is asked for."""
    st.markdown("**Excel workbook**")
    st.write("Results, heat map, answers, actions and plan as tables to filter and charts to edit.")
    st.caption("Follows: paper, names, branding.")
    st.download_button(
        "Download the workbook",
        lambda: render_workbook(view, options),
        file_name=file_name(assessment, "xlsx"),
        mime=XLSX,
        icon=":material/table_view:",
        key=widget_key("workbook"),
        on_click="ignore",
    )
