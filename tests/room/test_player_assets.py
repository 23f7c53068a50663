"""What a page that mounts the player takes from it."""

import re

from room import player_assets


def test_the_frame_to_be_mounted_holds_the_card_and_nothing_of_anybody() -> None:
    frame = player_assets.markup()

    assert frame.count('class="card"') == 1
    assert "<main" not in frame  # the page that mounts it has one
    assert not re.search(r"<script|<style|\son\w+=|\sstyle=", frame)


def test_the_files_stand_under_an_address_of_their_content() -> None:
    assert re.fullmatch(r"/room-static/[0-9a-f]{16}/player\.js", player_assets.address("player.js"))
    assert {"player.js", "outbox.js", "player.css"} <= player_assets.files().keys()
