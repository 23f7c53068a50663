"""People from a list: heads or the usual order, every fault with its line, and nobody where anything is wrong."""

import pytest

from assessment.engagement.people import Contact, NewPerson, parse_people, read_people
from assessment.input.problems import InputError

ROLES = {"it_leader": "Head of IT", "service_desk_agent": "Service desk agent"}
ANNA = NewPerson("Anna Berg", "service_desk_agent", "Desk", Contact("anna@example.com", "de"))


def people(text: str) -> tuple[NewPerson, ...]:
    return parse_people(text, "the list", ROLES)


def faults(text: str) -> list[str]:
    with pytest.raises(InputError) as raised:
        people(text)
    return list(map(str, raised.value.problems))


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg,Service desk agent,Desk,de,anna@example.com",
        "Anna Berg;service_desk_agent;Desk;DE;anna@example.com\n",
        "Anna Berg\tSERVICE DESK AGENT\tDesk\tde\tanna@example.com",
        "E-mail,Phone,Name,Language,Team,Role\nanna@example.com,1234,Anna  Berg,de,Desk,Service desk agent",
        '\n\nname , role, group, language, email\n"Anna Berg", service_desk_agent, Desk, de, anna@example.com\n\n',
    ],
)
def test_a_list_is_read_with_heads_or_in_the_usual_order(text: str) -> None:
    assert people(text) == (ANNA,)


def test_a_name_alone_is_enough() -> None:
    assert people("AB\nCD\n") == (NewPerson("AB"), NewPerson("CD"))
    assert people("name\nAB") == (NewPerson("AB"),)


def test_a_role_in_ones_own_words_is_said_to_be_one() -> None:
    assert people("Kim, other: Hausmeister")[0].role == "Hausmeister"


def test_every_fault_is_said_with_its_line() -> None:
    found = faults(
        "name,role,e-mail,language\n"
        "Anna,Head of TI,anna@example.com,de\n"
        '"Ben\nBerg",,nobody,de\n'
        ",Head of IT,,\n"
        "Cleo,,ANNA@example.com,german language\n"
    )
    assert [one.partition(": ")[0] for one in found] == [f"the list:{line}" for line in (2, 3, 5, 6, 6)]
    for words, one in zip(
        ("did you mean 'Head of IT'", "no e-mail address", "name is empty", "stands in line 2 too", "such as en"),
        [*found[:3], *sorted(found[3:])],
        strict=True,
    ):
        assert words in one, found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "names nobody"),
        ("role,group\nHead of IT,Desk", "no column 'name'"),
        ("name,mail,e-mail\nA,,", "column 'email' stands twice"),
        ("A,Head of IT,Desk,de,a@example.com,more", "behind the last column"),
        ('"A', "not valid CSV"),
        ("x" * 101, "longer than 100"),
        ("A\n" * 1001, "more than 1,000"),
        ("A\x07", "cannot be shown"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(text: str, words: str) -> None:
    assert words in "\n".join(faults(text))


def test_a_file_in_another_encoding_is_refused_with_the_line() -> None:
    with pytest.raises(InputError, match=r"people\.csv:2: is not UTF-8"):
        read_people("Anna\nJürgen".encode("latin-1"), "people.csv", ROLES)
    assert read_people("\ufeffname\nJürgen".encode(), "people.csv", ROLES) == (NewPerson("Jürgen"),)
