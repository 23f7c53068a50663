"""Own words beside generated ones: written, locked, unlocked, stale, and found again in every edition."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assessment.engagement.model import Assessment
from assessment.engagement.overrides import Override
from assessment.questionnaire.model import Questionnaire
from reports import narrative
from reports.narrative.chapters import Chapter
from reports.narrative.editions import ASKED_FOR, EDITIONS, all_but
from reports.narrative.overrides import without_overrides
from reports.narrative.sentence_files import sentences
from reports.options import ReportOptions
from reports.passages.edit import confirmed, locked, printed, rewritten, unlocked
from reports.passages.passages import Passage, moved, passages, stale
from reports.pdf.html import render_html
from reports.view.build import build_view
from reports.view.model import View
from tests.reports.making import TODAY, assessment

pytestmark = pytest.mark.slow

AT = dt.datetime(2026, 5, 4, 10, 0, tzinfo=dt.UTC)
CHAPTER = Chapter("needs", "What you need", "")
PASSAGE = Passage("needs", CHAPTER, "What you need", "Incidents matter most", "You chose two needs.", {"Score": "2.10"})
LATER = replace(PASSAGE, text="You chose three needs.", figures={"Score": "2.40", "Level": "2"})


def wrote(
    heading: str = "Incidents matter most", text: str = "You chose two needs.", words: Override | None = None
) -> Override | None:
    return rewritten(PASSAGE, words, heading, text, "Mira", AT)


def test_what_is_written_as_generated_leaves_no_own_words() -> None:
    assert wrote() is None
    assert wrote(heading="  ", text=" You chose two needs. ") is None


def test_heading_and_text_are_kept_apart_with_the_figures_of_the_day() -> None:
    words = wrote(text="You told us.")
    assert words == Override(passage="needs", text="You told us.", figures={"Score": "2.10"}, by="Mira", at=AT)
    assert printed(PASSAGE, words) == ("Incidents matter most", "You told us.")
    assert printed(LATER, words) == ("Incidents matter most", "You told us.")


def test_a_text_left_blank_is_left_out_and_a_heading_left_blank_is_generated() -> None:
    words = wrote(heading="", text="")
    assert words is not None
    assert (words.heading, words.text) == (None, "")
    assert printed(PASSAGE, words) == ("Incidents matter most", "")


def test_words_are_stale_once_a_figure_moved_until_somebody_confirms_them() -> None:
    words = wrote(text="You told us.")
    assert words is not None
    assert moved(PASSAGE, words) == ()
    assert moved(LATER, words) == (("Score", "2.10", "2.40"), ("Level", "", "2"))
    assert stale([LATER], [words]) == (LATER,)
    assert stale([PASSAGE], [words]) == ()
    assert moved(LATER, confirmed(LATER, words)) == ()


def test_a_locked_passage_reads_as_on_the_day_it_was_locked() -> None:
    kept = locked(PASSAGE, None, "Mira", AT)
    assert printed(LATER, kept) == ("Incidents matter most", "You chose two needs.")
    assert moved(LATER, kept) == (("Score", "2.10", "2.40"), ("Level", "", "2"))


def test_unlocked_words_are_gone_only_where_they_are_what_is_generated() -> None:
    kept = locked(PASSAGE, None, "Mira", AT)
    assert unlocked(PASSAGE, kept) is None
    assert unlocked(LATER, kept) == kept.model_copy(update={"locked": False})
    assert unlocked(None, kept) == kept.model_copy(update={"locked": False})
    emptied = locked(PASSAGE, wrote(text=""), "Mira", AT)
    assert unlocked(PASSAGE, emptied) is not None


def in_own_words(view: View, words: Callable[[Passage], Override]) -> View:
    own = tuple(words(passage) for passage in passages(view))
    return replace(view, assessment=view.assessment.model_copy(update={"overrides": own}))


def marked(passage: Passage) -> Override:
    """Heading and text that are found again wherever they stand."""
    return Override(
        passage=passage.id,
        heading=None if passage.heading is None else f"Heading <{passage.id}>",
        text=None if passage.text is None else f"Text <{passage.id}>\n\n- item <{passage.id}>",
    )


def test_every_passage_in_own_words_stands_in_the_editions_that_have_it(sample: View) -> None:
    view = in_own_words(sample, marked)
    html = {edition: render_html(view, ReportOptions(edition)) for edition in EDITIONS}
    html["full"] = render_html(view, ReportOptions(sections=all_but((), ASKED_FOR)))
    known = passages(sample)
    assert len(known) > 30

    for passage in known:
        edition = "workbook" if passage.id == "sheets" else "full"
        if passage.heading is not None:
            assert f"Heading &lt;{passage.id}&gt;" in html[edition], passage.id
        if passage.text is not None:
            assert f"Text &lt;{passage.id}&gt;" in html[edition], passage.id
            assert f"item &lt;{passage.id}&gt;" in html[edition], passage.id
    for passage in ("summary", "maturity", "findings", "roadmap", "decisions", "method"):
        assert f"Heading &lt;{passage}&gt;" in html["executive"], passage
        assert f"Text &lt;{passage}&gt;" in html["executive"], passage
    assert "Heading &lt;annex&gt;" in html["workbook"]


def test_nothing_generated_is_left_beside_own_words(sample: View) -> None:
    html = render_html(in_own_words(sample, marked))
    for passage in passages(sample):
        for words in (passage.heading, passage.text):
            # A practice's level sentence stands in the annex too, as a fact about its answers.
            if words and not passage.id.startswith("practice."):
                assert f">{words}<" not in html, passage.id


def test_a_passage_left_out_leaves_no_empty_paragraph(sample: View) -> None:
    html = render_html(
        in_own_words(sample, lambda passage: Override(passage=passage.id, text=None if passage.text is None else ""))
    )
    assert "<p></p>" not in html
    assert '<ul class="prose"></ul>' not in html


def test_words_of_the_writer_stay_text(sample: View) -> None:
    hostile = "<script>alert(1)</script> {{ 7 * 7 }} <img src=http://x>"
    html = render_html(
        in_own_words(
            sample,
            lambda passage: Override(
                passage=passage.id,
                heading=None if passage.heading is None else hostile,
                text=None if passage.text is None else hostile,
            ),
        )
    )
    assert "<script>" not in html
    assert "src=http" not in html.replace("&lt;img src=http", "")
    assert "{{ 7 * 7 }}" in html


def changed_answers(made: Assessment) -> list[Assessment]:
    """One rating lower, one answer gone, one need heavier, one target higher, less capacity."""
    first = next(answer for answer in made.answers if answer.rating)
    others = tuple(answer for answer in made.answers if answer != first)
    lower = first.model_copy(update={"rating": 0})
    need = next(iter(made.needs.drivers))
    drivers = {**made.needs.drivers, need: 1 if made.needs.drivers[need] > 1 else 3}
    practice = made.scope.practices[0]
    return [
        made.model_copy(update=update)
        for update in (
            {"answers": (lower, *others)},
            {"answers": others[: len(others) // 2]},
            {"needs": made.needs.model_copy(update={"drivers": drivers})},
            {"targets": {practice: 5}},
            {"needs": made.needs.model_copy(update={"capacity_days": (3.0,)})},
        )
    ]


@pytest.mark.parametrize("change", range(5))
def test_what_is_generated_never_changes_without_a_figure_that_says_so(
    change: int, questionnaire: Questionnaire
) -> None:
    made = assessment(questionnaire, ["incident_management", "problem_management", "change_enablement"], "standard")
    before = {passage.id: passage for passage in passages(build_view(made, questionnaire, TODAY))}
    after = {
        passage.id: passage for passage in passages(build_view(changed_answers(made)[change], questionnaire, TODAY))
    }

    both = before.keys() & after.keys()
    reads_otherwise = {
        one for one in both if (before[one].heading, before[one].text) != (after[one].heading, after[one].text)
    }
    assert reads_otherwise
    assert {one for one in reads_otherwise if before[one].figures == after[one].figures} == set()


def test_screens_go_on_showing_what_the_answers_say(sample: View) -> None:
    view = in_own_words(sample, marked)
    assert narrative.judgement(view) == "Heading <summary>"
    assert narrative.judgement(without_overrides(view)) == narrative.judgement(sample)


def test_a_passage_knows_the_sentences_that_say_it(
    sample: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every sentence says its own name here, so that a passage shows what it is made of."""
    folder = tmp_path / "narrative" / "en"
    folder.mkdir(parents=True)
    for name, file in sentences().items():
        with (folder / file).open("a", encoding="utf-8") as chapter:
            chapter.write(f"{{% block {name} %}}[{name}]{{% endblock %}}\n")
    monkeypatch.setenv("WAYMARK_TEMPLATES", str(tmp_path))
    found = {passage.id: passage for passage in passages(sample)}

    for passage in found.values():
        shown = set(re.findall(r"\[(\w+)\]", f"{passage.heading} {passage.text}"))
        assert shown, passage.id
        assert shown <= set(passage.sentences), passage.id
    assert "bottom_line" in found["summary"].sentences
    assert {"roadmap_title", "plan_status", "capacity_used"} <= set(found["roadmap"].sentences)
