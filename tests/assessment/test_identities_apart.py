"""Identities apart from answers: nothing that is told leads back to who somebody is, and no answer is lost."""

import datetime as dt

from assessment.engagement.anonymity import identities_apart, renumbered
from assessment.engagement.findings import FindingNote
from assessment.engagement.model import Answer, Assessment, Respondent

PEOPLE = (
    *(Respondent(id=f"r{n}", label=f"Anna {n}", role="service_desk_agent", group="Desk") for n in range(1, 4)),
    Respondent(id="r4", label="The boss", role="it_leader", group="Board"),
)
MAY = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)


def made() -> Assessment:
    return Assessment.model_validate(
        {
            "client": {"name": "Acme"},
            "scope": {"depth": "quick", "practices": ["service_desk"]},
            "respondents": PEOPLE,
            "answers": tuple(
                Answer(respondent=one.id, question="a", state="rated", rating=n, at=MAY) for n, one in enumerate(PEOPLE)
            ),
            "findings": (FindingNote(id="own1", kind="own", title="T", evidence=("a/r4",)),),
        }
    )


def test_a_role_and_a_group_are_told_from_three_people_on_and_no_name_or_moment_is() -> None:
    told = identities_apart(made())

    assert sorted((one.role, one.group) for one in told.respondents) == [
        ("", ""),
        *[("service_desk_agent", "Desk")] * 3,
    ]
    assert {one.label for one in told.respondents} == {f"Person {n}" for n in range(1, 5)}
    assert {one.at for one in told.answers} == {None}
    assert sorted(one.rating or 0 for one in told.answers) == [0, 1, 2, 3]


def test_the_order_of_people_and_answers_is_not_the_one_in_which_they_came() -> None:
    many = made().model_copy(update={"respondents": tuple(Respondent(id=f"r{n}") for n in range(30)), "answers": ()})

    assert [one.id for one in identities_apart(many).respondents] != [one.id for one in many.respondents]


def test_renumbered_people_keep_their_answers_and_their_remarks_in_findings() -> None:
    apart = identities_apart(made())
    boss = next(n for n, one in enumerate(apart.respondents, 1) if one.id == "r4")

    told = renumbered(apart)

    assert [one.id for one in told.respondents] == ["p1", "p2", "p3", "p4"]
    assert told.findings[0].evidence == (f"a/p{boss}",)
    assert [one.rating for one in told.answers if one.respondent == f"p{boss}"] == [3]
