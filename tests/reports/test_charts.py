"""Charts are text and the same each time, and say in words what they show."""

from dataclasses import replace
from xml.etree import ElementTree

from reports.pdf import charts
from reports.pdf.attainment_bars import attainment_bars
from reports.view.model import View

SVG = "{http://www.w3.org/2000/svg}"


def test_the_radar_holds_every_stage_and_score_as_text(sample: View) -> None:
    drawing = ElementTree.fromstring(charts.radar(sample.stages))
    texts = {text.text for text in drawing.iter(f"{SVG}text")}

    for stage in sample.stages:
        assert {stage.name, f"{stage.score:.2f}"} <= texts


def test_a_chart_says_what_it_shows_to_those_who_cannot_see_it(sample: View) -> None:
    drawing = ElementTree.fromstring(charts.radar(sample.stages))
    title = drawing.find(f"{SVG}title")

    assert title is not None
    assert f"Strategy {sample.stages[0].score:.2f}, target" in (title.text or "")


def test_the_same_values_give_the_same_drawing(sample: View) -> None:
    assert charts.radar(sample.stages) == charts.radar(sample.stages)


def test_a_stage_without_a_score_is_no_zero(sample: View) -> None:
    unknown = tuple(replace(stage, score=None, low=None, high=None, target=None) for stage in sample.stages)
    drawing = ElementTree.fromstring(charts.radar(unknown))
    texts = [text.text for text in drawing.iter(f"{SVG}text")]

    assert texts.count("no score") == 5
    assert "0.00" not in texts


def test_a_chart_inside_a_page_styles_nothing_else_and_brings_no_ids(sample: View) -> None:
    for drawing in (
        charts.radar(sample.stages),
        charts.cover_radar(sample.stages),
        charts.load_bars(("Q3 2026", "Q4 2026"), (58.0, 0.0), (60.0, 60.0)),
    ):
        assert "<style" not in drawing
        assert " id=" not in drawing


def test_load_is_shown_beside_capacity_in_every_period() -> None:
    drawing = charts.load_bars(("Q3 2026", "Q4 2026"), (58.0, 12.0), (60.0, 60.0))
    assert "58 of 60" in drawing
    assert "12 of 60" in drawing


def test_attainment_is_said_level_by_level() -> None:
    drawing = ElementTree.fromstring(attainment_bars((1.0, 0.6, 0.2, 0.0, 0.0), "FLPNN"))
    title = drawing.find(f"{SVG}title")

    assert title is not None
    assert (title.text or "").startswith("Attainment of level 1: fully, 100 %; level 2: largely, 60 %")
