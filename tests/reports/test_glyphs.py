"""Characters that no font can draw are said, with the package that brings one, beside a report that is made."""

from io import BytesIO

import pikepdf
import pytest

from assessment.questionnaire.model import Questionnaire
from reports.brand.glyphs import packages, without_glyphs
from reports.narrative import boxes_sentence
from reports.options import ReportOptions
from reports.pdf.render import render_report
from reports.progress import Boxes, Event
from tests.reports.making import TODAY, assessment

UNKNOWN = "𐤀𐤁"  # Phoenician: no distribution installs a font for it by itself
NAME = f"Tyre & Co {UNKNOWN}"


def test_every_shipped_script_is_drawn_and_marks_that_are_not_seen_are_no_boxes() -> None:
    assert without_glyphs("Łódź Škoda Αθήνα Москва “–” € … ≥ \u200b\u202e\ufeff e\u0301 \t\n") == ()
    assert without_glyphs(f"a{UNKNOWN}a{UNKNOWN}") == tuple(UNKNOWN)


def test_each_script_has_its_package() -> None:
    assert packages("日本") == packages("カ한") == ("fonts-noto-cjk",)
    assert packages("😀") == ("fonts-noto-color-emoji",)
    assert packages("ยहa") == ("fonts-noto-core",)


def test_the_sentence_names_some_and_counts_the_others() -> None:
    said = boxes_sentence("".join(chr(0x10900 + at) for at in range(8)))
    assert said is not None
    assert said.startswith("No font here has 𐤀 (U+10900), 𐤁 (U+10901), ")
    assert "and 3 further characters: they stand as boxes" in said
    assert said.endswith("On Debian fonts-noto-core brings them.")
    assert boxes_sentence("Łódź") is None


@pytest.mark.slow
def test_a_report_with_boxes_says_so_and_is_made(questionnaire: Questionnaire) -> None:
    told: list[Event] = []
    made = assessment(questionnaire, ["service_desk"], client=NAME)
    pdf = render_report(made, questionnaire, TODAY, ReportOptions("executive"), told.append)
    assert len(pikepdf.open(BytesIO(pdf)).pages) > 1
    assert [str(one)[:26] for one in told if isinstance(one, Boxes)] == ["No font here has 𐤀 (U+1090"]
