"""Waymark's web front end: page registry and theme. Run with `streamlit run app.py`. No logic lives here."""

import streamlit as st

from screens.parts.frame import open_frame


def main() -> None:
    st.set_page_config(page_title="Waymark", page_icon="static/waymark.png", layout="wide")
    pages = {
        "clients": st.Page("screens/clients.py", title="Clients", default=True),
        "needs": st.Page("screens/needs.py", title="Needs", url_path="needs"),
        "scope": st.Page("screens/scope.py", title="Scope", url_path="scope"),
        "answers": st.Page("screens/answers.py", title="Answers", url_path="answers"),
        "maturity": st.Page("screens/maturity.py", title="Maturity", url_path="maturity"),
        "advice": st.Page("screens/advice.py", title="Advice", url_path="advice"),
        "roadmap": st.Page("screens/roadmap.py", title="Roadmap", url_path="roadmap"),
        "report": st.Page("screens/report.py", title="Report", url_path="report"),
        "branding": st.Page("screens/branding.py", title="Branding", url_path="branding"),
        "own_words": st.Page("screens/own_words.py", title="The report's words", url_path="own_words"),
        "changes": st.Page("screens/changes.py", title="What changed", url_path="changes"),
        "again": st.Page("screens/again.py", title="Assess again", url_path="again"),
        "open": st.Page("screens/open.py", title="Open", url_path="open"),
        "learn": st.Page("screens/learn.py", title="Learn", url_path="learn"),
    }
    page = st.navigation(list(pages.values()), position="hidden")
    open_frame(page)
    page.run()


if __name__ == "__main__":  # a process that makes a PDF for the app imports this file, and shows no page
    main()
