"""What docs/templates.md promises to templates of one's own is what they get: nothing less, and nothing unsaid.

A rename in the code fails here, and not at somebody who wrote a template.
"""

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import Environment
from jinja2.filters import FILTERS

from assessment.questionnaire.model import Questionnaire
from reports.brand.brand import Brand, Placed, brand_of
from reports.document import blocks, charts
from reports.document.report import CHAPTERS
from reports.narrative.sentence_files import FOLDER as SENTENCES
from reports.narrative.sentence_files import environment
from reports.options import FULL, ReportOptions
from reports.pdf import html, paint
from reports.pdf.vocabulary import VOCABULARY
from reports.progress import Listener
from reports.templating import SHIPPED, Vocabulary, render_part
from reports.view.build import build_view
from reports.web import page
from reports.web.page import render_web_page
from reports.web.paint import OTHERWISE
from tests.reports.making import TODAY, assessment

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "templates.md"
KINDS = tuple(kind for kind in get_args(blocks.Block) if kind is not blocks.Turn)
"""A turn has no template: it parts a chapter's pages."""
CODE = re.compile(r"`([^`]+)`")
OF_WEB = {f"web/{kind}.html.j2" for kind in OTHERWISE}
CHAPTER, BLOCK = "chapter.html.j2", "blocks/<kind>.html.j2"


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without the table's head."""
    sections = re.split(r"^#+ (.+)\n", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert heading in sections, f"{DOCUMENT.name} has no heading '{heading}'"
    lines = [line for line in sections[sections.index(heading) + 1].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]


def names(heading: str, column: int = 0) -> set[str]:
    return {name for row in rows(heading) for name in CODE.findall(row[column])}


def documented_fields(heading: str) -> dict[str, set[str]]:
    """What the first column names, with the fields in the second."""
    return {CODE.findall(row[0])[0]: set(CODE.findall(row[1])) for row in rows(heading)}


def fields_of(kind: type) -> set[str]:
    """Fields and properties: what a template reads."""
    assert is_dataclass(kind)
    read = {name for name, value in vars(kind).items() if isinstance(value, property | cached_property)}
    return {field.name for field in fields(kind)} | read


def methods_of(kind: type) -> set[str]:
    return {name for name, value in vars(kind).items() if inspect.isfunction(value) and not name.startswith("_")}


def template_of(kind: type) -> str:
    return f"blocks/{re.sub('(?<!^)(?=[A-Z])', '_', kind.__name__).lower()}.html.j2"


# ---- What each template is given


Given = Mapping[str, Mapping[str, object]]


@pytest.fixture(scope="module")
def given(questionnaire: Questionnaire) -> Given:
    """What each template got while a PDF's pages and a web page were made."""
    got: dict[str, Mapping[str, object]] = {}

    def noting(
        part: str, templates: tuple[str, ...], values: Mapping[str, object], words: Vocabulary, listen: Listener
    ) -> str:
        for template in templates:
            got.setdefault(template, values)
        return render_part(part, templates, values, words, listen)

    made = assessment(questionnaire, ["incident_management"])
    with pytest.MonkeyPatch.context() as patch:
        for module in (html, paint, page):
            patch.setattr(module, "render_part", noting)
        html.render_html(build_view(made, questionnaire, TODAY), FULL)
        html.render_html(build_view(made, questionnaire, TODAY), ReportOptions("executive"))
        render_web_page(made, questionnaire, TODAY)
    return got


@pytest.mark.parametrize("template", ["cover.html.j2", "contents.html.j2", "page.html.j2", "web/page.html.j2"])
def test_a_frame_s_template_gets_the_names_that_are_written_down(given: Given, template: str) -> None:
    assert names(f"`{template}`") == set(given[template])


@pytest.mark.parametrize(
    "template", [CHAPTER, "chapters/summary.html.j2", "chapters/method.html.j2", "web/chapter.html.j2"]
)
def test_a_chapter_s_template_gets_the_tools_too(given: Given, template: str) -> None:
    assert names(f"`{CHAPTER}`") | names("Tools") == set(given[template])


def test_a_block_s_template_gets_the_block_and_the_tools(given: Given) -> None:
    seen = {template: got for template, got in given.items() if template.startswith("blocks/") or template in OF_WEB}

    assert len(seen) > len(KINDS) // 2
    assert {frozenset(got) for got in seen.values()} == {frozenset(names(f"`{BLOCK}`") | names("Tools"))}


def test_names_and_filters_that_every_template_has() -> None:
    assert names("Everywhere") == set(VOCABULARY.names)
    assert names("Filters") == set(VOCABULARY.filters)


def test_filters_of_sentences() -> None:
    own = {name for name, made in environment(Environment, SENTENCES).filters.items() if FILTERS.get(name) is not made}
    said = re.search(r"has the\s+filters (.+?)\. ", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)

    assert said is not None
    assert set(CODE.findall(said[1])) == own


# ---- Blocks and their parts


def test_each_kind_of_block_has_its_template_and_its_fields_are_written_down() -> None:
    assert documented_fields("Blocks") == {template_of(kind): fields_of(kind) for kind in KINDS}


def test_the_shipped_templates_are_those_that_are_written_down() -> None:
    shipped = {path.relative_to(folder).as_posix() for folder in SHIPPED for path in folder.rglob("*.j2")}
    listed = names("Which templates there are") - {"summary"}
    one_each = {name for name in listed if "<" not in name}

    assert shipped == one_each | {template_of(kind) for kind in KINDS} | {"chapters/summary.html.j2"}


def test_the_parts_of_blocks_are_written_down() -> None:
    parts = {
        name: fields_of(kind)
        for name, kind in vars(blocks).items()
        if is_dataclass(kind) and isinstance(kind, type) and kind.__module__ == blocks.__name__
        if kind not in get_args(blocks.Block)
    }

    assert documented_fields("Parts of blocks") == parts


def test_every_chart_says_what_it_shows() -> None:
    assert all("says" in fields_of(kind) for kind in get_args(charts.Chart))


def test_the_ids_of_chapters_are_written_down() -> None:
    said = re.search(r"The ids of chapters are (.+?)\. ", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)

    assert said is not None
    assert CODE.findall(said[1]) == list(CHAPTERS)


# ---- Assessment and brand


def test_what_shipped_templates_read_of_the_assessment_is_what_is_promised(questionnaire: Questionnaire) -> None:
    promised = names("`view`", 0)
    read = {found for text in shipped_texts() for found in re.findall(r"\bview\.[a-z_.]+[a-z]", text)}
    view = build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)

    assert {name.removesuffix(".isoformat") for name in read} == promised
    assert [name for name in promised if not has(view, name.split(".")[1:])] == []


def shipped_texts() -> Iterator[str]:
    return (path.read_text(encoding="utf-8") for folder in SHIPPED for path in folder.rglob("*.j2"))


def has(value: object, steps: list[str]) -> bool:
    for step in steps:
        if not hasattr(value, step):
            return False
        value = getattr(value, step)
    return True


def test_all_of_the_brand_is_written_down() -> None:
    logo = {"address", "ratio", "size"}

    assert names("`brand`") == fields_of(Brand) | methods_of(Brand)
    assert fields_of(Placed) | methods_of(Placed) == logo
    assert logo <= {name.partition("(")[0] for name in names("`brand`", 1)}
    assert set(brand_of(FULL.branding).colours) <= names("`brand`", 1)


# ---- The tools, as they are called


def test_a_call_that_is_written_down_is_one_that_the_tool_takes(given: Given) -> None:
    calls = [(row, found) for row in rows("Tools") for found in re.findall(r"`(\w+)\((.*?)\)`", row[1])]

    assert len(calls) > len(rows("Tools")) // 2
    for row, (tool, arguments) in calls:
        assert row[0] == f"`{tool}`"
        inspect.signature(given[CHAPTER][tool]).bind(*arguments.split(", "))  # type: ignore[arg-type]
