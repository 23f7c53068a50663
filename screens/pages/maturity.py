"""Step 4: where the organisation stands, every figure opening to the answers behind it."""

import pandas as pd
import streamlit as st

from reports import narrative
from reports.text import formatting
from reports.view.model import ComponentView, PracticeView, QuestionView, StageView, View
from reports.view.readiness import RATING_WORDS
from screens.answers.evidence import answers_behind, level_square
from screens.app.fields import begin_from
from screens.app.formatting import level_words, number, plain, practice_level_words, share
from screens.app.frame import leave_at, next_step, page_head
from screens.app.keys import ASSESSMENT, widget_key
from screens.app.session import current_assessment, questionnaire, tone, view_of
from screens.charts.charts import practice_heat_map, stage_radar

PRACTICE = "practice"

current = current_assessment()
leave_at(current, "maturity")
view = view_of(current)


def _headline(view: View) -> None:
    square, words = st.columns([1, 9], vertical_alignment="center")
    with square:
        level_square(view.headline.level, "headline")
    headline = view.headline
    with words:
        st.subheader(level_words(headline), anchor=False)
        parts = [
            f"Score {number(headline.score)} of 5",
            f"coverage {share(headline.coverage)} ({headline.valued} of {headline.asked} questions)",
        ]
        if headline.maturity is not None:
            parts.append(f"service value system: level {headline.maturity}, its weakest part")
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
                    icon=":material/arrow_downward:",
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
    st.query_params[PRACTICE] = practice


def _stages(view: View) -> None:
    """Each stage's score, opening to the practices behind it."""
    for stage in view.stages:
        behind = [(p, p.practice.stages[stage.id]) for p in view.practices if stage.id in p.practice.stages]
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


def _heat_map(view: View) -> None:
    aspects = [aspect.name for aspect in questionnaire().aspects.values()]
    for stage in questionnaire().stages.values():
        members = [practice for practice in view.practices if practice.stage == stage.id]
        if not members:
            continue
        st.markdown(f"**{stage.name}**")
        picked = st.plotly_chart(
            practice_heat_map(members, aspects, tone()),
            key=widget_key("heat", stage.id),
            on_select="rerun",
            selection_mode="points",
            config={"displayModeBar": False},
            theme="streamlit",
            alt=f"Heat map of the practices of {stage.name} by aspect; the table below says the same",
        )
        points = picked["selection"]["points"] if picked else []
        shown = widget_key("heat-shown", stage.id)
        if points and st.session_state.get(shown) != points:
            st.session_state[shown] = points
            _show(next(p.practice.id for p in members if p.practice.name == points[0]["y"]))
    with st.expander("Show as table"):
        st.dataframe(
            pd.DataFrame(
                [
                    {
                        "Practice": p.practice.name,
                        "Stage": questionnaire().stages[p.stage].name,
                        "Level": practice_level_words(p.result),
                        "Score": number(p.result.score),
                        "Target": p.target,
                        "Coverage": share(p.result.coverage),
                        **{name: number(cell.value) for name, cell in zip(aspects, p.aspects, strict=True)},
                    }
                    for p in view.practices
                ]
            ),
            hide_index=True,
            width="stretch",
            alt="Practices by aspect",
        )


def _practice_details(view: View) -> None:
    st.subheader("Behind the figures", anchor="behind")
    practices = {practice.practice.id: practice for practice in view.practices}
    wanted = st.query_params.get(PRACTICE)
    key = widget_key("shown-practice")
    begin_from(key, wanted if wanted in practices else next(iter(practices)))
    st.selectbox(
        "Practice",
        list(practices),
        format_func=lambda p: practices[p].practice.name,
        key=key,
        on_change=lambda: _show(st.session_state[key]),
    )
    _practice(practices[st.session_state[key]])


def _practice(practice: PracticeView) -> None:
    square, words = st.columns([1, 9], vertical_alignment="center")
    result = practice.result
    with square:
        level_square(result.level, "practice")
    words.markdown(f"**{practice.practice.name}**: {practice_level_words(result)}")
    words.caption(
        f"{practice.practice.purpose} · Score {number(result.score)} · {result.valued} of {result.questions} "
        f"questions have an answer · target {practice.target if practice.target is not None else '–'}"
    )
    if result.attainment is not None:
        with st.expander("How the level comes about"):
            _attainment(practice)
    for question in practice.questions:
        answers_behind(question)


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
    st.subheader("The service value system", anchor=False)
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
                answers_behind(question)


def _disputed(questions: tuple[QuestionView, ...]) -> None:
    if not questions:
        return
    st.subheader("Talk about these first", anchor=False)
    st.caption(
        "Questions whose answers are three levels or more apart. A mean would hide that people see different things."
    )
    for question in questions[:5]:
        answers_behind(question, narrative.subject_name(view, question))


page_head("Maturity")
if not current.assessment.answers and not current.assessment.consensus:
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
    st.stop()

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
st.subheader("Practices by aspect", anchor=False)
st.caption(f"{narrative.heat_map_title(view)}. Click a cell to see the answers behind it.")
_heat_map(view)
_practice_details(view)
_disputed(view.disputed)
_components(view.components)
next_step("Maturity", current.id)
