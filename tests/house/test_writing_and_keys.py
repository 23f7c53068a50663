"""Screens write in one way and name widgets in one way: what the source of the pages says about it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment.store import Repository

ROOT = Path(__file__).resolve().parents[2]
SCREENS = sorted((ROOT / "screens").rglob("*.py"))
READING = {
    "answer_sheet",
    "answered",
    "answer_history",
    "answering",
    "assessment",
    "branding",
    "branding_for",
    "chosen_practices",
    "client_of",
    "clients",
    "contacts",
    "document_requests",
    "enrolment_of",
    "guest_address",
    "guest_at_this_machine",
    "guest_of",
    "invitations",
    "letters",
    "questionnaire",
    "questionnaire_digest",
    "own_vote",
    "seat_of",
    "workshop",
    "workshop_door",
    "workshop_hands",
    "workshop_ballots",
    "workshop_votes",
    "workshop_votes_looked_at",
    "workshops",
}
WRITING = {name for name in dir(Repository) if not name.startswith("_")} - READING
WRITER = ROOT / "screens" / "app" / "writing.py"

REMEMBERS = {
    "checkbox",
    "color_picker",
    "data_editor",
    "date_input",
    "file_uploader",
    "multiselect",
    "number_input",
    "pills",
    "radio",
    "segmented_control",
    "select_slider",
    "selectbox",
    "slider",
    "tabs",
    "text_area",
    "text_input",
    "toggle",
}
"""What Streamlit keeps a state of from one run to the next."""
NO_WIDGET = {"container"}  # its key is a class for the style sheet
MAKERS = {"widget_key", "begin_from", "begin_draft", "table_key", "shown", "drafted", "_drafted"}
"""Functions and methods that give a key with the assessment in it."""
OF_NO_ASSESSMENT = {
    ("advice.py", "part"),  # bound to the address by its name
    ("learn.py", "page"),  # the same
    ("roadmap.py", "view"),  # the same
    ("writing.py", "unsaved-again"),
    ("writing.py", "unsaved-leave"),
}


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def place(file: Path, node: ast.AST) -> str:
    return f"{file.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def is_store(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and name_of(node) == "repository"


def test_no_page_reaches_a_writing_call_of_the_store_but_through_the_one_way_to_write() -> None:
    found = [
        place(file, call)
        for file in SCREENS
        for call in calls(parsed(file))
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITING and is_store(call.func.value)
    ]
    assert not found, "write through screens/app/writing.py, which says what was not saved and why"


def test_no_page_puts_the_store_aside_to_write_later() -> None:
    """`repository()` is read from where it stands; the one way to write hands the store to what is to be done."""
    aside = []
    for file in SCREENS:
        if file == WRITER:
            continue
        tree = parsed(file)
        read_from = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        aside += [place(file, call) for call in calls(tree) if is_store(call) and id(call) not in read_from]
    assert not aside


def test_every_widget_that_remembers_has_a_key_that_names_its_assessment() -> None:
    bare = [
        f"{place(file, call)} {name_of(call)}"
        for file in SCREENS
        for call in calls(parsed(file))
        if is_widget(call) and name_of(call) in REMEMBERS and not any(word.arg == "key" for word in call.keywords)
    ]
    # Tabs without a reaction to them are a way to fold the page: nothing that the server knows.
    assert [one for one in bare if not one.endswith(" tabs")] == []


def test_no_page_is_stopped_but_all_end() -> None:
    """After `st.stop()` Streamlit takes widgets for shown that the browser has dropped: the page comes back empty."""
    assert [place(file, call) for file in SCREENS for call in calls(parsed(file)) if name_of(call) == "stop"] == []


def is_widget(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute)


@pytest.mark.parametrize("file", SCREENS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_key_is_made_in_the_one_way(file: Path) -> None:
    assert not bare_keys(parsed(file), file), "make the key with widget_key, so that no assessment shows another's"


@pytest.mark.parametrize(
    "source",
    [
        'st.pills("Needs", names, key="needs")',
        'st.pills("Needs", names, key=f"needs-{kind}")',
        'key = f"needs-{kind}"\nst.pills("Needs", names, key=key)',
        'st.pills("Needs", names, key="needs" + kind)',
    ],
)
def test_a_bare_key_is_found(source: str) -> None:
    assert bare_keys(ast.parse(source), WRITER)


def bare_keys(tree: ast.Module, file: Path) -> list[str]:
    return [
        f"{place(file, word.value)} key={ast.unparse(word.value)}"
        for call in calls(tree)
        if is_widget(call) and name_of(call) not in {*NO_WIDGET, *MAKERS}
        for word in call.keywords
        if word.arg == "key" and not isinstance(word.value, ast.Lambda) and not is_made(word.value, tree, file)
    ]


@pytest.mark.parametrize("file", SCREENS, ids=lambda file: str(file.relative_to(ROOT)))
def test_nothing_is_kept_in_the_session_under_a_bare_name(file: Path) -> None:
    if file.parent.name == "app":  # the session's own notes, and the functions that make keys
        return
    bare = [
        f"{place(file, node)} {ast.unparse(node)}"
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Subscript)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "session_state"
        and isinstance(node.slice, ast.Constant | ast.JoinedStr)
    ]
    assert not bare, "make the key with widget_key"


def is_made(key: ast.expr, tree: ast.Module, file: Path) -> bool:
    """A call of a maker, a field's key, or a name that is bound to nothing else in this file."""
    if isinstance(key, ast.Constant) and (file.name, key.value) in OF_NO_ASSESSMENT:
        return True
    if file == WRITER and isinstance(key, ast.JoinedStr):  # of a conflict, whose own key has the assessment
        return "conflict.key" in ast.unparse(key)
    if isinstance(key, ast.Call):
        return name_of(key) in MAKERS or name_of(key) == "_key"
    if isinstance(key, ast.Subscript):  # out of a dictionary or a tuple of keys
        return isinstance(key.value, ast.Name) and all(
            isinstance(one, ast.arg) or made_within(one) for one in bound(key.value.id, tree)
        )
    if isinstance(key, ast.Attribute):
        return key.attr == "key"
    if isinstance(key, ast.Name):
        found = bound(key.id, tree)
        return all(isinstance(one, ast.arg) or is_made(one, tree, file) for one in found) and bool(found)
    return False


def made_within(value: ast.AST) -> bool:
    return any(name_of(call) in MAKERS for call in calls(value))


def bound(name: str, tree: ast.Module) -> list[ast.AST]:
    """What the file binds to a name: values of assignments, and parameters."""
    values: list[ast.AST] = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id == name
    ]
    return values + [node for node in ast.walk(tree) if isinstance(node, ast.arg) and node.arg == name]


@pytest.mark.parametrize("file", sorted((ROOT / "screens" / "pages").glob("*.py")), ids=lambda file: file.name)
def test_no_value_merely_stands_in_a_page(file: Path) -> None:
    """Streamlit's magic, where it is switched on, prints each of them at the head of the page."""
    _docstring, *rest = parsed(file).body
    bare = [node for node in rest if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Call)]
    assert [place(file, node) for node in bare] == []
