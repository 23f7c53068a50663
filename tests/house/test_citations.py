"""Nothing cites a file that is not there: documents as a whole, and what code and settings say in words."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "assessment",
    "benchmarks",
    "commands",
    "docs",
    "questionnaires",
    "reports",
    "room",
    "screens",
    "scripts",
    "tests",
)
SETTINGS = (".streamlit/config.toml", "pyproject.toml", "alembic.ini", "Makefile", "Containerfile")
BEGINS = r"(?<![\w/.~$-])"  # neither within a word nor within somebody's own folder
ENDS = r"(?![\w*<{]|/?\.?[*<{])"
ROOTED = re.compile(rf"{BEGINS}(?:{'|'.join(ROOMS)})(?:/[\w.-]*\w)+{ENDS}")
NAMED = re.compile(rf"{BEGINS}(?:[\w-]+/)*[\w-]+(?:\.[\w-]+)*\.(?:md|py|toml|ini|j2|css)\b{ENDS}")
LINK = re.compile(r"\]\((?![a-z]+:)([^)#\s]+)[^)]*\)")
PLACEHOLDER = re.compile(r"[A-Z]{2,}(?=\.(?!md))|^my-")
"""`NAME.j2` stands for a file that somebody chooses."""
NOT_OURS = frozenset({"pylock.toml"})
"""Names that the world knows, of files that Waymark has none of."""


def shipped() -> Iterator[Path]:
    for top in sorted(ROOT.iterdir()):
        if top.is_dir() and top.name in (*ROOMS, "static", ".streamlit", ".ci"):
            yield from (path for path in top.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        elif top.is_file():
            yield top


FILES = tuple(path.relative_to(ROOT).as_posix() for path in shipped())


def says(name: str) -> str:
    """A document whole, but for what was released, which is history; of anything else its comments, and of Python the
    docstrings too.
    """
    text = (ROOT / name).read_text(encoding="utf-8")
    if name == "CHANGELOG.md":
        return text.split("\n## [")[1]
    if name.endswith(".md"):
        return text
    if name.endswith(".py"):
        return "\n".join((*comments(text), *docstrings(ast.parse(text))))
    return "\n".join(re.findall(r"(?:^|\s)#.*", text))


def comments(text: str) -> Iterator[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return (token.string for token in tokens if token.type == tokenize.COMMENT)


def docstrings(tree: ast.Module) -> Iterator[str]:
    """Texts that stand alone: also those below a name that they explain."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


def cited(text: str) -> set[str]:
    found = {one for pattern in (ROOTED, NAMED) for one in pattern.findall(text)} - NOT_OURS
    return {one for one in found if not PLACEHOLDER.search(one)}


def is_there(citation: str) -> bool:
    """A file or folder by its path, or a file by the end of its path, as one says it within its room."""
    return (ROOT / citation).exists() or any(file.endswith(f"/{citation}") for file in FILES)


@pytest.mark.parametrize("folder", ["", *ROOMS])
def test_every_file_that_is_cited_is_there(folder: str) -> None:
    spoken = [
        name
        for name in FILES
        if (name.partition("/")[0] == folder if folder else "/" not in name or name in SETTINGS)
        if name.endswith((".md", ".py", ".yaml", ".toml", ".css")) or name in SETTINGS
    ]

    assert spoken
    assert [f"{name}: {wrong}" for name in spoken for wrong in sorted(cited(says(name))) if not is_there(wrong)] == []


def test_every_link_of_a_document_leads_to_a_file() -> None:
    links = [
        (name, target)
        for name in FILES
        if name.endswith(".md")
        for target in LINK.findall((ROOT / name).read_text(encoding="utf-8"))
    ]

    assert len(links) > 1
    assert [f"{name}: {target}" for name, target in links if not (ROOT / name).parent.joinpath(target).exists()] == []


def test_every_document_is_in_the_index_and_every_decision_has_its_own_number() -> None:
    index = set(LINK.findall((ROOT / "docs" / "README.md").read_text(encoding="utf-8")))
    documents = {name.removeprefix("docs/") for name in FILES if name.startswith("docs/") and name.endswith(".md")}
    numbers = [Path(name).name[:4] for name in sorted(documents) if name.startswith("decisions/")]

    assert documents - index == {"README.md"}
    assert sorted(set(numbers)) == numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see docs/method.md, and `tests/house`.", {"docs/method.md", "tests/house"}),
        ("[`assessment/roadmap/mip_model.py`, `solver.py`]", {"assessment/roadmap/mip_model.py", "solver.py"}),
        ("`narrative/NAME.j2`, /home/me/cover.html.j2, ~/x/note.html.j2, assessment/content_rules/<rule>.py", set()),
        ("tests/assessment/*.py or reports/", set()),
    ],
)
def test_what_counts_as_a_citation(text: str, found: set[str]) -> None:
    assert cited(text) == found
