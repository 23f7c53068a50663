from tests.assessment.content_rules.conftest import DESK, FlawsAfter

NEEDS = "client_needs.yaml"


def test_a_need_that_does_not_bear_on_the_practice_is_named(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "serves: [slow_restoration]", "serves: [key_person_loss]")) == [
        f"{DESK}:45: service_desk.start: serves key_person_loss, which does not bear on service_desk; expected a need "
        "with this practice in bears_on (action_serves)"
    ]


def test_it_passes_once_the_need_bears_on_the_practice(flaws_after: FlawsAfter) -> None:
    assert (
        flaws_after(
            (DESK, "serves: [slow_restoration]", "serves: [key_person_loss]"),
            (
                NEEDS,
                "      - {practice: knowledge_management, impact: 3, reason: What is written down stays.}",
                "      - {practice: knowledge_management, impact: 3, reason: What is written down stays.}\n"
                "      - {practice: service_desk, impact: 1, reason: Its people leave as well.}",
            ),
        )
        == []
    )
