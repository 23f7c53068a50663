"""What changed since an earlier result: what moved, what was promised, what was done, what does not compare."""

import pandas as pd
import streamlit as st

from assessment.comparison.model import Comparison, SubjectChange
from assessment.comparison.moves import Delta, Direction
from reports import narrative
from reports.text import formatting
from reports.text.dates import display_date
from reports.view.changes import DIRECTIONS, ChangeRow, change_rows, change_text, stages_then_and_now
from reports.view.model import View
from screens.app.ending import end_page
from screens.app.formatting import NO_NUMBER, number, plain
from screens.app.frame import next_step
from screens.app.keys import ASSESSMENT, widget_key
from screens.app.session import current_assessment, questionnaire, tone, view_of
from screens.app.tables import wrapped_table
from screens.charts.charts import then_and_now_radar

RADAR_FROM_STAGES = 3
WIDTHS = {"Practice": 190, "Moved": 120, "Level": 65, "Score": 105, "Promised": 95, "Done since then": 360}
PROMISES = {"kept": "reached", "exceeded": "exceeded", "missed": "not reached", "unknown": "no level today"}
EFFECTS = {"rose": "Rose", "did_not_rise": "Did not rise", "unknown": "Cannot be told"}

current = current_assessment()
view = view_of(current)


def _regressions(view: View, comparison: Comparison) -> None:
    for change in comparison.that("fell"):
        st.warning(plain(narrative.change_sentence(view, change)), icon=":material/trending_down:")
    for change in comparison.that("both_ways"):
        st.info(plain(narrative.change_sentence(view, change)), icon=":material/swap_vert:")


def _stages(view: View, comparison: Comparison) -> None:
    now, earlier = stages_then_and_now(view, comparison)
    if not now:
        return
    st.markdown(f"**{narrative.stages_moved_title(view, comparison)}**")
    left, right = st.columns(2, gap="medium", vertical_alignment="center")
    if sum(score is not None for score in earlier) >= RADAR_FROM_STAGES:
        with left:
            st.plotly_chart(
                then_and_now_radar(now, earlier, tone()),
                config={"displayModeBar": False},
                key=widget_key("radar-then-now"),
                alt="Radar of the stages then and now; the table beside it says the same",
            )
    moves = [(questionnaire().stages[stage.stage].name, stage.move, stage.practices) for stage in comparison.stages]
    right.dataframe(
        pd.DataFrame([{"Stage": name, **_then_and_now(move), "Practices": count} for name, move, count in moves]),
        hide_index=True,
        width="stretch",
        alt="Stages then and now",
    )


def _then_and_now(move: Delta | None) -> dict[str, str]:
    if move is None:
        return {"Then": NO_NUMBER, "Now": NO_NUMBER, "Change": NO_NUMBER}
    return {"Then": number(move.earlier), "Now": number(move.now), "Change": change_text(move)}


def _table(rows: list[tuple[Direction, ChangeRow]]) -> None:
    st.header("Practice by practice", anchor=False)
    table = pd.DataFrame([_table_row(group, row) for group, row in rows])
    wrapped_table(
        table.loc[:, (table != NO_NUMBER).any()],  # an earlier result of levels alone knows no score and no promise
        WIDTHS,
        "Practices then and now, what was promised and what was done",
    )


def _table_row(group: Direction, row: ChangeRow) -> dict[str, object]:
    change, promise = row.change, row.promise
    return {
        "Practice": row.name,
        "Moved": DIRECTIONS[group],
        "Level": f"{change.earlier} → {change.now}",
        "Score": NO_NUMBER if change.score is None else f"{number(change.score.earlier)} → {number(change.score.now)}",
        "Promised": NO_NUMBER if promise is None else f"{promise.promised}, {PROMISES[promise.outcome]}",
        "Done since then": "; ".join(action.title for action in row.done) or NO_NUMBER,
    }


def _plan(view: View, comparison: Comparison) -> None:
    if not comparison.commitments and not comparison.done:
        return
    st.header("What the plan promised, and what was done", anchor=False)
    if comparison.commitments:
        st.markdown(plain(narrative.promises_sentence(view, comparison.commitments)))
    st.markdown(plain(narrative.done_sentence(comparison.done)))
    for action in comparison.done:
        if action.effect == "did_not_rise":
            st.info(plain(narrative.without_effect(view, action)), icon=":material/help:")
    if comparison.done:
        with st.expander(f"The {formatting.count(len(comparison.done), 'action')} and their aspects"):
            st.dataframe(
                pd.DataFrame(
                    [
                        {
                            "Done on": display_date(action.date) if action.date else NO_NUMBER,
                            "Action": action.title,
                            "Practice": narrative.practice_name(view, action.practice) or NO_NUMBER,
                            "Aspect": questionnaire().aspects[action.aspect].name if action.aspect else NO_NUMBER,
                            **_then_and_now(action.move),
                            "The aspect": EFFECTS[action.effect],
                        }
                        for action in comparison.done
                    ]
                ),
                hide_index=True,
                width="stretch",
                alt="Actions that were done, and how their aspects moved",
            )


def _behind(view: View, comparison: Comparison, rows: list[tuple[Direction, ChangeRow]]) -> None:
    st.header("Behind the moves", anchor=False)
    for group, row in rows:
        if group != "same":
            with st.expander(f"**{row.name}** {DIRECTIONS[group].lower()}"):
                _practice(view, comparison, row.change)
    stayed = {row.change.id: row for group, row in rows if group == "same"}
    if stayed:
        chosen = st.selectbox(
            "A practice that stayed",
            list(stayed),
            format_func=lambda one: stayed[one].name,
            index=None,
            key=widget_key("stayed"),
        )
        if chosen is not None:
            _practice(view, comparison, stayed[chosen].change)


def _practice(view: View, comparison: Comparison, change: SubjectChange) -> None:
    st.markdown(plain(narrative.change_sentence(view, change)))
    for note in narrative.change_notes(comparison, change):
        st.caption(plain(note))
    moves = {aspect.aspect: aspect.move for aspect in change.aspects}
    for aspect, move in moves.items():
        st.markdown(f"**{questionnaire().aspects[aspect].name}** {_move_words(move)}")
        lines = [
            f"- {_move_words(question.move)}: {plain(questionnaire().questions[question.question].entry.text)}"
            for question in change.questions
            if question.aspect == aspect
        ]
        st.markdown("\n".join(lines))


def _move_words(move: Delta) -> str:
    return f"{number(move.earlier)} → {number(move.now)}"


def _not_compared(view: View, comparison: Comparison) -> None:
    lines = narrative.not_compared(view, comparison)
    questions = comparison.questions
    if not lines:
        return
    with st.expander("What does not compare, and why", icon=":material/rule:"):
        for line in lines:
            st.markdown(f"- {plain(line)}")
        kinds = (
            ("New, or without a value then", questions.new),
            ("Not asked today", questions.gone),
            ("Worded differently", questions.reworded),
            ("Without a value today", questions.open),
        )
        listed = [{"Why": why, "Question": _text(one)} for why, ids in kinds for one in ids]
        if listed:
            st.dataframe(pd.DataFrame(listed), hide_index=True, width="stretch", alt="Questions that do not compare")


def _text(question: str) -> str:
    """Its text where today's questionnaire still has it, else its id."""
    known = questionnaire().questions.get(question)
    return known.entry.text if known else question


def _link(file: str, label: str, icon: str) -> None:
    st.page_link(file, label=label, icon=icon, query_params={ASSESSMENT: current.id})


st.title("What changed", anchor=False)
st.markdown("See what moved since the earlier result, like for like, and what the plan had promised.")
comparison = view.comparison
if comparison is None:
    st.info("This assessment has no earlier result to be compared with yet.", icon=":material/compare_arrows:")
    _link("screens/pages/reassess.py", "Compare with an earlier result", ":material/arrow_forward:")
    end_page()
st.header(narrative.changes_title(view, comparison), anchor=False)
st.caption(plain(narrative.changes_basis(view, comparison)))
_regressions(view, comparison)
_stages(view, comparison)
rows = [(group, row) for group, members in change_rows(view, comparison) for row in members]
if rows:
    _table(rows)
_plan(view, comparison)
if any(row.change.aspects for _, row in rows):
    _behind(view, comparison, rows)
_not_compared(view, comparison)
st.space("small")
_link("screens/pages/reassess.py", "Compare with another result, or assess again", ":material/restart_alt:")
next_step("Maturity", current.id)
