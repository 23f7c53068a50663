"""Two versions of one assessment: what is new, what both say differently, and who is who."""

import datetime as dt

import pytest

from assessment.engagement.merging import Merge, expect_same_assessment, merged, settled, with_merge
from assessment.engagement.model import Answer, Assessment, Consensus, DocumentRequest, Respondent
from assessment.input.problems import InputError

MAY, JUNE = dt.datetime(2026, 5, 4, tzinfo=dt.UTC), dt.datetime(2026, 6, 1, tzinfo=dt.UTC)


def said(who: str, question: str, rating: int, at: dt.datetime | None = MAY) -> Answer:
    return Answer(respondent=who, question=question, state="rated", rating=rating, at=at)


def made(people: dict[str, str], *answers: Answer, consensus: tuple[Consensus, ...] = (), **info: object) -> Assessment:
    return Assessment.model_validate(
        {
            "client": {"name": "Acme"},
            "assessment": {"date": "2026-05-04", **info},
            "scope": {"depth": "quick", "practices": ["service_desk"]},
            "respondents": tuple(Respondent(id=one, label=label) for one, label in people.items()),
            "answers": answers,
            "consensus": consensus,
        }
    )


def brought(merge: Merge) -> list[tuple[str, str, int | None]]:
    return [(one.respondent, one.question, one.rating) for one in merge.answers]


def test_what_stands_in_the_other_file_alone_is_new_and_what_both_say_is_counted() -> None:
    ours = made({"r1": "Anna"}, said("r1", "a", 2))
    theirs = made({"r1": "Anna", "r2": "Ben"}, said("r1", "a", 2, JUNE), said("r1", "b", 3), said("r2", "a", 4))

    merge = merged(ours, theirs)

    assert [person.id for person in merge.people] == ["r2"]
    assert brought(merge) == [("r1", "b", 3), ("r2", "a", 4)]
    assert (merge.same, merge.conflicts) == (1, ())
    assert with_merge(ours, merge).answers == (*ours.answers, *merge.answers)


def test_what_both_say_differently_waits_for_somebody_to_choose_and_says_which_is_newer() -> None:
    ours = made({"r1": "Anna"}, said("r1", "a", 2), consensus=(Consensus(question="a", rating=3),))
    theirs = made({"r1": "Anna"}, said("r1", "a", 4, JUNE), consensus=(Consensus(question="a", rating=1),))

    merge = merged(ours, theirs)

    assert [(one.key, one.newer) for one in merge.conflicts] == [("r1/a", "theirs"), ("agreed/a", None)]
    assert with_merge(ours, settled(merge, lambda _: "ours")) == ours
    both = with_merge(ours, settled(merge, lambda _: "theirs"))
    assert (both.answers, both.consensus) == (theirs.answers, theirs.consensus)


def test_two_people_who_got_the_same_number_on_two_laptops_stay_two() -> None:
    ours = made({"r1": "Anna", "r2": "Ben"}, said("r2", "a", 2))
    theirs = made({"r1": "Anna", "r2": "Cleo", "r3": "Dan"}, said("r2", "a", 5), said("r3", "a", 1))

    merge = merged(ours, theirs)

    assert [(there, person.id, person.label) for there, person in merge.renumbered] == [("r2", "r4", "Cleo")]
    assert [(person.id, person.label) for person in merge.people] == [("r4", "Cleo"), ("r3", "Dan")]
    assert brought(merge) == [("r4", "a", 5), ("r3", "a", 1)]


def test_somebody_who_was_renamed_on_one_laptop_stays_one() -> None:
    ours = made({"r1": "Anna"}, said("r1", "a", 2))
    theirs = made({"r1": "Anna Berg"}, said("r1", "a", 2), said("r1", "b", 3))

    merge = merged(ours, theirs)

    assert (merge.people, merge.renumbered, brought(merge)) == ((), (), [("r1", "b", 3)])


def test_the_other_parts_stay_as_they_are_here_and_are_named() -> None:
    ours, theirs = made({}), made({}, title="Another title").model_copy(update={"targets": {"service_desk": 3}})

    assert merged(ours, theirs).kept == ("assessment", "targets")


def test_a_file_of_another_client_or_another_day_is_refused_by_what_differs() -> None:
    other = made({}, date="2027-05-04").model_copy(update={"client": made({}).client.model_copy(update={"name": "B"})})

    with pytest.raises(InputError) as refused:
        expect_same_assessment(made({}), other, "b.json")

    assert {str(one).split(":")[1] for one in refused.value.problems} == {" client.name", " assessment.date"}


def test_bringing_in_the_same_twice_adds_nothing() -> None:
    ours = made({"r1": "Anna"}, said("r1", "a", 2))
    theirs = made({"r1": "Ben"}, said("r1", "b", 3))
    once = with_merge(ours, merged(ours, theirs))

    again = merged(once, once)

    assert not again.adds_something
    assert again.same == 2


def test_documents_and_chosen_practices_of_one_side_come_in_and_where_both_differ_ours_stay_and_it_is_said() -> None:
    def asked(status: str, *names: str) -> tuple[DocumentRequest, ...]:
        return tuple(DocumentRequest(question="a", document=name, status=status) for name in names)

    anna, ben = (Respondent(id=one, label=one) for one in ("anna", "ben"))
    ours = made({}).model_copy(
        update={"respondents": (anna.model_copy(update={"practices": ("x",)}), ben), "documents": asked("asked", "b")}
    )
    chosen = tuple(one.model_copy(update={"practices": ("y",)}) for one in (anna, ben))
    theirs = made({}).model_copy(update={"respondents": chosen, "documents": asked("missing", "a", "b")})

    merge = merged(ours, theirs)
    both = with_merge(ours, merge)

    assert merge.kept == ("respondents.practices", "documents")
    assert [(one.id, one.practices) for one in both.respondents] == [("anna", ("x",)), ("ben", ("y",))]
    assert [(one.document, one.status) for one in both.documents] == [("a", "missing"), ("b", "asked")]
    assert not merged(both, theirs).adds_something
