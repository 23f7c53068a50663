"""The pages of a finished report as pictures, a few at a time."""

import streamlit as st

from screens.parts.making import page_images
from screens.parts.rendering import Made

AT_ONCE = 6


def page_preview(made: Made) -> None:
    """Six pages, and a way to the others."""
    first = _first_page(made.pages)
    pages = tuple(range(first, min(first + AT_ONCE, made.pages + 1)))
    try:
        images = page_images(made.pdf, pages)
    except Exception:  # noqa: BLE001 - whatever fails in the other process, the report itself is there
        st.info("The pages cannot be shown here; the download is complete.", icon=":material/info:")
        return
    columns = st.columns(3, gap="small")
    for at, (page, image) in enumerate(zip(pages, images, strict=True)):
        with columns[at % 3].container(border=True):
            st.image(image, caption=f"Page {page} of {made.pages}", width="stretch")


def _first_page(count: int) -> int:
    if count <= AT_ONCE:
        return 1
    starts = list(range(1, count + 1, AT_ONCE))
    return int(st.select_slider(
        "Pages", starts, format_func=lambda start: f"{start} to {min(start + AT_ONCE - 1, count)}", key="report-pages",
    ))
