"""How a view is built: what all advice reads is worked out once."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from assessment.advice import situation
from assessment.questionnaire.model import Questionnaire
from assessment.roadmap.planner import first_plan
from assessment.sample import sample_assessment
from reports.view.build import build_view
from tests.reports.making import TODAY

ONCE = ("chosen_needs", "importance", "cascade", "floors", "targets")


def test_importance_targets_and_what_lies_behind_them_are_worked_out_once(
    questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: Counter[str] = Counter()

    def counted(name: str, formula: Callable[..., Any]) -> Callable[..., Any]:
        def count(*given: Any) -> Any:
            calls[name] += 1
            return formula(*given)

        return count

    for name in ONCE:
        monkeypatch.setattr(situation, name, counted(name, getattr(situation, name)))
    build_view(sample_assessment(questionnaire), questionnaire, TODAY, first_plan)
    assert calls == dict.fromkeys(ONCE, 1)
