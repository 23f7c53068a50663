"""Each command on good input: exit code 0, what the contract promises on standard output, nothing on standard error."""

import json
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.slow

ASSESSMENT_TESTS = Path(__file__).parents[1] / "assessment"
SMALL_FOLDER = ASSESSMENT_TESTS / "small_questionnaire"
CLEAN_FOLDER = ASSESSMENT_TESTS / "content_rules" / "questionnaire"


def document(run: Run, *arguments: str | Path) -> Any:
    """The one JSON document that a command prints with --json."""
    done = run(*arguments, "--json")
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_check_prints_counts(run: Run) -> None:
    done = run("check")
    assert (done.code, done.err) == (0, "")
    assert "34 practices" in done.out


def test_check_takes_another_folder_and_counts_questions_by_depth_and_actions_by_step(run: Run) -> None:
    done = run("check", CLEAN_FOLDER)
    assert (done.code, done.err) == (0, "")
    first, *table = done.out.splitlines()
    assert "3 practices, 4 questions (4 quick, 0 standard, 0 deep), 9 actions" in first
    assert [" ".join(line.split()) for line in table] == [
        "stage practices quick standard deep questions 0→1 1→2 2→3 3→4 4→5 actions",
        "strategy 0 0 0 0 0 0 0 0 0 0 0",
        "design 0 0 0 0 0 0 0 0 0 0 0",
        "transition 1 1 0 0 1 1 1 1 1 1 3",
        "operation 2 2 0 0 2 2 2 2 2 2 6",
        "improvement 0 0 0 0 0 0 0 0 0 0 0",
        "service value system 1 components 1 0 0 1 0 0 0 0 0 0",
    ]


def test_check_prints_every_break_of_a_content_rule_with_file_and_line(run: Run, tmp_path: Path) -> None:
    shutil.copytree(CLEAN_FOLDER, tmp_path, dirs_exist_ok=True)
    desk = tmp_path / "operation" / "service_desk.yaml"
    desk.write_text(desk.read_text().replace("takes a note.", "takes a good note.").replace("of last month", "& more"))
    done = run("check", tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.errors == [
        f"{desk}:22: service_desk.flow: level 1 says 'good'; expected a fact: what, who, how often, how many "
        "(vague_words)",
        f"{desk}:27: 'Three records & more; the list of its ow' holds '&'; expected 'and' (punctuation)",
    ]


def test_check_prints_every_error_with_file_and_line(run: Run, tmp_path: Path) -> None:
    for path in SMALL_FOLDER.rglob("*.yaml"):
        target = tmp_path / path.relative_to(SMALL_FOLDER)
        target.parent.mkdir(exist_ok=True)
        target.write_text(path.read_text().replace("aspect: people", "aspect: poeple").replace("weeks: 16", "weeks: 0"))
    done = run("check", tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.errors == [
        f"{tmp_path}/operation/incident_management.yaml:95: incident_management.one_path: 'weeks': "
        "expected 1 or more, found 0",
        f"{tmp_path}/transition/change_enablement.yaml:29: there is no aspect 'poeple'; did you mean 'people'?",
    ]


def test_practices_lists_the_34_with_stages_clauses_and_dependencies(run: Run) -> None:
    practices = document(run, "practices")
    assert len([practice for practice in practices if not practice["optional"]]) == 34
    for practice in practices:
        assert set(practice) == {"id", "name", "group", "stages", "clauses", "depends_on", "optional"}
        assert sum(practice["stages"].values()) == pytest.approx(1)


def test_questions_lists_what_a_depth_asks(run: Run) -> None:
    questions = document(run, "questions", "--depth", "standard")
    assert len({question["id"] for question in questions}) == len(questions)
    for question in questions:
        assert ("practice" in question) != ("component" in question)
        assert len(question["levels"]) == 6
        assert question["depth"] in ("quick", "standard")


def test_needs_lists_every_need_with_its_impact_on_every_practice(run: Run) -> None:
    needs = document(run, "needs")
    assert {need["kind"] for need in needs} == {"driver", "pain_point", "risk"}
    assert all(len(need["impact"]) >= 34 and set(need["impact"].values()) <= {0, 1, 2, 3} for need in needs)


def test_score_prints_one_document_with_the_keys_of_the_contract(run: Run, sample: Path) -> None:
    scored = document(run, "score", sample)
    assert set(scored) == {"practices", "stages", "service_value_system", "clauses", "questions"}
    for found in scored["practices"].values():
        assert set(found) == {"level", "score", "coverage", "attainment", "ratings", "low", "high"}
        if found["score"] is not None:
            assert sum(found["attainment"]) == pytest.approx(found["score"])
            assert found["low"]["score"] <= found["score"] + 1e-9 <= found["high"]["score"] + 2e-9
    for question in scored["questions"].values():
        assert set(question) == {"value", "raters", "dont_know", "not_applicable", "agreement", "consensus"}
    assert set(scored["service_value_system"]["components"]) == {
        "guiding_principles",
        "governance",
        "value_chain",
        "practices",
        "continual_improvement",
    }


def test_advise_prints_one_document_whose_plan_keeps_its_capacity(run: Run, sample: Path) -> None:
    advice = document(run, "advise", sample)
    assert set(advice) >= {"importance", "targets", "actions", "plan", "programmes", "decisions"}
    plan, actions = advice["plan"], {action["id"]: action for action in advice["actions"]}
    assert all(load <= room + 1e-6 for load, room in zip(plan["load"], plan["capacity"], strict=True))
    placed = {entry["action"]: entry for entry in plan["scheduled"]}
    assert {*placed, *(entry["action"] for entry in plan["left_out"])} == set(actions)
    for entry in plan["scheduled"]:
        assert all(placed[need]["end"] < entry["start"] for need in actions[entry["action"]]["needs"])


def test_advise_prints_what_was_found_by_the_contract(run: Run, sample: Path) -> None:
    advice = document(run, "advise", sample)
    assert advice["dangers"]
    actions, periods = {action["id"] for action in advice["actions"]}, range(len(advice["plan"]["capacity"]))
    for danger in advice["dangers"]:
        assert set(danger) >= {"id", "question", "practice", "value", "says", "consequence", "first_aid", "closed_in"}
        assert danger["closed_in"] is None or danger["closed_in"] in periods
    for duty in advice["duties"]:
        assert set(duty) >= {"practice", "level", "source", "today", "met_in"}
    for check in advice["checks"]:
        assert set(check) == {"action", "done_on", "questions", "why"}
        assert check["why"].endswith((".", "”"))
    parts = ("title", "condition", "criterion", "cause", "consequence")
    assert [finding["rank"] for finding in advice["findings"]] == list(range(1, len(advice["findings"]) + 1))
    for finding in advice["findings"]:
        assert set(finding) >= {"id", "kind", *parts, "practices", "needs", "actions", "rank"}
        assert all(isinstance(finding[part], str) for part in parts)
        assert finding["title"]
        assert finding["condition"]
        assert finding["criterion"]
        assert set(finding["actions"]) <= actions
    assert advice["preliminary"] is False
    assert advice["leadership_days"] >= 0


def test_people_read_the_dangers_and_what_is_owed_above_the_plan(run: Run, sample: Path) -> None:
    danger = document(run, "advise", sample)["dangers"][0]["says"]
    printed = run("advise", sample).out
    assert printed.index(danger) < printed.index("plan: ")


def test_without_json_people_get_a_table(run: Run, sample: Path) -> None:
    done = run("score", sample)
    assert (done.code, done.err) == (0, "")
    assert "Incident management" in done.out
    assert not done.out.startswith("{")


def test_report_writes_a_pdf_in_the_edition_and_for_the_paper_asked_for(run: Run, sample: Path, tmp_path: Path) -> None:
    done = run("report", sample, "-o", tmp_path / "report.pdf", "--edition", "executive", "--page", "letter")
    assert (done.code, done.err) == (0, "")
    with pikepdf.open(tmp_path / "report.pdf") as pdf:
        assert len(pdf.pages) <= 6
        assert [round(float(side)) for side in pdf.pages[0].MediaBox[2:]] == [612, 792]
    assert run("report", sample, "-o", tmp_path / "other.pdf", "--edition", "grand").code == 2


def test_lenses_lists_what_each_asks_and_of_what_nobody_is_asked_why(run: Run) -> None:
    lenses = {lens["id"]: lens for lens in document(run, "lenses")}
    assert {"iso_20000_1", "nis2"} <= set(lenses)
    for lens in lenses.values():
        assert lens["says_no"]
        assert lens["as_of"] >= "2026-01-01"
    requirements = {one["id"]: one for one in lenses["nis2"]["requirements"]}
    assert requirements["10.4"]["not_asked"]
    assert requirements["3.5"]["questions"]
    assert {
        one["id"]: bool(one["questions"]) for one in lenses["iso_20000_1"]["requirements"] if one["id"] == "8.6.1"
    } == {"8.6.1": True}


def test_an_unknown_lens_is_refused_with_the_nearest_one(run: Run, sample: Path, tmp_path: Path) -> None:
    chosen = json.loads(sample.read_bytes())
    chosen["needs"]["lenses"] = ["nis3"]
    (tmp_path / "chosen.json").write_text(json.dumps(chosen))
    done = run("score", tmp_path / "chosen.json")
    assert done.code == 1
    assert done.errors == [f"{tmp_path}/chosen.json: needs.lenses[0]: there is no lens 'nis3'; did you mean 'nis2'?"]
