"""What the numbers say, in plain sentences for screens and report.

Every function takes the arranged view and returns text without markup. The sentences are the templates in
templates/narrative/; here it is decided which of them apply, and nothing else.
"""

from reports.narrative.caveats import (
    annex_title,
    coverage_sentence,
    glossary_title,
    hints,
    method_title,
    readiness_title,
)
from reports.narrative.needs import first_step, needs_sentence, needs_title
from reports.narrative.plan import (
    actions_sentence,
    actions_title,
    left_out_by_reason,
    measure,
    plan_status,
    roadmap_title,
    when,
)
from reports.narrative.practices import (
    blind_spot_sentence,
    disputed_sentence,
    disputed_title,
    gap_sentence,
    need_names,
    nothing_to_do,
    practice_sentence,
    practices_sentence,
    practices_title,
    strength_sentence,
    subject_name,
    what_would_change,
)
from reports.narrative.stages import components_title, heat_map_title, radar_title, stage_sentence
from reports.narrative.summary import Finding, Move, findings, findings_title, judgement, moves

__all__ = [
    "Finding", "Move", "actions_sentence", "actions_title", "annex_title", "blind_spot_sentence",
    "components_title", "coverage_sentence", "disputed_sentence", "disputed_title", "findings", "findings_title",
    "first_step", "gap_sentence", "glossary_title", "heat_map_title", "hints", "judgement", "left_out_by_reason",
    "measure", "method_title", "moves", "need_names", "needs_sentence", "needs_title", "nothing_to_do",
    "plan_status", "practice_sentence", "practices_sentence", "practices_title", "radar_title", "readiness_title",
    "roadmap_title", "stage_sentence", "strength_sentence", "subject_name", "what_would_change", "when",
]
