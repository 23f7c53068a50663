"""`verify` reads what the pages print: a number that was changed there, by whatever way, is told with its page."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from assessment.engagement.model import Assessment
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from reports.options import ReportOptions
from reports.pdf.render import render_report
from reports.verification.extracted_words import as_read
from reports.verification.page_text import fonts_of, shown_by
from reports.verification.verify import verdict_line, verify
from tests.reports.making import TODAY, assessment
from tests.reports.reading import opened

pytestmark = pytest.mark.slow

Change = Callable[[pikepdf.Pdf], None]
CHAPTERS = ReportOptions(sections=frozenset({"maturity", "practices"}))


@pytest.fixture(scope="module")
def made(questionnaire: Questionnaire) -> Assessment:
    return assessment(questionnaire, ["incident_management"])


@pytest.fixture(scope="module")
def pdf(made: Assessment, questionnaire: Questionnaire) -> bytes:
    return render_report(made, questionnaire, TODAY, CHAPTERS)


def told(pdf: bytes, questionnaire: Questionnaire) -> list[str]:
    return [str(one) for one in verify(pdf, "report.pdf", questionnaire).differences]


def changed(pdf: bytes, change: Change) -> bytes:
    out = io.BytesIO()
    with opened(pdf) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def page_of(document: pikepdf.Pdf, text: str) -> pikepdf.Page:
    """The page on whose own some instruction shows exactly this text."""
    return next(page for page in document.pages if text in _shown(page))


def _shown(page: pikepdf.Page) -> list[str]:
    font, found = {}, list[str]()
    for instruction in pikepdf.parse_content_stream(page, "Tf TJ Tj"):
        if str(instruction.operator) == "Tf":
            font = fonts_of(page)[str(instruction.operands[0])]
        else:
            found.append("".join(shown_by(instruction.operands, font)))
    return found


def instead(old: str, new: str) -> Change:
    """Another text where exactly the old one is shown for the first time, in glyphs of the same font."""

    def change(document: pikepdf.Pdf) -> None:
        page, font, instructions, done = page_of(document, old), {}, [], False
        for instruction in pikepdf.parse_content_stream(page):
            operands, operator = list(instruction.operands), str(instruction.operator)
            if operator == "Tf":
                font = fonts_of(page)[str(operands[0])]
            elif operator == "TJ" and not done and "".join(shown_by(operands, font)) == old:
                glyphs = {character: glyph for glyph, character in font.items()}
                done = True
                operands = [pikepdf.Array([pikepdf.String(b"".join(glyphs[character] for character in new))])]
            instructions.append((operands, instruction.operator))
        assert done
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))

    return change


def over_it(document: pikepdf.Pdf) -> None:
    """Paints a figure over the page, as a program for PDFs does."""
    page = page_of(document, "2.00")
    name = next(iter(fonts_of(page)))
    glyph = next(iter(fonts_of(page)[name]))
    page.contents_add(b"BT %s 20 Tf 1 0 0 1 100 100 Tm <%s> Tj ET" % (name.encode(), glyph.hex().encode()))


def stamped(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 99, 99], Contents="4")
    document.pages[1].obj.Annots = pikepdf.Array([document.make_indirect(note)])


def without_a_page(document: pikepdf.Pdf) -> None:
    del document.pages[5]


@pytest.mark.parametrize("edition", ["executive", "workbook"])
def test_every_number_of_the_short_editions_agrees_as_made(questionnaire: Questionnaire, edition: str) -> None:
    thin = assessment(questionnaire, ["service_desk", "continual_improvement"], "standard", state="dont_know")
    answered = assessment(questionnaire, ["service_desk", "incident_management", "continual_improvement"])
    for made, least in ((thin, 0), (answered, 10)):
        verdict = verify(render_report(made, questionnaire, TODAY, ReportOptions(edition)), "report.pdf", questionnaire)
        assert verdict.differences == ()
        assert verdict.numbers >= least


def test_every_number_of_the_sample_s_full_report_agrees(sample_pdf: bytes, questionnaire: Questionnaire) -> None:
    verdict = verify(sample_pdf, "report.pdf", questionnaire)
    assert verdict.differences == ()
    assert verdict.numbers > 700
    assert f"{verdict.numbers} numbers on its pages compared" in verdict_line(verdict)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (instead("2.00", "1.00"), "page 2, all practices, score: the report states 1.00, found 2.00"),
        (
            instead(" 2.00", " 3.00"),
            "page 6, practices.incident_management.answer 1: the report states 2 3.00, found 2 2.00",
        ),
        (instead("F", "N"), "page 6, practices.incident_management.ratings: the report states NFNNN, found FFNNN"),
        (over_it, "no such text in the report's structure: it was put there afterwards"),
        (without_a_page, "number of pages: the report states 6, found 5: 1 page is missing"),
        (stamped, "page 2: the report states a note or stamp, found none; a report has links alone"),
    ],
)
def test_a_number_that_was_changed_on_a_page_is_told_with_the_page(
    pdf: bytes, questionnaire: Questionnaire, change: Change, expected: str
) -> None:
    found = told(changed(pdf, change), questionnaire)
    assert [expected in line for line in found] == [True]
    assert found[0].startswith(("page ", "number of pages"))


@pytest.mark.parametrize(
    ("read", "shown"),
    [
        ("22.25", "2 2.25"),
        ("–", "–"),
        ("Llargely", "L largely"),
        ("Nnot", "N not"),
        ("FFLNN", "FFLNN"),
        ("1(0to2)", "1 (0 to 2)"),
        ("2.25(1.00to3.00)", "2.25 (1.00 to 3.00)"),
        ("2Managed", "2 Managed"),
        ("–notenoughanswers", "– not enough answers"),
        ("Notenoughanswers", "Not enough answers"),
    ],
)
def test_what_was_read_is_told_with_the_blanks_that_stand_on_the_page(read: str, shown: str) -> None:
    assert as_read(read) == shown


def test_a_template_of_one_s_own_that_prints_another_number_is_found_out(
    made: Assessment, questionnaire: Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(tmp_path))
    table = Path("reports/pdf/templates/blocks/table.html.j2").read_text()
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "table.html.j2").write_text(
        '{% if block.caption == "The stages" %}'
        "<table><thead><tr><th>Stage</th><th>Score</th></tr></thead><tbody><tr><th>Operation</th><td>4.20</td></tr>"
        f"</tbody></table>{{% else %}}{table}{{% endif %}}",
        encoding="utf-8",
    )
    pdf = render_report(made, questionnaire, TODAY, ReportOptions(sections=frozenset({"maturity"})))
    found = told(pdf, questionnaire)
    assert len(found) == 1
    assert found[0].endswith("stages.operation.score: the report states 4.20, found 2.00")


def test_a_report_that_carries_nothing_has_nothing_to_be_compared_with(
    made: Assessment, questionnaire: Questionnaire
) -> None:
    pdf = render_report(made, questionnaire, TODAY, ReportOptions(sections=frozenset({"method"}), embed=False))
    with pytest.raises(InputError, match=r"carries no attachment .waymark-assessment\.json."):
        verify(pdf, "report.pdf", questionnaire)
