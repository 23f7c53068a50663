"""Before a workshop: how long it is, what would be worth the room's time, and the button that begins it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from assessment.advice.situation import Situation
from assessment.advice.workshop import Proposed, agenda
from assessment.engagement.workshop import Workshop, promised_in
from assessment.scoring.results import assess
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment, principal, questionnaire
from screens.app.writing import write
from screens.workshop.wording import why

MINUTES = 90
SHORTEST, LONGEST, STEP = 20, 480, 10


def begin_section(current: CurrentAssessment, before: Sequence[Workshop]) -> None:
    """The agenda is proposed anew for other minutes; it can be edited as soon as the workshop is there."""
    st.header("Begin a workshop", anchor=False)
    minutes = st.number_input(
        "Minutes in the room", SHORTEST, LONGEST, MINUTES, STEP, key=widget_key("workshop-minutes")
    )
    promised = promised_in(before)
    used = questionnaire()
    situation = Situation(current.assessment, used, assess(current.assessment, used))
    proposed = agenda(situation, int(minutes), promised)
    if not proposed:
        st.info(
            "No question is worth a room’s time now: every one has an answer, and people agree. Widen the scope, or "
            "begin anyway and choose questions yourself.",
            icon=":material/task_alt:",
        )
    else:
        st.write(
            f"About five minutes a question make {len(proposed)}. Talking may change most in these; what was promised "
            "last time comes first."
        )
        st.table(_table(proposed).set_index("Practice"))
    st.button(
        "Begin the workshop",
        type="primary",
        icon=":material/play_arrow:",
        key=widget_key("workshop-begin"),
        on_click=_begin,
        args=(current.id, int(minutes), proposed),
    )


def _table(proposed: Sequence[Proposed]) -> pd.DataFrame:
    used = questionnaire()
    return pd.DataFrame(
        {
            "Practice": [used.name_of(used.questions[one.question].subject) for one in proposed],
            "Question": [used.questions[one.question].entry.text for one in proposed],
            "Why": [why(",".join(one.reasons)) for one in proposed],
        }
    )


def _begin(assessment: str, minutes: int, proposed: Sequence[Proposed]) -> None:
    asked = [(one.question, ",".join(one.reasons)) for one in proposed]
    write("A workshop", lambda store: store.start_workshop(principal(), assessment, minutes, asked))
