"""Waymark's web front end: page registry and theme. `python -m scripts.run` starts it. No logic lives here."""

import streamlit as st
from starlette.middleware import Middleware

from room.routes import routes
from screens.app.addresses import OnePartAddresses
from screens.app.failures import on_script_error, run_page
from screens.app.frame import page_asked_for
from screens.server.serving import guarded, started


def main() -> None:
    st.set_page_config(page_title="Waymark", page_icon="static/waymark.png", layout="wide")
    pages = {
        "clients": st.Page("screens/pages/clients.py", title="Clients", default=True),
        "needs": st.Page("screens/pages/needs.py", title="Needs", url_path="needs"),
        "scope": st.Page("screens/pages/scope.py", title="Scope", url_path="scope"),
        "answers": st.Page("screens/pages/answers.py", title="Answers", url_path="answers"),
        "workshop": st.Page("screens/pages/workshop.py", title="Workshop", url_path="workshop"),
        "settle": st.Page("screens/pages/settle.py", title="Settle", url_path="settle"),
        "maturity": st.Page("screens/pages/maturity.py", title="Maturity", url_path="maturity"),
        "findings": st.Page("screens/pages/findings.py", title="Findings", url_path="findings"),
        "advice": st.Page("screens/pages/advice.py", title="Advice", url_path="advice"),
        "roadmap": st.Page("screens/pages/roadmap.py", title="Roadmap", url_path="roadmap"),
        "report": st.Page("screens/pages/report.py", title="Report", url_path="report"),
        "branding": st.Page("screens/pages/branding.py", title="Branding", url_path="branding"),
        "own_words": st.Page("screens/pages/own_words.py", title="The report's words", url_path="own_words"),
        "changes": st.Page("screens/pages/changes.py", title="What changed", url_path="changes"),
        "reassess": st.Page("screens/pages/reassess.py", title="Assess again", url_path="reassess"),
        "open": st.Page("screens/pages/open.py", title="Open", url_path="open"),
        "learn": st.Page("screens/pages/learn.py", title="Learn", url_path="learn"),
    }
    if unknown := page_asked_for(pages):
        pages["missing"] = st.Page("screens/pages/missing.py", title="No such page", url_path=unknown)
    page = st.navigation(list(pages.values()), position="hidden")
    run_page(page)


# A process that makes a PDF for the app imports this file under a third name, and neither shows a page nor serves one.
if __name__ == "__main__":  # a look at a page
    main()
elif __name__ == "app":  # the server, whether `python -m scripts.run` starts it or `streamlit run app.py`
    app = st.App(
        __file__,
        routes=routes(),
        middleware=[*guarded(), Middleware(OnePartAddresses)],
        lifespan=started,
        on_script_error=on_script_error,
    )
