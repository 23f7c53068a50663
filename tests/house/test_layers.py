"""What import-linter cannot see, since app.py and cli.py are single files."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    direct = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return direct | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_the_command_line_uses_no_screen() -> None:
    assert not {name for name in imported(ROOT / "cli.py") if name.split(".")[0] in {"app", "screens", "streamlit"}}


def test_screen_and_report_embed_the_same_typeface() -> None:
    for path in (ROOT / "reports" / "fonts").glob("*.woff2"):
        assert path.read_bytes() == (ROOT / "static" / "fonts" / path.name).read_bytes(), path.name
