"""Questionnaires are kept with the assessments that were answered in them."""

from assessment.questionnaire.snapshot import Snapshot
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.store.examples import full_assessment

SNAPSHOT = Snapshot("d1", {"framework.yaml": "id: one\n", "operation/p.yaml": "id: p – ünïcode\n"})


def test_a_bound_questionnaire_comes_back_file_by_file(repository: Repository) -> None:
    unbound = repository.import_assessment(LOCAL, full_assessment())
    assert repository.questionnaire_digest(LOCAL, unbound) is None
    assert repository.questionnaire(LOCAL, unbound) is None

    bound = repository.import_assessment(LOCAL, full_assessment(), questionnaire=SNAPSHOT)

    assert repository.questionnaire_digest(LOCAL, bound) == "d1"
    assert repository.questionnaire(LOCAL, bound) == SNAPSHOT


def test_two_assessments_share_one_kept_questionnaire(repository: Repository) -> None:
    first, second = (repository.import_assessment(LOCAL, full_assessment(), questionnaire=SNAPSHOT) for _ in range(2))

    assert repository.questionnaire(LOCAL, first) == repository.questionnaire(LOCAL, second) == SNAPSHOT
