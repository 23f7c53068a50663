import pickle

from assessment.input.problems import Hints, InputError, Problem, did_you_mean, input_error


def test_a_problem_is_one_line_whatever_it_quotes() -> None:
    shown = str(Problem("a\nb", 3, "there is no question 'x\r\ny\u2028z\ud800\x1b[31m'"))
    assert shown == "a\\nb:3: there is no question 'x\\r\\ny\\u2028z\\ud800\\x1b[31m'"


def test_a_place_without_line_shows_none() -> None:
    assert str(Problem("file", 0, "is missing")) == "file: is missing"


def test_problems_stand_in_reading_order_each_once() -> None:
    given = [Problem("f", 2, "b"), Problem("f", 0, "answers[10]"), Problem("f", 0, "answers[9]"), Problem("f", 2, "b")]
    assert [problem.message for problem in InputError(given).problems] == ["answers[9]", "answers[10]", "b"]


def test_an_error_crosses_from_one_process_to_another() -> None:
    error = InputError([Problem("f", 2, "b"), Problem("f", 1, "a")])
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


def test_a_close_word_is_suggested_and_a_strange_one_is_not() -> None:
    assert did_you_mean("incidnt", ["incident", "risk"]) == "; did you mean 'incident'?"
    assert did_you_mean("zebra", ["incident_management"]) == ""
    assert did_you_mean("x" * 100_000, ["x"]) == ""


def test_of_a_file_with_very_many_errors_the_first_are_shown_and_the_rest_counted() -> None:
    error = input_error(Problem("a.json", 0, f"answers[{at}]: wrong") for at in range(200_000))
    assert str(error).splitlines() == [
        *(f"a.json: answers[{at}]: wrong" for at in range(20)),
        "a.json: and 199,980 more errors; mend these first",
    ]


def test_each_of_several_files_shows_its_first_errors() -> None:
    error = InputError([Problem(file, at, "wrong") for file in ("a", "b") for at in range(1, 22)])
    assert [line for line in error.lines() if "more" in line] == [
        f"{file}: and 1 more error; mend these first" for file in ("a", "b")
    ]
    assert len(error.lines()) == 42


def test_only_the_first_unknown_words_of_a_file_are_compared_with_all_that_is_known() -> None:
    hints = Hints()
    said = [hints.near(f"incident{at}", ["incident"]) for at in range(100)]
    assert said[0] == "; did you mean 'incident'?"
    assert (said[0], said[99]) == (hints.near("incident0", ["incident"]), "")
