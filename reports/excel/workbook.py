"""The results workbook: which sheets it has, in the order of the report."""

from reports.brand.palette import ACCENT
from reports.document.context import Context
from reports.document.parts import Parts
from reports.excel.actions import write_actions
from reports.excel.answers import write_questions, write_remarks
from reports.excel.changes import write_changes
from reports.excel.lenses import write_lenses
from reports.excel.method import write_method
from reports.excel.plan import write_plan
from reports.excel.practices import write_heat_map, write_practices
from reports.excel.readiness import write_readiness
from reports.excel.summary import write_summary
from reports.excel.value_chain import write_value_chain
from reports.excel.workbook_builder import Look, WorkbookBuilder
from reports.narrative.labels import label
from reports.options import FULL, ReportOptions
from reports.view.model import View
from reports.view.names import for_readers
from reports.view.precision import written_as_asked

SHEETS = (
    write_summary,
    write_practices,
    write_heat_map,
    write_value_chain,
    write_questions,
    write_remarks,
    write_actions,
    write_plan,
    write_readiness,
    write_lenses,
    write_changes,
    write_method,
)


@written_as_asked
def render_workbook(view: View, options: ReportOptions = FULL) -> bytes:
    """The workbook of one assessment; the same view gives the same bytes. What holds nothing has no sheet."""
    view, brand = for_readers(view, options), options.branding
    book = WorkbookBuilder(
        label("cover.of_client", client=view.client.name, title=view.title),
        label("excel.subject"),
        view.date,
        Look(options.page_size, brand.colour or ACCENT, brand.consultant or "Waymark"),
    )
    parts = Parts(Context(view, frozenset()))
    for write in SHEETS:
        write(book, parts)
    return book.finish()
