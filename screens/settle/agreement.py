"""What a group agrees on, why, and who did not agree: recorded, changed, taken back."""

from collections.abc import Callable

import streamlit as st

from assessment.engagement.dissent import reason_and_dissent, with_dissent
from assessment.engagement.edits import FieldEdit, Refused, updated
from assessment.engagement.model import Consensus
from assessment.questionnaire.model import Question
from screens.app.fields import Field
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment
from screens.app.writing import consensus_on, say_saved, write_fields

NOT_APPLICABLE = "not_applicable"
CHOICES = (0, 1, 2, 3, 4, 5, NOT_APPLICABLE)
LONGEST = 8_000
Agreed = Consensus | None


class Agreement:
    """The fields of one question's consensus. They wait for their button: half an agreement is none."""

    def __init__(self, current: CurrentAssessment, question: Question) -> None:
        self.assessment, self.question = current.id, question
        agreed = (one for one in current.assessment.consensus if one.question == question.id)
        self.kept: Agreed = next(agreed, None)
        self.choice: Field[Agreed] = Field(
            "Agreed", widget_key("agreed", question.id), _choice, self._put_choice, choice_words
        )
        self.reason = self._words("Because", "agreed-because", 0)
        self.dissent = self._words("Dissent", "agreed-dissent", 1)

    def _put_choice(self, agreed: Agreed, choice: int | str) -> Consensus:
        kept = agreed or Consensus(question=self.question.id, state="not_applicable")
        rated = isinstance(choice, int)
        return updated(kept, state="rated" if rated else choice, rating=choice if rated else None)

    def _words(self, name: str, key: str, at: int) -> Field[Agreed]:
        def get(agreed: Agreed) -> str:
            return reason_and_dissent(agreed.rationale)[at] if agreed else ""

        def put(agreed: Agreed, text: str) -> Consensus:
            if agreed is None:
                raise Refused("The agreement was taken back meanwhile. Choose a level again.")
            both = [*reason_and_dissent(agreed.rationale)]
            both[at] = text
            return updated(agreed, rationale=with_dissent(*both))

        return Field(name, widget_key(key, self.question.id), get, put, clean=lambda text: (text or "").strip())

    def form(self, then: Callable[[], None]) -> None:
        """The fields, and the button that records them; `then` goes on to what comes next."""
        st.subheader("We agree on", anchor=False)
        choice = st.pills(
            "We agree on",
            CHOICES,
            format_func=choice_words,
            key=self.choice.drafted(self.kept),
            label_visibility="collapsed",
        )
        if isinstance(choice, int):
            st.markdown(f"*{plain(self.question.entry.levels[choice])}*")
        st.text_area(
            "because …",
            key=self.reason.drafted(self.kept),
            max_chars=LONGEST,
            height=90,
            placeholder="What was shown or said that settled it",
        )
        st.text_input(
            "Who sees it differently, and how (optional)",
            key=self.dissent.drafted(self.kept),
            max_chars=LONGEST,
            placeholder="Operations would say 1: the list is kept for two of five services",
        )
        st.button(
            "Record and next" if self.kept is None else "Save the change",
            type="primary",
            icon=":material/handshake:",
            key=widget_key("agreed-record", self.question.id),
            disabled=choice is None,
            on_click=self._record,
            args=(then,),
        )

    def _record(self, then: Callable[[], None]) -> None:
        def done() -> None:
            say_saved()
            then()

        edits = [self.choice.edit(), self.reason.edit(), self.dissent.edit()]
        write_fields(consensus_on(self.assessment, self.question.id), edits, done)

    def take_back(self) -> None:
        """The whole agreement is one field here, so that a reason which came meanwhile is not taken back unseen."""
        whole: FieldEdit[Agreed] = FieldEdit(
            widget_key("agreed-whole", self.question.id),
            "Agreed",
            _whole,
            lambda _, __: None,
            _whole(self.kept),
            _whole(None),
            lambda whole: " · ".join(str(part) for part in whole if part not in (None, "")),
        )
        write_fields(consensus_on(self.assessment, self.question.id), [whole])


def _choice(agreed: Agreed) -> int | str | None:
    return None if agreed is None else agreed.state if agreed.rating is None else agreed.rating


def _whole(agreed: Agreed) -> tuple[int | str | None, str]:
    return _choice(agreed), agreed.rationale if agreed else ""


def choice_words(choice: int | str) -> str:
    """A choice as it stands on a button."""
    return "Not applicable" if choice == NOT_APPLICABLE else str(choice)
