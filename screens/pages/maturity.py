"""Step 5: where the organisation stands, every figure opening to the answers behind it."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from reports import narrative
from reports.brand.palette import ramp_step
from reports.text import formatting
from reports.text.precision import write_scores_as_asked
from reports.view.coverage import asked_aspects
from reports.view.model import ComponentView, PracticeView, QuestionView, StageView, View
from reports.view.readiness import RATING_WORDS
from reports.view.success_factors import success_factors
from reports.view.value_chain import value_chain
from screens.answers.evidence import answers_behind, beside_square
from screens.answers.who import who_said_it
from screens.app.ending import end_page
from screens.app.formatting import level_words, named_level, number, plain, practice_level_words, share
from screens.app.frame import leave_at, next_step, page_head
from screens.app.keys import ASSESSMENT, widget_key
from screens.app.session import current_assessment, questionnaire, tone, view_of
from screens.charts.charts import practice_bars, practice_heat_map, stage_radar, value_chain_map
from screens.scope.closer_look import closer_look
from screens.settle.perception import perception_gaps_told

PRACTICE = "practice"
OPENED = "practices-opened"

current = current_assessment()
leave_at(current, "maturity")
view = view_of(current)
who = who_said_it(current)
is_quick = current.assessment.scope.depth == "quick"


def _headline(view: View) -> None:
    headline = view.headline
    with beside_square(headline.level, "headline"):
        st.header(level_words(headline, questionnaire()), anchor=False)
        parts = [
            f"Score {number(headline.score)} of 5",
            f"coverage {share(headline.coverage)} ({headline.valued} of {headline.asked} questions)",
        ]
        if headline.maturity is not None:
            parts.append(f"service value system: level {headline.maturity}, its weakest part")
        if is_quick:
            parts.append(narrative.depth_sentence(view))
        st.caption(
            " · ".join(parts),
            help="The level of the practices taken together, by Waymark's own method: at "
            "least 85 % of the practices that show a level are at it or above. The numbers in brackets are what "
            "it could be once the open questions are answered.",
        )


def _findings(view: View) -> None:
    found = narrative.findings(view)
    for column, finding in zip(st.columns(len(found)) if found else (), found, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{plain(finding.title)}**")
            st.markdown(plain(finding.text))
            links = st.container(gap=None)
            for practice in finding.practices[:3]:
                links.button(
                    view.practice(practice).practice.name,
                    key=widget_key("finding", finding.title, practice),
                    type="tertiary",
                    on_click=_show,
                    args=(practice,),
                )


def _hints(view: View) -> None:
    notes = narrative.plausibility_notes(view)
    if notes:
        with st.expander(
            f"Please check: {len(notes)} {formatting.plural(len(notes), 'thing')} an assessor would ask about",
            icon=":material/fact_check:",
        ):
            for note in notes:
                st.markdown(f"- {plain(note)}")


def _show(practice: str) -> None:
    """A practice is in the address, so that what is open can be sent to somebody."""
    st.query_params[PRACTICE] = practice


def _close() -> None:
    """The charts begin anew: a cell that stays selected could not be clicked again."""
    st.query_params.pop(PRACTICE, None)
    st.session_state[OPENED] = st.session_state.get(OPENED, 0) + 1


def _stages(view: View) -> None:
    """Each stage's score, opening to the practices behind it."""
    for stage in view.stages:
        weights = {p.practice.id: questionnaire().stage_weights(p.practice.id).get(stage.id) for p in view.practices}
        behind = [(p, weight) for p in view.practices if (weight := weights[p.practice.id])]
        with st.expander(f"**{stage.name}** {_stage_words(stage)}", key=widget_key("stage", stage.id)):
            st.caption(f"{stage.question} The score is the mean of these practices' scores by weight.")
            st.dataframe(
                pd.DataFrame(
                    {
                        "Practice": [p.practice.name for p, _ in behind],
                        "Weight": [f"{weight:.1f}" for _, weight in behind],
                        "Score": [number(p.result.score) for p, _ in behind],
                        "Level": [practice_level_words(p.result) for p, _ in behind],
                    }
                ),
                hide_index=True,
                width="stretch",
                alt=f"Practices behind the stage {stage.name}",
            )


def _stage_words(stage: StageView) -> str:
    if stage.score is None:
        return "not enough answers"
    could_be = "" if number(stage.low) == number(stage.high) else f" ({number(stage.low)} to {number(stage.high)})"
    return f"{number(stage.score)}{could_be}, target {number(stage.target)}"


def _practices(view: View) -> None:
    """A heat map where several aspects are asked about, else a bar a practice: one answer makes no pattern."""
    aspects = {aspect: questionnaire().aspects[aspect].name for aspect in asked_aspects(view)}
    for section in questionnaire().sections:
        members = [practice for practice in view.practices if practice.section.id == section.id]
        if not members:
            continue
        st.markdown(f"**{section.name}**")
        chart = practice_heat_map(members, aspects, tone()) if len(aspects) > 1 else practice_bars(members, tone())
        picked = st.plotly_chart(
            chart,
            key=widget_key("heat" if len(aspects) > 1 else "bars", section.id, st.session_state.get(OPENED, 0)),
            on_select="rerun",
            selection_mode="points",
            config={"displayModeBar": False},
            theme="streamlit",
            alt=f"The practices of {section.name}; the table below says the same",
        )
        points = picked["selection"]["points"] if picked else []
        if points and PRACTICE not in st.query_params:
            _show(next(p.practice.id for p in members if p.practice.name == points[0]["y"]))
    with st.expander("Show as table"):
        st.dataframe(
            pd.DataFrame(
                [
                    {
                        "Practice": p.practice.name,
                        "Stage": p.section.name,
                        "Level": practice_level_words(p.result),
                        "Score": number(p.result.score),
                        "Target": p.target,
                        "Coverage": share(p.result.coverage),
                        **_by_aspect(p, aspects),
                    }
                    for p in view.practices
                ]
            ),
            hide_index=True,
            width="stretch",
            alt="Practices by aspect",
        )


def _by_aspect(practice: PracticeView, aspects: Mapping[str, str]) -> dict[str, str]:
    return {aspects[cell.aspect]: number(cell.value) for cell in practice.aspects if cell.aspect in aspects}


def _value_chain(view: View) -> None:
    """The same scores by the activities in which the practices take part."""
    activities = value_chain(view)
    if not any(activity.score is not None for activity in activities):
        return
    taking_part = {one.practice.id for activity in activities for one in activity.practices}
    names = {activity.id: activity.name for activity in activities}
    with st.expander("Through the service value chain", key=widget_key("value-chain")):
        st.caption(narrative.value_chain_sentence(view))
        st.dataframe(
            pd.DataFrame(
                {
                    "Activity": [activity.name for activity in activities],
                    "What it is": [activity.in_short for activity in activities],
                    "Mean score": [number(activity.score) for activity in activities],
                    "Practices": [len(activity.scored) for activity in activities],
                }
            ),
            hide_index=True,
            width="stretch",
            alt="Mean score of the practices that take part in each activity",
        )
        st.plotly_chart(
            value_chain_map([one for one in view.practices if one.practice.id in taking_part], names, tone()),
            key=widget_key("value-chain-map"),
            config={"displayModeBar": False},
            theme="streamlit",
            alt="The score of each practice in the activities in which it takes part",
        )


def _open_practice(view: View) -> None:
    """The practice of the address, over the page, where whoever clicked is looking."""
    names = {practice.practice.id: practice.practice.name for practice in view.practices}
    key = widget_key("look-at", st.session_state.get(OPENED, 0))
    st.selectbox(
        "Look at a practice",
        list(names),
        index=None,
        format_func=lambda practice: names[practice],
        placeholder="Its answers, and how its level comes about",
        key=key,
        on_change=lambda: _show(st.session_state[key]),
    )
    wanted = st.query_params.get(PRACTICE)
    if wanted in names:
        st.dialog(names[wanted], width="large", on_dismiss=_close)(_practice)(view.practice(wanted))


def _practice(practice: PracticeView) -> None:
    write_scores_as_asked(current.assessment.scope.depth)  # a dialog runs by itself
    result = practice.result
    words = beside_square(result.level, "practice")
    words.markdown(f"**{named_level(result, questionnaire())}**")
    words.caption(
        f"{practice.practice.purpose} · Score {number(result.score)} · {result.valued} of {result.questions} "
        f"questions have an answer · target {practice.target if practice.target is not None else '–'}"
    )
    if result.attainment is not None:
        with st.expander("How the level comes about"):
            _attainment(practice)
    _factors(practice)
    for question in practice.questions:
        answers_behind(question, who)


def _factors(practice: PracticeView) -> None:
    """What it has to succeed at, and how the question about that came out: a deep assessment asks it."""
    factors = success_factors(practice)
    if not factors:
        return
    with st.expander("What it has to succeed at"):
        for factor in factors:
            known = "not asked" if not factor.asked else "not answered"
            told = known if factor.value is None else f"level {ramp_step(factor.value)}, {number(factor.value)}"
            st.markdown(f"- {plain(factor.text)} :gray[{told}]")


def _attainment(practice: PracticeView) -> None:
    assert practice.result.attainment is not None
    assert practice.result.ratings is not None
    names = {level.level: level.name for level in questionnaire().framework.levels}
    st.dataframe(
        pd.DataFrame(
            {
                "Level": [f"{level} {names[level]}" for level in range(1, 6)],
                "Attained": [formatting.percent(share) for share in practice.result.attainment],
                "Rating": [f"{letter}: {RATING_WORDS[letter]}" for letter in practice.result.ratings],
            }
        ),
        hide_index=True,
        width="stretch",
        alt="Attainment of each level",
        column_config={"Attained": st.column_config.ProgressColumn(min_value=0, max_value=100, format="%d %%")},
    )
    st.caption(
        "A level is reached when it is rated L or F and every lower one F. Up to 15 % is N, to 50 % P, to 85 % L, "
        "above that F."
    )
    for line in narrative.sensitivity_sentences(practice):
        st.markdown(f"- {plain(line)}")


def _components(components: tuple[ComponentView, ...]) -> None:
    st.header("The service value system", anchor=False)
    st.caption("The whole within which the practices work. Its maturity is that of its weakest component.")
    for component in components:
        label = (
            "not enough answers"
            if component.level is None
            else f"level {component.level}, score {number(component.score)}"
        )
        with st.expander(f"{component.name}: {label}"):
            st.write(component.in_short)
            for question in component.questions:
                answers_behind(question, who)


def _disputed(questions: tuple[QuestionView, ...]) -> None:
    if not questions:
        return
    st.header("Talk about these first", anchor=False)
    st.caption(
        "Questions whose answers are three levels or more apart. A mean would hide that people see different things."
    )
    for question in questions[:5]:
        answers_behind(question, who, narrative.subject_name(view, question))


page_head("Maturity")
if not current.assessment.is_rated:
    st.info(
        "Nothing is answered yet, so there is nothing to show. The first answers appear here at once.",
        icon=":material/edit:",
    )
    st.page_link(
        "screens/pages/answers.py",
        label="Answer questions",
        icon=":material/arrow_forward:",
        query_params={ASSESSMENT: current.id},
    )
    end_page()

_headline(view)
st.markdown(plain(narrative.judgement(view)))
if view.comparison is not None:
    st.page_link(
        "screens/pages/changes.py",
        label=f"{narrative.changes_title(view, view.comparison)}: see what changed",
        icon=":material/compare_arrows:",
        query_params={ASSESSMENT: current.id},
    )
else:
    st.page_link(
        "screens/pages/reassess.py",
        label="Compare with an earlier result",
        icon=":material/compare_arrows:",
        query_params={ASSESSMENT: current.id},
    )
left, right = st.columns([1, 1], gap="medium", vertical_alignment="center")
with left:
    st.markdown(f"**{narrative.radar_title(view)}**")
    st.plotly_chart(
        stage_radar(view.stages, tone()),
        config={"displayModeBar": False},
        key=widget_key("radar"),
        alt="Radar of the five stages; the list beside it says the same",
    )
with right:
    _stages(view)
_findings(view)
_hints(view)
closer_look(current, view)
st.header("The practices", anchor=False)
st.caption(f"{narrative.heat_map_title(view)}. Click one to see the answers behind it.")
_practices(view)
_open_practice(view)
_value_chain(view)
_disputed(view.disputed)
perception_gaps_told(current.assessment)
_components(view.components)
next_step("Maturity", current.id)
