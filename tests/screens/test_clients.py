"""The first page: clients, what they have, and how far they are."""

from assessment.engagement.model import Assessment, Client, Scope
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import no_exception, open_page
from tests.store.writing import put_parts

MANY = 15


def test_a_long_list_is_shown_a_part_at_a_time(repository: Repository) -> None:
    for number in range(MANY):
        repository.add_client(LOCAL, Client(name=f"Client {number}"))
    app = open_page()
    assert 0 < len(app.header) < MANY

    next(button for button in app.button if button.label == "Show more clients").click().run()

    assert no_exception(app)
    assert {head.value for head in app.header} == {f"Client {number}" for number in range(MANY)}
    assert "Show more clients" not in [button.label for button in app.button]


def test_answers_out_of_the_scope_are_not_counted(repository: Repository, sample: Assessment) -> None:
    identity = repository.import_assessment(LOCAL, sample)
    before = progress()
    put_parts(repository, identity, scope=Scope(depth="quick", practices=("incident_management",)))
    asked, answered = progress()

    assert answered <= asked < before[0]
    assert answered < before[1]


def test_a_changed_answer_changes_the_level_that_is_shown(repository: Repository, sample: Assessment) -> None:
    identity = repository.import_assessment(LOCAL, sample)
    first = shown()
    best = tuple(answer.model_copy(update={"state": "rated", "rating": 5}) for answer in sample.answers)
    repository.save_answers(LOCAL, identity, best)
    for consensus in sample.consensus:
        repository.change_consensus(LOCAL, identity, consensus.question, lambda _: None)

    assert shown().split("·")[0] != first.split("·")[0]


def shown() -> str:
    app = open_page()
    assert no_exception(app)
    return str(app.get("progress")[0].proto.text)


def progress() -> tuple[int, int]:
    """How many questions are asked, and how many of them are answered."""
    answered, _, asked = shown().split("·")[-1].replace(" answered", "").strip().partition(" of ")
    return int(asked), int(answered)
