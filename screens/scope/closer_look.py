"""After a quick scan: a closer look at a few practices, while the rest and every answer stay as they are."""

from collections.abc import Iterable, Sequence

import streamlit as st

from assessment.advice.closer_look import worth_a_closer_look
from assessment.engagement.edits import FieldEdit
from assessment.engagement.model import Depth
from assessment.engagement.record import AssessmentRecord
from assessment.scoring.scope_change import ScopeChange, scope_change
from reports.text.formatting import count, plural, spelled
from reports.view.model import View
from screens.app.fields import begin_draft
from screens.app.keys import ASSESSMENT, widget_key
from screens.app.session import CurrentAssessment, questionnaire
from screens.app.writing import record_of, say_saved, write_fields
from screens.scope.depth_change import loss_sentence, minutes, scope_with
from screens.scope.own_depths import put_own_depth

CLOSER: Depth = "standard"


def closer_look_link(current: CurrentAssessment, view: View) -> None:
    """The way there, from other pages that tell the result of a quick scan."""
    offered = _offered(view) if current.assessment.scope.depth == "quick" else ()
    if offered:
        st.page_link(
            "screens/pages/maturity.py",
            label=f"This rests on a quick scan, which is indicative: look closer at {count(len(offered), 'practice')}",
            icon=":material/zoom_in:",
            query_params={ASSESSMENT: current.id},
            width="content",
        )


def _offered(view: View) -> Sequence[str]:
    return worth_a_closer_look(view.assessment.scope, view.result, view.advice.importance, view.advice.targets)


def closer_look(current: CurrentAssessment, view: View) -> None:
    """Painted for a quick scan; it leads to the questions that it adds."""
    scope = current.assessment.scope
    if scope.depth != "quick":
        return
    offered = _offered(view)
    names = {
        one: questionnaire().practices[one].name for one in view.result.practices if scope.depth_of(one) == scope.depth
    }
    with st.container(border=True):
        _still_open(current, view)
        if offered:
            st.header(f"Look closer at {_so_many(len(offered), bool(scope.depths))}", anchor=False)
            st.markdown(
                "A quick scan asks one question a practice. These matter most and are furthest from their target: ask "
                "about them in standard depth, or choose others, and keep the rest as it is."
            )
        elif names:
            st.header("Look closer", anchor=False)
            st.markdown("Choose practices to be asked about in standard depth; the rest stays as it is.")
        if names:
            _choice(current, names, offered)


def _so_many(number: int, further: bool) -> str:
    if further:
        return f"{spelled(number)} more {plural(number, 'practice')}"
    return f"these {spelled(number)}" if number > 1 else "this practice"


def _choice(current: CurrentAssessment, names: dict[str, str], offered: Sequence[str]) -> None:
    scope = current.assessment.scope
    chosen = st.multiselect(
        "Practices",
        list(names),
        key=begin_draft(widget_key("closer-look", len(scope.practices), *scope.depths), list(offered)),
        format_func=lambda practice: names.get(practice, practice),
        placeholder="Choose practices",
    )
    if not chosen:
        return
    edits = [_deepened(practice, names[practice]) for practice in chosen]
    change = scope_change(current.assessment, questionnaire(), scope_with(current.record, edits))
    more = len(change.unanswered)
    st.caption(
        (f"{count(more, 'question')} to answer, about {minutes(more)} for one person. " if more else "")
        + loss_sentence(change)
    )
    label = f"Ask {count(more, 'more question')}" if more else "Take their answers in"
    if st.button(label, type="primary", icon=":material/zoom_in:", key=widget_key("look-closer")):
        write_fields(record_of(current.id), edits, lambda: _go_on(current, change))


def _deepened(practice: str, name: str) -> FieldEdit[AssessmentRecord]:
    return FieldEdit(
        widget_key("depth-of", practice),
        f"Depth of {name}",
        lambda record: record.scope.depth_of(practice),
        lambda record, depth: put_own_depth(record, practice, depth),
        "quick",
        CLOSER,
        lambda depth: next(one.name for one in questionnaire().framework.depths if one.id == depth),
    )


def _go_on(current: CurrentAssessment, change: ScopeChange) -> None:
    say_saved()
    if change.unanswered:
        st.switch_page("screens/pages/answers.py", query_params=_at(current, change.unanswered))


def _still_open(current: CurrentAssessment, view: View) -> None:
    """What is asked closer already, and what of it nobody has answered yet."""
    closer = [one for one in current.assessment.scope.depths if one in view.result.practices]
    if not closer:
        return
    results = [view.result.practices[one] for one in closer]
    left = sum(result.questions - result.valued for result in results)
    asked = f"{count(len(closer), 'practice')} {plural(len(closer), 'is', 'are')} asked in another depth already"
    if not left:
        st.caption(f"{asked}, and all of their questions have an answer.")
        return
    st.caption(f"{asked}; {count(left, 'question')} of theirs {plural(left, 'has', 'have')} no answer yet.")
    of_them = (
        question.id
        for one in closer
        for question in questionnaire().practices[one].questions
        if question.id in view.result.questions
        and view.result.questions[question.id].in_scope
        and view.result.questions[question.id].value is None
    )
    st.page_link(
        "screens/pages/answers.py",
        label="Answer them",
        icon=":material/arrow_forward:",
        query_params=_at(current, of_them),
    )


def _at(current: CurrentAssessment, questions: Iterable[str]) -> dict[str, str]:
    """The address of the first of these questions."""
    first = next(iter(questions), None)
    return {ASSESSMENT: current.id} | ({"question": first} if first else {})
