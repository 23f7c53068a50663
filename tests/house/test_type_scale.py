"""Size and darkness follow importance: few sizes, none too small, and grey for furniture alone."""

import re
from pathlib import Path

from reports.brand.type_scale import SIZES

STYLES = sorted((Path(__file__).parents[2] / "reports/pdf/styles").glob("*.css"))
MOST_SIZES, SMALLEST, BODY = 7, 8.0, 9.5
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
SIZE = re.compile(r"font-size:\s*([^;]+)|(?<![-\w])font:\s*([^;]+)")
NAMED = re.compile(r"var\(--([a-z]+)\)")
FURNITURE = {
    ".muted",
    ".none",
    ".key",
    "aside",
    "caption",
    "thead th",
    ".cover .date",
    ".cover .foot",
    ".summary .basis",
    ".facts .label",
    ".facts .under",
    ".action .of",
    ".action .side i",
    "table.gantt .load th",
    "table.waves tr.load th",
}
"""What stands around the substance: heads, captions, keys, labels and sources."""


def rules() -> list[tuple[str, str]]:
    text = "".join(re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL) for sheet in STYLES)
    return [(selector.strip(), looks) for selector, looks in RULE.findall(text)]


def test_there_are_seven_sizes_and_none_is_hard_to_read() -> None:
    assert len(SIZES) <= MOST_SIZES
    assert min(SIZES.values()) >= SMALLEST
    assert SIZES["body"] == BODY


def test_every_size_in_a_style_sheet_is_one_of_the_scale() -> None:
    given = [
        (selector, size or font)
        for selector, looks in rules()
        for size, font in SIZE.findall(looks)
        if "inherit" not in size
    ]
    assert given
    assert [one for one in given if not set(NAMED.findall(one[1])) & SIZES.keys()] == []


def test_nothing_of_substance_is_grey() -> None:
    grey = {selector for selector, looks in rules() if re.search(r"(?<!-)color: var\(--muted\)", looks)}
    assert {one for one in grey if "@" not in one} - FURNITURE == set()
