from tests.assessment.content_rules.conftest import DESK, FlawsAfter

SYSTEM = "service_value_system.yaml"


def test_a_practice_and_a_component_without_a_theme_are_named(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "theme: care\n", ""), (SYSTEM, "    theme: care\n", "")) == [
        f"{DESK}:1: service_desk: has no theme; expected one of care (themes)",
        f"{SYSTEM}:2: governance: has no theme; expected one of care (themes)",
    ]


def test_where_there_are_no_themes_none_is_asked_for(flaws_after: FlawsAfter) -> None:
    themes = "\nthemes:\n  - id: care\n"
    lines = flaws_after(("framework.yaml", themes, "\nvocabularies: []\nthemes: []\n#"), (DESK, "theme: care\n", ""))
    assert not any("(themes)" in line for line in lines)
