"""What is read from a page's letters is what poppler reads."""

from collections import Counter
from pathlib import Path

from assessment.questionnaire.model import Questionnaire
from reports.options import ReportOptions
from reports.pdf.render import render_report
from reports.verification.page_text import extracted_text
from tests.reports.making import TODAY, assessment
from tests.reports.reading import opened, solid, text_of


def test_every_character_of_a_page_is_read_as_poppler_reads_it(questionnaire: Questionnaire, tmp_path: Path) -> None:
    made = assessment(questionnaire, ["service_desk"], client="Müller & Łukasz Größe GmbH")
    pdf = render_report(made, questionnaire, TODAY, ReportOptions(sections=frozenset({"method"})))

    with opened(pdf) as document:
        read = "".join(extracted_text(page) for page in document.pages)

    assert solid(made.client.name) in read
    assert Counter(read) == Counter(solid(text_of(pdf, tmp_path)))
