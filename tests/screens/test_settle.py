"""The page of what is settled: in which order, who said what, what is recorded, changed and taken back."""

import datetime as dt
from collections import Counter

import pytest
from streamlit.testing.v1 import AppTest

from assessment.engagement.model import Answer, Assessment, Client, Consensus, Respondent, Scope
from assessment.questionnaire.model import Questionnaire
from assessment.store.entries import LOCAL
from assessment.store.guests import Answering
from assessment.store.repository import Repository
from screens.settle.dots import EVERYBODY, hiding_few, rows_of
from tests.screens.conftest import key_of, open_page

FLOW, OUTCOMES, PEOPLE = (f"incident_management.{aspect}" for aspect in ("flow", "outcomes", "people"))
DESK = tuple(Respondent(id=f"d{n}", label=f"Agent {n}", role="service_desk_agent", group="Desk") for n in range(1, 4))
LEADERS = tuple(Respondent(id=f"l{n}", label=f"Leader {n}", role="it_leader", group="Leaders") for n in range(1, 4))
WIDE = {"d1": 0, "d2": 0, "d3": 1, "l1": 4, "l2": 4, "l3": 4}
NARROW = {"d1": 1, "d2": 1, "l1": 3}
TWO_LEFT = {"d1": 0, "d2": 0, "d3": 1, "l1": 4, "l2": 4}
ALIKE = dict.fromkeys(WIDE, 2)


def said(question: str, ratings: dict[str, int]) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            respondent=one,
            question=question,
            state="rated",
            rating=rating,
            comment="We call whoever we know" if one == "d1" else "",
            evidence="The phone list" if one == "d1" else "",
        )
        for one, rating in ratings.items()
    )


@pytest.fixture(scope="module")
def differing() -> Assessment:
    """Two groups of three: far apart on one question, less so on a second, alike on a third."""
    return Assessment(
        client=Client(name="Northgate"),
        scope=Scope(depth="standard", practices=("incident_management",)),
        respondents=(*DESK, *LEADERS),
        answers=(*said(FLOW, NARROW), *said(OUTCOMES, WIDE), *said(PEOPLE, ALIKE)),
    )


@pytest.fixture
def identity(repository: Repository, differing: Assessment) -> str:
    return repository.import_assessment(LOCAL, differing)


def page_of(identity: str, **query: str) -> AppTest:
    app = open_page("settle", assessment=identity, **query)
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    kinds = ("header", "subheader", "markdown", "caption", "info", "success", "warning", "html")
    return "\n".join(str(getattr(element, "value", element.proto)) for kind in kinds for element in app.get(kind))


def agree(app: AppTest, question: str, choice: int | str, because: str = "", dissent: str = "") -> None:
    app.pills(key=key_of(app, f"agreed-{question}")).set_value(choice).run()
    app.text_area(key=key_of(app, f"agreed-because-{question}")).set_value(because).run()
    app.text_input(key=key_of(app, f"agreed-dissent-{question}")).set_value(dissent).run()
    app.button(key=key_of(app, f"agreed-record-{question}")).click().run()
    assert not app.exception


def agreed_on(repository: Repository, identity: str) -> dict[str, Consensus]:
    return {one.question: one for one in repository.assessment(LOCAL, identity).consensus}


def test_the_widest_apart_comes_first_and_what_all_see_alike_is_not_asked(identity: str) -> None:
    app = page_of(identity)
    places = app.selectbox(key=key_of(app, "settle-go"))
    assert places.value == OUTCOMES
    assert len(places.options) == 2
    assert "4 levels apart" in shown(app)
    assert any("2 to settle" in link.proto.label for link in app.get("page_link"))


def test_an_agreement_is_recorded_with_its_reason_and_dissent_and_the_next_question_opens(
    repository: Repository, identity: str
) -> None:
    app = page_of(identity)
    agree(app, OUTCOMES, 1, "The records show it", "Leader 2 would say 4")

    kept = agreed_on(repository, identity)[OUTCOMES]
    assert (kept.state, kept.rating) == ("rated", 1)
    assert kept.rationale == "The records show it\n\nDissent: Leader 2 would say 4"
    assert app.selectbox(key=key_of(app, "settle-go")).value == FLOW
    assert "Leader 2 would say 4" in shown(app)
    agree(app, FLOW, "not_applicable", "Nobody does this here")
    assert agreed_on(repository, identity)[FLOW].state == "not_applicable"
    assert "Nothing is left to settle" in shown(app)
    assert not any("to settle" in link.proto.label for link in app.get("page_link"))


def test_what_was_agreed_can_be_changed_and_taken_back_and_is_open_again(repository: Repository, identity: str) -> None:
    agreed = Consensus(question=OUTCOMES, rating=1, rationale="The records show it")
    repository.change_consensus(LOCAL, identity, OUTCOMES, lambda _: agreed)
    app = page_of(identity, question=OUTCOMES)
    assert app.text_area(key=key_of(app, f"agreed-because-{OUTCOMES}")).value == "The records show it"
    agree(app, OUTCOMES, 2, "Better records show it")
    assert agreed_on(repository, identity)[OUTCOMES].rating == 2

    app.button(key=key_of(app, f"agreed-back-{OUTCOMES}")).click().run()
    assert not app.exception
    assert agreed_on(repository, identity) == {}
    assert app.selectbox(key=key_of(app, "settle-go")).value == OUTCOMES


def test_what_another_facilitator_agreed_meanwhile_is_not_overwritten(repository: Repository, identity: str) -> None:
    mine, theirs = page_of(identity), page_of(identity)
    agree(theirs, OUTCOMES, 4, "Theirs")
    agree(mine, OUTCOMES, 0, "Mine")
    assert agreed_on(repository, identity)[OUTCOMES].rationale == "Theirs"
    assert "Somebody else changed this meanwhile" in shown(mine)


def test_comment_and_evidence_stand_with_the_name_of_who_gave_them(identity: str) -> None:
    text = shown(page_of(identity))
    for part in ("Agent 1", "We call whoever we know", "The phone list", "3 people chose this", "Leaders"):
        assert part in text


def test_nobody_is_named_where_the_assessment_is_anonymous(repository: Repository, identity: str) -> None:
    repository.save_answering(LOCAL, identity, Answering(anonymous=True))
    text = shown(page_of(identity))
    assert "Agent" not in text.replace("Service desk agent", "")
    assert "Leader " not in text
    assert "*Service desk agent*: “We call whoever we know”" in text


def test_of_two_answers_an_anonymous_assessment_shows_nothing(repository: Repository, differing: Assessment) -> None:
    two = said(FLOW, {"d1": 0, "l1": 5})
    identity = repository.import_assessment(LOCAL, differing.model_copy(update={"answers": two}))
    repository.save_answering(LOCAL, identity, Answering(anonymous=True))
    text = shown(page_of(identity))
    assert "nothing is shown until three have" in text
    assert "We call whoever we know" not in text


def test_a_group_is_told_from_three_people_on() -> None:
    groups = {one.id: one.group for one in (*DESK, *LEADERS)}
    assert list(rows_of(said(FLOW, WIDE), groups)) == [EVERYBODY, "Desk", "Leaders"]
    assert list(rows_of(said(FLOW, {"d1": 0, "d2": 0, "d3": 0}), groups)) == [EVERYBODY]
    assert list(rows_of(said(FLOW, TWO_LEFT), groups)) == [EVERYBODY, "Desk"]


def test_where_nobody_is_named_no_group_is_told_that_leaves_one_or_two_over() -> None:
    groups = {one.id: one.group for one in (*DESK, *LEADERS)}
    assert hiding_few(rows_of(said(FLOW, TWO_LEFT), groups)) == {EVERYBODY: Counter({0: 2, 4: 2, 1: 1})}
    assert list(hiding_few(rows_of(said(FLOW, WIDE), groups))) == [EVERYBODY, "Desk", "Leaders"]


def test_where_one_person_answered_the_page_says_that_nobody_differs(
    repository: Repository, differing: Assessment
) -> None:
    alone = said(FLOW, {"d1": 0})
    text = shown(page_of(repository.import_assessment(LOCAL, differing.model_copy(update={"answers": alone}))))
    assert "One person has answered so far, so nobody differs" in text


def test_the_answers_behind_a_practice_name_nobody_either_where_it_is_anonymous(
    repository: Repository, identity: str
) -> None:
    def names() -> str:
        return shown(open_page("maturity", assessment=identity, practice="incident_management"))

    assert "Agent 1" in names()
    repository.save_answering(LOCAL, identity, Answering(anonymous=True))
    assert "Agent 1" not in names()
    assert "We call whoever we know" in names()


def test_groups_that_see_it_differently_are_told_here_and_on_the_maturity_page(identity: str) -> None:
    sentence = "Seen from “Leaders”, Incident management stands a level or more higher than seen from “Desk”"
    assert sentence in shown(page_of(identity))
    assert sentence in shown(open_page("maturity", assessment=identity))


def test_what_to_look_at_twice_is_told_with_its_reason(repository: Repository, questionnaire: Questionnaire) -> None:
    scope = Scope(depth="standard", practices=("incident_management", "change_enablement", "service_desk"))
    asked = questionnaire.questions_in_scope(scope.depth, scope.practices)
    first = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)
    hasty = tuple(
        Answer(respondent="d1", question=one.id, state="rated", rating=4, at=first + dt.timedelta(seconds=2 * at))
        for at, one in enumerate(asked)
    )
    others = (*said("service_desk.flow", {"d2": 2, "d3": 1}), *said(FLOW, {"d2": 2, "d3": 1}))
    identity = repository.import_assessment(
        LOCAL, Assessment(client=Client(name="Northgate"), scope=scope, respondents=DESK, answers=(*hasty, *others))
    )
    text = shown(page_of(identity))
    assert f"the answers of **Agent 1 · Service desk agent**, because all {len(asked)} levels given are a 4" in text
    assert f"{len(asked) - 1} of {len(asked) - 1} came faster" in text
    assert "Look twice at **Incident management**, because" in text
    assert "are those of one person (Agent 1 · Service desk agent)" in text
    assert "nobody noted what shows it" in text

    repository.save_answering(LOCAL, identity, Answering(anonymous=True))
    assert "Agent 1" not in shown(page_of(identity))


def test_what_was_said_before_is_told_folded_with_its_day_and_its_words(repository: Repository, identity: str) -> None:
    before, after = (
        Answer(respondent="d1", question=OUTCOMES, state="rated", rating=rating, comment=words, at=at)
        for rating, words, at in (
            (2, "We have a rota", dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)),
            (3, "Seen in the log", dt.datetime(2026, 5, 12, 12, tzinfo=dt.UTC)),
        )
    )
    for answer in (before, after):
        repository.save_answers(LOCAL, identity, (answer,))
    for rating in (1, 2):
        agreed = Consensus(question=OUTCOMES, rating=rating, rationale=f"Reason {rating}", by="All of us")
        repository.change_consensus(LOCAL, identity, OUTCOMES, lambda _, agreed=agreed: agreed)

    (folded,) = (one for one in page_of(identity, question=OUTCOMES).expander if one.label.startswith("What was said"))
    told = [one.value for one in folded.markdown]

    assert folded.label == "What was said before: 2 changes"
    assert not folded.proto.expanded
    assert told[0] == (
        "**Agent 1 · Service desk agent**: was 0 (“We call whoever we know”, “The phone list”), "
        "became 2 on 4 May 2026 (“We have a rota”), became 3 on 12 May 2026 (“Seen in the log”)."
    )
    assert told[1].startswith("**Agreed on**: was 1 (“Reason 1”), became 2 on ")
    assert told[1].endswith(" by All of us (“Reason 2”).")


def test_what_was_said_before_is_told_of_nobody_in_an_anonymous_assessment(
    repository: Repository, identity: str
) -> None:
    repository.save_answers(LOCAL, identity, said(OUTCOMES, {"d1": 5}))
    repository.save_answering(LOCAL, identity, Answering(anonymous=True))

    assert [one.label for one in page_of(identity, question=OUTCOMES).expander if "before" in one.label] == []


def test_where_nobody_changed_their_mind_nothing_is_said_of_before(repository: Repository, identity: str) -> None:
    mended = said(OUTCOMES, {"d1": 0})[0].model_copy(update={"comment": "We call whoever we know by now"})
    repository.save_answers(LOCAL, identity, (mended,))

    assert [one.label for one in page_of(identity, question=OUTCOMES).expander if "before" in one.label] == []
