"""An assessment without the people in it: what a report may carry along whose annex names nobody.

What somebody may write about people goes, or is told by number: labels, roles in words of one's own, groups of fewer
than three, names beside what was agreed, written, seen and done, notes on progress, assumptions, names of scenarios,
who leaves, and moments. KEPT is what stays as it was written, since it is what the report is about: a name in there is
for its writer to leave out.
"""

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import count

from assessment.engagement.assurance import Assessor, Evidence
from assessment.engagement.events import DatedEvent
from assessment.engagement.findings import FindingNote, remark_id, remark_of
from assessment.engagement.model import Answer, Assessment, Baseline, Consensus, DocumentRequest, Needs, Respondent
from assessment.engagement.overrides import SCENARIO_FIGURE, Override
from assessment.engagement.planning import BASE, PRESET_NAMES, AgreedPlan, Planning, Progress, Scenario
from assessment.questionnaire.model import Questionnaire

KEPT = (
    "client.name",
    "client.sector",
    "client.country",
    "assessment.title",
    "assessment.questionnaire_version",
    "needs.events.what",
    "respondents.group",
    "answers.comment",
    "answers.evidence",
    "consensus.rationale",
    "documents.document",
    "baseline.title",
    "baseline.questions.wording",
    "planning.business_case.currency",
    "own_words.passage",
    "own_words.heading",
    "own_words.text",
    "own_words.figures",
    "assessor.ratings.reason",
    "evidence.title",
    "evidence.kind",
    "evidence.window",
    "evidence.sufficiency",
    "findings.title",
    "findings.condition",
    "findings.criterion",
    "findings.cause",
    "findings.consequence",
)
SMALLEST_GROUP = 3
"""People in a group of which something is said; of fewer, it would be said of them."""
INDEPENDENCE = ("A", "B", "C", "D")
"""The classes of independence of ISO/IEC 33002, which say nothing about who it is."""


def anonymised(assessment: Assessment, questionnaire: Questionnaire) -> Assessment:
    """The same answers by respondents r1, r2 … of whom a role of the questionnaire alone is told. No score and no
    advice changes.
    """
    ids = {respondent.id: f"r{number}" for number, respondent in enumerate(assessment.respondents, 1)}
    scenarios = _scenarios(assessment.planning)
    ready_made = {name: name for name in PRESET_NAMES.values()}
    names = ready_made | {one.name: scenarios[one.id].name for one in assessment.planning.scenarios}
    groups = _told_groups(assessment.respondents)
    pieces = _plain_ids([piece.id for piece in assessment.evidence], "E")
    own = _plain_ids([note.id for note in assessment.findings if note.kind == "own"], "own")
    return assessment.model_copy(
        update={
            "needs": _needs(assessment.needs),
            "respondents": tuple(_respondent(one, ids, groups, questionnaire) for one in assessment.respondents),
            "answers": tuple(_answer(answer, ids) for answer in assessment.answers),
            "consensus": tuple(_consensus(agreed) for agreed in assessment.consensus),
            "baseline": assessment.baseline and _baseline(assessment.baseline),
            "planning": _planning(assessment.planning, scenarios),
            "overrides": tuple(_words(words, names) for words in assessment.overrides),
            "assessor": assessment.assessor and _assessor(assessment.assessor, pieces),
            "evidence": tuple(_evidence(piece, pieces) for piece in assessment.evidence),
            "findings": tuple(_note(note, own, pieces, ids) for note in assessment.findings),
            "documents": tuple(map(_request, assessment.documents)),
        }
    )


def identities_apart(assessment: Assessment) -> Assessment:
    """What an anonymous assessment shows to those who lead it: people in an order that says nothing, called by its
    numbers, without moments, and with a role and a group only where three people or more have it. Their ids stay, for
    marks on a remark to reach it; `renumbered` takes them too. Practices that were chosen for somebody, and from whom a
    document comes, are not told.
    """
    order = sorted(assessment.respondents, key=lambda one: hashlib.sha256(one.id.encode()).digest())
    numbers = {person.id: number for number, person in enumerate(order, 1)}
    roles, groups = (_of_three(getattr(person, part) for person in order) for part in ("role", "group"))
    people = tuple(
        Respondent(
            id=person.id,
            label=f"Person {numbers[person.id]}",
            role=person.role if person.role in roles else "",
            group=person.group if person.group in groups else "",
        )
        for person in order
    )
    answers = (answer.model_copy(update={"at": None}) for answer in assessment.answers)
    return assessment.model_copy(
        update={
            "respondents": people,
            "answers": tuple(sorted(answers, key=lambda one: (numbers[one.respondent], one.question))),
            "documents": tuple(map(_request, assessment.documents)),
        }
    )


def renumbered(assessment: Assessment) -> Assessment:
    """People by p1, p2 … in the order in which they stand: an id tells who was added first."""
    ids = {person.id: f"p{number}" for number, person in enumerate(assessment.respondents, 1)}

    def told(reference: str) -> str:
        remark = remark_of(reference)
        return reference if remark is None else remark_id(remark[0], ids.get(remark[1], ""))

    return assessment.model_copy(
        update={
            "respondents": tuple(one.model_copy(update={"id": ids[one.id]}) for one in assessment.respondents),
            "answers": tuple(_renamed(answer, ids) for answer in assessment.answers),
            "findings": tuple(
                note.model_copy(update={"evidence": tuple(map(told, note.evidence))}) for note in assessment.findings
            ),
        }
    )


def _renamed(answer: Answer, ids: Mapping[str, str]) -> Answer:
    return answer.model_copy(update={"respondent": ids[answer.respondent]})


def _of_three(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word, times in Counter(words).items() if times >= SMALLEST_GROUP)


def _needs(needs: Needs) -> Needs:
    return needs.model_copy(update={"events": tuple(_event(event) for event in needs.events)})


def _event(event: DatedEvent) -> DatedEvent:
    """What happens when a person leaves is in most words that person's name."""
    return event.model_copy(update={"who": "", "what": "" if event.kind == "person_leaves" else event.what})


def _told_groups(respondents: tuple[Respondent, ...]) -> frozenset[str]:
    return _of_three(respondent.group for respondent in respondents)


def _respondent(
    respondent: Respondent, ids: Mapping[str, str], groups: Collection[str], questionnaire: Questionnaire
) -> Respondent:
    """A role in words of one's own, such as “Head of IT in Hull”, tells who it is, and so do a small group and
    practices that were chosen for one person.
    """
    return Respondent(
        id=ids[respondent.id],
        role=respondent.role if respondent.role in questionnaire.roles else "",
        group=respondent.group if respondent.group in groups else "",
    )


def _request(request: DocumentRequest) -> DocumentRequest:
    """From whom a document comes is a name."""
    return request.model_copy(update={"note": ""})


def _answer(answer: Answer, ids: Mapping[str, str]) -> Answer:
    """Without its moment: a calendar tells who sat in which interview, and in which workshop."""
    return answer.model_copy(update={"respondent": ids[answer.respondent], "at": None})


def _consensus(agreed: Consensus) -> Consensus:
    return agreed.model_copy(update={"by": "", "at": None})


def _plain_ids(ids: Iterable[str], letters: str) -> dict[str, str]:
    """Ids of these letters and a number stay; others, which somebody thought of, get a number that is free."""
    known = tuple(ids)
    free = (new for number in count(1) if (new := f"{letters}{number}") not in known)
    return {one: one if re.fullmatch(rf"{letters}\d{{1,4}}", one) else next(free) for one in known}


def _assessor(assessor: Assessor, pieces: Mapping[str, str]) -> Assessor:
    independence = assessor.independence if assessor.independence in INDEPENDENCE else ""
    ratings = tuple(
        rating.model_copy(update={"evidence": tuple(pieces.get(one, one) for one in rating.evidence), "at": None})
        for rating in assessor.ratings
    )
    return assessor.model_copy(update={"name": "", "independence": independence, "ratings": ratings})


def _evidence(piece: Evidence, pieces: Mapping[str, str]) -> Evidence:
    """A place is often somebody's folder."""
    gone = {"place": "", "owner": "", "checked_by": "", "at": None}
    return piece.model_copy(update={"id": pieces[piece.id], **gone})


def _note(
    note: FindingNote, own: Mapping[str, str], pieces: Mapping[str, str], people: Mapping[str, str]
) -> FindingNote:
    """Remarks are tied to a finding by who made them."""

    def told(reference: str) -> str:
        remark = remark_of(reference)
        if reference in pieces or remark is None:
            return pieces.get(reference, reference)
        return remark_id(remark[0], people.get(remark[1], ""))

    identity = own[note.id] if note.kind == "own" else note.id
    return note.model_copy(update={"id": identity, "evidence": tuple(map(told, note.evidence))})


def _baseline(baseline: Baseline) -> Baseline:
    return baseline.model_copy(update={"progress": _progress(baseline.progress)})


def _planning(planning: Planning, scenarios: Mapping[str, Scenario]) -> Planning:
    return planning.model_copy(
        update={
            "scenarios": tuple(scenarios[one.id] for one in planning.scenarios),
            "chosen": _known(planning.chosen, scenarios),
            "agreed": planning.agreed and _agreed(planning.agreed, scenarios),
            "progress": _progress(planning.progress),
            "business_case": planning.business_case.model_copy(update={"assumptions": ""}),
        }
    )


def _scenarios(planning: Planning) -> dict[str, Scenario]:
    """By the ids that they had. Ready-made ones keep the name that they came with; nobody gave it."""
    told: dict[str, Scenario] = {}
    for number, scenario in enumerate(planning.scenarios, 1):
        ready = scenario.id == BASE or scenario.name == PRESET_NAMES.get(scenario.id)
        new = (scenario.id, PRESET_NAMES[scenario.id]) if ready else (f"s{number}", f"Scenario {number}")
        told[scenario.id] = scenario.model_copy(update={"id": new[0], "name": new[1]})
    return told


def _known(scenario: str, scenarios: Mapping[str, Scenario]) -> str:
    return scenarios[scenario].id if scenario in scenarios else BASE


def _agreed(agreed: AgreedPlan, scenarios: Mapping[str, Scenario]) -> AgreedPlan:
    """Of the moment the day is left, since the plan counts from it."""
    at = agreed.at and dt.datetime.combine(agreed.at.date(), dt.time(), dt.UTC)
    return agreed.model_copy(update={"by": "", "at": at, "scenario": _known(agreed.scenario, scenarios)})


def _progress(progress: tuple[Progress, ...]) -> tuple[Progress, ...]:
    return tuple(one.model_copy(update={"responsible": "", "accountable": "", "note": ""}) for one in progress)


def _words(words: Override, names: Mapping[str, str]) -> Override:
    """Among the figures behind them is the name of the scenario, which is told as it is called now."""
    figures = words.figures
    if SCENARIO_FIGURE in figures:
        figures = {**figures, SCENARIO_FIGURE: names.get(figures[SCENARIO_FIGURE], "another")}
    return words.model_copy(update={"by": "", "at": None, "figures": figures})
