"""Clients found among many, by what one remembers of them, and in an order that one can look through."""

import unicodedata
from collections.abc import Sequence

from assessment.store.entries import ClientEntry


def matching(clients: Sequence[ClientEntry], words: str) -> tuple[ClientEntry, ...]:
    """Those in whose name, sector, country or titles each of the words stands, whatever their case and accents."""
    wanted = _folded(words).split()
    return tuple(client for client in clients if all(word in _told_of(client) for word in wanted))


def by_name(clients: Sequence[ClientEntry]) -> tuple[ClientEntry, ...]:
    """From A to Z, as one looks for a name: 'Ägir' beside 'Agir', 'acme' beside 'Acme'."""
    return tuple(sorted(clients, key=lambda client: (_folded(client.client.name), client.client.name)))


def _told_of(client: ClientEntry) -> str:
    who = client.client
    titles = (assessment.info.title for assessment in client.assessments)
    return _folded("\n".join(text for text in (who.name, who.sector, who.country, *titles) if text))


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
