from tests.assessment.content_rules.conftest import DESK, FlawsAfter


def test_an_em_dash_is_named(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "in_short: Service desk in short.", "in_short: A desk — in short.")) == [
        f"{DESK}:3: 'A desk — in short.' holds an em dash; expected a comma, a colon or two sentences (punctuation)"
    ]


def test_an_ampersand_for_and_is_named(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "in_short: Service desk in short.", "in_short: Calls & orders.")) == [
        f"{DESK}:3: 'Calls & orders.' holds '&'; expected 'and' (punctuation)"
    ]


def test_an_ampersand_in_a_name_and_an_en_dash_pass(flaws_after: FlawsAfter) -> None:
    assert flaws_after((DESK, "in_short: Service desk in short.", "in_short: R&D calls, 8–18.")) == []
