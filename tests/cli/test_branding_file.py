"""`--branding`: a file with names, colours and logos of one's own, for every file that people read."""

from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook
from PIL import Image

from assessment.engagement.exchange_file import to_json
from assessment.questionnaire.model import load_questionnaire
from tests.cli.conftest import Run
from tests.reports.making import assessment
from tests.reports.reading import text_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("branded") / "one.json"
    path.write_text(to_json(assessment(load_questionnaire(), ["service_desk"])), encoding="utf-8")
    return path


@pytest.fixture
def branding(tmp_path: Path) -> Path:
    """A folder with a branding.yaml and the logo that it names."""
    folder = tmp_path / "ours"
    folder.mkdir()
    Image.new("RGB", (200, 80), "#803010").save(folder / "logo.png")
    (folder / "branding.yaml").write_text(
        "consultant: Brightwater & Partners\ncolour: '#ffcc00'\nconsultant_logo: logo.png\n", encoding="utf-8"
    )
    return folder


def test_report_and_workbook_carry_the_branding_of_a_folder(
    run: Run, exchange: Path, branding: Path, tmp_path: Path
) -> None:
    darkened = f"{branding / 'branding.yaml'}: 'colour': #ffcc00 is too pale to read on paper; #8f7200 is used"
    pdf, book = tmp_path / "out.pdf", tmp_path / "out.xlsx"
    for command in (["report", exchange, "-o", pdf, "--edition", "executive"], ["workbook", exchange, "-o", book]):
        done = run(*command, "--branding", branding)
        assert (done.code, done.errors) == (0, [darkened])

    assert "Prepared by Brightwater & Partners with Waymark" in text_of(pdf.read_bytes(), tmp_path)
    with pikepdf.open(pdf) as opened:
        assert [image for page in opened.pages for image in page.get_images()]
    assert load_workbook(book).properties.creator == "Brightwater & Partners"


def test_reports_of_several_clients_show_no_client_s_logo(
    run: Run, exchange: Path, branding: Path, tmp_path: Path
) -> None:
    (branding / "branding.yaml").write_text("client_logo: logo.png\n", encoding="utf-8")
    done = run("report", exchange.parent, "-o", tmp_path / "out", "--branding", branding)
    assert (done.code, done.out) == (1, "")
    assert done.errors[0].startswith(f"{branding}: 'client_logo': a folder may hold assessments of several clients")
    assert not (tmp_path / "out").exists()
