"""What was deleted is not kept by the running app either."""

import gc

from assessment.engagement.model import Assessment
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from reports.view.model import View
from screens.app import session
from tests.screens.conftest import open_page

MARK = "Ermengarde Wobbleton"


def test_views_and_texts_of_a_deleted_client_are_dropped(repository: Repository, sample: Assessment) -> None:
    named = sample.model_copy(update={"client": sample.client.model_copy(update={"name": MARK})})
    assessment = repository.import_assessment(LOCAL, named)
    client = repository.client_of(LOCAL, assessment)
    for page in ("maturity", "own_words"):
        app = open_page(page, assessment=assessment)
        assert not app.exception
    assert kept_views()

    session.repository().delete_client(LOCAL, client)
    del app, named
    gc.collect()

    assert kept_views() == []


def kept_views() -> list[View]:
    """Everything in the memory of this process that was made of the client."""
    return [one for one in gc.get_objects() if isinstance(one, View) and one.assessment.client.name == MARK]
