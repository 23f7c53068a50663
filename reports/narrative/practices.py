"""What is to be said about one practice or question: where it stands, what is missing, what would change it."""

from assessment.scoring.sensitivity import sensitivity as changes_of
from reports.narrative.overrides import heading_of, text_about, text_of
from reports.narrative.say import say
from reports.text import formatting
from reports.view.coverage import coverage
from reports.view.focus import pages_of_their_own
from reports.view.model import ComponentView, PracticeView, QuestionView, View


@text_about(lambda _, practice: f"practice.{practice.practice.id}")
def practice_sentence(_: View, practice: PracticeView) -> str:
    """Level, target and the way between them, for one practice."""
    return say(
        "practice",
        practice=practice,
        level=formatting.level_text(practice.result),
        change=_change(practice),
        ratings=practice.result.ratings,
    )


def answered_sentence(practice: PracticeView) -> str:
    """How many of its questions have a value, and why the others have none: nobody could say, or nobody answered."""
    asked = [question.result for question in practice.questions if question.result.in_scope]
    without = [result for result in asked if result.value is None]
    unknown = sum(result.dont_know > 0 for result in without)
    return say(
        "answered", asked=len(asked), valued=len(asked) - len(without), unknown=unknown, silent=len(without) - unknown
    )


@heading_of("practices")
def practices_title(view: View) -> str:
    return say("practices_title", practices=coverage(view).applicable)


@heading_of("sheets")
def sheets_title(view: View) -> str:
    return say("sheets_title", practices=[practice for practice in view.practices if practice.questions])


@text_of("sheets")
def sheets_sentence(_: View) -> str:
    """How a practice's sheet is read and filled."""
    return say("sheets_text")


@text_of("practices")
def practices_sentence(view: View) -> str:
    """How each practice is told."""
    return say("practices_text", total=len(coverage(view).applicable), told=len(pages_of_their_own(view)))


def nothing_to_do(practice: PracticeView) -> str:
    """Why no action is advised for a practice."""
    return say("nothing_to_do", practice=practice)


def _change(practice: PracticeView) -> int | None:
    earlier, now = practice.earlier_level, practice.result.level
    return None if earlier is None or now is None else now - earlier


@text_about(lambda _, practice: f"gap.{practice.practice.id}")
def gap_sentence(view: View, practice: PracticeView) -> str:
    return say("gap_text", first=practice, others=(), needs=need_names(view, practice), chosen=bool(view.needs))


@text_about(lambda _, practice: f"strength.{practice.practice.id}")
def strength_sentence(_: View, practice: PracticeView) -> str:
    return say("strength_text", first=practice, others=())


@text_about(lambda _, practice: f"blind_spot.{practice.practice.id}")
def blind_spot_sentence(_: View, practice: PracticeView) -> str:
    """Why nobody can say how this practice stands."""
    said = [one.answer.state for question in practice.questions for one in question.said]
    return say("blind_spot", practice=practice, said=len(said), dont_know=said.count("dont_know"))


def sensitivity_sentences(practice: PracticeView) -> tuple[str, ...]:
    """The fewest answers that would lift the level by one, and the fewest that would cost one."""
    asked = {question.question.id: question for question in practice.questions if question.result.in_scope}
    found = changes_of({identity: question.result.value for identity, question in asked.items()})
    if found.level is None:
        return ()
    cases = ((found.rise, found.level + 1, True), (found.fall, found.level, False))
    return tuple(
        say(
            "would_change",
            level=level,
            rises=rises,
            changes=[(change, asked[change.question].question.entry.aspect) for change in changes],
        )
        for changes, level, rises in cases
        if changes
    )


def further_disputed(number: int) -> str:
    """How many questions lie apart beside those that are shown."""
    return say("further_disputed", number=number)


@heading_of("disputed")
def disputed_title(view: View) -> str:
    return say("disputed_title", number=len(view.disputed))


@text_of("disputed")
def disputed_sentence(view: View) -> str:
    """How far apart the answers to the most disputed question lie; only where something is disputed."""
    first = view.disputed[0]
    return say("disputed_text", first=first, number=len(view.disputed), subject=subject_name(view, first))


def subject_name(view: View, question: QuestionView) -> str:
    """The practice or component that a question belongs to."""
    return view.questionnaire.name_of(question.question.subject)


def need_names(view: View, practice: PracticeView) -> list[str]:
    """The chosen needs that the practice bears on, heaviest first."""
    return [view.questionnaire.needs[need].entry.name for need in practice.needs]


def practice_facts(practice: PracticeView) -> str:
    """Its score with its interval, how much of it is answered, and what it means for the client's needs."""
    return say(
        "practice_facts",
        score=formatting.score_text(practice.result),
        answered=answered_sentence(practice),
        importance=practice.importance if practice.needs else None,
    )


def practice_and_score(view: View, practice: PracticeView) -> str:
    """Where it stands, in a sentence, and its score."""
    sentence = practice_sentence(view, practice)
    return say("practice_and_score", sentence=sentence, score=formatting.score_text(practice.result))


def practice_in_short(practice: PracticeView) -> str:
    """'Problem management: level 1, score 1.20'"""
    return say("practice_in_short", practice=practice, score=formatting.score_text(practice.result))


def component_and_score(component: ComponentView) -> str:
    """That it is a component of the service value system, and its score."""
    return say("component_and_score", score=component.score)


def purpose_and_today(practice: PracticeView) -> str:
    """What the practice is for, where it stands today, and its target."""
    return say(
        "purpose_and_today",
        purpose=practice.practice.purpose,
        level=practice.result.level,
        score=formatting.score_text(practice.result),
        target=practice.target,
    )


def further_remarks_in_file(number: int) -> str:
    """How many remarks are not printed."""
    return say("further_remarks_in_file", number=number)


def further_remarks_in_annex(number: int) -> str:
    """How many remarks the annex holds beside those that are shown."""
    return say("further_remarks_in_annex", number=number)


def further_actions_listed(number: int) -> str:
    """How many actions of a practice stand with the roadmap alone."""
    return say("further_actions_listed", number=number)
