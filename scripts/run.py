"""Starts Waymark: `python -m scripts.run`, and Ctrl-C stops it. `--port 8600` for another port.

Before that it sees that Pango loads, and makes the database or brings an older one to this version's tables.
"""

import sys
from argparse import ArgumentParser

from streamlit.web.cli import main as streamlit

from scripts import database
from scripts.environment import ROOT
from scripts.system_packages import are_there


def main(arguments: list[str]) -> int:
    parser = ArgumentParser(prog="python -m scripts.run", description="Starts Waymark. Ctrl-C stops it.")
    parser.add_argument("--port", type=int, help="another than .streamlit/config.toml names")
    port = parser.parse_args(arguments).port
    if not are_there("pango"):
        return 1
    if status := database.main():
        return status
    options = [f"--server.port={port}"] if port else []
    # In this process, so that nothing stands between Ctrl-C and the server, on Windows too. It ends by sys.exit.
    streamlit(["run", str(ROOT / "app.py"), *options], prog_name="streamlit")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
