"""The sizes that type has in print: seven, so that size says how much something matters, and none under 8 pt.

Style sheets name them as var(--small) and so on; sheets and charts take no size from elsewhere.
"""

SMALL = 8.0  # furniture: heads of pages and columns, captions, keys, sources
TABLE = 8.5  # tables and lists of many short things
BODY = 9.5  # what explains
LEAD = 10.5  # what matters: the bottom line's text, findings, decisions
HEADING = 12.0
TITLE = 18.0  # what a page says
COVER = 32.0

SIZES = {
    "small": SMALL,
    "table": TABLE,
    "body": BODY,
    "lead": LEAD,
    "heading": HEADING,
    "title": TITLE,
    "cover": COVER,
}
NAMED = {name: f"{size:g}pt" for name, size in SIZES.items()}
"""What var(--name) of each stands for in a style sheet."""
