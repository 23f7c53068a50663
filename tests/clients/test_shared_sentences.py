"""A first page that fits any client tells nothing about one: what two clients' executive editions have in common."""

import pytest

from assessment.questionnaire.model import load_questionnaire
from benchmarks.shared_sentences import LIMIT, sentences_of_all, shared


@pytest.mark.slow
def test_two_clients_share_under_a_fifth_of_their_sentences_with_names_and_numbers_masked() -> None:
    shares = shared(sentences_of_all(load_questionnaire()))

    assert len(shares) >= 28
    assert {pair: round(share, 3) for pair, share in shares.items() if share >= LIMIT} == {}
