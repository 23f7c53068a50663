"""Text from outside is text and nothing else, wherever it stands."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pikepdf
import pytest

from assessment.engagement.model import Assessment
from assessment.questionnaire.model import Questionnaire
from reports.options import ReportOptions
from reports.pdf.render import FONTS, Refused, ShippedFonts, render_report
from reports.verification.attachment import EXCHANGE_NAME, RESULTS_NAME
from reports.verification.statement import STATEMENT_NAME
from tests.reports.making import TODAY, assessment
from tests.reports.reading import elements, opened, solid, text_of


class Listener(ThreadingHTTPServer):
    """A server that answers nothing and remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Listener

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def attacks(address: str) -> list[str]:
    return [
        f'<img src="{address}/image.png"><link rel="stylesheet" href="{address}/style.css">',
        f"</style><style>@import url({address}/import.css); body {{ background: url({address}/back.png) }}</style>",
        f'<script src="{address}/code.js">alert(1)</script><iframe src="{address}/frame"></iframe>',
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}/svg.png"/><use href="file:///etc/passwd#x"/></svg>',
        '<object data="file:///etc/passwd"></object><a href="file:///etc/passwd">a</a><embed src="file:///etc/hostname">',
        f'<link rel="attachment" href="file:///etc/passwd"><base href="{address}/">',
        "{{ 7 * 7 }} {% include '/etc/passwd' %} {{ view.framework }} {# gone #}",
        f"]]> --> <!-- <![CDATA[ &amp; &#60;b&#62; '\" url({address}/plain.png) file:///etc/passwd",
    ]


@pytest.fixture
def hostile(questionnaire: Questionnaire, listener: Listener) -> Assessment:
    """Every text field of an exchange file holds every attack that fits it."""
    one, every = attacks(listener.address)[0], " ".join(attacks(listener.address))
    made = assessment(
        questionnaire,
        ["incident_management"],
        "standard",
        comment=every,
        evidence=every,
        client=one[:290],
        title=attacks(listener.address)[1][:290],
        role=attacks(listener.address)[6],
    )
    content = made.model_dump(mode="json")
    content["client"] |= {"sector": every, "country": every}
    content["assessment"]["questionnaire_version"] = attacks(listener.address)[6]
    content["consensus"] = [{"question": "incident_management.flow", "rating": 3, "rationale": every, "by": every}]
    for respondent in content["respondents"]:
        respondent["label"] = every
    return Assessment.model_validate(content)


@pytest.mark.slow
def test_markup_scripts_styles_and_templates_are_shown_as_written(
    hostile: Assessment, questionnaire: Questionnaire, listener: Listener, tmp_path: Path
) -> None:
    text = solid(text_of(render_report(hostile, questionnaire, TODAY, ReportOptions(named=True)), tmp_path))

    for attack in attacks(listener.address)[:3]:
        assert solid(attack) in text
    assert solid(hostile.client.name) in text
    assert "{{7*7}}" in text
    assert "root:x:0" not in text


@pytest.mark.slow
def test_nothing_is_fetched_attached_or_run(
    hostile: Assessment, questionnaire: Questionnaire, listener: Listener
) -> None:
    pdf = render_report(hostile, questionnaire, TODAY, ReportOptions(named=True))

    assert listener.asked == []
    with opened(pdf) as read:
        names = read.Root.get("/Names", pikepdf.Dictionary())
        assert set(read.attachments) == {EXCHANGE_NAME, RESULTS_NAME, STATEMENT_NAME}
        assert "/JavaScript" not in names
        assert "/OpenAction" not in read.Root or "/S" not in read.Root.OpenAction
        links = [annotation for page in read.pages for annotation in page.get("/Annots", [])]
        assert [link for link in links if "/URI" in link.get("/A", {})] == []
        assert len([element for element in elements(read) if element.S == "/Figure"]) <= 10


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x.woff2",
        "https://example.org/x.woff2",
        "file:///etc/passwd",
        "data:text/css,*{color:red}",
        "ftp://127.0.0.1/x.woff2",
        "waymark-font:../../cli.py",
        "waymark-font:/etc/passwd",
        "waymark-font:LICENSE",
        f"file://{FONTS}/ibm-plex-sans-latin-400-normal.woff2",
        "waymark-font:%2e%2e/logo.woff2",
    ],
)
def test_every_address_but_a_shipped_font_is_refused(url: str) -> None:
    with pytest.raises(Refused):
        ShippedFonts()(url)


def test_a_link_out_of_the_fonts_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.woff2"
    secret.write_bytes(b"secret")
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "innocent.woff2").symlink_to(secret)
    monkeypatch.setattr("reports.pdf.render.FONTS", fonts)

    with pytest.raises(Refused):
        ShippedFonts()("waymark-font:innocent.woff2")
