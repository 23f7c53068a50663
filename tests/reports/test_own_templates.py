"""Templates of one's own: each stands before the shipped one, in a sandbox, and a broken one spoils no report."""

from pathlib import Path

import pytest

from assessment.input.problems import InputError
from assessment.questionnaire.model import Questionnaire
from reports.narrative import fixed_text, method_title
from reports.options import ReportOptions
from reports.own_templates import bounded
from reports.pdf.render import render_html
from reports.progress import Mended, PartBegun
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY, assessment

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def view(questionnaire: Questionnaire) -> View:
    return build_view(assessment(questionnaire, ["incident_management"]), questionnaire, TODAY)


COVER, METHOD = "cover.html.j2", "chapters/method.html.j2"
WITH_METHOD = ReportOptions(sections=("method",))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "own"
    (folder / "chapters").mkdir(parents=True)
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(folder))
    return folder


def made(view: View) -> tuple[str, list[Mended]]:
    told: list[PartBegun | Mended] = []
    html = render_html(view, WITH_METHOD, told.append)
    return html, [event for event in told if isinstance(event, Mended)]


def test_an_empty_folder_changes_nothing(view: View, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_folder, mended = made(view)
    monkeypatch.delenv("WAYMARK_TEMPLATES")

    assert (with_folder, mended) == (render_html(view, WITH_METHOD), [])


def test_a_folder_that_does_not_exist_is_said(view: View, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(own / "not there"))
    with pytest.raises(InputError, match=f"^WAYMARK_TEMPLATES: names {own / 'not there'}, which is no folder; "):
        made(view)


def test_an_own_template_stands_before_the_shipped_one_and_may_include_it(view: View, own: Path) -> None:
    (own / "cover.html.j2").write_text("<p class='ours'>{{ view.client.name }} & {{ '<b>' }}</p>")
    (own / "chapter.html.j2").write_text(
        (Path("reports/pdf/templates/chapter.html.j2"))
        .read_text()
        .replace('<p class="eyebrow"', '<p class="eyebrow ours"')
    )
    html, mended = made(view)

    assert mended == []
    assert "<p class='ours'>Northgate Logistics & &lt;b&gt;</p>" in html
    assert '<p class="eyebrow ours"' in html
    assert 'id="method"' in html


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\n\n{{ view.nothing }}", 3, "nothing"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError"),
        ("{% include 'not-there.j2' %}", 1, "not-there.j2"),
        ("a\n{{ ''.__class__.__mro__ }}", 2, "unsafe"),
        ("a\n{{ label.__globals__ }}", 2, "unsafe"),
        ("{{ label('no.such') }}", 1, "no text 'no.such'"),
        ("{{ '{0.__class__}'.format(label) }}", 1, "unsafe"),
        ("{{ view.date | date | attr('__class__') }}", 1, "unsafe"),
        ("{{ view.client.parse_file('/etc/passwd') }}", 1, "unsafe"),
        ("{{ say('x') }}", 1, "say"),
    ],
)
def test_a_failing_template_is_told_with_its_place_and_the_shipped_one_stands_in(
    view: View, own: Path, text: str, line: int, what: str
) -> None:
    (own / COVER).write_text(text)
    html, mended = made(view)

    assert [(event.part, event.place) for event in mended] == [("Cover", f"{own / COVER}:{line}")]
    assert what in mended[0].what
    assert '<section class="cover"' in html
    assert "root:" not in html


@pytest.mark.parametrize(
    "expression",
    [
        "view.client.model_config",
        "view.client.__class__",
        "questionnaire.framework.model_json_schema()",
        "label.__globals__",
        "label.__wrapped__",
        "label('columns.part_of', part='{0.__class__}', whole=view).format(view).__class__",
        "brand.drawn.__func__",
        "brand.colours.update({})",
        "'{0.__class__}'.format(view)",
        "view.title | shorten(20) | attr('__class__')",
        "['x'] | map(attribute='__class__') | join",
        "cycler.__init__.__globals__.os",
        "lipsum.__globals__",
        "view.practices.append(1)",
    ],
)
def test_nothing_leads_out_of_the_sandbox(view: View, own: Path, expression: str) -> None:
    (own / COVER).write_text("{{ " + expression + " }}")

    assert [event.part for event in made(view)[1]] == ["Cover"]


@pytest.mark.parametrize(
    "expression",
    [
        "paint.__self__",
        "paint.__func__.__globals__",
        "cells.__self__.listen",
        "inline.im_func",
        "square.__globals__",
        "level.__code__",
        "brand.__class__",
        "chapter.blocks[0].__dataclass_fields__",
        "chapter | attr('__class__')",
        "square(chapter).__class__",
    ],
)
def test_nothing_leads_out_by_a_tool(view: View, own: Path, expression: str) -> None:
    (own / METHOD).write_text("\n{{ " + expression + " }}")
    html, mended = made(view)

    assert [(event.part, event.place) for event in mended] == [("Method", f"{own / METHOD}:2")]
    assert "What it is not" in html


ENDLESS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(9) recursive %}{{ loop([1, 2, 3, 4, 5, 6, 7, 8, 9]) if loop.depth < 20 }}{% endfor %}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "{% for a in range(9999) %}{{ range(9999) | map('string') | list | length }}{% endfor %}",
    "{{ [1] | slice(99999999999) | first }}",
    "{{ 'a' | center(99999999999) }}",
    "{{ 'a'.ljust(99999999999) }}",
    "{{ 'a' * 99999999999 }}",
    "{{ 9 ** (9 ** 9) }}",
    "{{ 99999999999 * [1] }}",
    "{% set n = namespace(x=3) %}{% for a in range(999) %}{% set n.x = n.x * n.x %}{% endfor %}",
]


@pytest.mark.parametrize("text", ENDLESS)
def test_a_template_without_an_end_is_ended_and_the_shipped_one_stands_in(view: View, own: Path, text: str) -> None:
    (own / COVER).write_text("\n" + text)
    html, mended = made(view)

    assert [(event.part, event.place) for event in mended] == [("Cover", f"{own / COVER}:2")]
    assert "takes more than 200,000 steps, as a loop without an end does" in mended[0].what
    assert '<section class="cover"' in html


@pytest.mark.parametrize("text", ENDLESS)
@pytest.mark.parametrize("file", ["method_title.j2", "en/method.j2"])
def test_a_sentence_without_an_end_is_ended_and_the_shipped_one_is_said(
    view: View, own: Path, file: str, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    shipped = method_title(view)
    (own / "narrative" / "en").mkdir(parents=True)
    (own / "narrative" / file).write_text("{% block method_title %}\n" + text + "{% endblock %}")

    assert method_title(view) == shipped
    assert f"{own / 'narrative' / file}:2: takes more than 10,000 steps" in caplog.text


def test_a_block_that_paints_itself_twice_is_ended(view: View, own: Path) -> None:
    (own / "blocks").mkdir()
    (own / "blocks" / "heading.html.j2").write_text("{{ paint([block]) }}{{ paint([block]) }}")
    html, mended = made(view)

    assert "What it is not" in html
    assert {event.place for event in mended} == {f"{own / 'blocks' / 'heading.html.j2'}:1"}
    assert all("recursion" in event.what for event in mended)


def test_what_reports_need_is_far_from_the_bound(view: View, own: Path, sample: View) -> None:
    with bounded(50_000):
        assert made(sample)[1] == []


def test_a_kind_of_block_may_have_a_template_of_its_own(view: View, own: Path) -> None:
    (own / "blocks").mkdir()
    (own / "blocks" / "heading.html.j2").write_text("<h2 class='ours'>{{ block.text }}</h2>")
    html, mended = made(view)

    assert mended == []
    assert "<h2 class='ours'>What it is not</h2>" in html
    assert "<h2>What it is not" not in html


def test_a_chapter_may_have_a_template_of_its_own(view: View, own: Path) -> None:
    (own / METHOD).write_text("<section id='method'>{{ chapter.title }}{{ paint(chapter.blocks[1:2]) }}</section>")
    html, mended = made(view)

    assert mended == []
    assert f"<section id='method'>{method_title(view)}<div class=\"text\"><p>" in html


@pytest.mark.parametrize(("text", "what"), [("{{ chapter.nothing }}", "nothing"), ("{% if %}", "Expected")])
def test_where_a_chapter_s_own_template_fails_the_one_for_all_stands_in(
    view: View, own: Path, text: str, what: str
) -> None:
    (own / METHOD).write_text(text)
    html, mended = made(view)

    assert [(event.part, event.place) for event in mended] == [("Method", f"{own / METHOD}:1")]
    assert what in mended[0].what
    assert "What it is not" in html


def test_a_template_outside_the_folder_is_not_reached(view: View, own: Path) -> None:
    (own.parent / "secret.j2").write_text("secret words")
    (own / COVER).write_text("{% include 'chapters/../../secret.j2' %}")
    html, mended = made(view)

    assert "secret words" not in html
    assert len(mended) == 1


def test_an_own_sentence_is_said_wherever_the_shipped_one_was(view: View, own: Path) -> None:
    (own / "narrative").mkdir()
    (own / "narrative" / "method_title.j2").write_text("How {{ head.asked | spelled }} answers\nbecame a level & why")
    html, mended = made(view)

    assert mended == []
    assert html.count("How five answers became a level &amp; why") == 2  # in the contents and over the chapter
    assert method_title(view) == "How five answers became a level & why"


@pytest.mark.parametrize(
    ("text", "what"),
    [("\n{{ head.nothing }}", "nothing"), ("\n{{ head.__class__.__mro__ }}", "unsafe"), ("\n{% endif %}", "endif")],
)
def test_a_broken_sentence_is_told_once_and_the_shipped_one_is_said(
    view: View, own: Path, text: str, what: str
) -> None:
    shipped = method_title(view)
    (own / "narrative").mkdir()
    (own / "narrative" / "method_title.j2").write_text(text)
    html, mended = made(view)

    assert shipped in html
    assert [
        (event.part, event.place.endswith("narrative/method_title.j2:2"), what in event.what) for event in mended
    ] == [("narrative/method_title.j2", True, True)]


@pytest.fixture
def own_chapter(own: Path) -> Path:
    (own / "narrative" / "en").mkdir(parents=True)
    return own / "narrative" / "en" / "method.j2"


def test_an_own_block_is_said_and_the_chapters_other_sentences_are_the_shipped_ones(
    view: View, own_chapter: Path
) -> None:
    shipped = fixed_text("questionnaire", view)
    own_chapter.write_text("{% block method_title %}How {{ head.asked | spelled }}\nanswers & levels{% endblock %}")
    html, mended = made(view)

    assert mended == []
    assert html.count("How five answers &amp; levels") == 2
    assert (method_title(view), fixed_text("questionnaire", view)) == ("How five answers & levels", shipped)

    own_chapter.write_text("{% block method_title %}How levels come about{% endblock %}")
    assert method_title(view) == "How levels come about"


def test_a_block_stands_before_a_file_of_a_single_sentence(view: View, own_chapter: Path) -> None:
    (own_chapter.parents[1] / "method_title.j2").write_text("The file")
    assert method_title(view) == "The file"

    own_chapter.write_text("{% block method_title %}The block{% endblock %}")
    assert method_title(view) == "The block"


@pytest.mark.parametrize(
    ("text", "part", "what"),
    [
        ("\n{{ head.nothing }}{% endblock %}", "method.j2, method_title", "nothing"),
        ("\n{{ head.__class__.__mro__ }}{% endblock %}", "method.j2, method_title", "unsafe"),
        ("\n{% endif %}{% endblock %}", "method.j2", "endif"),
        ("{% endblock %}\n{% block mehtod_title %}{% endblock %}", "method.j2", "did you mean 'method_title'?"),
        ("{% endblock %}\n{% block judgement %}{% endblock %}", "method.j2", "it belongs into summary.j2"),
    ],
)
def test_a_block_that_fails_or_has_no_place_is_told_once_with_its_line(
    view: View, own_chapter: Path, text: str, part: str, what: str
) -> None:
    shipped = method_title(view)
    own_chapter.write_text("{% block method_title %}" + (shipped if "endblock" in text[:15] else "") + text)
    html, mended = made(view)

    assert shipped in html
    assert [(event.part, event.place, what in event.what) for event in mended] == [
        (f"narrative/en/{part}", f"{own_chapter}:2", True)
    ]


def test_where_nobody_listens_a_broken_sentence_is_found_in_the_log(
    view: View, own: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (own / "narrative").mkdir()
    (own / "narrative" / "method_title.j2").write_text("{{ head.nothing }}")
    method_title(view)

    assert "narrative/method_title.j2:1" in caplog.text
