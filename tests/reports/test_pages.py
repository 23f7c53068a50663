"""How reports lie on paper: pages, edges, breaks, numbers and tags, for little and for as much as there can be.

Every case is laid out once; each test looks at all of its pages. It takes a picture's place, and says what is wrong.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from assessment.engagement.branding import NO_BRANDING, Branding
from assessment.engagement.model import Assessment, Needs
from assessment.questionnaire.model import Questionnaire
from assessment.sample import sample_assessment
from reports.options import ReportOptions
from tests.reports import page_faults
from tests.reports.laid_out import LaidOut, laid_out
from tests.reports.longest import CHINESE, LONGEST_BRANDING, RIGHT_TO_LEFT, longest
from tests.reports.making import NEEDS, assessment
from tests.reports.page_numbers import bookmarks, feet, links, places, references
from tests.reports.reading import elements, opened, text_of, words
from tests.reports.tagging import untagged, wrong_in_lists

pytestmark = pytest.mark.slow
THREE = ("incident_management", "service_level_management", "supplier_management")
EIGHT = (*THREE, "problem_management", "service_desk", "change_enablement", "risk_management", "service_design")
WIDE_WORD = "W" * 300
PAPERS = {"a4": (595, 842), "letter": (612, 792)}  # points
TOLD = frozenset({"needs", "maturity", "changes", "heat_map", "findings", "roadmap", "handover", "readiness", "method"})


def one_practice(questionnaire: Questionnaire) -> Assessment:
    return assessment(questionnaire, THREE[:1], comment="We do.")


def nothing_answered(questionnaire: Questionnaire) -> Assessment:
    return assessment(questionnaire, EIGHT, "standard", state=None, needs=Needs())


def everything_at_length(questionnaire: Questionnaire) -> Assessment:
    return longest(questionnaire, THREE[:2])


def every_lens(questionnaire: Questionnaire) -> Assessment:
    needs = NEEDS.model_copy(update={"lenses": tuple(questionnaire.lenses)})
    return assessment(questionnaire, THREE, "standard", rating=1, needs=needs)


def foreign_name(questionnaire: Questionnaire) -> Assessment:
    return longest(questionnaire, THREE[:1], CHINESE + RIGHT_TO_LEFT)


def endless_name(questionnaire: Questionnaire) -> Assessment:
    return assessment(questionnaire, THREE[:2], "standard", client=WIDE_WORD, title=WIDE_WORD, role=WIDE_WORD)


@dataclass(frozen=True)
class Case:
    """`pages` is how many there may be: a few more or fewer as questions are edited, but no page too many."""

    make: Callable[[Questionnaire], Assessment]
    edition: str
    paper: str
    pages: range
    branding: Branding = NO_BRANDING
    sections: frozenset[str] | None = None
    named: bool = False


CASES = {
    "sample, executive": Case(sample_assessment, "executive", "a4", range(6, 7)),
    "sample, what the full report tells": Case(sample_assessment, "full", "a4", range(28, 37), sections=TOLD),
    "three practices, every law and standard": Case(
        every_lens, "full", "a4", range(4, 34), sections=frozenset({"lenses", "readiness"})
    ),
    "one practice, executive": Case(one_practice, "executive", "letter", range(5, 7)),
    "one practice, full": Case(one_practice, "full", "letter", range(12, 17)),
    "one practice, workbook": Case(one_practice, "workbook", "a4", range(5, 8)),
    "nothing answered, executive": Case(nothing_answered, "executive", "a4", range(3, 4)),
    "nothing answered, full": Case(nothing_answered, "full", "letter", range(4, 7)),
    "nothing answered, workbook": Case(nothing_answered, "workbook", "a4", range(11, 17)),
    "at length, executive": Case(everything_at_length, "executive", "letter", range(6, 7), LONGEST_BRANDING),
    "at length, full": Case(everything_at_length, "full", "a4", range(40, 54), LONGEST_BRANDING),
    "owners at length": Case(
        everything_at_length, "full", "a4", range(6, 12), LONGEST_BRANDING, frozenset({"handover"}), named=True
    ),
    "at length, workbook": Case(everything_at_length, "workbook", "letter", range(18, 27), LONGEST_BRANDING),
    "foreign name, executive": Case(foreign_name, "executive", "a4", range(6, 7), LONGEST_BRANDING),
    "endless name, full": Case(endless_name, "full", "letter", range(22, 31)),
}


@dataclass(frozen=True)
class Made:
    case: Case
    report: LaidOut


@pytest.fixture(scope="module", params=CASES.values(), ids=CASES)
def made(request: pytest.FixtureRequest, questionnaire: Questionnaire) -> Made:
    case: Case = request.param
    options = ReportOptions(case.edition, case.paper, case.sections, case.named, branding=case.branding)
    return Made(case, laid_out(case.make(questionnaire), questionnaire, options))


@pytest.fixture
def report(made: Made) -> LaidOut:
    return made.report


def test_a_report_has_as_many_pages_as_it_needs(made: Made) -> None:
    assert len(made.report.pages) in made.case.pages


def test_every_page_has_the_size_of_its_paper(made: Made) -> None:
    with opened(made.report.pdf) as pdf:
        sizes = {tuple(sorted(round(float(side)) for side in page.mediabox[2:])) for page in pdf.pages}
    assert sizes == {PAPERS[made.case.paper]}


def test_text_and_pictures_stay_within_the_margins_and_in_their_columns(report: LaidOut) -> None:
    assert page_faults.beyond_the_margins(report) == []
    assert page_faults.beyond_their_column(report) == []


def test_no_text_is_cut_off_or_lost(report: LaidOut) -> None:
    assert page_faults.cut_off(report) == []
    assert page_faults.lost(report) == []


def test_nothing_lies_over_text(report: LaidOut, tmp_path: Path) -> None:
    assert page_faults.crossed_by_a_line(report) == []
    assert page_faults.under_a_picture(report) == []
    assert page_faults.one_over_the_other(words(report.pdf, tmp_path)) == []


def test_pages_break_where_a_reader_would_break_them(report: LaidOut) -> None:
    assert page_faults.headings_at_the_foot(report) == []
    assert page_faults.tables_without_their_head(report) == []
    assert page_faults.nearly_empty(report) == []


def test_every_page_but_the_cover_says_which_of_how_many_it_is(report: LaidOut) -> None:
    count = len(report.pages)
    assert feet(report) == ["", *(f"{number} of {count}" for number in range(2, count + 1))]


def test_every_reference_leads_to_its_place_and_names_its_page(report: LaidOut) -> None:
    found, at = references(report), places(report)
    assert [one for one in found if one.target not in at] == []
    assert [one for one in found if one.says and int(one.says) != at[one.target]] == []
    assert any(one.says for one in found) or "contents" not in at


def test_bookmarks_follow_the_pages_and_nest_within_their_chapters(report: LaidOut) -> None:
    with opened(report.pdf) as pdf:
        marks = bookmarks(pdf)
    assert marks[0].depth == 0
    assert [
        (one, after) for one, after in pairwise(marks) if after.page < one.page or after.depth > one.depth + 1
    ] == []


def test_links_of_the_pdf_lead_somewhere(report: LaidOut) -> None:
    with opened(report.pdf) as pdf:
        targets = {str(name) for name in list(pdf.Root.get("/Names", {}).get("/Dests", {}).get("/Names", []))[::2]}
        assert [str(link.get("/Dest")) for link in links(pdf) if str(link.get("/Dest")) not in targets] == []


def test_all_that_is_painted_is_tagged_or_marked_as_decoration(report: LaidOut) -> None:
    with opened(report.pdf) as pdf:
        assert untagged(pdf) == []


def test_lists_hold_items_and_nothing_else(report: LaidOut) -> None:
    with opened(report.pdf) as pdf:
        assert wrong_in_lists(pdf) == []


def test_headers_have_a_scope_figures_a_text_and_the_document_a_language_and_a_title(report: LaidOut) -> None:
    with opened(report.pdf) as pdf:
        found = list(elements(pdf))
        headers = [element for element in found if element.S == "/TH"]
        assert [one for one in headers if one.A.get("/Scope") not in ("/Row", "/Column")] == []
        known = {bytes(name) for name in list(pdf.Root.StructTreeRoot.get("/IDTree", {}).get("/Names", []))[::2]}
        cells = [element for element in found if element.S == "/TD"]
        assert [cell for cell in cells if {bytes(name) for name in cell.A.Headers} - known or not cell.A.Headers] == []
        assert [one for one in found if one.S == "/Figure" and not str(one.get("/Alt", ""))] == []
        assert pdf.Root.Lang == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as metadata:
            assert str(metadata["dc:title"]).strip()


def test_poppler_and_the_engine_of_chromium_read_the_same_pages(report: LaidOut, tmp_path: Path) -> None:
    seen = Counter("".join(text_of(report.pdf, tmp_path).split()))
    document = pypdfium2.PdfDocument(report.pdf)
    try:
        assert len(document) == len(report.pages)
        read = Counter("".join(part for page in _texts(document) for part in page.split()))
        digits = {character: seen[character] for character in "0123456789"}
        assert {character: read[character] for character in digits} == digits
        assert document[0].render(scale=0.2).to_pil().getcolors(1) is None
    finally:
        document.close()


def _texts(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for page in document:
        text = page.get_textpage()
        yield text.get_text_bounded()
        text.close()
        page.close()
