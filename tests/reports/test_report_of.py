"""A report as blocks: what every painter is given."""

import pytest

from assessment.questionnaire.model import Questionnaire
from reports import narrative
from reports.document.blocks import Table, Terms, texts
from reports.document.report import Report, report_of
from reports.narrative import bottom_line
from reports.options import ReportOptions
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY, assessment

pytestmark = pytest.mark.slow

SOME = frozenset({"maturity", "findings", "glossary", "method"})


def terms(report: Report) -> tuple[str, ...]:
    found = [block for chapter in report.chapters for block in chapter.blocks if isinstance(block, Terms)]
    return tuple(one.term for block in found for one in block.terms)


def test_an_edition_has_its_summary_its_chapters_and_contents_where_it_lists_them(sample: View) -> None:
    brief, full = report_of(sample, ReportOptions("executive")), report_of(sample, ReportOptions(sections=SOME))

    assert brief.summary is not None
    assert brief.summary.title == bottom_line.bottom_line(sample)
    assert [chapter.id for chapter in brief.chapters] == ["findings", "maturity", "roadmap", "decisions", "method"]
    assert all(chapter.brief for chapter in brief.chapters)
    assert brief.contents == ()
    assert [chapter.id for chapter in full.contents] == ["maturity", "findings", "glossary", "method"]


def test_the_glossary_explains_the_words_of_the_other_chapters_and_no_others(sample: View) -> None:
    told = terms(report_of(sample, ReportOptions(sections=SOME)))
    fewer = terms(report_of(sample, ReportOptions(sections=frozenset({"glossary"}))))

    assert "Capability level" in told
    assert "Pipeline" not in told
    assert set(fewer) < set(told)


def test_ids_and_roles_are_no_texts_and_a_chart_is_what_it_says(sample: View) -> None:
    said = list(texts(report_of(sample, ReportOptions("executive")).chapters))

    assert not {"maturity", "roadmap", "lanes", "narrow", "right"} & set(said)
    assert any(text.startswith("Practices by what they matter to the needs") for text in said)


@pytest.mark.parametrize("edition", ["executive", "full"])
def test_every_table_has_a_caption_and_rows_as_wide_as_its_columns(sample: View, edition: str) -> None:
    options = ReportOptions(edition, sections=None if edition == "executive" else SOME)
    found = [table for chapter in report_of(sample, options).chapters for table in tables(chapter)]

    assert found
    for table in found:
        assert table.caption
        for group in table.groups:
            assert {sum(cell.span for cell in row.cells) for row in group.rows} == {len(table.columns)}, table.caption


def tables(part: object) -> list[Table]:
    if isinstance(part, Table):
        return [part]
    if isinstance(part, tuple):
        return [table for one in part for table in tables(one)]
    inside = [getattr(part, name, ()) for name in ("blocks", "main", "side", "below")]
    return [table for one in inside for table in tables(one)]


def test_in_a_thin_report_a_brief_chapter_still_begins_its_page_and_the_method_closes_that_of_decisions(
    questionnaire: Questionnaire,
) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)
    brief, full = report_of(view, ReportOptions("executive")), report_of(view, ReportOptions(sections=SOME))

    assert [chapter.id for chapter in full.chapters if chapter.follows] == ["findings"]
    assert [chapter.id for chapter in brief.chapters if chapter.follows] == ["method"]


def test_nothing_answered_leaves_a_first_step_and_no_figures(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"], state=None), questionnaire, TODAY)
    report = report_of(view, ReportOptions("executive"))

    assert report.summary is not None
    assert narrative.first_step(view) in list(texts(report.summary))
    assert [chapter.id for chapter in report.chapters] == ["method"]
