"""The assessment inside the report: whole, without names, well described, and readable again only where it is sound."""

import datetime as dt
import hashlib
import io
import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pikepdf
import pytest

from assessment.engagement.anonymity import anonymised
from assessment.engagement.exchange_file import MAX_BYTES, to_json
from assessment.engagement.model import Assessment
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from reports.narrative.bottom_line import bottom_line
from reports.options import ReportOptions
from reports.pdf.render import remade, render_report
from reports.verification.attachment import EXCHANGE_NAME, RESULTS_NAME
from reports.verification.restore import restored
from reports.verification.statement import STATEMENT_NAME
from reports.verification.verify import Verdict, doubts, verify
from reports.view.build import build_view
from tests.reports.making import TODAY, assessment
from tests.reports.reading import opened, text_of

Change = Callable[[pikepdf.Pdf], None]
ALL = (EXCHANGE_NAME, RESULTS_NAME, STATEMENT_NAME)
SHORT = ReportOptions(sections=frozenset({"method"}))


@pytest.fixture(scope="module")
def made(questionnaire: Questionnaire) -> Assessment:
    return assessment(questionnaire, ["incident_management"], comment="We log “every” call. — Ñandú")


@pytest.fixture(scope="module")
def pdf(made: Assessment, questionnaire: Questionnaire) -> bytes:
    return render_report(made, questionnaire, TODAY, SHORT)


def changed(pdf: bytes, change: Change, **how: object) -> bytes:
    """The report after somebody worked on it with another program."""
    out = io.BytesIO()
    with opened(pdf) as document:
        change(document)
        document.save(out, **how)  # type: ignore[arg-type]
    return out.getvalue()


def holding(name: str, content: bytes) -> Change:
    """Puts other content into an attachment."""

    def change(document: pikepdf.Pdf) -> None:
        document.attachments[name] = pikepdf.AttachedFileSpec(document, content)

    return change


def nothing(document: pikepdf.Pdf) -> None:
    """Opens and saves alone."""


def test_the_report_carries_the_assessment_without_names_and_says_what_it_is(
    pdf: bytes, made: Assessment, questionnaire: Questionnaire
) -> None:
    with opened(pdf) as document:
        exchange, results, pages = (document.attachments[name] for name in ALL)
        assert exchange.get_file().read_bytes() == to_json(anonymised(made, questionnaire)).encode()
        assert b"Privately" not in exchange.get_file().read_bytes()
        assert (exchange.relationship, results.relationship) == (pikepdf.Name.Source, pikepdf.Name.Data)
        assert "without the names of people" in exchange.description
        assert pages.relationship == pikepdf.Name.Supplement
        for one in (exchange, results, pages):
            assert one.get_file().mime_type == "application/json"
            assert one.get_file().creation_date == dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
            assert one.get_file().mod_date == dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
        assert [str(one.UF) for one in document.Root.AF] == [EXCHANGE_NAME, RESULTS_NAME, STATEMENT_NAME]  # type: ignore[union-attr]


def test_pdf_ua_and_metadata_stand_beside_the_attachments(
    pdf: bytes, made: Assessment, questionnaire: Questionnaire
) -> None:
    with opened(pdf) as document:
        assert document.Root.MarkInfo.Marked
        for entry in document.Root.AF:  # type: ignore[union-attr]
            assert str(entry.F) == str(entry.UF)  # 7.11 of PDF/UA-1 asks for both
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "ITIL 4" in str(metadata["pdf:Keywords"])
            assert made.client.name in str(metadata["dc:title"])
            assert bottom_line(build_view(made, questionnaire, TODAY)) in str(metadata["dc:description"])
            assert metadata["dc:creator"]


def test_the_last_page_states_questionnaire_method_and_the_hash_of_what_is_attached(
    pdf: bytes, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    text = text_of(pdf, tmp_path)
    stated = json.loads(_attached(pdf, RESULTS_NAME))

    assert f"SHA-256 {stated['exchange_sha256']}" in text
    assert f"questionnaire {questionnaire.framework.id}, version {questionnaire.framework.version}" in text
    assert f"version {stated['method_version']} of Waymark's method" in text


def test_a_hash_that_only_the_statement_of_the_pages_names_is_compared_too(pdf: bytes) -> None:
    results = json.loads(_attached(pdf, RESULTS_NAME))
    other = _attached(pdf, EXCHANGE_NAME).replace(b"Northgate", b"Southgate")
    results["exchange_sha256"] = hashlib.sha256(other).hexdigest()
    both = changed(changed(pdf, holding(EXCHANGE_NAME, other)), holding(RESULTS_NAME, json.dumps(results).encode()))

    assert doubts(pdf, "report.pdf") == ()
    assert [one.place for one in doubts(both, "report.pdf")] == ["SHA-256 stated"]


def test_with_names_on_request_and_with_nothing_on_request(
    made: Assessment, questionnaire: Questionnaire, tmp_path: Path
) -> None:
    named = render_report(made, questionnaire, TODAY, replace(SHORT, named=True))
    empty = render_report(made, questionnaire, TODAY, replace(SHORT, embed=False))

    assert restored(named, "named.pdf") == to_json(made).encode()
    with opened(empty) as document:
        assert not document.attachments
        assert "/AF" not in document.Root
    assert "The assessment itself is not attached." in text_of(empty, tmp_path)


def test_an_undated_assessment_has_the_day_of_source_date_epoch_and_the_same_bytes(
    made: Assessment, questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    undated = made.model_copy(update={"info": made.info.model_copy(update={"date": None})})
    first, again = (render_report(undated, questionnaire, options=SHORT) for _ in range(2))

    assert first == again
    with opened(first) as document:
        assert document.attachments[EXCHANGE_NAME].get_file().creation_date == dt.datetime(2023, 11, 14, tzinfo=dt.UTC)
        assert str(document.docinfo.CreationDate).startswith("D:20231114")


def test_what_was_put_in_comes_out_byte_for_byte_also_after_another_program_saved_the_report(
    pdf: bytes, made: Assessment, questionnaire: Questionnaire
) -> None:
    whole = to_json(anonymised(made, questionnaire)).encode()
    assert restored(pdf, "report.pdf") == whole
    assert restored(b"From a mail gateway\r\n" + pdf, "report.pdf") == whole
    packed = changed(pdf, nothing, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert restored(packed, "report.pdf") == whole


def _without(document: pikepdf.Pdf) -> None:
    del document.attachments[EXCHANGE_NAME]


def _twice(document: pikepdf.Pdf) -> None:
    document.attachments["another"] = pikepdf.AttachedFileSpec(document, b"{}", filename=EXCHANGE_NAME)


def _bomb(document: pikepdf.Pdf) -> None:
    stream = document.attachments[EXCHANGE_NAME].obj.EF.F
    stream.write(zlib.compress(bytes(MAX_BYTES + 1)), filter=pikepdf.Name.FlateDecode)


def _run_a_program(document: pikepdf.Pdf) -> None:
    document.attachments[EXCHANGE_NAME].obj.EF.F.write(b"\x97JB2", filter=pikepdf.Name.JBIG2Decode)


def _no_content(document: pikepdf.Pdf) -> None:
    document.attachments[EXCHANGE_NAME].obj.EF = pikepdf.Dictionary()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_without, "carries no attachment 'waymark-assessment.json'; it holds 2 other attachments;"),
        (_twice, "carries 2 attachments 'waymark-assessment.json'"),
        (_bomb, "waymark-assessment.json: unpacks to more than 64 MiB"),
        (_run_a_program, "waymark-assessment.json: is packed as /JBIG2Decode"),
        (_no_content, "is damaged"),
        (holding(EXCHANGE_NAME, b"no JSON"), "waymark-assessment.json:1: is not valid JSON"),
        (holding(EXCHANGE_NAME, b'{"format": "other"}'), "expected 'waymark-assessment/1', found 'other'"),
    ],
)
def test_a_report_that_was_tampered_with_is_refused_in_words(pdf: bytes, change: Change, sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        restored(changed(pdf, change), "report.pdf")
    assert str(refused.value).startswith("report.pdf: ")
    assert sentence in str(refused.value)


def test_strangers_and_damaged_files_are_refused_in_words(pdf: bytes) -> None:
    locked = changed(pdf, nothing, encryption=pikepdf.Encryption(owner="o", user="u"))
    for raw, sentence in (
        (b"", "is no PDF"),
        (b"PK\x03\x04", "is no PDF"),
        (b"%PDF-1.7\n", "is damaged"),
        (pdf[: len(pdf) // 2], "is damaged"),
        (locked, "is encrypted"),
    ):
        with pytest.raises(InputError, match=sentence):
            restored(raw, "report.pdf")


@pytest.mark.parametrize("name", ["an answer", "a level", "a hash", "a questionnaire", "a method", "a number too long"])
def test_every_change_is_named(pdf: bytes, questionnaire: Questionnaire, name: str) -> None:
    assert [one.place for one in _after(pdf, name, questionnaire).differences][: len(TOLD[name])] == TOLD[name]


TOLD = {
    "an answer": ["SHA-256 in the results", "SHA-256 of the data", "practices.incident_management.level"],
    "a level": ["SHA-256 of the results", "practices.incident_management.level"],
    "a hash": ["SHA-256 in the results", "SHA-256 of the results"],
    "a questionnaire": ["SHA-256 of the results"],
    "a method": ["SHA-256 of the results"],
    "a number too long": ["SHA-256 of the results", "stages.operation.score"],
}


def _after(pdf: bytes, name: str, questionnaire: Questionnaire) -> Verdict:
    results = json.loads(_attached(pdf, RESULTS_NAME))
    if name == "an answer":
        exchange = json.loads(_attached(pdf, EXCHANGE_NAME))
        exchange["answers"][0]["rating"] = 5
        change = holding(EXCHANGE_NAME, json.dumps(exchange).encode())
    else:
        {
            "a level": lambda: results["scores"]["practices"]["incident_management"].update(level=5),
            "a hash": lambda: results.update(exchange_sha256="0" * 64),
            "a questionnaire": lambda: results["questionnaire"].update(version="0.9"),
            "a method": lambda: results.update(method_version=99),
            "a number too long": lambda: results["scores"]["stages"]["operation"].update(score=10**30),
        }[name]()
        change = holding(RESULTS_NAME, json.dumps(results).encode())
    return verify(changed(pdf, change), "report.pdf", questionnaire, partial(remade, questionnaire))


def _attached(pdf: bytes, name: str) -> bytes:
    with opened(pdf) as document:
        return document.attachments[name].get_file().read_bytes()
