"""What the words mean, for readers who never met them."""

import streamlit as st

from screens.parts.session import framework

content = framework()

st.title("What the words mean", anchor=False)
st.markdown(
    "**IT service management (ITSM)** is what a provider of IT services does: looking after a business's services as a "
    "whole, preventing trouble instead of only fixing it, and fitting services to what this business needs.\n\n"
    "**ITIL** is one way to do it: a body of good practice that anybody may follow. Its version 4, of 2019, "
    "describes a *service value system* with 34 *practices*.\n\n"
    "**ISO/IEC 20000-1** is the international standard for service management. Organisations can be certified "
    "against it; people hold ITIL certificates. Waymark gives an indication of readiness and certifies nobody."
)

st.subheader("Five stages", anchor=False)
for stage in content.stages.values():
    st.markdown(f"- **{stage.name}**: {stage.in_short}")

st.subheader("Six levels", anchor=False)
for level in content.facts.levels:
    st.markdown(f"- **{level.level} {level.name}**: {level.in_short}")

st.subheader("Five aspects of a practice", anchor=False)
for aspect in content.aspects.values():
    dimension = f" (in ITIL's four dimensions: {aspect.dimension})" if aspect.dimension else ""
    st.markdown(f"- **{aspect.name}**: {aspect.in_short}{dimension}")

st.subheader("The service value system", anchor=False)
for component in content.component_names.values():
    st.markdown(f"- **{component.name}**: {component.in_short}")

st.subheader("The practices", anchor=False)
for stage_id, members in content.practices_by_stage().items():
    if members:
        with st.expander(content.stages[stage_id].name):
            for practice in members:
                st.markdown(f"- **{practice.name}**: {practice.in_short}")

st.caption(content.facts.notice)
