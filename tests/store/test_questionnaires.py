"""Questionnaires are kept with the assessments that were answered in them."""

from assessment.questionnaire.snapshot import Snapshot
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.store.examples import full_assessment

SNAPSHOT = Snapshot("d1", {"framework.yaml": "id: one\n", "operation/p.yaml": "id: p – ünïcode\n"})


def test_a_bound_questionnaire_comes_back_file_by_file(repository: Repository) -> None:
    assessment = repository.import_assessment(LOCAL, full_assessment())
    assert repository.questionnaire_digest(LOCAL, assessment) is None
    assert repository.questionnaire(LOCAL, assessment) is None

    repository.bind_questionnaire(LOCAL, assessment, SNAPSHOT)

    assert repository.questionnaire_digest(LOCAL, assessment) == "d1"
    assert repository.questionnaire(LOCAL, assessment) == SNAPSHOT


def test_two_assessments_share_one_kept_questionnaire(repository: Repository) -> None:
    first, second = (repository.import_assessment(LOCAL, full_assessment()) for _ in range(2))

    repository.bind_questionnaire(LOCAL, first, SNAPSHOT)
    repository.bind_questionnaire(LOCAL, second, SNAPSHOT)

    assert repository.questionnaire(LOCAL, first) == repository.questionnaire(LOCAL, second) == SNAPSHOT
