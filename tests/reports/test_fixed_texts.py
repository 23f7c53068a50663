"""Texts that hardly vary: each has a key, is used, and can be said otherwise from a folder of one's own."""

from pathlib import Path

import pytest

from assessment.questionnaire.model import Questionnaire
from reports.narrative import fixed_text
from reports.narrative.labels import label, shipped_texts
from reports.progress import Mended, PartBegun, listening
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY, assessment

ROOT = Path(__file__).resolve().parents[2]
NOTES = {key.rpartition(".")[2]: key for key in shipped_texts() if ".notes." in key}


@pytest.fixture(scope="module")
def view(questionnaire: Questionnaire) -> View:
    return build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own" / "narrative" / "en"
    folder.mkdir(parents=True)
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(tmp_path / "own"))
    return folder / "fixed_texts.yaml"


def told_by(key: str, **values: object) -> tuple[str, list[tuple[str, str]]]:
    told: list[PartBegun | Mended] = []
    with listening(told.append):  # type: ignore[arg-type]
        text = label(key, **values)
        label(key, **values)
    return text, [(event.place, event.what) for event in told if isinstance(event, Mended)]


def test_a_text_is_found_by_its_key() -> None:
    assert label("columns.action") == "Action"


def test_an_unknown_key_names_the_nearest() -> None:
    with pytest.raises(KeyError, match=r"no text 'columns.actoin'; did you mean 'columns.action'\?"):
        label("columns.actoin")


def test_each_note_has_a_name_of_its_own_and_is_used() -> None:
    assert len(NOTES) == sum(".notes." in key for key in shipped_texts())

    files = (file for kind in ("*.py", "*.j2") for file in (ROOT / "reports").rglob(kind))
    code = "\n".join(file.read_text(encoding="utf-8") for file in files)
    assert [name for name in NOTES if f'"{name}"' not in code] == []


def test_all_texts_are_one_line_and_say_something() -> None:
    assert [key for key, text in shipped_texts().items() if not text or text != " ".join(text.split())] == []


def test_an_own_text_stands_before_the_shipped_one_and_an_edit_counts_at_once(own: Path, view: View) -> None:
    shipped = fixed_text("strength", view)
    own.write_text("findings:\n  notes:\n    gap: What is\n      missing.\n", encoding="utf-8")
    assert (fixed_text("gap", view), fixed_text("strength", view)) == ("What is missing.", shipped)

    own.write_text("findings: {notes: {gap: What lacks.}}\n", encoding="utf-8")
    assert fixed_text("gap", view) == "What lacks."


def test_headings_and_columns_can_be_said_otherwise_too(own: Path) -> None:
    own.with_name("labels.yaml").write_text("columns:\n  action: Measure\n", encoding="utf-8")

    assert told_by("columns.action") == ("Measure", [])


def test_an_own_text_gets_the_values_of_the_shipped_one(own: Path, view: View) -> None:
    own.write_text("method: {notes: {method_version: '{version} of {questionnaire}'}}", encoding="utf-8")

    assert fixed_text("method_version", view) == f"{view.questionnaire.framework.version} of itil4"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("columns:\n  action: [", 3, "is not valid YAML"),
        ("- a\n", 1, "the whole is no text"),
        ("columns:\n  action: 5\n", 2, "'columns.action' is no text"),
        ("columns:\n  action:\n    a: {b: c}\n", 3, "goes too deep"),
        ("columns:\n  acton: Measure\n", 2, "there is no text 'columns.acton'; did you mean 'columns.action'?"),
        ("# ours\ncolumns:\n  action: '{nme}'\n", 3, "{nme} is not filled in here; nothing is"),
        ("columns:\n  action: 'a {'\n", 2, "ValueError"),
    ],
)
def test_what_is_wrong_is_told_once_with_its_line_and_the_shipped_text_is_used(
    own: Path, text: str, line: int, what: str
) -> None:
    own.write_text(text, encoding="utf-8")
    said, [(place, why)] = told_by("columns.action")

    assert (said, place) == ("Action", f"{own}:{line}")
    assert what in why


@pytest.mark.parametrize("field", ["{name.__class__}", "{name[0]}", "{0}", "{}"])
def test_a_text_reaches_its_values_and_nothing_behind_them(own: Path, field: str) -> None:
    own.write_text(f"columns:\n  action: 'of {field}'\n", encoding="utf-8")
    said, told = told_by("columns.action", name="Northgate")

    assert (said, len(told)) == ("Action", 1)


def test_a_file_of_comments_says_nothing_and_is_no_fault(own: Path) -> None:
    own.write_text("# not yet\n", encoding="utf-8")

    assert told_by("columns.action") == ("Action", [])


def test_a_note_in_a_file_of_its_own_is_said_as_before(own: Path, view: View) -> None:
    (own.parents[1] / "fixed_gap.j2").write_text("{{ view.client.name }} lacks something.", encoding="utf-8")

    assert fixed_text("gap", view) == "Northgate Logistics lacks something."
