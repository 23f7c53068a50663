"""What import-linter cannot see, since app.py and cli.py are single files."""

import ast
from pathlib import Path

from reports.pdf.render import FONTS

ROOT = Path(__file__).resolve().parents[2]


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    direct = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return direct | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_the_command_line_uses_no_screen() -> None:
    files = [ROOT / "cli.py", *(ROOT / "commands").glob("*.py")]
    assert len(files) > 1
    assert not {
        name for file in files for name in imported(file) if name.split(".")[0] in {"app", "screens", "streamlit"}
    }


def test_screen_and_report_take_the_typeface_from_one_folder() -> None:
    assert FONTS == ROOT / "static" / "fonts"
    assert list(FONTS.glob("ibm-plex-sans-latin-400-normal.woff2"))


def test_screens_ask_for_the_users_day_and_not_the_servers() -> None:
    asking = [
        path.name for path in (ROOT / "screens").rglob("*.py") if "date.today()" in path.read_text(encoding="utf-8")
    ]

    assert asking == ["day.py"]
