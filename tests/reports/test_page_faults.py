"""Each check of a laid out page sees the fault that it is for, and none on a page without one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from weasyprint import HTML

from tests.reports import page_faults
from tests.reports.laid_out import LaidOut, laid_out_html
from tests.reports.page_faults import Fault
from tests.reports.reading import opened, words
from tests.reports.tagging import wrong_in_lists

PAGE = """<style>@page { size: 100mm 100mm; margin: 10mm } html { font: 10pt/1.4 'DejaVu Sans' } body, p { margin: 0 }
h2 { font-size: 10pt; margin: 0; break-after: auto } table { border-collapse: collapse }</style>
<body><p style="break-after: page">Cover</p>"""
HIGH = '<p style="height: 60mm">High</p>'
ROWS = "".join(f"<tr><td>{number}</td></tr>" for number in range(30))
SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" style="display: block; {}">'
    '<rect width="60" height="30"/></svg>'
)

FAULTS: dict[str, tuple[Callable[[LaidOut], list[Fault]], str, str]] = {
    "text left of the margin": (page_faults.beyond_the_margins, '<p style="margin-left: -5mm">Out</p>', "Out"),
    "a picture right of the margin": (
        page_faults.beyond_the_margins,
        SQUARE.format("margin-left: 70mm"),
        "<{http://www.w3.org/2000/svg}svg>",
    ),
    "a word wider than its cell": (
        page_faults.beyond_their_column,
        '<table style="table-layout: fixed; width: 10mm"><tr><td>Unbreakable<td>Next</table>',
        "Unbreakable",
    ),
    "a line that its box hides": (
        page_faults.cut_off,
        '<div style="height: 5mm; overflow: hidden">Seen<br>Hidden</div>',
        "Hidden",
    ),
    "a rule through text": (
        page_faults.crossed_by_a_line,
        '<p>Struck</p><div style="border-top: 1pt solid; margin-top: -2mm">Next</div>',
        "Struck",
    ),
    "text under a picture": (page_faults.under_a_picture, "<p>Under</p>" + SQUARE.format("margin-top: -4mm"), "Under"),
    "a heading at a page's foot": (
        page_faults.headings_at_the_foot,
        f'{HIGH}<h2>Alone</h2><p style="break-before: page">Far</p>',
        "Alone",
    ),
    "the name of a group at a page's foot": (
        page_faults.headings_at_the_foot,
        f'{HIGH}<table><tr class="group"><th>Group</th></tr><tr><td style="height: 40mm">Far</td></tr></table>',
        "Group",
    ),
    "a table that loses its head": (
        page_faults.tables_without_their_head,
        f'<table><thead style="display: table-row-group"><tr><th>No.</thead><tbody>{ROWS}</table>',
        "<table>",
    ),
    "a page that is left half empty": (
        page_faults.nearly_empty,
        f"<p>Little</p>{HIGH}{HIGH}".replace("60mm", "79mm"),
        "16 of 302 pixels are used",
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_seen_and_named(kind: str) -> None:
    check, body, text = FAULTS[kind]
    found = check(laid_out_html(PAGE + body))

    assert text in {fault.text for fault in found}
    assert page_faults.COVER not in {fault.page for fault in found}


def test_a_page_without_faults_has_none(tmp_path: Path) -> None:
    body = f"<h2>Heading</h2><p>Text</p><table><thead><tr><th>No.</thead><tbody>{ROWS}</table>{SQUARE.format('')}"
    sound = laid_out_html(PAGE + body)

    assert len(sound.pages) > 2
    assert [fault for check, _, _ in FAULTS.values() for fault in check(sound)] == []
    assert page_faults.lost(sound) == []
    assert page_faults.one_over_the_other(words(sound.pdf, tmp_path)) == []


def test_text_that_stands_nowhere_is_lost() -> None:
    assert page_faults.lost(laid_out_html(PAGE + '<p>Shown</p><p style="display: none">Not shown</p>')) == ["Notshown"]


def test_words_on_each_other_are_seen(tmp_path: Path) -> None:
    pdf = laid_out_html(PAGE + '<p>Lower</p><p style="margin-top: -3mm">Upper</p>').pdf

    assert [{one.text, other.text} for one, other in page_faults.one_over_the_other(words(pdf, tmp_path))] == [
        {"Lower", "Upper"}
    ]


def test_a_list_that_holds_more_than_items_is_seen() -> None:
    assert wrong_in(laid_out_tagged("<ul style=list-style:none><li><p>Term</p><p>Meaning</p></li></ul>")) == []
    assert wrong_in(laid_out_tagged("<dl><div><dt>Term</dt><dd>Meaning</dd></div></dl>")) == ["/L holds /Div"]


def laid_out_tagged(body: str) -> bytes:
    pdf: bytes = HTML(string=f'<html lang="en"><title>Terms</title><body>{body}').write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def wrong_in(pdf: bytes) -> list[str]:
    with opened(pdf) as read:
        return wrong_in_lists(read)
