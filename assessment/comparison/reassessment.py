"""Assessing a client again: a new assessment with what carries over from the one before.

Whatever today's questionnaire does not know any more (a practice, a need, a question) is left behind.
"""

import datetime as dt

from assessment.comparison.baseline import means_the_same, wording
from assessment.engagement.events import DatedEvent
from assessment.engagement.model import Assessment, AssessmentInfo, Baseline, Needs
from assessment.engagement.planning import Planning
from assessment.questionnaire.model import Questionnaire


def asked_anew(earlier: Assessment, baseline: Baseline, questionnaire: Questionnaire, on: dt.date) -> Assessment:
    """The same client, scope, needs, targets and respondents, and no answer yet. What is under way stays so.

    `questionnaire` is the questionnaire that the new assessment will be answered in.
    """
    practices = tuple(practice for practice in earlier.scope.practices if practice in questionnaire.practices)
    begun = tuple(
        entry for entry in earlier.planning.progress if entry.state == "begun" and entry.action in questionnaire.actions
    )
    return Assessment(
        client=earlier.client,
        assessment=AssessmentInfo(
            title=f"Assessment {on:%B %Y}",
            date=on,
            questionnaire=questionnaire.framework.id,
            questionnaire_version=questionnaire.framework.version,
        ),
        needs=known_needs(earlier.needs, questionnaire),
        scope=earlier.scope.with_practices(practices),
        targets={practice: level for practice, level in earlier.targets.items() if practice in questionnaire.practices},
        respondents=earlier.respondents,
        answers=(),
        baseline=known_baseline(baseline, questionnaire),
        planning=Planning(progress=begun),
    )


def with_answers_kept(anew: Assessment, earlier: Assessment, then: Questionnaire, now: Questionnaire) -> Assessment:
    """The new assessment with last time's answers to every question whose meaning has not changed.

    They keep their dates. The questions that are new, or worded anew, are left to be asked.
    """
    same = unchanged(then, now)
    return anew.model_copy(
        update={
            "answers": tuple(answer for answer in earlier.answers if answer.question in same),
            "consensus": tuple(agreed for agreed in earlier.consensus if agreed.question in same),
        }
    )


def unchanged(then: Questionnaire, now: Questionnaire) -> frozenset[str]:
    """The questions that both questionnaires ask, in the same words or in words that mean the same."""
    return frozenset(
        identity
        for identity, question in now.questions.items()
        if identity in then.questions and means_the_same(wording(then.questions[identity]), question)
    )


def known_needs(needs: Needs, questionnaire: Questionnaire) -> Needs:
    """The needs that this questionnaire knows."""
    known = {
        kind: {need.id for need in questionnaire.needs.values() if need.kind == kind}
        for kind in ("driver", "pain_point", "risk")
    }
    options = {(context.id, option.id) for context in questionnaire.client_needs.contexts for option in context.options}
    return needs.model_copy(
        update={
            "drivers": _only(needs.drivers, known["driver"]),
            "pain_points": _only(needs.pain_points, known["pain_point"]),
            "risks": _only(needs.risks, known["risk"]),
            "context": dict(pair for pair in needs.context.items() if pair in options),
            **{
                key: tuple(lens for lens in getattr(needs, key) if lens in questionnaire.lenses)
                for key in ("lenses", "lenses_as_yardstick")
            },
            "events": tuple(_known_event(event, questionnaire) for event in needs.events),
        }
    )


def _known_event(event: DatedEvent, questionnaire: Questionnaire) -> DatedEvent:
    """The date stays, whatever it hung on."""
    return event.model_copy(
        update={
            "practices": tuple(practice for practice in event.practices if practice in questionnaire.practices),
            "actions": tuple(action for action in event.actions if action in questionnaire.actions),
            "need": event.need if event.need in questionnaire.needs else None,
        }
    )


def _only(weights: dict[str, int], known: set[str]) -> dict[str, int]:
    return {need: weight for need, weight in weights.items() if need in known}


def known_baseline(baseline: Baseline, questionnaire: Questionnaire) -> Baseline:
    """Without the practices that are gone, which an exchange file must not name."""
    return baseline.model_copy(
        update={
            "practices": {
                practice: level for practice, level in baseline.practices.items() if practice in questionnaire.practices
            }
        }
    )
