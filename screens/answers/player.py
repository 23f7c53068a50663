"""The player of room/ on the Answers page: a component of Streamlit's, which loads the same modules as a link's page.

It reads and writes past Streamlit, under `/a/self/…` of this same server, which is served to whoever may use the app.
What it tells the app is where one is, and that something was stored.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from assessment.engagement.model import Respondent
from room import player_assets
from screens.app.keys import widget_key

PROJECT, COMPONENT = "waymark", "player"


def one_person(assessment: str, person: Respondent, opens: str) -> dict[str, Any]:
    """The questions for one respondent, from the one that is to be opened."""
    given = {"base": player_assets.desk(assessment, person.id)["base"], "opens": opens}
    return _mounted(widget_key("player", person.id), given)


def everybody(assessment: str, names: dict[str, str], opens: str) -> dict[str, Any]:
    """One question for everybody, a tap each. `names` are those of the respondents by id."""
    people = [{"name": name, **player_assets.desk(assessment, one)} for one, name in names.items()]
    return _mounted(widget_key("everybody", *_marks(names)), {"people": people, "opens": opens})


def _marks(names: Iterable[str]) -> Iterable[str]:
    """Another key where somebody came or went: the component is made anew then."""
    return sorted(names)


def _mounted(key: str, given: dict[str, Any]) -> dict[str, Any]:
    """What the component has told since the last run: `place`, a question's id, and `saved`."""
    data = {"modules": player_assets.address(), **given}
    result = _component()(key=key, data=data, on_told_change=lambda: None)
    told: dict[str, Any] = result.get("told") or {}
    return told


def _component() -> ComponentRenderer:
    """Streamlit takes a module as text, which a browser would have to run from a blob, or from a folder that a package
    names in its pyproject.toml. Ours is none that is installed, so that the folder is named here."""
    manager = get_bidi_component_manager()
    name = f"{PROJECT}.{COMPONENT}"
    if manager.get_component_asset_root(name) is None:
        folder = player_assets.MOUNTING
        config = ComponentConfig(name=COMPONENT, asset_dir=folder.name)
        manager.register_from_manifest(ComponentManifest(PROJECT, "1", [config]), folder.parent)
    return st.components.v2.component(name, html=_frame(), js="component.js")


@cache
def _frame() -> str:
    return f'<div class="mount"><div class="player" hidden>{player_assets.markup()}</div></div>'
