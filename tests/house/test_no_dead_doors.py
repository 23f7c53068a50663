"""The store has no door that only tests go through: what it writes for them alone, nobody checks for people."""

import ast
from pathlib import Path

from assessment.store import Repository

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("assessment", "reports", "screens", "room", "commands", "scripts", "benchmarks")
STORE = ROOT / "assessment" / "store"


def names_used() -> set[str]:
    """But for the store's own modules, whose functions have the names of the calls that use them."""
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py") if STORE not in path.parents]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    return {node.attr for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


def test_every_call_of_the_store_has_a_caller() -> None:
    public = {name for name in dir(Repository) if not name.startswith("_")}
    assert public - names_used() == set()
