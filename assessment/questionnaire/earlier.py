"""Questionnaires written before a key existed: what the program then took from the ids themselves.

An assessment keeps the questionnaire that it was answered in, and a client may keep a copy of one's own, so a key that
is left out means today what it meant when nobody could write it.
"""

from collections.abc import Collection

from assessment.questionnaire.schema import (
    ClientNeedsFile,
    Context,
    CostClass,
    FrameworkFile,
    PracticeSet,
    Role,
    SeldomAhead,
)

FREE_COST = "none"
ACCOUNTABLE = ("it_leader", "business_executive", "business_representative")
OUTSIDE_IT = ("auditor", "business_executive", "business_representative", "user", "finance_controller")
SELDOM_AHEAD = SeldomAhead(practice="knowledge_management", of="incident_management")
SUPPORT_CORE = (
    "service_desk",
    "incident_management",
    "service_request_management",
    "problem_management",
    "change_enablement",
    "service_level_management",
    "knowledge_management",
)
EARLIER_LENS = "iso_20000_1"
"""The one lens that there was: its clauses stood in framework.yaml."""
BINDING_CONTEXTS = ("sector_regulation", "certificates")
CERTIFICATES, ISO_20000 = "certificates", ("iso_20000", "both")


def framework_with_later_keys(framework: FrameworkFile, practices: Collection[str]) -> FrameworkFile:
    """The framework with `free`, `outside_it`, `accountable`, `seldom_ahead` and `practice_sets`, where it has none of
    its own.

    `practices` are the ids of the questionnaire's practices.
    """
    roles = {role.id for role in framework.roles}
    return framework.model_copy(
        update={
            "costs": framework.costs
            if any(cost.free for cost in framework.costs)
            else tuple(_free_by_id(cost) for cost in framework.costs),
            "roles": framework.roles
            if any(role.outside_it for role in framework.roles)
            else tuple(_outside_by_id(role) for role in framework.roles),
            "accountable": framework.accountable or tuple(role for role in ACCOUNTABLE if role in roles),
            "seldom_ahead": framework.seldom_ahead
            or (SELDOM_AHEAD,) * ({SELDOM_AHEAD.practice, SELDOM_AHEAD.of} <= set(practices)),
            "practice_sets": framework.practice_sets or tuple(_support_core(practices)),
        }
    )


def needs_with_later_keys(needs: ClientNeedsFile) -> ClientNeedsFile:
    """The needs with `iso_20000` on the options that speak of the standard, and `binding` on the contexts whose floors
    are duties, where none has it.
    """
    contexts = needs.contexts
    if not any(option.iso_20000 for context in contexts for option in context.options):
        contexts = tuple(_certificates_by_id(context) for context in contexts)
    if not any(context.binding for context in contexts):
        contexts = tuple(context.model_copy(update={"binding": context.id in BINDING_CONTEXTS}) for context in contexts)
    return needs.model_copy(update={"contexts": contexts})


def _free_by_id(cost: CostClass) -> CostClass:
    return cost.model_copy(update={"free": cost.id == FREE_COST})


def _outside_by_id(role: Role) -> Role:
    return role.model_copy(update={"outside_it": role.id in OUTSIDE_IT})


def _support_core(practices: Collection[str]) -> list[PracticeSet]:
    known = tuple(practice for practice in SUPPORT_CORE if practice in practices)
    return [PracticeSet(id="support_core", name="Support core", practices=known)] if known else []


def _certificates_by_id(context: Context) -> Context:
    if context.id != CERTIFICATES:
        return context
    options = tuple(option.model_copy(update={"iso_20000": option.id in ISO_20000}) for option in context.options)
    return context.model_copy(update={"options": options})
