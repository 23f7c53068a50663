"""Parts of the roadmap step: the first 90 days with who answers, and the plan as files for other programs."""

from dataclasses import replace
from functools import partial

import streamlit as st

from assessment.advice.planning_steps import progress_of
from assessment.engagement.planning import Planning, Progress
from assessment.engagement.record import AssessmentRecord
from reports import narrative
from reports.excel.plain_table import table_workbook
from reports.plan_files import PLAN_FILES, PlanFile
from reports.plan_files.task_text import measure
from reports.view.first_90_days import Block, handover
from reports.view.model import View
from reports.view.tasks import Task
from screens.app.fields import Field
from screens.app.files import file_name
from screens.app.formatting import plain
from screens.app.keys import widget_key
from screens.app.session import CurrentAssessment
from screens.app.writing import record_of, write_fields
from screens.report.workbook import XLSX

NAME_CHARACTERS = 200
WHO = {
    "responsible": "Does the work, or has it done.",
    "accountable": "Answers for the result: one person.",
}


def handover_section(view: View, current: CurrentAssessment) -> None:
    """Thirty days beside thirty days, then each action with its first step, its proof, and names to fill in."""
    first = handover(view)
    if not first.tasks:
        st.info("No action begins in the first 90 days of the plan.", icon=":material/event:")
        return
    st.header(narrative.handover_title(view, first), anchor=False)
    st.markdown(plain(narrative.handover_sentence(view, first)))
    for column, block in zip(st.columns(len(first.blocks), gap="medium"), first.blocks, strict=True):
        with column.container(border=True, height="stretch"):
            _block(block)
    st.header("Who answers, and what proves that it is done", anchor=False)
    st.caption(
        "Until you name somebody, the leading role is responsible, and the head of IT accountable, or the business "
        "where the head of IT leads."
    )
    for task in first.tasks:
        _task(task, current)


def _block(block: Block) -> None:
    st.markdown(f"### {narrative.block_days(block)}")
    st.caption(narrative.block_dates(block))
    _listed("Begins", [(task, f"{narrative.task_days(task)} · {plain(task.responsible)}") for task in block.begins])
    _listed("Goes on", [(task, f"until {_due(task)}") for task in block.goes_on])
    _listed("Is finished", [(task, f"due {_due(task)}") for task in block.finished])
    if not (block.begins or block.goes_on or block.finished):
        st.markdown("Nothing is planned.")


def _listed(name: str, items: list[tuple[Task, str]]) -> None:
    if items:
        lines = "\n".join(f"- {plain(task.action.title)}  \n  :gray[{words}]" for task, words in items)
        st.markdown(f"**{name}**\n{lines}")


def _due(task: Task) -> str:
    assert task.span is not None
    return narrative.short_date(task.span.due)


def _task(task: Task, current: CurrentAssessment) -> None:
    label = f"**{plain(task.action.title)}** · {narrative.task_days(task)} · {plain(task.responsible)}"
    with st.expander(label, key=widget_key("handover", task.id)):
        st.markdown(f"**First step:** {plain(task.first_step)}")
        left, right = st.columns(2)
        with left:
            _name(task, "responsible", task.action.lead, current)
        with right:
            _name(task, "accountable", task.accountable, current)
        st.markdown(
            f"**Measure:** {plain(measure(task))}. **First target:** {plain(task.action.measure.first_target)}."
        )
        st.markdown(f"**Done when there is:** {plain(task.action.delivers)}.")
        if task.evidence:
            st.markdown(f"**To show:** {plain(task.evidence)}")


def _name(task: Task, attribute: str, role: str, current: CurrentAssessment) -> None:
    def put(record: AssessmentRecord, name: str) -> AssessmentRecord:
        return replace(record, planning=named(record.planning, task.id, attribute, name))

    field: Field[AssessmentRecord] = Field(
        f"{attribute.capitalize()}: {task.action.title}",
        widget_key(attribute, task.id),
        lambda record: getattr(progress_of(record.planning, task.id), attribute),
        put,
        clean=lambda name: str(name or "").strip(),
    )
    st.text_input(
        attribute.capitalize(),
        max_chars=NAME_CHARACTERS,
        placeholder=role,
        help=WHO[attribute],
        key=field.shown(current.record),
        on_change=_save_name,
        args=(field, current.id),
    )


def _save_name(field: Field[AssessmentRecord], assessment: str) -> None:
    write_fields(record_of(assessment), [field.edit()])


def named(planning: Planning, action: str, field: str, name: str) -> Planning:
    """The decisions with a name for an action; an entry that says nothing any more is dropped."""
    known = next((entry for entry in planning.progress if entry.action == action), None)
    changed = (known or Progress(action=action, state="planned")).model_copy(update={field: name})
    entries = [changed if entry.action == action else entry for entry in planning.progress]
    entries += [changed] if known is None else []
    kept = tuple(entry for entry in entries if entry != Progress(action=entry.action, state="planned"))
    return planning.model_copy(update={"progress": kept})


def downloads_section(view: View) -> None:
    """The plan as files; each is made when it is asked for."""
    if not any(view.roadmap.waves):
        st.info("There is no plan to take away yet.", icon=":material/event:")
        return
    for columns in (PLAN_FILES[:2], PLAN_FILES[2:]):
        for column, file in zip(st.columns(2, gap="medium"), columns, strict=True):
            with column.container(border=True, height="stretch"):
                st.markdown(f"**{file.name}**")
                st.markdown(file.what)
                st.caption(file.how)
                st.download_button(
                    f"Download for {file.name.split(' (')[0]}" if file.id != "table" else "Download the table",
                    partial(file.make, view),
                    file_name=file_name(view.assessment, file.ending),
                    mime=file.mime,
                    icon=":material/download:",
                    key=widget_key("plan-file", file.id),
                    on_click="ignore",
                )
                if file.cells:
                    st.download_button(
                        "The same as a workbook",
                        partial(_workbook, file, view),
                        file_name=file_name(view.assessment, f"{file.ending.removesuffix('.csv')}.xlsx"),
                        mime=XLSX,
                        icon=":material/table_view:",
                        key=widget_key("plan-workbook", file.id),
                        on_click="ignore",
                    )
    st.caption(
        "In the CSV files whatever a spreadsheet would run as a formula has an apostrophe in front, also inside a text "
        "after a comma or a semicolon. For Excel take the workbook: its numbers are numbers in every country, and its "
        "texts are as they were written."
    )


def _workbook(file: PlanFile, view: View) -> bytes:
    assert file.cells is not None
    return table_workbook(file.id, *file.cells(view), f"{view.client.name}: {view.title}", view.date)
