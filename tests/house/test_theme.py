"""The theme names options that Streamlit has, fonts that are there, and colours that can be read."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

from reports.brand import palette

ROOT = Path(__file__).resolve().parents[2]
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
THEME = SETTINGS["theme"]
READABLE = 4.5
VISIBLE = 3.0
"""WCAG 2.2: contrast of text, and of the outline of a control."""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def option_names(table: dict[str, Any], prefix: str = "") -> list[str]:
    names = []
    for key, value in table.items():
        names += option_names(value, f"{prefix}{key}.") if isinstance(value, dict) else [f"{prefix}{key}"]
    return names


def test_every_setting_is_one_that_streamlit_knows() -> None:
    assert set(option_names(SETTINGS)) <= set(config.get_config_options())


def test_every_font_file_of_the_theme_is_shipped_with_its_licence() -> None:
    for face in THEME["fontFaces"]:
        assert (ROOT / face["url"].removeprefix("app/")).is_file(), face["url"]
    assert "SIL OPEN FONT LICENSE" in (ROOT / "static" / "fonts" / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_colour_reads_on_every_background(scheme: str) -> None:
    colours = THEME[scheme]
    grounds = [
        part[name] for part in (colours, colours["sidebar"]) for name in ("backgroundColor", "secondaryBackgroundColor")
    ]
    texts = {
        name: colour
        for name, colour in colours.items()
        if name in {"textColor", "linkColor"} or name.endswith("TextColor")
    }

    unreadable = {
        (name, ground): round(contrast(colour, ground), 2)
        for name, colour in texts.items()
        for ground in grounds
        if contrast(colour, ground) < READABLE
    }
    assert unreadable == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_primary_button_reads_and_stands_out(scheme: str) -> None:
    colours = THEME[scheme]

    assert contrast(palette.PAPER, colours["primaryColor"]) >= READABLE
    assert contrast(colours["primaryColor"], colours["backgroundColor"]) >= VISIBLE


def test_the_light_theme_wears_the_reports_colours() -> None:
    light = THEME["light"]

    assert [
        light["primaryColor"],
        light["backgroundColor"],
        light["secondaryBackgroundColor"],
        light["textColor"],
        light["borderColor"],
        light["grayTextColor"],
    ] == [palette.ACCENT, palette.PAPER, palette.WASH, palette.INK, palette.LINE, palette.MUTED]
