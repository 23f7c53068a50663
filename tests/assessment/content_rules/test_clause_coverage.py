from tests.assessment.content_rules.conftest import DESK, FlawsAfter


def test_a_clause_that_no_question_speaks_to_is_named_on_its_line(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, 'roles: [manager]\n    clauses: ["8.6.2"]', "roles: [manager]\n    clauses: []")) == [
        "framework.yaml:58: no question speaks to clause 8.6.2, Service request management; expected one or more, "
        "or the clause left out (clause_coverage)"
    ]


def test_clauses_1_to_3_require_nothing(flaws_after: FlawsAfter) -> None:
    assert flaws_after(("framework.yaml", '  - {id: "8.6.3"', '  - {id: "3.1", title: Terms}\n  - {id: "8.6.3"')) == []


def test_a_questionnaire_that_lists_fewer_clauses_is_held_to_those(flaws_after: FlawsAfter) -> None:
    clause = '  - {id: "8.6.2", title: Service request management}\n'
    assert (
        flaws_after(
            ("framework.yaml", clause, ""),
            (DESK, 'clauses: ["8.6.2"]', "clauses: []"),
            (DESK, 'clauses: ["8.6.2"]', "clauses: []"),
        )
        == []
    )
