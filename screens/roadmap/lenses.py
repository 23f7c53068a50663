"""The chosen laws and standards beside the plan: one at a time, each requirement with what stands in its way."""

import streamlit as st

from assessment.questionnaire.lens_schema import Requirement
from reports import narrative
from reports.narrative.labels import label
from reports.text.dates import display_date
from reports.view.lenses import LensView, ReadLevel, RequirementView, lens_views
from reports.view.model import View
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.roadmap.readiness import requirement_expander


def lenses_section(view: View) -> None:
    """What each chosen lens asks; with several, one is picked. Made to stand inside a tab."""
    lens = _picked(lens_views(view))
    about = lens.lens
    st.header(plain(about.name), anchor=False)
    st.caption(plain(about.notice))
    st.markdown(plain(narrative.lens_sentence(lens)))
    with st.expander("For whom, which edition, and what is not covered"):
        st.markdown(f"{plain(about.in_short)} {plain(about.for_whom)}")
        st.markdown(f"{plain(about.edition)}, read on {display_date(about.as_of)}.")
        st.markdown("\n".join(f"- {plain(limit)}" for limit in about.says_no))
        st.markdown("\n".join(f"- <{source}>" for source in about.sources))
    for area, requirements in lens.areas:
        st.subheader(plain(area.title), anchor=False)
        with st.container(gap="xxsmall"):
            for one in requirements:
                _requirement(one, planned=bool(lens.ready and lens.ready.planned))
    if lens.levels:
        st.subheader(label("lenses.owed" if lens.binds else "lenses.compared", name=about.name), anchor=False)
        st.markdown("\n".join(map(_level, lens.levels)))


def _picked(lenses: tuple[LensView, ...]) -> LensView:
    by_id = {one.lens.id: one for one in lenses}
    if len(lenses) == 1:
        return lenses[0]
    picked = st.segmented_control(
        "Law or standard",
        list(by_id),
        default=lenses[0].lens.id,
        required=True,
        format_func=lambda lens: by_id[lens].lens.name,
        key=widget_key("lens"),
    )
    return by_id.get(picked or "", lenses[0])


def _requirement(one: RequirementView, *, planned: bool) -> None:
    requirement = one.requirement
    if one.prospect is not None:
        requirement_expander(one.prospect, planned, f"{_asks(requirement)}\n\n{_beyond(requirement)}".strip())
    elif one.practices or one.others:
        st.markdown(_named(requirement, narrative.practices_beside(one)))
    else:
        with st.expander(_named(requirement, "not asked"), icon=":material/remove:"):
            st.markdown(f"{_asks(requirement)}\n\n{plain(narrative.unasked_reason(one))}".strip())


def _named(requirement: Requirement, said: str) -> str:
    return f"**{plain(requirement.shown)}** {plain(requirement.title)}: {plain(said)}"


def _asks(requirement: Requirement) -> str:
    """What it asks, and below it a time that the source sets."""
    limit = label("lenses.time_limit", clock=requirement.clock) if requirement.clock else ""
    return "\n\n".join(plain(text) for text in (requirement.asks, limit) if text)


def _beyond(requirement: Requirement) -> str:
    """What of it no question asks."""
    return plain(label("lenses.beyond", beyond=requirement.beyond)) if requirement.beyond else ""


def _level(read: ReadLevel) -> str:
    return (
        f"- **{plain(read.practice.practice.name)}**, level {read.level}: {narrative.read_level_outlook(read)}. "
        f"{plain(read.reason)}"
    )
