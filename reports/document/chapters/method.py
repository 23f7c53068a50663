"""How the numbers come about, what they rest on, how to check them, and what they are not."""

from reports import narrative
from reports.document import cells
from reports.document.blocks import Blocks, Cell, Column, Heading, Note, Prose, Row, Table, Text
from reports.document.context import Context
from reports.narrative.labels import label
from reports.text.sanitize import ROLE_CHARACTERS, shorten
from reports.view.model import View
from reports.view.roles import roles_told

TEXTS = ("method_values", "method_levels", "method_unknown", "method_importance_targets")
SHOWN_ROLES = 20


def method(context: Context) -> Blocks:
    view = context.view
    return (
        Note(label("method.levels"), "", (levels_table(view),)),
        Prose("\n\n".join(narrative.fixed_text(name, view) for name in TEXTS)),
        Heading(label("method.rests_on")),
        Prose(narrative.rests_on(view)),
        *_roles(view),
        Heading(label("method.check")),
        Prose(narrative.method_check(view, context.has)),
        *fingerprint(view),
        Heading(label("method.is_not")),
        Prose(narrative.fixed_text("method_is_not", view)),
        Prose(view.questionnaire.framework.notice, "muted"),
    )


def levels_table(view: View) -> Table:
    return Table(
        label("method.capability_levels"),
        (Column(label("columns.level"), 8, id="level"), Column(label("method.one_sees"), id="sees")),
        cells.rows(
            *(
                cells.row(
                    cells.level(level.level),
                    Cell((Text(label("method.level_name", name=level.name), "strong"), Text(level.in_short))),
                )
                for level in view.questionnaire.framework.levels
            )
        ),
        role="levels-seen",
        row_head=1,
        id="levels",
    )


def fingerprint(view: View) -> Blocks:
    """By which the attached assessment can be known, where it is attached."""
    return (Prose(label("method.fingerprint", sha256=view.enclosed.sha256), "small"),) if view.enclosed else ()


def _roles(view: View) -> Blocks:
    told = roles_told(view)
    if not told:
        return ()
    rest = told[SHOWN_ROLES:]
    further = cells.row(cells.muted(narrative.further_roles(len(rest))), cells.whole(sum(people for _, people in rest)))
    return (
        Table(
            label("method.by_role"),
            (
                Column(label("method.by_role"), 60, id="role"),
                Column(label("columns.people"), align="right", id="people"),
            ),
            cells.rows(*(_role(*role) for role in told[:SHOWN_ROLES]), *((further,) if rest else ())),
            width=90,
            id="roles",
        ),
    )


def _role(name: str, people: int) -> Row:
    shown = shorten(name, ROLE_CHARACTERS)[0] or label("method.no_role")
    return cells.row(cells.text(shown), cells.whole(people))
