"""What the words mean, for readers who never met them: short pages, the practices, the glossary."""

import streamlit as st

from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import questionnaire

PRACTICES, GLOSSARY = "The practices", "Glossary"
BESIDE = "Topics beside the practices of ITIL, asked about where somebody chooses them in the scope."

content = questionnaire()


def _practices() -> None:
    groups = {group.id: group.name for group in content.framework.groups}
    for section in filter(lambda one: one.practices, content.sections):
        st.header(section.name, anchor=False)
        st.caption(content.stages[section.id].in_short if section.id in content.stages else BESIDE)
        for practice in section.practices:
            st.markdown(f"- **{practice.name}**: {plain(practice.in_short)} :gray[{groups[practice.group]}]")
    st.header("Five aspects of every practice", anchor=False)
    for aspect in content.aspects.values():
        dimension = f" In ITIL's four dimensions: {aspect.dimension}." if aspect.dimension else ""
        st.markdown(f"- **{aspect.name}**: {aspect.in_short}{dimension}")
    st.header("Who can answer, and leads actions", anchor=False)
    for role in content.framework.roles:
        st.markdown(f"- **{role.name}**: {role.in_short}")


def _glossary() -> None:
    wanted = (
        st.text_input("Find a word", placeholder="For example: known error", key=widget_key("glossary-search"))
        .strip()
        .lower()
    )
    found = [term for term in content.glossary if wanted in " ".join((term.term, *term.also, term.meaning)).lower()]
    for term in found:
        st.markdown(f"**{plain(term.term)}**: {plain(term.meaning)}")
    if not found:
        st.caption("No word like this is explained here.")


st.title("What the words mean", anchor=False)
pages = {page.title: page for page in content.learning}
titles = [*pages, PRACTICES, *([GLOSSARY] if content.glossary else [])]
chosen = st.pills(
    "Page", titles, default=titles[0], required=True, key="page", bind="query-params", label_visibility="collapsed"
)
if chosen in pages:
    st.markdown(pages[chosen].text)
elif chosen == GLOSSARY:
    _glossary()
else:
    _practices()
st.caption(content.framework.notice)
