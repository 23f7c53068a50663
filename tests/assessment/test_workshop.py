"""What a room's votes come to, and which questions are worth its time."""

from collections.abc import Iterable

import pytest

from assessment.advice.settling import open_questions
from assessment.advice.situation import Situation
from assessment.advice.workshop import agenda, worth_the_room
from assessment.engagement.model import Answer, Assessment, Client, Consensus, Needs, Respondent, Scope
from assessment.engagement.workshop import Ballot, Choice, Vote
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from assessment.scoring.results import assess
from assessment.scoring.votes import moved_to_the_lead, tally

FLOW, PEOPLE = "incident_management.flow", "incident_management.people"


@pytest.fixture(scope="module")
def itil() -> Questionnaire:
    return load_questionnaire()


def votes(group: str, *choices: Choice) -> list[Vote]:
    return [Vote(choice, group) for choice in choices]


def test_a_tally_counts_levels_and_what_stands_beside_them() -> None:
    found = tally([*votes("", 2, 2, 3, "dont_know", "not_applicable")])

    assert found.counts == {2: 2, 3: 1, "dont_know": 1, "not_applicable": 1}
    assert (found.lowest, found.highest, found.spread, found.middle) == (2, 3, 1, 2)


@pytest.mark.parametrize(
    ("levels", "compared"),
    [
        ((), ()),
        ((3, 3), (3,)),
        ((1, 4), (1, 4)),
        ((1, 2, 2, 4, 4, 4), (2, 4)),
        ((0, 2, 3, 5), (0, 5)),
        ((2, 2, 0, 5), (2, 5)),
    ],
)
def test_the_two_levels_to_talk_about_are_those_most_chose(levels: tuple[int, ...], compared: tuple[int, ...]) -> None:
    assert tally(votes("", *levels)).compared == compared


def test_a_group_is_told_from_three_on_and_never_by_subtraction() -> None:
    desk, network = votes("Desk", 1, 1, 2), votes("Network", 3, 3, 4)

    assert set(tally([*desk, *network]).groups) == {"Desk", "Network"}
    assert len(tally([*desk, *network, *votes("", 5)]).groups) == 1  # with both, the rest would tell the one in none
    assert set(tally([*desk, *network, *votes("Desk", 1), *votes("", 5)]).groups) == {"Desk"}
    assert set(tally([*desk, *votes("Network", 3, 4)]).groups) == set()


def test_agreement_needs_three_ratings() -> None:
    assert tally(votes("", 2, 2)).agreement is None
    assert tally(votes("", 2, 2, 2)).agreement == 1.0


def ballots(*choices: Choice, leads: int = 0) -> list[Ballot]:
    return [Ballot(seat, seat == leads, choice) for seat, choice in enumerate(choices)]


@pytest.mark.parametrize(
    ("first", "now", "moved"),
    [
        ((4, 2, 2, 3), (4, 4, 4, 4), 3),
        ((4, 4, 2, 3), (4, 4, 4, 4), 2),
        ((4, 4, 4, 3), (4, 4, 4, 4), 0),  # only one of three came over
        ((4, 2, 2, 3), (3, 3, 3, 3), 0),  # the one who leads came over to the others
        ((4, 2, 2, 3), (4, 4, 4, 3), 0),  # not everybody did
        ((4, 2, 2), (4, 4, 4), 0),  # two beside the one who leads are no room
        (("dont_know", 2, 2, 3), ("dont_know",) * 4, 0),
    ],
)
def test_a_room_that_comes_over_to_its_leader_is_asked_about(
    first: tuple[Choice, ...], now: tuple[Choice, ...], moved: int
) -> None:
    assert moved_to_the_lead(ballots(*first), ballots(*now)) == moved


def test_without_somebody_who_leads_nobody_is_said_to_have_come_over() -> None:
    assert moved_to_the_lead(ballots(4, 2, 2, 3, leads=-1), ballots(4, 4, 4, 4, leads=-1)) == 0


def assessment(answers: Iterable[tuple[str, str, int | None]], consensus: tuple[Consensus, ...] = ()) -> Assessment:
    said = tuple(
        Answer(respondent=who, question=question, state="dont_know" if level is None else "rated", rating=level)
        for who, question, level in answers
    )
    return Assessment(
        client=Client(name="Acme"),
        scope=Scope(depth="quick", practices=("incident_management", "service_desk")),
        needs=Needs(pain_points={"major_outage": 3}),
        respondents=(Respondent(id="ann"), Respondent(id="ben")),
        answers=said,
        consensus=consensus,
    )


def situation(made: Assessment, itil: Questionnaire) -> Situation:
    return Situation(made, itil, assess(made, itil))


def test_what_is_open_on_settle_stands_on_the_agenda_in_the_same_order(itil: Questionnaire) -> None:
    apart = [("ann", FLOW, 0), ("ben", FLOW, 4), ("ann", "service_desk.flow", 1), ("ben", "service_desk.flow", 3)]
    found = situation(assessment(apart), itil)

    settle = [one.question for one in open_questions(found)]
    assert settle == [FLOW, "service_desk.flow"]
    assert [one.question for one in worth_the_room(found) if "disputed" in one.reasons] == settle


def test_one_voice_is_worth_the_room_only_where_another_level_would_change_the_practice_s(itil: Questionnaire) -> None:
    made = assessment([("ann", FLOW, 2), ("ann", "service_desk.flow", None)])
    reasons = {one.question: one.reasons for one in worth_the_room(situation(made, itil))}

    assert "border" in reasons[FLOW]  # the only answer: a level more or less is the practice's
    assert {"open", "unknown"} <= set(reasons["service_desk.flow"])


def test_what_does_not_concern_anybody_is_left_alone(itil: Questionnaire) -> None:
    made = assessment([])
    said = tuple(Answer(respondent=who, question=FLOW, state="not_applicable") for who in ("ann", "ben"))
    made = made.model_copy(update={"answers": said})
    assert FLOW not in {one.question for one in worth_the_room(situation(made, itil))}


def test_what_is_disputed_comes_before_what_is_open_and_both_say_why(itil: Questionnaire) -> None:
    made = assessment([("ann", FLOW, 0), ("ben", FLOW, 4), ("ann", PEOPLE, 2), ("ben", PEOPLE, 2)])
    found = worth_the_room(situation(made, itil))

    assert found[0].question == FLOW
    assert "disputed" in found[0].reasons
    assert all("open" in one.reasons for one in found if one.question.startswith("service_desk"))


def test_what_was_agreed_on_is_left_alone_and_what_was_promised_comes_first(itil: Questionnaire) -> None:
    made = assessment([("ann", FLOW, 0), ("ben", FLOW, 4)], (Consensus(question=FLOW, rating=2),))

    assert FLOW not in {one.question for one in worth_the_room(situation(made, itil))}
    promised = "service_desk.flow"
    assert agenda(situation(made, itil), 30, {promised})[0].question == promised


def test_the_minutes_bound_the_agenda_and_its_questions_stand_by_practice(itil: Questionnaire) -> None:
    made = assessment([])
    found = agenda(situation(made, itil), 40)

    assert len(found) == 6
    subjects = [one.question.partition(".")[0] for one in found]
    assert subjects == sorted(subjects, key=subjects.index)
