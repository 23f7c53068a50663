"""The slides as PowerPoint's file says them, read back with python-pptx."""

import datetime as dt
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Inches, Pt

from assessment.engagement.branding import Branding
from assessment.engagement.exchange_file import read_assessment
from assessment.engagement.model import Baseline, Needs
from assessment.engagement.overrides import Override
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.plan_cache import cached_or_first
from assessment.roadmap.planner import first_plan
from reports import narrative
from reports.narrative import bottom_line, brief_pages
from reports.narrative.chapters import chapters
from reports.office.fitting import lines_of
from reports.office.theme import EYEBROW
from reports.options import ReportOptions
from reports.slides import render_slides
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY, assessment

pytestmark = pytest.mark.slow

CLIENTS = Path(__file__).parents[2] / "clients"
FOOT = Inches(7.0)  # what stands under it is the footer
EARLIER = dt.date(2025, 5, 1)
HOSTILE = "<b>Ministry</b> {{ 7*7 }} & =1+1 \u202e"


@pytest.fixture(scope="module")
def file(sample: View) -> bytes:
    return render_slides(sample)


@pytest.fixture(scope="module")
def deck(file: bytes) -> Any:
    return Presentation(BytesIO(file))


def opened(view: View, **chosen: Any) -> Any:
    return Presentation(BytesIO(render_slides(view, ReportOptions(**chosen))))


def texts(slide: Any) -> str:
    cells = [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join([*(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame), *cells])


def named(slide: Any) -> str:
    """The chapter that a slide belongs to; a cover has none."""
    found = [place.text_frame.text for place in slide.placeholders if place.placeholder_format.idx == EYEBROW]
    return found[0] if found else ""


def titles(deck: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def test_the_sample_makes_twelve_wide_slides_whose_titles_are_the_findings(deck: Any, sample: View) -> None:
    comparison = sample.comparison
    assert comparison is not None
    assert len(deck.slides) == 12
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=0.001)
    assert titles(deck)[:2] == [sample.client.name, bottom_line.bottom_line(sample)]
    assert {
        narrative.radar_title(sample),
        narrative.heat_map_title(sample),
        brief_pages.plan_title(sample),
        narrative.readiness_title(sample),
        narrative.changes_title(sample, comparison),
    } <= set(titles(deck))


def test_charts_are_native_and_hold_the_numbers_of_the_result(deck: Any, sample: View) -> None:
    radar = next(
        shape.chart
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart and len(shape.chart.plots[0].categories) == 5 and shape.chart.has_legend
    )
    now = next(series for series in radar.series if series.name == "Now")
    assert list(now.values) == [pytest.approx(stage.score, abs=0.005) for stage in sample.stages]


def test_the_load_of_the_plan_is_a_native_chart_over_a_workbook(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)
    load = next(
        shape.chart
        for slide in opened(view).slides
        for shape in slide.shapes
        if shape.has_chart and "Planned" in [series.name for series in shape.chart.series]
    )

    assert sum(load.plots[0].series[0].values) == pytest.approx(sum(view.roadmap.load), abs=0.5)
    assert load.part.chart_workbook.xlsx_part.blob.startswith(b"PK")


def test_what_changed_shows_the_stages_then_and_now_and_what_fell_first(deck: Any, sample: View) -> None:
    slide = next(slide for slide in deck.slides if named(slide) == "What changed")
    comparison = sample.comparison
    assert comparison is not None
    radar = next(shape.chart for shape in slide.shapes if shape.has_chart)
    table = next(shape.table for shape in slide.shapes if shape.has_table)

    assert [series.name for series in radar.plots[0].series] == ["Now", "Earlier result"]
    fell = [sample.questionnaire.practices[change.id].name for change in comparison.that("fell")]
    assert [row.cells[0].text for row in table.rows][1 : 1 + len(fell)] == fell


def test_an_earlier_result_of_levels_alone_is_told_without_columns_that_it_cannot_fill(
    questionnaire: Questionnaire,
) -> None:
    levels = Baseline(date=EARLIER, practices={"incident_management": 3, "service_desk": 1})
    base = assessment(questionnaire, ["incident_management", "service_desk"]).model_copy(update={"baseline": levels})
    slide = next(
        slide for slide in opened(build_view(base, questionnaire, TODAY)).slides if named(slide) == "What changed"
    )
    table = next(shape.table for shape in slide.shapes if shape.has_table)

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Practice", "Level then", "Level now"],
        ["Incident management", "3", "2"],
        ["Service desk", "1", "2"],
    ]
    assert "Incident management fell from level 3 to 2." in texts(slide)


def test_every_slide_has_content_a_number_and_notes_with_the_source(deck: Any, sample: View) -> None:
    for number, slide in enumerate(deck.slides, 1):
        said = [
            shape
            for shape in slide.shapes
            if shape.has_chart or shape.has_table or (shape.has_text_frame and shape.text_frame.text.strip())
        ]
        kinds = [shape.placeholder_format.type for shape in slide.placeholders]
        assert len(said) >= 3, number
        assert number == 1 or any("SLIDE_NUMBER" in str(kind) for kind in kinds)
        source = f"{sample.headline.valued} of {sample.headline.asked} questions"
        assert source in slide.notes_slide.notes_text_frame.text


def test_no_placeholder_is_left_empty(deck: Any) -> None:
    assert [shape.name for slide in deck.slides for shape in slide.placeholders if not shape.text_frame.text] == []


def test_charts_and_tables_are_told_to_those_who_cannot_see_them(deck: Any) -> None:
    told = [
        shape._element.xpath("./*[1]/p:cNvPr/@descr")
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert len(told) > 10
    assert all(description and description[0] for description in told)


def test_nothing_lies_outside_its_slide(questionnaire: Questionnaire) -> None:
    needs = Needs(drivers={"dependable_operations": 3}, period="month", periods=24, capacity_days=(9.0,))
    long = assessment(
        questionnaire,
        list(questionnaire.framework_practices),
        client="W" * 300,
        title="株式会社" * 70,
        role="r" * 300,
        needs=needs,
    )
    deck = opened(build_view(long, questionnaire, TODAY, cached_or_first))

    assert [
        shape.name
        for slide in deck.slides
        for shape in slide.shapes
        if shape.left < 0
        or shape.top < 0
        or shape.left + shape.width > deck.slide_width + Inches(0.01)
        or shape.top + shape.height > deck.slide_height
    ] == []
    assert max(len(title) for title in titles(deck)) < 250
    assert [
        shape.name
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table and shape.top + grown(shape.table) > FOOT
    ] == []


def grown(table: Any) -> int:
    """How high a table is once its rows have taken the lines that their texts need."""
    return sum(
        max(
            [
                row.height,
                *(
                    Pt(lines_of(cell.text, size(cell), table.columns[at].width.inches) * size(cell) * 1.2)
                    + 2 * cell.margin_top
                    for at, cell in enumerate(row.cells)
                    if cell.text and not cell.is_merge_origin
                ),
            ]
        )
        for row in table.rows
    )


def size(cell: Any) -> float:
    return float(cell.text_frame.paragraphs[0].runs[0].font.size.pt)


def test_the_heaviest_findings_and_what_is_to_decide_stand_on_slides_of_their_own(questionnaire: Questionnaire) -> None:
    """Where a client has no strength and no blind spot, the slide of findings was empty."""
    hospital = build_view(read_assessment(CLIENTS / "hospital.json", questionnaire), questionnaire, TODAY)
    slides = {named(slide): slide for slide in opened(hospital).slides}

    found = [one.title for one in narrative.chosen_findings(hospital) if one.kind != "strength"]
    assert found[0] in cells_of(slides["Findings"])
    assert any(text.startswith("Release 36.5 to 38 days of IT") for text in cells_of(slides["Decisions"]))


def test_the_plan_stands_on_one_slide_with_what_one_sees_when_its_dates_and_money(
    questionnaire: Questionnaire,
) -> None:
    utility = build_view(read_assessment(CLIENTS / "utility.json", questionnaire), questionnaire, TODAY, first_plan)
    title = brief_pages.plan_title(utility)
    slide = next(slide for slide in opened(utility).slides if slide.shapes.title.text_frame.text == title)
    programmes, cells = narrative.told_programmes(utility), cells_of(slide)

    assert [one.name for one in programmes] == [name for name in cells if name in {one.name for one in programmes}]
    for one in programmes:
        assert any(milestone.text in cell for milestone in one.milestones for cell in cells)
        assert one.goal[1:] in slide.notes_slide.notes_text_frame.text, "the speaker can say what it is for"
    assert any("30 Sep" in cell for cell in cells)
    assert any(shape.name == "Money" and " EUR " in shape.text_frame.text for shape in slide.shapes)
    table = next(shape for shape in slide.shapes if shape.has_table)
    money = next(shape for shape in slide.shapes if shape.name == "Money")
    assert table.top + sum(row.height for row in table.table.rows) <= money.top
    assert money.top + money.height <= FOOT


def cells_of(slide: Any) -> list[str]:
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def with_lenses(questionnaire: Questionnaire, *lenses: str, rating: int = 2, **parts: Any) -> Any:
    """The slide on chosen laws, in a deck of all practices."""
    needs = Needs(drivers={"dependable_operations": 3}, capacity_days=(40.0,), lenses=lenses, **parts)
    made = assessment(questionnaire, list(questionnaire.framework_practices), "deep", rating=rating, needs=needs)
    deck = opened(build_view(made, questionnaire, TODAY))
    assert len(deck.slides) <= 12
    return next((slide for slide in deck.slides if named(slide) == "Laws and standards"), None)


def test_a_chosen_law_has_a_slide_with_what_is_shown_what_is_furthest_and_what_nobody_is_asked(
    questionnaire: Questionnaire,
) -> None:
    slide = with_lenses(questionnaire, "nis2")
    drawn = next(shape.chart for shape in slide.shapes if shape.has_chart)
    lens, unasked = questionnaire.lenses["nis2"], next(one for one in drawn.plots[0].series if one.name == "Not asked")

    assert list(drawn.plots[0].categories) == ["Today", "Plan's end"]
    assert [sum(values) for values in zip(*(one.values for one in drawn.plots[0].series), strict=True)] == [
        len(lens.requirements)
    ] * 2
    assert unasked.values[0] == sum(one.not_asked is not None for one in lens.requirements)
    assert "Furthest from being shown" in texts(slide)
    for title in ("MFA", "encryption", "segmentation"):
        assert title in texts(slide)
    assert "no legal advice and no certificate" in texts(slide)
    notes = slide.notes_slide.notes_text_frame.text
    assert "NIS2 was chosen as binding" in notes
    assert "nothing is known of them here" in notes


def test_several_laws_share_a_slide_that_says_which_of_them_is_a_yardstick_and_holds_all_of_it(
    questionnaire: Questionnaire,
) -> None:
    slide = with_lenses(questionnaire, "nis2", "dora", "cobit_2019", rating=1, lenses_as_yardstick=("dora",))
    table = next(shape for shape in slide.shapes if shape.has_table)
    below = next(shape for shape in slide.shapes if shape.name == "Not asked")

    assert {"NIS2", "DORA"} <= set(cells_of(slide))
    assert "DORA was chosen as a yardstick" in texts(slide)
    assert table.top + grown(table.table) <= below.top


def test_no_law_and_names_beside_the_practices_alone_have_no_slide(questionnaire: Questionnaire) -> None:
    assert with_lenses(questionnaire) is None
    assert with_lenses(questionnaire, "cobit_2019") is None


def test_a_quick_scan_of_one_practice_leaves_out_what_it_cannot_say(questionnaire: Questionnaire) -> None:
    deck = opened(build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY))

    names = [named(slide) for slide in deck.slides]
    assert "Practices by aspect" not in names
    assert "Roadmap" in names


def test_an_empty_assessment_says_what_to_do_and_shows_no_chart_of_results(questionnaire: Questionnaire) -> None:
    view = build_view(
        assessment(questionnaire, ["incident_management", "service_desk"], state=None), questionnaire, TODAY
    )
    deck = opened(view)

    assert len(deck.slides) == 4
    assert narrative.first_step(view) in texts(deck.slides[1])
    assert not any("level 0" in texts(slide) for slide in deck.slides)


def test_hostile_text_stays_text(questionnaire: Questionnaire) -> None:
    deck = opened(build_view(assessment(questionnaire, ["incident_management"], client=HOSTILE), questionnaire, TODAY))

    assert titles(deck)[0] == "<b>Ministry</b> {{ 7*7 }} & =1+1"


def test_the_file_names_its_title_and_author(sample: View, questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)
    properties = opened(view, branding=Branding(consultant="Ada & Sons")).core_properties

    assert (properties.title, properties.author, properties.language) == (
        "Service management review for Northgate Logistics",
        "Ada & Sons",
        "en-GB",
    )


def test_theme_and_charts_wear_the_colours_of_the_house(file: bytes) -> None:
    with ZipFile(BytesIO(file)) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
        assert "1F3A5F" in theme
        assert re.findall(r'<a:m(?:aj|in)orFont><a:latin typeface="([^"]*)"', theme) == ["IBM Plex Sans"] * 2
        assert not any(name.endswith((".jpeg", "printerSettings1.bin")) for name in package.namelist())


def test_the_same_assessment_gives_the_same_bytes(file: bytes, sample: View) -> None:
    assert render_slides(sample) == file


def test_the_cover_carries_what_the_consultant_has_to_say(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)
    own = Branding(
        consultant="Ada & Sons", cover_text="For the board", disclaimer="No <i>warranty</i>.", colour="#7a1f3d"
    )
    file = render_slides(view, ReportOptions(branding=own))
    cover = texts(Presentation(BytesIO(file)).slides[0])

    assert "4 May 2026" in cover
    assert {"Ada & Sons", "For the board", "No <i>warranty</i>."} <= set(cover.splitlines())
    with ZipFile(BytesIO(file)) as package:
        assert "7A1F3D" in package.read("ppt/theme/theme1.xml").decode()


def test_what_was_left_out_of_the_report_has_no_slide(questionnaire: Questionnaire) -> None:
    view = build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)
    kept = frozenset(chapter.id for chapter in chapters(view)) - {"needs", "roadmap", "method"}

    names = {named(slide) for slide in opened(view, sections=kept).slides}
    assert names.isdisjoint({"What you need", "Roadmap", "Method"})
    assert {"Maturity", "Recommendations"} <= names


def test_own_words_too_long_for_a_slide_are_cut_there_and_stand_whole_in_its_notes(
    questionnaire: Questionnaire,
) -> None:
    long = "We heard the same wish in every talk: faster repairs and fewer surprises. " * 40
    own = Override(passage="needs", text=f"Two things count.\n\n- Faster repairs\n- Calmer changes\n\n{long}End.")
    base = assessment(questionnaire, ["incident_management"]).model_copy(update={"overrides": (own,)})
    deck = opened(build_view(base, questionnaire, TODAY))
    slide = next(slide for slide in deck.slides if named(slide) == "What you need")
    said = next(
        shape.text_frame for shape in slide.shapes if shape.has_text_frame and "Two things" in shape.text_frame.text
    )

    assert [paragraph.text for paragraph in said.paragraphs][:3] == [
        "Two things count.",
        "Faster repairs",
        "Calmer changes",
    ]
    assert "End." not in said.text
    assert slide.notes_slide.notes_text_frame.text.count("End.") == 1
    assert (
        sum(p.runs[0].font.size.pt * 1.2 * lines_of(p.text, p.runs[0].font.size.pt, 10.5) for p in said.paragraphs)
        <= 0.75 * 72
    )
