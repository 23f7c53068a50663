"""The real server, once for all tests that only ask it, started in both ways that it can be."""

from collections.abc import Iterator

import pytest

from scripts.running_app import RunningApp


class ByStreamlit(RunningApp):
    """The same app as `streamlit run app.py` starts it."""

    def command(self) -> list[str]:
        return self.by_streamlit()


@pytest.fixture(scope="module", params=[RunningApp, ByStreamlit], ids=["scripts.run", "streamlit run"])
def app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    folder = tmp_path_factory.mktemp("server")
    with request.param(
        f"sqlite:///{folder / 'waymark.db'}", WAYMARK_ALLOWED_HOSTS="waymark.example.com, other.example.com:8443"
    ) as running:
        yield running
