"""Every way in, with files that something has damaged: each is read, or refused in words, and nothing else happens.

2,000 files in all, the same ones every time: a file of each kind with some bytes changed, cut out, doubled or put in,
and workbooks and reports whose parts are damaged inside of a sound package.
"""

import random
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from PIL import Image

from assessment.engagement.exchange_file import parse_assessment, to_json
from assessment.engagement.levels_file import parse_practice_levels
from assessment.input.problems import SHOWN, InputError
from assessment.input.yaml_file import read_yaml
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from reports.brand.branding_file import read_branding
from reports.brand.logos import read_logo
from reports.brand.svg_validation import Unusable, size_of
from reports.questionnaire_workbook import questionnaire_workbook, read_answers_workbook
from reports.verification.attachment import EXCHANGE_NAME
from reports.verification.restore import restored
from tests.reports.making import assessment

Read = Callable[[bytes], object]
SEED = 11
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#123456"/></svg>'
BRANDING = b"consultant: Brightwater\ncolour: '#123456'\ncover_text: \"Words: of our own\"\nlogo: [none]\n"
LEVELS = b"practice;level;score\nincident_management;3;3,2\nService desk;2;\n"
PHONE, PNG = ("MPO", {"save_all": True, "append_images": [Image.new("RGB", (60, 30), "blue")]}), ("PNG", {})


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    return load_questionnaire()


@pytest.fixture(scope="module")
def exchange(questionnaire: Questionnaire) -> bytes:
    return to_json(assessment(questionnaire, ("incident_management",))).encode()


@pytest.fixture(scope="module")
def workbook(questionnaire: Questionnaire) -> bytes:
    made = assessment(questionnaire, ("incident_management",))
    return questionnaire_workbook(made, questionnaire, made.respondents[0])


PUT_IN = (b"\0", b"9" * 40, b"[{", b"<x>", b"\xff", b"1e999", b"-1")


def damaged(content: bytes, chance: random.Random) -> bytes:
    """One to four faults, as bad memory, a broken transfer, an editor or somebody with intent leaves them."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content) + 1)
        upto = min(len(content), at + chance.choice((1, 2, 8, 64, 512)))
        before, within, after = content[:at], content[at:upto], content[upto:]
        match chance.choice(("changed", "noise", "cut out", "doubled", "put in", "cut off")):
            case "changed":
                within = bytes([chance.randrange(256)]) + within[1:]
            case "noise":
                within = chance.randbytes(len(within))
            case "cut out":
                within = b""
            case "doubled":
                within *= 3
            case "put in":
                within = chance.choice(PUT_IN) + within
            case "cut off":
                within = after = b""
        content = before + within + after
    return content


def inside(package: bytes, chance: random.Random) -> bytes:
    """One part of a package damaged, and packed again as if it had been written so."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        spoilt = chance.choice(source.namelist())
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, damaged(content, chance) if name == spoilt else content)
    return out.getvalue()


def picture(kind: str, options: dict[str, object]) -> bytes:
    out = BytesIO()
    Image.effect_noise((60, 30), 40).convert("RGB").save(out, kind, **options)
    return out.getvalue()


def report_with(exchange: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments[EXCHANGE_NAME] = pikepdf.AttachedFileSpec(pdf, exchange, filename=EXCHANGE_NAME)
        pdf.save(out)
    return out.getvalue()


def answered(read: Read, content: bytes) -> bool:
    """Whether it was read; it may be refused, in a few printable lines, and nothing else."""
    lines = refusal(read, content)
    if lines is None:
        return True
    assert lines
    assert len(lines) <= SHOWN + 2
    assert all(line.isprintable() and len(line) < 1_000 for line in lines)
    return False


def refusal(read: Read, content: bytes) -> list[str] | None:
    try:
        read(content)
    except InputError as refused:
        return refused.lines()
    except Unusable as refused:
        return [str(refused)]
    return None


def try_all(read: Read, content: bytes, times: int, spoil: Callable[[bytes, random.Random], bytes] = damaged) -> None:
    chance = random.Random(f"{SEED} {zlib.crc32(content[:64])} {spoil.__name__}")
    assert answered(read, content)
    outcomes = [answered(read, spoil(content, chance)) for _ in range(times)]
    assert not all(outcomes)  # else the damage did not reach what is read


def test_an_exchange_file(exchange: bytes, questionnaire: Questionnaire) -> None:
    try_all(lambda raw: parse_assessment(raw, "in.json", questionnaire), exchange, 500)


def test_practice_levels(questionnaire: Questionnaire) -> None:
    try_all(lambda raw: parse_practice_levels(raw, "in.csv", questionnaire), LEVELS, 250)


def test_a_questionnaire_s_yaml(tmp_path: Path) -> None:
    path = tmp_path / "practice.yaml"
    content = Path("questionnaires/operation/service_desk.yaml").read_bytes()[:6_000].rpartition(b"\n")[0]

    def read(raw: bytes) -> object:
        path.write_bytes(raw)
        return read_yaml(path, path.name)

    try_all(read, content.rpartition(b"\n    ")[0] if b"levels" in content else content, 250)


def test_a_branding_file(tmp_path: Path) -> None:
    path = tmp_path / "branding.yaml"

    def read(raw: bytes) -> object:
        path.write_bytes(raw)
        return read_branding(path)

    try_all(read, BRANDING.replace(b"logo: [none]\n", b""), 150)


@pytest.mark.parametrize(("kind", "options"), [PNG, PHONE], ids=["png", "phone"])
def test_a_logo(kind: str, options: dict[str, object]) -> None:
    try_all(lambda raw: read_logo(raw, "logo"), picture(kind, options), 150)


def test_a_drawing() -> None:
    try_all(size_of, SVG, 150)


def test_a_report(exchange: bytes) -> None:
    try_all(lambda raw: restored(raw, "in.pdf"), report_with(exchange), 150)


def test_a_web_page(exchange: bytes) -> None:
    from base64 import b64encode

    page = b'<!doctype html><a id="waymark-exchange" href="data:application/json;base64,' + b64encode(exchange) + b'">'
    try_all(lambda raw: restored(raw, "in.html"), page, 50)


@pytest.mark.parametrize("spoil", [damaged, inside])
def test_a_filled_in_questionnaire(
    workbook: bytes, questionnaire: Questionnaire, spoil: Callable[[bytes, random.Random], bytes]
) -> None:
    times = 120 if spoil is damaged else 80
    try_all(lambda raw: read_answers_workbook(raw, questionnaire, "in.xlsx"), workbook, times, spoil)


def test_deep_nesting_is_refused_by_every_way_in(questionnaire: Questionnaire, tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    for opening in (b"[", b"{a: ", b"- ", b"? "):
        path.write_bytes(opening * 200_000)
        with pytest.raises(InputError):
            read_yaml(path, path.name)
    for opening in (b"[", b'{"a":'):
        with pytest.raises(InputError):
            parse_assessment(opening * 200_000, "deep.json", questionnaire)
    with pytest.raises(Unusable):
        size_of(b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 200_000)
