"""SVG logos: drawn as pictures, with nothing of them executed or fetched, and never for long."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

from assessment.input.problems import InputError
from reports.brand.branding_file import read_branding
from reports.brand.logos import LONGEST_SIDE, read_logo
from reports.brand.svg_rasterize import Limits, picture_of
from reports.brand.svg_validation import MOST_BYTES, Unusable
from tests.reports.pictures import picture

pytestmark = pytest.mark.slow

RED, GREEN = (255, 0, 0, 255), (0, 128, 0, 255)
DOCTYPE = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def svg(inside: str, facts: str = 'viewBox="0 0 200 100"') -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {facts}>{inside}</svg>'
    ).encode()


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGBA")


def test_a_drawing_becomes_a_picture_with_its_transparency() -> None:
    logo = read_logo(
        b'<?xml version="1.0"?>\n<!-- made by hand -->\n'
        + svg(
            '<linearGradient id="g"><stop stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient>'
            '<rect width="100" height="100" fill="url(#g)"/><circle cx="150" cy="50" r="50" fill="green"/>'
        ),
        "logo.svg",
    )

    drawn = opened(logo.png)
    assert (logo.width, logo.height) == (LONGEST_SIDE, 500)
    assert drawn.getpixel((750, 250)) == GREEN
    assert drawn.getpixel((995, 5))[3] == 0  # type: ignore[index]
    assert drawn.getpixel((50, 250))[0] < drawn.getpixel((450, 250))[0]  # type: ignore[index]


def test_a_drawing_in_a_branding_file_is_trimmed_and_as_sharp_as_one_that_fills_its_sheet(tmp_path: Path) -> None:
    (tmp_path / "ours.svg").write_bytes(
        svg('<rect x="90mm" y="100mm" width="30mm" height="15mm" fill="green"/>', 'width="210mm" height="297mm"')
    )
    (tmp_path / "branding.yaml").write_text("client_logo: ours.svg\n", encoding="utf-8")

    logo = read_branding(tmp_path).branding.client_logo

    assert logo is not None
    assert logo.width == pytest.approx(LONGEST_SIDE, abs=10)
    assert logo.height == pytest.approx(LONGEST_SIDE / 2, abs=10)
    assert opened(logo.png).getpixel((20, 20)) == GREEN


def test_nothing_inside_a_drawing_is_fetched_or_executed(tmp_path: Path) -> None:
    """Each address leads to a red picture, so that one that was loaded shows."""
    asked: list[str] = []

    class Red(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(picture(colour="#ff0000"))

    (tmp_path / "red.svg").write_bytes(svg('<rect id="red" width="200" height="100" fill="red"/>'))
    with HTTPServer(("127.0.0.1", 0), Red) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        web, here = f"http://127.0.0.1:{server.server_port}", tmp_path.as_uri()
        hostile = (
            f'<style>@import url({web}/b.css); @import "{here}/red.svg"; '
            f"@font-face {{ font-family: x; src: url({web}/c.ttf) }} "
            f"circle {{ fill: url({web}/d.svg#red) green; background: url({web}/e.png) }}</style>"
            f'<?xml-stylesheet href="{web}/f.css"?><script href="{web}/g.js">alert(1)</script>'
            f'<script>fetch("{web}/h")</script><foreignObject width="200" height="100"><img '
            f'xmlns="http://www.w3.org/1999/xhtml" src="{web}/i.png"/></foreignObject>'
            f'<use href="{here}/red.svg#red"/><use xlink:href="{web}/j.svg#red"/>'
            f'<a href="javascript:alert(1)" onclick="alert(1)"/>'
        )
        drawn = picture_of(svg(f'<g onload="alert(1)">{hostile}</g><circle cx="50" cy="50" r="50" fill="green"/>'))
        server.shutdown()

    colours = {colour for _, colour in opened(drawn).getcolors(1_000_000) or () if colour[3] == 255}  # type: ignore[index]
    assert asked == []
    assert colours == {GREEN}


def test_a_nest_of_copies_is_ended() -> None:
    # Two to the power of 39 rectangles: where nothing ended it, this test would not end either.
    nest = '<g id="a0"><rect width="9" height="9"/></g>' + "".join(
        f'<g id="a{at}"><use href="#a{at - 1}"/><use href="#a{at - 1}"/></g>' for at in range(1, 40)
    )
    with pytest.raises(Unusable, match="more than 0 seconds"):
        picture_of(svg(f'<defs>{nest}</defs><use href="#a39"/>'), Limits(seconds=0))


def test_a_drawing_that_needs_more_memory_than_it_may_have_is_ended() -> None:
    with pytest.raises(Unusable, match="or 60 MB"):
        picture_of(svg('<rect width="9" height="9"/>'), Limits(megabytes=60))


def test_what_cannot_be_drawn_whole_is_refused() -> None:
    with pytest.raises(InputError, match=r"logo\.svg: the drawing holds something that cannot be drawn here"):
        read_logo(svg('<g id="a"><use href="#a"/></g><rect width="9" height="9"/>'), "logo.svg")


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (DOCTYPE.encode() + svg("&b;"), "a DOCTYPE, in which entities can hide"),
        (b"\xef\xbb\xbf" + DOCTYPE.encode() + svg(""), "a DOCTYPE"),
        ((f'<?xml version="1.0" encoding="UTF-7"?>{DOCTYPE}').encode() + svg(""), "DOCTYPE|encoding"),
        (svg("&b;"), "line 1 is no well-formed XML"),
        (svg("<rect"), "no well-formed XML"),
        (b"<svg", "no well-formed XML"),
        (svg("<rect/>" * 100_000), "more than 20,000 elements"),
        (svg("<g>" * 500 + "</g>" * 500), "100 inside each other"),
        (svg(" " * MOST_BYTES), "the drawing has 1.0 MB, and an SVG at most 1"),
        (svg('<mask id="m"/>'), "a mask, which"),
        *(
            (svg(f'<image width="9" height="9" href="{address}"/>'), "another picture, and a drawing loads")
            for address in (
                "http://127.0.0.1:9/a.png",
                "file:///etc/hostname",
                "data:image/png;base64,iVBORw0KGgo=",
                "a.png",
            )
        ),
        (b"<?xml version='1.0'?><html/>", "no SVG drawing but XML that begins"),
        *(
            (svg("", facts), "does not say how large it is")
            for facts in (
                "",
                'width="100%" height="100%"',
                'width="0" height="9"',
                'width="-5" height="9"',
                'width="1e999" height="1"',
                'viewBox="0 0 0 0"',
                'viewBox="0 0 nan inf"',
                'viewBox="0 0 9"',
                'width="9"',
            )
        ),
        (svg("", 'viewBox="0 0 1000 1"'), "at most 50 times"),
        (svg("", 'width="1" height="1000mm"'), "at most 50 times"),
    ],
)
def test_what_is_no_plain_drawing_is_refused_before_it_is_drawn(raw: bytes, why: str) -> None:
    with pytest.raises(InputError, match=f"logo.svg: .*({why})"):
        read_logo(raw, "logo.svg")
