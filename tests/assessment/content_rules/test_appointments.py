from tests.assessment.content_rules.conftest import DESK, FlawsAfter

ROLE = (
    "framework.yaml",
    "  - {id: manager, name: Manager, in_short: Leads a team.}\n",
    "  - {id: manager, name: Manager, in_short: Leads a team.}\n  - {id: lead, name: Lead, in_short: Leads.}\n",
)
NAMES = "    milestone: One list holds what came up\n"
NAMED = (DESK, NAMES, f"{NAMES}    appoints: lead\n")
SHARE = "led_by: manager\n    delivers: One list for all teams"
STEER = "led_by: manager\n    delivers: A monthly count"


def led_by_lead(text: str) -> tuple[str, str, str]:
    return DESK, text, text.replace("led_by: manager", "led_by: lead")


def test_who_is_named_before_may_lead_at_once_or_later(flaws_after: FlawsAfter) -> None:
    """The third action needs the second, which needs the first, which names the lead."""
    assert flaws_after(ROLE, NAMED, led_by_lead(SHARE), led_by_lead(STEER)) == []


def test_who_may_be_named_later_does_not_lead_yet(flaws_after: FlawsAfter) -> None:
    needs = (DESK, "needs: [service_desk.start, knowledge_management.start]", "needs: [knowledge_management.start]")
    assert flaws_after(ROLE, NAMED, needs, led_by_lead(SHARE)) == [
        f"{DESK}:58: service_desk.share: is led by lead, whom service_desk.start names and which may come later; "
        "expected it in needs, or another leader (appointments)"
    ]


def test_a_variant_is_held_to_it_too(flaws_after: FlawsAfter) -> None:
    needs = (DESK, "needs: [service_desk.start, knowledge_management.start]", "needs: [knowledge_management.start]")
    variant = "    milestone: Every team works from one list\n"
    led = (DESK, variant, f"{variant}    variants:\n      - {{when: {{size: small}}, led_by: lead}}\n")
    (line,) = flaws_after(ROLE, NAMED, needs, led)
    assert "service_desk.share: is led by lead, whom service_desk.start names" in line


def test_nobody_names_himself(flaws_after: FlawsAfter) -> None:
    appointing = "led_by: manager\n    delivers: One list with its owner"
    assert flaws_after(ROLE, NAMED, led_by_lead(appointing)) == [
        f"{DESK}:40: service_desk.start: appoints lead and is led by it; expected another leader (appointments)"
    ]


def test_a_role_that_no_action_names_may_lead_from_the_first_day(flaws_after: FlawsAfter) -> None:
    assert flaws_after(ROLE, led_by_lead(SHARE)) == []
