"""How reports look is kept for each workspace, and a logo for each client."""

from assessment.engagement.branding import NO_BRANDING, Branding, Logo
from assessment.store import LOCAL, Principal, Repository
from tests.store.examples import full_assessment
from tests.store.writing import put_branding, put_logo

STRANGER = Principal("elsewhere", "local")
MINE = Branding("Brightwater", "#0f6b5c", "#7a3e00", "Confidential", "No warranty.", Logo(b"mine"))


def test_what_was_saved_last_is_read_back(repository: Repository) -> None:
    assert repository.branding(LOCAL) == NO_BRANDING
    put_branding(repository, Branding("Before"))
    put_branding(repository, MINE)
    assert repository.branding(LOCAL) == MINE


def test_another_workspace_sees_none_of_it(repository: Repository) -> None:
    put_branding(repository, MINE)
    assert repository.branding(STRANGER) == NO_BRANDING
    put_branding(repository, Branding("Theirs"), STRANGER)
    assert repository.branding(LOCAL) == MINE


def test_a_client_s_logo_is_on_its_own_assessments_alone(repository: Repository, assessment_id: str) -> None:
    put_branding(repository, MINE)
    other = repository.import_assessment(LOCAL, full_assessment())
    put_logo(repository, assessment_id, Logo(b"theirs"))

    assert repository.branding_for(LOCAL, assessment_id) == MINE.for_client(Logo(b"theirs"))
    assert repository.branding_for(LOCAL, other) == MINE
    put_logo(repository, assessment_id, None)
    assert repository.branding_for(LOCAL, assessment_id) == MINE
