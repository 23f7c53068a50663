"""Tables of which a column holds whole sentences: they wrap, and nothing is cut off at the edge."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

WRAPPING_ROW = 66  # pixels; text wraps in rows of more than 64
HEAD = 37  # of a table, with its frame
ROWS_IN_SIGHT = 8


def height_of(rows: int) -> int:
    """Whole rows, so that none is cut through; the others are scrolled to."""
    return HEAD + WRAPPING_ROW * min(rows, ROWS_IN_SIGHT)


def wrapped_table(table: pd.DataFrame, widths: Mapping[str, int], alt: str) -> None:
    """`widths` in pixels, of the columns that the table may have."""
    st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        row_height=WRAPPING_ROW,
        height=height_of(len(table)),
        column_config={name: st.column_config.Column(width=width) for name, width in widths.items()},
        alt=alt,
    )
