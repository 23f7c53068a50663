"""How far a result carries: coverage, notes to check, method."""

from assessment.hints import Hint
from assessment.hints import hints as hints_on
from reports.own_words import heading_of
from reports.sentences import say
from reports.view import View


def coverage_sentence(view: View) -> str:
    """How many questions have a value, and who answered."""
    return say("coverage", head=view.headline, roles=view.roles, people=sum(number for _, number in view.roles))


def hints(view: View) -> tuple[str, ...]:
    """'Please check' notes, one a kind, on results that look too good or rest on little. They block nothing."""
    by_kind: dict[str, list[Hint]] = {}
    for hint in hints_on(view.engagement, view.framework, view.result):
        by_kind.setdefault(hint.kind, []).append(hint)
    notes = [say(f"hint_{kind}", hints=group, names=[
        view.framework.practices[hint.practice].name for hint in group if hint.practice])
        for kind, group in by_kind.items()]
    answering = {said.respondent.id for p in view.practices for question in p.questions for said in question.said}
    notes += [say("hint_one_person")] if len(answering) == 1 else []
    notes += [say("hint_no_needs")] if not view.needs and view.actions else []
    return tuple(notes)


@heading_of("method")
def method_title(view: View) -> str:
    return say("method_title", head=view.headline)


@heading_of("annex")
def annex_title(view: View) -> str:
    return say("annex_title", head=view.headline, answers=len(view.engagement.answers))


@heading_of("glossary")
def glossary_title(_: View) -> str:
    return say("glossary_title")
