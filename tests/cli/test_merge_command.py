"""`merge`: two exchange files of one assessment; nothing is written until it is said which side counts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assessment.engagement.exchange_file import read_assessment, to_json
from assessment.engagement.model import Answer, Assessment, Respondent
from assessment.questionnaire.model import load_questionnaire
from tests.cli.conftest import Finished, Run
from tests.reports.making import assessment

pytestmark = pytest.mark.slow

FLOW = "incident_management.flow"
Written = Callable[[Assessment, str], Path]


@pytest.fixture(scope="module")
def base() -> Assessment:
    return assessment(load_questionnaire(), ["incident_management"])


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(one: Assessment, name: str) -> Path:
        (tmp_path / name).write_text(to_json(one), encoding="utf-8")
        return tmp_path / name

    return write


def with_rating(base: Assessment, rating: int, comment: str = "") -> Assessment:
    """The same, in which the first person says otherwise about one question."""
    changed = {"state": "rated", "rating": rating, "comment": comment}
    answers = [
        one.model_copy(update=changed) if (one.respondent, one.question) == ("r1", FLOW) else one
        for one in base.answers
    ]
    return base.model_copy(update={"answers": tuple(answers)})


def test_people_and_answers_of_two_laptops_come_together(
    run: Run, base: Assessment, written: Written, tmp_path: Path
) -> None:
    new = Answer(respondent="r9", question=FLOW, state="rated", rating=5)
    theirs = base.model_copy(
        update={
            "respondents": (*base.respondents, Respondent(id="r9", label="Nina")),
            "answers": (*base.answers, new),
        }
    )

    done = run("merge", written(base, "a.json"), written(theirs, "b.json"), "-o", tmp_path / "c.json")

    assert done.code == 0, done.err
    assert done.out.startswith("1 new respondent, 1 new answer, no new agreements, no differences settled, ")
    assert read_assessment(tmp_path / "c.json", load_questionnaire()) == theirs


def test_what_differs_is_named_and_nothing_is_written(
    run: Run, base: Assessment, written: Written, tmp_path: Path
) -> None:
    a, b = written(with_rating(base, 1), "a.json"), written(with_rating(base, 4, "since May"), "b.json")

    done = run("merge", a, b, "-o", tmp_path / "c.json")

    assert done.code == 1
    assert f'{b}: r1/{FLOW}: 1 in {a}, 4 "since May" in {b}' in done.err
    assert "nothing was written: 1 answer" in done.err
    assert not (tmp_path / "c.json").exists()


@pytest.mark.parametrize(
    ("said", "rating"),
    [(("--take", "ours"), 1), (("--take", "theirs"), 4), (("--take", "ours", "--choose", f"r1/{FLOW}=theirs"), 4)],
)
def test_one_side_counts_where_it_is_said(
    run: Run, base: Assessment, written: Written, tmp_path: Path, said: tuple[str, ...], rating: int
) -> None:
    a, b = written(with_rating(base, 1), "a.json"), written(with_rating(base, 4), "b.json")

    done = run("merge", a, b, "-o", tmp_path / "c.json", *said)

    assert done.code == 0, done.err
    kept = read_assessment(tmp_path / "c.json", load_questionnaire())
    assert [one.rating for one in kept.answers if (one.respondent, one.question) == ("r1", FLOW)] == [rating]


def test_a_choice_about_what_does_not_differ_is_refused(
    run: Run, base: Assessment, written: Written, tmp_path: Path
) -> None:
    a, b = written(with_rating(base, 1), "a.json"), written(with_rating(base, 4), "b.json")

    done = run("merge", a, b, "-o", tmp_path / "c.json", "--choose", "r2/nothing=theirs")

    assert done == Finished(1, "", done.err)
    assert "nothing differs at 'r2/nothing'" in done.err
