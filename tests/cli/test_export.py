"""`export`: everything as CSV and JSON, read back as another program would read it."""

import csv
import datetime as dt
import json
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from assessment.engagement.assurance import Assessor, AssessorRating, Evidence
from assessment.engagement.events import DatedEvent
from assessment.engagement.exchange_file import to_json
from assessment.engagement.model import Assessment
from assessment.questionnaire.model import load_questionnaire
from tests.cli.conftest import Finished, Run
from tests.reports.making import assessment

pytestmark = pytest.mark.slow

TRAP = '=HYPERLINK("http://127.0.0.1";"-1")'


@pytest.fixture(scope="module")
def exported(run: Run, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("export") / "new" / "data"
    assert run("export", sample, "-o", out) == Finished(0, f"wrote {out}\n", "")
    return out


def table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv", dtype={"clause": str})


def as_json(value: object) -> object:
    return None if pd.isna(value) else value


def test_the_tables_hold_the_numbers_that_score_prints(run: Run, sample: Path, exported: Path) -> None:
    scores = json.loads(run("score", sample, "--json").out)

    practices = table(exported, "practices").set_index("practice")
    assert list(practices.index) == list(scores["practices"])
    for practice, stated in scores["practices"].items():
        row = practices.loc[practice]
        assert [as_json(row[key]) for key in ("level", "score", "coverage", "ratings", "low_level", "high_score")] == [
            stated["level"],
            stated["score"],
            stated["coverage"],
            stated["ratings"],
            stated["low"]["level"],
            stated["high"]["score"],
        ]
        assert [as_json(row[f"attainment_{level}"]) for level in range(1, 6)] == (stated["attainment"] or [None] * 5)
    for name, column in (
        ("stages", "score"),
        ("clauses", "readiness"),
        ("questions", "agreement"),
        ("questions", "value"),
    ):
        read = table(exported, name)
        assert {identity: as_json(value) for identity, value in zip(read.iloc[:, 0], read[column], strict=True)} == {
            identity: stated[column] for identity, stated in scores[name].items()
        }
    components = table(exported, "components")
    assert dict(zip(components["component"], components["level"], strict=True)) == {
        name: stated["level"] for name, stated in scores["service_value_system"]["components"].items()
    }
    assert json.loads((exported / "results.json").read_bytes())["scores"] == scores


def test_plan_and_changes_are_those_that_are_advised_and_found(run: Run, sample: Path, exported: Path) -> None:
    advice = json.loads(run("advise", sample, "--json").out)

    assert json.loads((exported / "advice.json").read_bytes()) == advice
    actions = table(exported, "actions").set_index("action")
    assert list(actions.index) == [action["id"] for action in advice["actions"]]
    placed = actions[["start", "end"]].dropna().astype(int)
    assert {row.Index: (row.start, row.end) for row in placed.itertuples()} == {
        one["action"]: (one["start"], one["end"]) for one in advice["plan"]["scheduled"]
    }
    assert list(table(exported, "periods")["load_days"]) == advice["plan"]["load"]
    summed = table(exported, "importance").groupby("practice")["adds"].sum()
    assert dict(summed) == pytest.approx({name: advice["importance"][name] for name in summed.index})
    changes = table(exported, "changes")
    assert (changes["score_change"] < 0).any()
    assert list(changes["score_change"]) == pytest.approx(
        list(changes["score_now"] - changes["score_then"]), nan_ok=True
    )


def test_nobody_is_named_unless_asked_for_and_no_text_runs_as_a_formula(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "one.json"
    made: Assessment = assessment(load_questionnaire(), ["service_desk"], comment=TRAP)
    source.write_text(to_json(made), encoding="utf-8")

    assert run("export", source, "-o", tmp_path / "plain.ZIP").code == 0
    assert run("export", source, "-o", tmp_path / "named.zip", "--named").code == 0

    with ZipFile(tmp_path / "plain.ZIP") as plain, ZipFile(tmp_path / "named.zip") as named:
        assert plain.namelist() == named.namelist()
        assert not [name for name in plain.namelist() if b"Privately" in plain.read(name)]
        assert {name for name in named.namelist() if b"Privately" in named.read(name)} == {
            "assessment.json",
            "respondents.csv",
        }
        answers = plain.read("answers.csv").decode("utf-8-sig")
        assert '"\'=HYPERLINK(""http://127.0.0.1"";\'""-1"")"' in answers
        assert plain.read("changes.csv").decode("utf-8-sig").count("\r\n") == 1  # no earlier result: the heading alone


def test_a_file_where_the_folder_should_be_is_left_alone(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    done = run("export", sample, "-o", tmp_path / "mine")
    assert (done.code, done.errors) == (
        1,
        [f"{tmp_path / 'mine'}: is a file; expected a folder, or a name that ends in .zip"],
    )


def test_dates_groups_worries_and_what_an_assessor_saw_are_there_and_people_only_where_asked_for(
    run: Run, tmp_path: Path
) -> None:
    made = assessment(load_questionnaire(), ["incident_management"], comment="One disk")
    question = made.answers[0].question
    event = DatedEvent(date=dt.date(2027, 5, 31), kind="notice", what="Notice", who="Ada", practices=("service_desk",))
    ratings = (AssessorRating(question=question, rating=1, evidence=("E1",)),)
    changed = {
        "needs": made.needs.model_copy(update={"events": (event,)}),
        "answers": (made.answers[0].model_copy(update={"concern": True}), *made.answers[1:]),
        "assessor": Assessor(name="Ada", ratings=ratings, counts=True),
        "evidence": (Evidence(id="E1", title="Tickets", owner="Ada", questions=(question,)),),
    }
    exchange = tmp_path / "one.json"
    exchange.write_text(to_json(made.model_copy(update=changed)), encoding="utf-8")

    for named in (False, True):
        out = tmp_path / f"named-{named}"
        run("export", exchange, "-o", out, *(["--named"] if named else []))
        (date,) = table(out, "events").to_dict("records")
        told = ("2027-05-31", "notice", "Notice", "service_desk")
        assert (date["date"], date["kind"], date["what"], date["practices"]) == told
        assert (date["who"] == "Ada") is named
        assert table(out, "answers")["concern"].tolist().count(True) == 1
        (seen,) = table(out, "assessor").to_dict("records")
        assert (seen["question"], seen["rating"], seen["evidence"], seen["counts"]) == (question, 1, "E1", True)
        (piece,) = table(out, "evidence").to_dict("records")
        assert (piece["title"], piece["questions"], piece["owner"] == "Ada") == ("Tickets", question, named)
        settled = table(out, "questions").set_index("question").loc[question]
        assert (settled["value"], settled["assessor"], settled["state"]) == (1, True, "Assessor's rating")


def test_what_a_chosen_law_asks_is_exported_with_what_nobody_is_asked_left_empty(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    chosen = json.loads(sample.read_bytes())
    chosen["needs"]["lenses"] = ["nis2"]
    (tmp_path / "chosen.json").write_text(json.dumps(chosen))
    assert run("export", tmp_path / "chosen.json", "-o", tmp_path / "out").code == 0
    scores = json.loads(run("score", tmp_path / "chosen.json", "--json").out)["lenses"]["nis2"]

    lines = (tmp_path / "out" / "requirements.csv").read_text(encoding="utf-8-sig").splitlines()
    shown = {row["requirement"]: float(row["readiness"]) if row["readiness"] else None for row in csv.DictReader(lines)}
    assert {name: shown[name] for name in scores} == {name: one["readiness"] for name, one in scores.items()}
    assert "10.4" not in scores
    assert shown["10.4"] is None
    assert {row["binding"] for row in csv.DictReader(lines)} == {"true"}


def test_a_law_taken_as_a_yardstick_is_told_as_one_and_leaves_advice_as_it_was(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    chosen = json.loads(sample.read_bytes())
    chosen["needs"] |= {"lenses": ["nis2"], "lenses_as_yardstick": ["nis2"]}
    (tmp_path / "chosen.json").write_text(json.dumps(chosen))

    assert "NIS2 (a yardstick)" in run("score", tmp_path / "chosen.json").out
    assert run("advise", tmp_path / "chosen.json", "--json").out == run("advise", sample, "--json").out
