"""The branding page: what is saved, and what is refused or mended before."""

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.branding import Branding
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.patience import SECONDS
from tests.screens.conftest import key_of, open_page


def save(app: AppTest) -> AppTest:
    return next(button for button in app.button if button.label == "Save").click().run()


def upload(app: AppTest, key: str, name: str, raw: bytes) -> AppTest:
    return next(one for one in app.get("file_uploader") if one.key.startswith(key)).upload(name, raw, "image/png").run()


def test_names_and_words_are_saved_for_the_workspace(repository: Repository) -> None:
    app = open_page("branding")
    app.text_input(key=key_of(app, "branding-consultant")).set_value(" Brightwater ").run()
    app.text_area(key=key_of(app, "branding-disclaimer")).set_value("No warranty.").run()
    save(app)

    assert not app.exception
    assert repository.branding(LOCAL) == Branding("Brightwater", disclaimer="No warranty.")


def test_what_is_not_saved_yet_is_said(repository: Repository, sample_id: str) -> None:
    app = open_page("branding", assessment=sample_id)
    assert "Not saved yet." not in " ".join(caption.value for caption in app.caption)
    app.text_input(key=key_of(app, "branding-consultant")).set_value("Brightwater").run()
    assert "Not saved yet." in " ".join(caption.value for caption in app.caption)
    save(app).run()
    assert "Not saved yet." not in " ".join(caption.value for caption in app.caption)


def test_a_pale_colour_is_darkened_and_that_is_said(repository: Repository) -> None:
    app = open_page("branding")
    app.toggle(key=key_of(app, "branding-own-colour")).set_value(True).run()
    app.color_picker(key=key_of(app, "branding-picked-colour")).set_value("#ffd400").run()
    save(app)

    saved = repository.branding(LOCAL).colour
    assert saved is not None
    assert saved != "#ffd400"
    assert "#ffd400 is too pale" in app.info[0].value
    assert saved in app.info[0].value


def test_a_client_s_logo_is_set_on_its_own_page_and_can_be_taken_away(repository: Repository, sample_id: str) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><script/><rect width="4" height="1"/></svg>'
    save(upload(open_page("branding", assessment=sample_id), "branding-logo-client", "logo.svg", drawing))
    saved = repository.branding_for(LOCAL, sample_id).client_logo
    assert saved is not None
    assert (saved.png[:4], saved.width, saved.height) == (b"\x89PNG", 1000, 250)
    assert repository.branding(LOCAL).client_logo is None

    again = open_page("branding", assessment=sample_id)
    again.checkbox(key=key_of(again, "branding-no-logo-client_logo")).set_value(True).run()
    save(again)
    assert repository.branding_for(LOCAL, sample_id).client_logo is None


def test_a_logo_that_cannot_be_used_is_refused_in_words_and_nothing_is_saved(repository: Repository) -> None:
    app = upload(open_page("branding"), "branding-logo-consultant", "logo.png", b"<svg onload='alert(1)'/>")

    assert not app.exception
    assert "the drawing does not say how large it is" in app.error[0].value
    assert repository.branding(LOCAL).consultant_logo is None


@pytest.mark.slow
def test_the_cover_is_shown_beside_the_fields(repository: Repository, sample_id: str) -> None:
    app = open_page("branding", assessment=sample_id)
    next(button for button in app.button if button.label == "Show the cover").click().run(timeout=SECONDS)

    assert not app.exception
    assert not app.error
    assert len(app.get("image")) == 1
