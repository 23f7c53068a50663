"""Step 3: the questionnaire, one question at a time or a whole practice, every answer saved when it is given."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from assessment.engagement.edits import FieldEdit, Refused, updated
from assessment.engagement.model import Answer, Respondent
from assessment.questionnaire.glossary import terms_in
from assessment.questionnaire.model import Question
from assessment.store.repository import Repository
from reports.text.formatting import plural, quoted, shortlist
from screens.app.ending import end_page
from screens.app.fields import Field, begin_from
from screens.app.formatting import plain, told_apart
from screens.app.frame import leave_at, next_step, page_head
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, clock_time, current_assessment, principal, questionnaire
from screens.app.writing import answer_of, is_unsaid, pin_of, write, write_fields

DONT_KNOW, NOT_APPLICABLE = "dont_know", "not_applicable"
CHOICES = (0, 1, 2, 3, 4, 5, DONT_KNOW, NOT_APPLICABLE)
SYSTEM = "service_value_system"
MIN_COLUMN = 12  # characters of a section's name that every column has room for
SYSTEM_NAME = "Service value system"


@dataclass(frozen=True)
class Section:
    """A group of questions as the wizard walks through them: a stage's practices, or the system's components."""

    id: str
    name: str
    questions: tuple[Question, ...]


def _sections(asked: tuple[Question, ...]) -> tuple[Section, ...]:
    of_stages = [
        Section(
            stage.id,
            stage.name,
            tuple(q for q in asked if q.subject.is_practice and questionnaire().main_stage(q.subject.id) == stage.id),
        )
        for stage in questionnaire().framework.stages
    ]
    of_system = Section(SYSTEM, SYSTEM_NAME, tuple(q for q in asked if not q.subject.is_practice))
    return tuple(section for section in (*of_stages, of_system) if section.questions)


def owner_name(question: Question) -> str:
    """The practice or the component that a question belongs to, by name."""
    return questionnaire().name_of(question.subject)


class Walkthrough:
    """One respondent's walk through the questions in scope."""

    def __init__(self, current: CurrentAssessment, respondent: Respondent) -> None:
        scope = current.assessment.scope
        self.assessment, self.respondent = current.id, respondent
        self.weights = current.assessment.needs.weights()
        self.asked = questionnaire().questions_in_scope(scope.depth, scope.practices, scope.depths)
        self.sections = _sections(self.asked)
        self.order = [question for section in self.sections for question in section.questions]
        self.answers = {
            answer.question: answer for answer in current.assessment.answers if answer.respondent == respondent.id
        }

    def section_of(self, question: Question) -> Section:
        return next(section for section in self.sections if question in section.questions)

    def position(self, question: Question) -> int:
        return self.order.index(question)

    def unanswered_after(self, question: Question) -> Question | None:
        """The next question without an answer of this respondent, from the top again after the last one."""
        at = self.position(question)
        return next((q for q in (*self.order[at + 1 :], *self.order[: at + 1]) if q.id not in self.answers), None)

    def group_of(self, question: Question) -> list[Question]:
        return [q for q in self.order if q.subject == question.subject]

    def change(self, question: Question, *edits: FieldEdit[Answer | None]) -> None:
        """Save now; where that fails, the page says so and keeps showing what is stored."""
        to_answer = answer_of(self.assessment, self.respondent.id, question.id)

        def change(store: Repository, decide: Callable[[Answer | None], Answer | None]) -> Answer | None:
            kept = to_answer(store, decide)
            if kept is None:
                self.answers.pop(question.id, None)
            else:
                self.answers[question.id] = kept
            return kept

        write_fields(change, edits, lambda: None)

    def pin(self, question: Question, edit: FieldEdit[bool]) -> None:
        to_pin = pin_of(self.assessment, self.respondent.id, question.id)

        def change(store: Repository, decide: Callable[[bool], bool]) -> bool:
            kept = to_pin(store, decide)
            if question.id in self.answers:
                self.answers[question.id] = updated(self.answers[question.id], pinned=kept)
            return kept

        write_fields(change, [edit], lambda: None)


def _respondent(current: CurrentAssessment) -> Respondent:
    people = {respondent.id: respondent for respondent in current.assessment.respondents}
    if not people:
        me = Respondent(id="r1", label="Me", role="")
        if write("Who answers", lambda store: store.add_respondent(principal(), current.id, me), lambda _: None):
            st.rerun()
        st.info("Nobody answers here yet, and nobody could be added just now.", icon=":material/person_off:")
        st.button("Try once more", key=widget_key("first-respondent"))
        end_page()
    if len(people) == 1:
        return people[next(iter(people))]
    wanted = st.query_params.get("as", "")
    names = told_apart({identity: _name(person) for identity, person in people.items()})
    key = widget_key("as")
    chosen = st.selectbox(
        "Answering as",
        list(people),
        format_func=names.__getitem__,
        key=begin_from(key, wanted if wanted in people else next(iter(people))),
        on_change=_answer_as,
        args=(key,),
    )
    return people[chosen]


def _name(person: Respondent) -> str:
    roles = questionnaire().roles
    role = roles[person.role].name if person.role in roles else person.role
    return " · ".join(part for part in (person.label or person.id, role if role != person.label else "") if part)


def _answer_as(key: str) -> None:
    st.query_params["as"] = st.session_state[key]


def _current(walk: Walkthrough) -> Question:
    """The question that the address names, else the first unanswered one, which the address then names."""
    wanted = st.query_params.get("question")
    found = next((question for question in walk.order if question.id == wanted), None)
    if found is None:
        found = next((q for q in walk.order if q.id not in walk.answers), walk.order[0])
        _go(found)
    return found


def _go(question: Question) -> None:
    st.query_params["question"] = question.id


def _progress(walk: Walkthrough, current: Question) -> None:
    """How far each section is, and the way into it."""
    with st.container(key="sections"):
        columns = st.columns([max(MIN_COLUMN, len(section.name)) for section in walk.sections], gap="small", wrap=False)
    for column, section in zip(columns, walk.sections, strict=True):
        done = sum(question.id in walk.answers for question in section.questions)
        first = next((q for q in section.questions if q.id not in walk.answers), section.questions[0])
        here = current in section.questions
        with column:
            st.button(
                section.name,
                key=widget_key("go", section.id),
                type="primary" if here else "secondary",
                width="stretch",
                on_click=_go,
                args=(first,),
                icon=":material/check:" if done == len(section.questions) else None,
            )
            st.progress(done / len(section.questions), text=f"{done} of {len(section.questions)}")


def _choice(answer: Answer | None) -> int | str | None:
    return None if answer is None else answer.rating if answer.state == "rated" else answer.state


def _chosen(walk: Walkthrough, question: Question) -> Field[Answer | None]:
    def put(answer: Answer | None, choice: int | str) -> Answer:
        said = answer or Answer(respondent=walk.respondent.id, question=question.id, state="dont_know")
        rated = isinstance(choice, int)
        return updated(said, state="rated" if rated else choice, rating=choice if rated else None)

    def text(choice: int | str) -> str:
        return _label(question, choice).replace("*", "")

    return Field("Answer", widget_key("levels", walk.respondent.id, question.id), _choice, put, text)


def _note(walk: Walkthrough, question: Question, name: str, attribute: str) -> Field[Answer | None]:
    def get(answer: Answer | None) -> str:
        return "" if answer is None else str(getattr(answer, attribute))

    def put(answer: Answer | None, text: str) -> Answer:
        if answer is None:
            raise Refused("The answer was taken back meanwhile; choose one first.")
        return updated(answer, **{attribute: text})

    key = widget_key(attribute, walk.respondent.id, question.id)
    return Field(name, key, get, put, clean=lambda text: text or "")


def _concern(walk: Walkthrough, question: Question) -> Field[Answer | None]:
    def put(answer: Answer | None, on: bool) -> Answer:
        if answer is None:
            raise Refused("The answer was taken back meanwhile; choose one first.")
        return updated(answer, concern=on)

    key = widget_key("concern", walk.respondent.id, question.id)
    return Field("Worrying", key, lambda answer: answer is not None and answer.concern, put, _yes_or_no)


def _pin(walk: Walkthrough, question: Question) -> Field[bool]:
    key = widget_key("pin", walk.respondent.id, question.id)
    return Field("Pinned", key, lambda pinned: pinned, lambda _, on: on, _yes_or_no)


def _yes_or_no(on: bool) -> str:
    return "yes" if on else "no"


def _label(question: Question, choice: int | str) -> str:
    if choice == DONT_KNOW:
        return "**I don't know**"
    if choice == NOT_APPLICABLE:
        return "**Not applicable** to this organisation"
    return f"**{choice}** · {plain(question.entry.levels[int(choice)])}"


def _answered(walk: Walkthrough, question: Question, field: Field[Answer | None]) -> None:
    """Save what a widget of a question says now. Called by its on_change, before anything is painted."""
    if st.session_state[field.key] is not None:
        walk.change(question, field.edit())


def _card(walk: Walkthrough, question: Question) -> None:
    """One question with its six descriptions, comment and evidence."""
    # Keyed by the question, all of it: a browser that translates a page holds on to texts that are exchanged in place.
    with st.container(key=f"question-{question.id.replace('.', '-')}"):
        _asked(walk, question)


def _asked(walk: Walkthrough, question: Question) -> None:
    entry, answer = question.entry, walk.answers.get(question.id)
    choice = _chosen(walk, question)
    st.header(entry.text, anchor=False)
    st.markdown(f"*Why it matters:* {entry.why}")
    _words(question)
    with st.container(key=f"levels-card-{question.id.replace('.', '-')}"):
        st.radio(
            entry.text,
            CHOICES,
            index=None,
            format_func=lambda option: _label(question, option),
            key=choice.shown(answer),
            width="stretch",
            label_visibility="collapsed",
            on_change=_answered,
            args=(walk, question, choice),
        )
    if answer is not None and answer.state == NOT_APPLICABLE:
        _ask_back(walk, question)
    concern = _concern(walk, question)
    st.checkbox(
        "This worries me",
        key=concern.shown(answer),
        disabled=answer is None,
        on_change=_answered,
        args=(walk, question, concern),
        help="What worries those who answer comes first when the report tells what was said.",
    )
    _notes(walk, question, answer)
    _saved_line(walk, question)


def _ask_back(walk: Walkthrough, question: Question) -> None:
    """Where a chosen need hangs on the practice, leaving it out is worth a second thought."""
    needs = questionnaire().needs
    hanging = [
        needs[need].entry.name
        for need in sorted(walk.weights, key=lambda need: -walk.weights[need])
        if need in needs and question.subject.is_practice and needs[need].impact.get(question.subject.id)
    ]
    if hanging:
        st.info(
            f"{plain(shortlist([quoted(name) for name in hanging]))} "
            f"{plural(len(hanging), 'hangs', 'hang')} on this practice. Is it really not done at all in your "
            "organisation, by nobody and under no name? Then leave it so. If somebody does it for you, choose what "
            "fits there.",
            icon=":material/help:",
        )


def _words(question: Question) -> None:
    """The words of the field that this question uses, each with its meaning."""
    entry = question.entry
    found = terms_in(" ".join((entry.text, entry.why, *entry.levels)), questionnaire().glossary)
    if found:
        with st.popover(
            f"Words used here: {', '.join(term.term for term in found)}",
            icon=":material/school:",
            type="tertiary",
            key=widget_key("words", question.id),
        ):
            for term in found:
                st.markdown(f"**{plain(term.term)}**: {plain(term.meaning)}")


def _notes(walk: Walkthrough, question: Question, answer: Answer | None) -> None:
    comment = _note(walk, question, "Comment", "comment")
    evidence = _note(walk, question, "Evidence", "evidence")
    written = bool(answer and (answer.comment or answer.evidence))
    with st.expander(
        "Comment and evidence",
        expanded=written,
        icon=":material/edit_note:",
        key=widget_key("notes", walk.respondent.id, question.id),
    ):
        if answer is None:
            st.caption("Choose an answer first; then comment and evidence are saved with it.")
        st.text_area(
            "Comment",
            max_chars=20_000,
            key=comment.shown(answer),
            disabled=answer is None,
            on_change=_answered,
            args=(walk, question, comment),
            placeholder="What a reader should know about this answer",
        )
        st.text_area(
            "Evidence",
            max_chars=20_000,
            key=evidence.shown(answer),
            disabled=answer is None,
            on_change=_answered,
            args=(walk, question, evidence),
            placeholder="What proves it: a record, a report, a system",
            help=question.entry.evidence,
        )
        st.caption(f"Worth asking to see: {question.entry.evidence}")
        if answer is not None and written:
            pin = _pin(walk, question)
            st.toggle(
                "Pin this remark",
                key=pin.shown(answer.pinned),
                on_change=lambda: walk.pin(question, pin.edit()),
                help="For whoever leads the assessment: pinned remarks come first when the report tells what was said.",
            )


def _saved_line(walk: Walkthrough, question: Question) -> None:
    answer = walk.answers.get(question.id)
    if answer is None or answer.at is None:  # an answer from a file may not say when it was given
        st.caption("Not answered yet" if answer is None else ":material/check_circle: Answered")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f":material/check_circle: Saved {clock_time(answer.at)}", width="content")
        st.button(
            "Clear answer",
            key=widget_key("clear", question.id),
            type="tertiary",
            on_click=_clear,
            args=(walk, question, answer),
        )


def _clear(walk: Walkthrough, question: Question, answer: Answer) -> None:
    """The whole answer is one field here, so that a comment which came meanwhile is not taken back unseen."""

    def said(answer: Answer | None) -> tuple[int | str | None, str, str, str]:
        if answer is None:
            return None, "", "", ""
        return _choice(answer), answer.comment, answer.evidence, "worrying" if answer.concern else ""

    walk.change(
        question,
        FieldEdit(
            widget_key("answer", walk.respondent.id, question.id),
            "Answer",
            said,
            lambda _, __: None,
            said(answer),
            said(None),
            lambda parts: " · ".join(str(part) for part in parts if part not in (None, "")) or "no answer",
        ),
    )


def _one_question(walk: Walkthrough, question: Question) -> None:
    at = walk.position(question)
    st.caption(
        f"{walk.section_of(question).name} · **{owner_name(question)}** · question {at + 1} of {len(walk.order)}",
        help=questionnaire().described(question.subject).in_short,
    )
    _card(walk, question)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            "Back",
            icon=":material/arrow_back:",
            key=widget_key("back"),
            disabled=at == 0,
            on_click=_go,
            args=(walk.order[max(at - 1, 0)],),
        )
        following = walk.unanswered_after(question)
        if following is not None and following != question:
            st.button("Next unanswered", on_click=_go, args=(following,), key=widget_key("next-unanswered"))
        st.button(
            "Next",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            key=widget_key("next"),
            disabled=at + 1 == len(walk.order),
            on_click=_go,
            args=(walk.order[min(at + 1, len(walk.order) - 1)],),
        )


def _whole_practice(walk: Walkthrough, question: Question) -> None:
    group = walk.group_of(question)
    firsts = list({q.subject: q for q in reversed(walk.order)}.values())[::-1]
    names = {q.id: f"{walk.section_of(q).name}: {owner_name(q)}" for q in firsts}
    key = widget_key("group")
    st.selectbox(
        "Practice",
        list(names),
        format_func=lambda identity: names[identity],
        key=begin_from(key, group[0].id),
        on_change=lambda: st.query_params.update(question=st.session_state[key]),
    )
    if question.subject.is_practice:
        st.markdown(questionnaire().practices[question.subject.id].purpose)
    for entry in group:
        with st.container(border=True):
            st.caption(questionnaire().aspects[entry.entry.aspect].name)
            _card(walk, entry)
    at = [q.id for q in firsts].index(group[0].id)
    back, forward = st.columns(2)
    if at > 0:
        back.button(
            "Previous practice", icon=":material/arrow_back:", on_click=_go, args=(firsts[at - 1],), width="stretch"
        )
    if at + 1 < len(firsts):
        forward.button(
            "Next practice",
            type="primary",
            icon=":material/arrow_forward:",
            icon_position="right",
            on_click=_go,
            args=(firsts[at + 1],),
            width="stretch",
        )


current = current_assessment()
page_head("Answers")
if current.anonymous:
    st.info(
        "This assessment is anonymous: each answers by a link of their own, and nobody is shown who said what. How far "
        "they are stands on Scope; what they say together follows on Maturity.",
        icon=":material/visibility_off:",
    )
    next_step("Answers", current.id)
    end_page()
walk = Walkthrough(current, _respondent(current))


@st.fragment
def _questionnaire() -> None:
    """Reruns by itself on every click, so that an answer is saved and painted without the rest of the page."""
    if is_unsaid():
        st.rerun(scope="app")
    question = _current(walk)
    leave_at(current, f"answers/{question.id}")
    _progress(walk, question)
    view = st.segmented_control(
        "View",
        ["One question", "Whole practice"],
        default="One question",
        required=True,
        label_visibility="collapsed",
        key=widget_key("answers-view"),
        persist_state="session",
    )
    if view == "Whole practice":
        _whole_practice(walk, question)
    else:
        _one_question(walk, question)
    if len(walk.answers.keys() & {question.id for question in walk.asked}) == len(walk.order):
        st.success("Every question is answered. See what the answers say.", icon=":material/check_circle:")


_questionnaire()
next_step("Answers", current.id)
