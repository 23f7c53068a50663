from pathlib import Path
from typing import Any

import pytest

from assessment.input.problems import InputError
from assessment.input.yaml_file import YamlFile, read_yaml


def read(tmp_path: Path, content: str | bytes) -> YamlFile:
    path = tmp_path / "file.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_yaml(path, "file.yaml")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("No", "No"),
        ("yes", "yes"),
        ("On", "On"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("0.5", 0.5),
        ("1e3", 1000.0),
        ("1:30", "1:30"),
        ("2026-05-04", "2026-05-04"),
        ("0x1f", "0x1f"),
        ("8.6.1", "8.6.1"),
        ("1_000", "1_000"),
        ("<<", "<<"),
        ("9" * 30, "9" * 30),
    ],
)
def test_unquoted_words_are_read_as_yaml_1_2_reads_them(tmp_path: Path, text: str, value: Any) -> None:
    assert read(tmp_path, f"key: {text}\n").content == {"key": value}


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    file = read(tmp_path, "a: 1\nb:\n  - x\n  - c: 2\n")
    assert file.line(("a",)) == 1
    assert file.line(("b", 1, "c")) == 4


def test_a_missing_value_has_the_line_of_what_is_around_it(tmp_path: Path) -> None:
    assert read(tmp_path, "a: 1\nb:\n  c: 2\n").line(("b", "nowhere", 3)) == 2


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfa: 1\n").content == {"a": 1}


@pytest.mark.parametrize(
    ("name", "content", "line", "words"),
    [
        ("empty", "", 1, "is empty"),
        ("only a comment", "# nothing\n", 1, "is empty"),
        ("key twice", "a: 1\nb: 2\na: 3\n", 3, "key 'a' stands twice"),
        ("key that is a list", "? [1]\n: 2\n", 1, "a key must be a word"),
        ("key that is a boolean", "true: 2\n", 1, "a key must be a word"),
        ("alias of a list", "a: &x [1]\nb: *x\n", 1, "anchors and aliases"),
        ("alias of itself", "a: &x [*x]\n", 1, "anchors and aliases"),
        ("two documents", "a: 1\n---\nb: 2\n", 2, "another document"),
        ("not UTF-8", b"a: 1\nb: \xff\n", 2, "is not UTF-8"),
        ("NUL", b"a: 1\nb: x\0\n", 2, "U+0000"),
        ("half a character", 'a: "\\ud800"\n', 1, "is not valid YAML"),
        ("nested deeply", "[" * 900 + "]" * 900, 1, "nested too deeply"),
        ("nested absurdly", "[" * 100_000, 1, "nest"),
        ("number that is none", "a: 1\nb: !!int x\n", 2, "leave the tag out"),
        ("Python object", "a: [1\n", 2, "is not valid YAML"),
    ],
)
def test_what_cannot_be_read_is_an_error_at_its_line(
    tmp_path: Path, name: str, content: str | bytes, line: int, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, content)
    problem = caught.value.problems[0]
    assert (problem.line, words in problem.message, name) == (line, True, name), problem


def test_a_tag_that_names_a_python_object_builds_none(tmp_path: Path) -> None:
    assert read(tmp_path, "a: !!python/object/apply:os.getcwd []\n").content == {"a": []}


def test_a_folder_in_place_of_a_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_yaml(tmp_path, "folder")


def test_a_key_that_is_a_whole_number_with_a_point_is_that_number(tmp_path: Path) -> None:
    assert read(tmp_path, "3.0: text\n").content == {3: "text"}


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is larger than 1024 KiB"):
        read(tmp_path, "- []\n" * 300_000)
