"""The typeface inside the page: Latin letters, which nearly every report needs alone. Others are the reader's own."""

from base64 import b64encode
from functools import cache

from reports.brand.typeface import FONTS

FACES = (
    ("IBM Plex Sans", 300, "ibm-plex-sans-latin-300-normal.woff2"),
    ("IBM Plex Sans", 400, "ibm-plex-sans-latin-400-normal.woff2"),
    ("IBM Plex Sans", 600, "ibm-plex-sans-latin-600-normal.woff2"),
    ("IBM Plex Sans Condensed", 400, "ibm-plex-sans-condensed-latin-400-normal.woff2"),
    ("IBM Plex Sans Condensed", 600, "ibm-plex-sans-condensed-latin-600-normal.woff2"),
)


@cache
def font_faces() -> str:
    """The style sheet's @font-face rules, with the fonts as data."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-display: swap; '
        f"src: url(data:font/woff2;base64,{b64encode((FONTS / file).read_bytes()).decode()}) format('woff2') }}"
        for family, weight, file in FACES
    )
