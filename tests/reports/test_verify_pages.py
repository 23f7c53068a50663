"""`verify` on reports that other programs, or people, have worked on: what was made is told from what was not."""

import io
import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pikepdf
import pytest

from assessment.engagement.branding import Branding
from assessment.engagement.model import Assessment
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from reports.brand.logos import read_logo
from reports.options import ReportOptions
from reports.pdf.render import remade, render_report
from reports.verification.attachment import EXCHANGE_NAME, RESULTS_NAME
from reports.verification.page_digests import digests_of
from reports.verification.page_texts import page_texts
from reports.verification.statement import STATEMENT_NAME, digest_of
from reports.verification.verify import Verdict, verdict_lines, verify
from tests.reports.making import TODAY, assessment
from tests.reports.pictures import picture
from tests.reports.reading import opened

pytestmark = pytest.mark.slow

Change = Callable[[pikepdf.Pdf], None]
CHAPTERS = ReportOptions(sections=frozenset({"maturity", "practices"}))


@pytest.fixture(scope="module")
def made(questionnaire: Questionnaire) -> Assessment:
    return assessment(questionnaire, ["incident_management"], "standard")


@pytest.fixture(scope="module")
def pdf(made: Assessment, questionnaire: Questionnaire) -> bytes:
    return render_report(made, questionnaire, TODAY, CHAPTERS)


@pytest.fixture(scope="module")
def others(questionnaire: Questionnaire) -> bytes:
    """Another client's report, in the same form."""
    return render_report(
        assessment(questionnaire, ["incident_management"], "standard", client="Southgate Foods", rating=4),
        questionnaire,
        TODAY,
        CHAPTERS,
    )


def verdict(pdf: bytes, questionnaire: Questionnaire) -> Verdict:
    return verify(pdf, "report.pdf", questionnaire, partial(remade, questionnaire))


def told(pdf: bytes, questionnaire: Questionnaire) -> list[str]:
    return [str(one) for one in verdict(pdf, questionnaire).differences]


def changed(pdf: bytes, change: Change, **how: object) -> bytes:
    out = io.BytesIO()
    with opened(pdf) as document:
        change(document)
        document.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def nothing(document: pikepdf.Pdf) -> None:
    """Opens and saves alone."""


def number_edited(document: pikepdf.Pdf) -> None:
    """The first text that the second page shows, cut short as an editor for PDFs would."""
    instructions = []
    shortened = False
    for operands, operator in pikepdf.parse_content_stream(document.pages[1]):
        if str(operator) == "TJ" and not shortened:
            operands, shortened = [pikepdf.Array([bytes(operands[0][0])[:2]])], True
        instructions.append((operands, operator))
    document.pages[1].Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))


def covered(document: pikepdf.Pdf) -> None:
    document.pages[1].contents_add(b"q 1 1 1 rg 100 100 200 200 re f Q")


def stamped(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[0, 0, 99, 99])
    document.pages[1].obj.Annots = pikepdf.Array([document.make_indirect(note)])


def page_taken_out(document: pikepdf.Pdf) -> None:
    del document.pages[3]


def last_page_taken_out(document: pikepdf.Pdf) -> None:
    del document.pages[-1]


def pages_swapped(document: pikepdf.Pdf) -> None:
    third, fourth = document.pages[2], document.pages[3]
    document.pages[2], document.pages[3] = fourth, third


def page_twice(document: pikepdf.Pdf) -> None:
    document.pages.append(document.pages[2])


def page_turned(document: pikepdf.Pdf) -> None:
    document.pages[4].rotate(180, relative=False)


def picture_read_out_otherwise(document: pikepdf.Pdf) -> None:
    """What a screen reader says instead of a chart."""
    figure = next(one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one)
    figure.Alt = pikepdf.String("All practices are at level 5")


def drawn_anew(document: pikepdf.Pdf) -> None:
    """As print and conversion programs do: every instruction is written once more, in words of their own."""
    for page in document.pages:
        page.Contents = document.make_stream(
            b"q\n" + pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)) + b"\nQ"
        )
    document.docinfo["/Producer"] = "Some Printer 10.02"


def without_pages(document: pikepdf.Pdf) -> None:
    del document.attachments[STATEMENT_NAME]


def replaced_by(others: bytes, number: int) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        with opened(others) as source:
            document.pages[number - 1] = source.pages[number - 1]

    return change


def holding(name: str, content: bytes) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        document.attachments[name].obj.EF.F.write(content)

    return change


def attached(pdf: bytes, name: str) -> bytes:
    with opened(pdf) as document:
        return document.attachments[name].get_file().read_bytes()


@pytest.mark.parametrize("edition", ["executive", "workbook"])
@pytest.mark.parametrize("named", [False, True])
def test_a_report_agrees_as_made(questionnaire: Questionnaire, made: Assessment, edition: str, *, named: bool) -> None:
    found = verdict(render_report(made, questionnaire, TODAY, ReportOptions(edition, named=named)), questionnaire)
    assert (found.outcome, found.differences, found.reason) == ("agrees", (), "")
    assert found.pages > 1


def test_a_branded_report_agrees_as_made(questionnaire: Questionnaire, made: Assessment) -> None:
    logo = read_logo(picture(), "logo.png")
    branding = Branding("Consult & Co", "#0b5394", "#7a1f5c", "For the board", "As is.", logo, logo)
    pdf = render_report(made, questionnaire, TODAY, replace(CHAPTERS, branding=branding))
    assert verdict(pdf, questionnaire).outcome == "agrees"


def test_the_sample_s_full_report_agrees_and_pages_taken_out_of_it_are_named(
    sample_pdf: bytes, questionnaire: Questionnaire
) -> None:
    assert verdict(sample_pdf, questionnaire).outcome == "agrees"

    def tenth(document: pikepdf.Pdf) -> None:
        del document.pages[9]

    assert told(changed(sample_pdf, tenth), questionnaire) == [
        "page 10: the report states the page as it was made, found none: it was taken out"
    ]


@pytest.mark.parametrize(
    "how",
    [
        {"linearize": True},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "compress_streams": False},
        {"qdf": True},
        {"recompress_flate": True},
        {"stream_decode_level": pikepdf.StreamDecodeLevel.all, "compress_streams": False},
    ],
    ids=lambda how: next(iter(how)),
)
def test_a_report_that_was_saved_anew_with_the_same_pages_agrees(
    pdf: bytes, questionnaire: Questionnaire, how: dict[str, object]
) -> None:
    assert verdict(changed(pdf, nothing, **how), questionnaire).outcome == "agrees"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (number_edited, ["page 2: the report states the page as it was made, found a page with another text"]),
        (covered, ["page 2: the report states the page as it was made, found its text with something else drawn over"]),
        (stamped, ["page 2: the report states the page as it was made, found its text with something else drawn over"]),
        (page_turned, ["page 5: the report states the page as it was made, found "]),
        (page_taken_out, ["page 4: the report states the page as it was made, found none: it was taken out"]),
        (last_page_taken_out, ["page 5: the report states the page as it was made, found none: it was taken out"]),
        (pages_swapped, ["page 3: the report states nothing, found page 4, out of its place", "page 4: the report"]),
        (page_twice, ["page 6: the report states nothing, found page 3, once more"]),
        (picture_read_out_otherwise, ["tags and bookmarks: the report states those of the report as it was made"]),
    ],
    ids=lambda given: getattr(given, "__name__", ""),
)
def test_what_was_done_to_a_page_is_told_with_its_number(
    pdf: bytes, questionnaire: Questionnaire, change: Change, expected: list[str]
) -> None:
    found = told(changed(pdf, change), questionnaire)
    assert len(found) == len(expected)
    for line, begins in zip(found, expected, strict=True):
        assert line.startswith(begins)


def test_another_client_s_page_is_told(pdf: bytes, others: bytes, questionnaire: Questionnaire) -> None:
    assert told(changed(pdf, replaced_by(others, 4)), questionnaire) == [
        "page 4: the report states the page as it was made, found a page with another text"
    ]


def test_pages_that_another_program_drew_anew_cannot_be_compared(pdf: bytes, questionnaire: Questionnaire) -> None:
    for change, said in ((drawn_anew, "the same text is read from them"), (anew_and_edited, "read from page 2")):
        found = verdict(changed(pdf, change), questionnaire)
        assert (found.outcome, found.differences) == ("cannot_be_compared", ())
        [line] = verdict_lines(found, "report.pdf")
        assert line.startswith("report.pdf: cannot be compared: another program (Some Printer 10.02) has drawn")
        assert said in line


def anew_and_edited(document: pikepdf.Pdf) -> None:
    drawn_anew(document)
    number_edited(document)


def test_pages_missing_from_a_file_that_was_drawn_anew_are_told(pdf: bytes, questionnaire: Questionnaire) -> None:
    without_one = changed(changed(pdf, drawn_anew), page_taken_out)
    assert told(without_one, questionnaire) == ["number of pages: the report states 5, found 4"]


def test_a_report_that_was_printed_into_another_pdf_cannot_be_compared(
    pdf: bytes, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    (tmp_path / "report.pdf").write_bytes(pdf)
    subprocess.run(["pdftocairo", "-pdf", "report.pdf", "printed.pdf"], cwd=tmp_path, check=True)
    found = verdict((tmp_path / "printed.pdf").read_bytes(), questionnaire)
    assert found.outcome == "cannot_be_compared"
    assert found.reason.startswith(f"it carries no attachment '{EXCHANGE_NAME}'")


def test_without_data_or_statement_a_report_cannot_be_compared(
    pdf: bytes, made: Assessment, questionnaire: Questionnaire
) -> None:
    bare = render_report(made, questionnaire, TODAY, replace(CHAPTERS, embed=False))
    for one, name in ((bare, EXCHANGE_NAME), (changed(pdf, without_pages), STATEMENT_NAME)):
        found = verdict(one, questionnaire)
        assert found.outcome == "cannot_be_compared"
        assert f"carries no attachment '{name}'" in found.reason


def forged(pdf: bytes, change: Change) -> bytes:
    """Changed by somebody who knows the statement and makes it fit the changed pages."""
    pages = changed(pdf, change)
    statement = json.loads(attached(pages, STATEMENT_NAME))
    with opened(pages) as document:
        digests = digests_of(document)
    statement["structure"] = digests.structure
    statement["pages"] = [
        {"drawn": drawn, "text": digest_of(text)} for drawn, text in zip(digests.pages, page_texts(pages), strict=True)
    ]
    return changed(pages, holding(STATEMENT_NAME, json.dumps(statement).encode()))


def test_pages_changed_together_with_their_statement_are_found_out_by_making_them_again(
    pdf: bytes, others: bytes, questionnaire: Questionnaire
) -> None:
    again = "the report states this text, found another when made again from its data"
    assert told(forged(pdf, number_edited), questionnaire) == [f"page 2: {again}"]
    assert told(forged(pdf, replaced_by(others, 4)), questionnaire) == [f"page 4: {again}"]
    assert told(forged(pdf, page_taken_out), questionnaire) == [
        "number of pages: the report states 4, found 5 when made again from its data"
    ]
    assert verdict(forged(pdf, covered), questionnaire).outcome == "cannot_be_compared"


def test_a_report_by_another_version_cannot_be_compared(pdf: bytes, questionnaire: Questionnaire) -> None:
    statement = json.loads(attached(pdf, STATEMENT_NAME))
    statement["maker"]["weasyprint"] = "12.3"
    found = verdict(changed(pdf, holding(STATEMENT_NAME, json.dumps(statement).encode())), questionnaire)
    assert found.outcome == "cannot_be_compared"
    assert found.reason.endswith("made with other versions than there are here of weasyprint")


def test_a_template_of_one_s_own_that_prints_another_number_is_part_of_who_made_it(
    made: Assessment, questionnaire: Questionnaire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(tmp_path))
    (tmp_path / "contents.html.j2").write_text("<p>All practices: 4.20</p>", encoding="utf-8")
    pdf = render_report(made, questionnaire, TODAY, CHAPTERS)
    assert verdict(pdf, questionnaire).outcome == "agrees"
    monkeypatch.delenv("WAYMARK_TEMPLATES")
    assert verdict(pdf, questionnaire).reason.endswith("of own templates")


def _mangled(statement: dict[str, object]) -> Iterator[bytes]:
    yield b""
    yield b"[" * 100_000
    yield json.dumps(statement | {"format": "other"}).encode()
    yield json.dumps(statement | {"pages": [{"drawn": 1, "text": None}]}).encode()
    for name, value in (("edition", "none"), ("page_size", "a0"), ("branding", {"colour": "red; x: url(y)"})):
        yield json.dumps(statement | {"options": {**statement["options"], name: value}}).encode()  # type: ignore[dict-item]
    logo = {"client_logo": {"png": "AAAA"}}
    yield json.dumps(statement | {"options": {**statement["options"], "branding": logo}}).encode()  # type: ignore[dict-item]


def test_a_statement_that_is_none_is_refused_in_words(pdf: bytes, questionnaire: Questionnaire) -> None:
    for content in _mangled(json.loads(attached(pdf, STATEMENT_NAME))):
        with pytest.raises(InputError, match=rf"^report.pdf: {STATEMENT_NAME}: "):
            verdict(changed(pdf, holding(STATEMENT_NAME, content)), questionnaire)


def test_a_pdf_that_unpacks_without_end_is_refused(pdf: bytes, questionnaire: Questionnaire) -> None:
    def bombs(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            page.Contents = pikepdf.Array([document.make_stream(bytes(60_000_000)) for _ in range(2)])

    with pytest.raises(InputError, match="is damaged"):
        verdict(changed(pdf, bombs), questionnaire)


def test_results_and_data_have_the_digests_that_are_stated(pdf: bytes, questionnaire: Questionnaire) -> None:
    results = json.loads(attached(pdf, RESULTS_NAME))
    results["scores"]["practices"]["incident_management"]["level"] = 5
    found = verdict(changed(pdf, holding(RESULTS_NAME, json.dumps(results).encode())), questionnaire)
    assert [one.place for one in found.differences] == ["SHA-256 of the results", "practices.incident_management.level"]
