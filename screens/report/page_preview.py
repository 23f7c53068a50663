"""The pages of a finished report as pictures, a few at a time."""

import streamlit as st

from screens.app.keys import widget_key
from screens.background.jobs import RenderedReport
from screens.background.workers import page_images

AT_ONCE = 6
ABREAST = 3


def page_preview(made: RenderedReport) -> None:
    """Six pages, and a way to the others."""
    st.header("Pages", anchor=False)
    first = _first_page(made.pages)
    pages = tuple(range(first, min(first + AT_ONCE, made.pages + 1)))
    try:
        images = page_images(made.pdf, pages)
    except Exception:  # noqa: BLE001 - whatever fails in the other process, the report itself is there
        st.info("The pages cannot be shown here; the download is complete.", icon=":material/info:")
        return
    # Row by row, so that the pages follow one another on a phone and for a screen reader too.
    places = (place for _ in range(0, len(pages), ABREAST) for place in st.columns(ABREAST, gap="small"))
    for place, page, image in zip(places, pages, images, strict=False):
        name = f"Page {page} of {made.pages}"
        place.container(border=True).image(image, caption=name, alt=name, width="stretch")


def _first_page(count: int) -> int:
    if count <= AT_ONCE:
        return 1
    starts = list(range(1, count + 1, AT_ONCE))
    return int(
        st.select_slider(
            "Pages shown",
            starts,
            format_func=lambda start: f"{start} to {min(start + AT_ONCE - 1, count)}",
            key=widget_key("report-pages"),
            label_visibility="collapsed",
        )
    )
