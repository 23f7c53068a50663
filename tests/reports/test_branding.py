"""Branding: logos that are safe, colours that can be read, and where they stand in the report."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from assessment.engagement.branding import Branding
from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from reports.brand.colours import LEAST_CONTRAST, contrast, readable
from reports.brand.logos import LONGEST_SIDE, MOST_BYTES, read_logo
from reports.options import ReportOptions
from reports.pdf.render import Refused, ShippedFonts, render_html, render_report
from reports.view.build import build_view
from tests.reports.making import TODAY, assessment
from tests.reports.pictures import bomb, picture
from tests.reports.reading import elements, opened, text_of


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_drawn_anew_as_a_small_png(kind: str) -> None:
    logo = read_logo(picture(kind, (3000, 1000)), "logo")

    assert Image.open(BytesIO(logo.png)).format == "PNG"
    assert (logo.width, logo.height) == (LONGEST_SIDE, 333)


def test_a_picture_of_a_phone_is_taken_as_the_jpeg_that_it_is_and_stands_upright() -> None:
    """Many write a second picture behind the first (MPO), and note how the camera was held."""
    out, turned = BytesIO(), Image.Exif()
    turned[0x0112] = 6  # to be turned by a quarter
    first, second = Image.new("RGB", (40, 20), "red"), Image.new("RGB", (40, 20), "blue")
    first.save(out, "MPO", save_all=True, append_images=[second], exif=turned)

    kept = Image.open(BytesIO(read_logo(out.getvalue(), "phone.jpg").png))

    assert (kept.format, kept.size) == ("PNG", (20, 40))
    red, green, blue, _ = kept.convert("RGBA").getpixel((10, 20))  # type: ignore[misc]
    assert red > 200 > 50 > max(green, blue)


def test_nothing_else_that_the_file_carried_is_kept() -> None:
    info, out = PngImagePlugin.PngInfo(), BytesIO()
    info.add_text("Comment", "taken at 52.5 N 13.4 E")
    Image.new("RGB", (20, 20)).save(out, "PNG", pnginfo=info)

    assert b"52.5" in out.getvalue()
    assert b"52.5" not in read_logo(out.getvalue() + b"<script>52.5</script>", "logo.png").png


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"<html></html>", "no SVG drawing"),
        (picture("GIF"), "a GIF"),
        (b"%PDF-1.7", "a PDF"),
        (b"", "no picture"),
        (b"\x00" * 100, "no picture"),
        (picture()[:60], "damaged"),
        (bomb(), "more than 16 million points"),
        (bomb(5000, 5000), "more than 16 million points"),
        (b"x" * (MOST_BYTES + 1), "at most 5"),
        (picture("TIFF"), "no picture of a kind"),
    ],
)
def test_what_is_no_usable_picture_is_refused_with_the_reason(raw: bytes, why: str) -> None:
    with pytest.raises(InputError, match=f"logo.png: .*({why})"):
        read_logo(raw, "logo.png")


@pytest.mark.parametrize("colour", ["#ffff00", "#ffffff", "#FFB3C7", "#00e5ff", "#767676", "#8a8a8a"])
def test_a_pale_colour_is_darkened_until_it_reads_and_no_further(colour: str) -> None:
    found = readable(colour)

    assert contrast(found.colour) >= LEAST_CONTRAST
    assert found.darkened == (contrast(colour) < LEAST_CONTRAST)
    assert not found.darkened or contrast(found.colour) < LEAST_CONTRAST + 0.4


@pytest.mark.parametrize("colour", ["red", "#fff", "", "#12345g", "#123456; } body { color: red", "url(x)"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(InputError, match="six of 0-9 and a-f"):
        readable(colour)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#777777") == pytest.approx(4.478, abs=0.001)


@pytest.mark.slow
def test_names_words_and_logos_stand_on_cover_foot_and_summary(questionnaire: Questionnaire, tmp_path: Path) -> None:
    brand = Branding(
        "Brightwater & Sons",
        "#0f6b5c",
        "#9a3412",
        "For the board <b>only</b>",
        "No warranty.",
        read_logo(picture(), "a.png"),
        read_logo(picture("JPEG"), "b.jpg"),
    )
    pdf = render_report(
        assessment(questionnaire, ["incident_management"]),
        questionnaire,
        TODAY,
        ReportOptions("executive", branding=brand),
    )

    text = text_of(pdf, tmp_path)
    with opened(pdf) as read:
        alternatives = [str(element.get("/Alt", "")) for element in elements(read) if element.S == "/Figure"]
        pages = len(read.pages)
        drawn = [
            any(item.Subtype == "/Image" for item in page.Resources.get("/XObject", {}).values()) for page in read.pages
        ]
    assert "For the board <b>only</b>" in text
    assert "No warranty." in text
    assert text.count("Prepared by Brightwater & Sons with Waymark") == pages
    assert {"Logo of Brightwater & Sons", "Logo of Northgate Logistics"} <= set(alternatives)
    assert all(alternatives)
    assert all(drawn)


def test_the_brand_s_colours_are_those_of_text_and_charts_and_leave_the_ramp(questionnaire: Questionnaire) -> None:
    made = build_view(assessment(questionnaire, tuple(questionnaire.framework_practices)[:12]), questionnaire, TODAY)
    html = render_html(made, ReportOptions(branding=Branding(colour="#0f6b5c", second_colour="#9a3412")))

    assert "#1f3a5f" not in html.lower().replace("#points", "").split("</style>")[1]
    assert "color: #9a3412" in html
    assert "stroke: #0f6b5c" in html
    assert "#41B6C4" in html


def test_an_address_in_a_text_of_the_brand_is_not_loaded(questionnaire: Questionnaire) -> None:
    hostile = '<img src="http://127.0.0.1:9/x.png">"><style>@import url(http://127.0.0.1:9/)</style>{{ 7 * 7 }}'
    html = render_html(
        build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY),
        ReportOptions(branding=Branding(hostile[:110], cover_text=hostile, disclaimer=hostile)),
    )

    assert '<img src="http' not in html
    assert html.count("<style>") == 1
    assert "{{ 7 * 7 }}" in html


def test_a_logo_that_was_not_given_is_refused() -> None:
    with pytest.raises(Refused):
        ShippedFonts({"waymark-picture:client": b"x"})("waymark-picture:consultant")
