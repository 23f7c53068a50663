"""Everything about the assessment as CSV and JSON, in one archive to download."""

import streamlit as st

from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment
from screens.app.files import file_name
from screens.app.keys import widget_key
from screens.app.session import loaded_questionnaire
from screens.background.workers import make_data


def data_download(assessment: Assessment, *, named: bool) -> None:
    """What is in it, and the button; it is made in the other process when it is asked for."""
    exchange, folder = to_json(assessment), loaded_questionnaire().folder
    st.markdown("**Data files**")
    st.write(
        "Results, answers, plan and changes: as CSV and JSON for other programs, as workbooks for Excel, "
        f"{'with' if named else 'without'} the names of people."
    )
    st.download_button(
        "Download the data",
        lambda: make_data(exchange, folder, named),
        file_name=file_name(assessment, "data.zip"),
        mime="application/zip",
        icon=":material/dataset:",
        key=widget_key("data-files"),
        on_click="ignore",
    )
