"""Branding from a file: what is refused, and in which words."""

from pathlib import Path

import pytest

from assessment.input.problems import InputError
from reports.brand.branding_file import read_branding


def errors(path: Path) -> list[str]:
    with pytest.raises(InputError) as refused:
        read_branding(path)
    return str(refused.value).splitlines()


def test_every_field_that_cannot_be_used_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "brand.json"
    file.write_text(
        '{"consultant": 7,\n "cover_txt": "x",\n "colour": "blue",\n "disclaimer": "' + "x" * 901 + '",\n'
        ' "client_logo": "../none.png",\n "consultant_logo": "brand.json"}',
        encoding="utf-8",
    )
    assert [line.removeprefix(f"{file}:").split(";")[0] for line in errors(file)] == [
        "1: 'consultant': expected text, found 7",
        "2: unknown key 'cover_txt'",
        "3: 'colour': found 'blue'",
        "4: 'disclaimer': has 901 characters",
        f"5: 'client_logo': {tmp_path / '../none.png'}: cannot be read: No such file or directory",
        "6: 'consultant_logo': brand.json: this is no picture of a kind that is read here, and a PNG, JPEG or SVG "
        "picture is expected",
    ]


def test_a_colour_that_yaml_takes_for_a_comment_is_explained(tmp_path: Path) -> None:
    (tmp_path / "branding.yaml").write_text("consultant: Us\ncolour: #ffcc00\n", encoding="utf-8")
    assert errors(tmp_path) == [
        f"{tmp_path / 'branding.yaml'}:2: 'colour': is empty; a text that holds # stands in "
        "quotes, and a field without a value is left out"
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "- a list",
            "{file}:1: expected some of consultant, cover_text, disclaimer, colour, second_colour, "
            "consultant_logo, client_logo, each with a value",
        ),
        ("colour: [", "{file}:2: is not valid YAML: "),
        ("x" * 1024**2 + "x", "{file}: is larger than 1 MiB"),
    ],
)
def test_what_is_no_branding_is_refused(tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "brand.yaml"
    file.write_text(content, encoding="utf-8")
    assert errors(file)[0].startswith(said.format(file=file))


def test_a_folder_without_a_branding_file_is_said(tmp_path: Path) -> None:
    assert errors(tmp_path) == [f"{tmp_path}: holds none of branding.yaml, branding.yml, branding.json"]
