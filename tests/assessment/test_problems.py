import pickle

from assessment.input.problems import InputError, Problem, did_you_mean


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
