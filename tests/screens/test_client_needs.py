"""Needs, scope and targets are stored as soon as they are chosen, and change the advice."""

from assessment.engagement.model import Assessment
from assessment.store.entries import LOCAL
from assessment.store.repository import Repository
from tests.screens.conftest import key_of, open_page


def _pills(app, part: str):  # type: ignore[no-untyped-def]  # AppTest's element types are internal
    return next(group for group in app.button_group if part in str(group.key))


def test_a_chosen_driver_is_stored_with_a_middle_weight(
    repository: Repository, sample_id: str, sample: Assessment
) -> None:
    app = open_page("needs", assessment=sample_id)
    before = [need for need, weight in sample.needs.drivers.items() if weight]
    new = next(option for option in ("growth", "cost_control", "digital_transformation") if option not in before)

    _pills(app, "chosen-drivers").set_value([*before, new]).run()

    assert not app.exception
    assert repository.assessment(LOCAL, sample_id).needs.drivers == {
        **{need: sample.needs.drivers[need] for need in before},
        new: 2,
    }


def test_a_chosen_law_is_stored_and_still_chosen_when_the_page_is_opened_again(
    repository: Repository, sample_id: str
) -> None:
    app = open_page("needs", assessment=sample_id)
    _pills(app, "chosen-lenses").set_value(["nis2"]).run()
    assert not app.exception
    assert repository.assessment(LOCAL, sample_id).needs.lenses == ("nis2",)

    again = open_page("needs", assessment=sample_id)
    assert _pills(again, "chosen-lenses").value == ["nis2"]
    assert any("no legal advice and no certificate" in text.value for text in again.markdown)

    _pills(again, "chosen-lenses").set_value([]).run()
    assert repository.assessment(LOCAL, sample_id).needs.lenses == ()


def test_a_chosen_law_binds_until_it_is_made_a_yardstick_and_binds_again_when_chosen_anew(
    repository: Repository, sample_id: str
) -> None:
    app = open_page("needs", assessment=sample_id)
    _pills(app, "chosen-lenses").set_value(["nis2", "cobit_2019"]).run()
    assert _pills(app, "lens-binds-nis2").value is True
    assert not any("lens-binds-cobit" in str(group.key) for group in app.button_group)

    _pills(app, "lens-binds-nis2").set_value(False).run()
    assert not app.exception
    assert repository.assessment(LOCAL, sample_id).needs.lenses_as_yardstick == ("nis2",)
    assert _pills(open_page("needs", assessment=sample_id), "lens-binds-nis2").value is False

    _pills(app, "chosen-lenses").set_value(["cobit_2019"]).run()
    assert repository.assessment(LOCAL, sample_id).needs.lenses_as_yardstick == ()
    _pills(app, "chosen-lenses").set_value(["nis2", "cobit_2019"]).run()
    assert _pills(app, "lens-binds-nis2").value is True


def test_a_new_name_is_stored_and_an_empty_one_refused(repository: Repository, sample_id: str) -> None:
    app = open_page("needs", assessment=sample_id)

    app.text_input(key=key_of(app, "client-name")).set_value("Northgate Group").run()
    assert repository.assessment(LOCAL, sample_id).client.name == "Northgate Group"

    app.text_input(key=key_of(app, "client-name")).set_value("   ").run()
    assert repository.assessment(LOCAL, sample_id).client.name == "Northgate Group"
    assert not app.exception


def test_numbers_that_effort_hangs_on_are_stored_and_can_be_taken_back(repository: Repository, sample_id: str) -> None:
    app = open_page("needs", assessment=sample_id)

    for number, attribute in enumerate(("users", "critical_services", "suppliers", "sites")):
        field = app.number_input(key=key_of(app, f"client-{attribute}"))
        assert field.help
        field.set_value(number).run()

    assert not app.exception
    client = repository.assessment(LOCAL, sample_id).client
    assert (client.users, client.critical_services, client.suppliers, client.sites) == (0, 1, 2, 3)
    app.number_input(key=key_of(app, "client-sites")).set_value(None).run()
    assert repository.assessment(LOCAL, sample_id).client.sites is None


def test_capacity_and_horizon_are_stored(repository: Repository, sample_id: str) -> None:
    app = open_page("needs", assessment=sample_id)

    app.number_input(key=key_of(app, "capacity")).set_value(45).run()
    app.number_input(key=key_of(app, "periods")).set_value(4).run()

    needs = repository.assessment(LOCAL, sample_id).needs
    assert (needs.capacity_days, needs.periods) == ((45.0,), 4)


def test_the_depth_is_stored_and_the_page_counts_the_questions(repository: Repository, sample_id: str) -> None:
    app = open_page("scope", assessment=sample_id)

    app.radio(key=key_of(app, "depth")).set_value("quick").run()

    assert not app.exception
    assert repository.assessment(LOCAL, sample_id).scope.depth == "quick"
    assert any("34 practices, 38 questions" in info.value for info in app.info)


def test_a_respondent_is_added_with_a_role(repository: Repository, sample_id: str, sample: Assessment) -> None:
    app = open_page("scope", assessment=sample_id)

    app.text_input(key=key_of(app, "new-respondent-name")).set_value("P. Novak")
    app.text_input(key=key_of(app, "new-respondent-group")).set_value(" Finance ")
    next(box for box in app.selectbox if box.label == "Role").set_value("finance_controller")
    next(button for button in app.button if button.label == "Add").click().run()

    added = repository.assessment(LOCAL, sample_id).respondents[-1]
    assert (added.label, added.role, added.group) == ("P. Novak", "finance_controller", "Finance")
    assert len(repository.assessment(LOCAL, sample_id).respondents) == len(sample.respondents) + 1
