"""One finding in words, part by part, as it is proposed.

What leads is told in full, whatever joins it in a sentence. Where a description of a level was chosen, it is quoted:
those are the words that the people who answered put their name to.
"""

from collections.abc import Iterable, Iterator, Sequence

from assessment.advice.checks import Check
from assessment.advice.closed_by import DangerOutlook, DutyOutlook
from assessment.advice.findings import About, Dispute, Finding, Gap, Part, Strength, UnservedNeed
from assessment.advice.floors import LENSES
from assessment.advice.projection import promised
from assessment.comparison.commitments import Commitment
from assessment.comparison.model import SubjectChange
from assessment.questionnaire.model import Question
from assessment.questionnaire.schema import Explained
from reports.narrative.described import Described, describe, said
from reports.narrative.needs import topic_names
from reports.narrative.say import say
from reports.text.dates import end_of_period, month_and_year
from reports.text.money import exact_range
from reports.view.model import ActionView, QuestionView, View

JOINED_DANGERS = 2
SENTENCE_ENDS = (". ", "? ", "! ")
CAUSES = ("people", "flow", "technology", "partners")  # outcomes are what suffers, not why
EXPLAINS_UP_TO = 1  # a description of level 2 tells what is there, not what is missing


class Teller:
    """Says the parts of one finding of a view."""

    def __init__(self, view: View, finding: Finding) -> None:
        self.view, self.finding = view, finding
        self.lead = finding.parts[0]
        self.name = view.questionnaire.name_of(finding.subject) if finding.subject else ""
        self.asked = self._asked()
        self.actions = tuple(action for name in finding.actions for action in view.actions if action.id == name)

    def title(self) -> str:
        """What it comes to, as a headline: no level, no score."""
        described = self._described(self.lead)
        return say(
            "found_title",
            kind=self.lead.kind,
            name=self.name,
            says=self._says(),
            parted=self._parts(),
            known=self._today() is not None,
            question=described.question if described else "",
            risk=_without_stop(self._risk()),
            seen=_without_stop(_first_sentence(described.text)) if described else "",
            since=self._since(),
            number=len(self.finding.of("not_lived")),
            need=self._need_name(),
            late=self._answered_in(),
            aided=bool(self.finding.actions),
            driver=self._driver(),
        )

    def condition(self) -> str:
        """What was seen: the description that was chosen, who chose it, and what else was found."""
        about, described = self.lead.about, self._described(self.lead)
        told = [
            say(
                "found_condition",
                kind=self.lead.kind,
                name=self.name,
                said=said(described),
                earlier=self._level(about.earlier if isinstance(about, SubjectChange | Commitment) else None),
                now=self._level(about.now if isinstance(about, SubjectChange | Commitment) else self._today()),
                since=self._since(),
                done=self._done(),
                number=len(about.questions) if isinstance(about, Dispute) else 0,
                waiting=self._waiting(),
                topics=self._topics(),
                late=self._answered_in(),
                aided=bool(self.finding.actions),
            )
        ]
        told += self._joined()
        return " ".join(one for one in told if one)

    def criterion(self) -> str:
        """What was expected, and by whom."""
        told = [self._criterion(self.lead), *(self._owed_too(part) for part in self.finding.parts[1:])]
        return " ".join(one for one in told if one)

    def cause(self) -> str:
        """What the answers suggest: the aspect that is furthest behind, or what it builds on; '' where they do not."""
        if self.lead.kind in ("disputed", "strength", "unserved_need"):
            return ""
        told = {self.lead.questions[0]} if self.lead.questions else set()
        told |= {described.question for described in (self._described(self.lead),) if described}
        behind = [one for one in self.asked if one.question.id not in told and one.question.entry.text not in told]
        behind = [one for one in behind if one.question.entry.aspect in CAUSES]
        for question in sorted(behind, key=lambda one: (one.result.value, CAUSES.index(one.question.entry.aspect))):
            described = describe(self.view, question)
            if described and described.level <= EXPLAINS_UP_TO:
                return say("found_cause", aspect=question.question.entry.aspect, text=described.text, dependency=None)
        return self._built_on()

    def consequence(self) -> str:
        """What it costs: in a danger's words, a duty's, or the need's own, with the money that was entered for it."""
        dangers = [one.about.danger for one in self.finding.of("danger") if isinstance(one.about, DangerOutlook)]
        sources = self._sources()
        return say(
            "found_consequence",
            kind=self.lead.kind,
            danger=dangers[0].danger.consequence if dangers else "",
            source=sources[0] if sources and not dangers else None,
            need=self.view.questionnaire.needs[self.finding.needs[0]].entry if self.finding.needs else None,
            need_kind=self.view.questionnaire.needs[self.finding.needs[0]].kind if self.finding.needs else "",
            risk=self._risk(),
            losses=self._losses(),
        )

    def outlook(self) -> str:
        """What the plan does about it, by when; or that it stays open."""
        about, labels = self.lead.about, self.view.roadmap.labels
        at = (
            about.closed_in
            if isinstance(about, DangerOutlook)
            else about.met_in
            if isinstance(about, DutyOutlook)
            else None
        )
        levels = promised(self.view.projection).get(self.finding.subject.id, ()) if self.finding.subject else ()
        owed = next((part.about for part in self.finding.of("duty") if isinstance(part.about, DutyOutlook)), None)
        return say(
            "found_outlook",
            kind=self.lead.kind,
            planned=any(action.start is not None for action in self.view.actions),
            by=self._day(at),
            first=self._first(),
            last=labels[-1] if labels else "",
            aid=self._first_aid(),
            begins=[action.title for action in self.actions if action.start is not None],
            owed=self._level(owed.level if owed else None),
            met=self._day(owed.met_in if owed else None),
            owed_level=owed.level if owed else 0,
            more=sum(action.effort_days for action in owed.unplanned) if owed else 0,
            now=self._today(),
            then=levels[-1] if levels else None,
            then_named=self._level(levels[-1] if levels else None),
            roles=self._roles(),
        )

    # What was said

    def _asked(self) -> tuple[QuestionView, ...]:
        """The subject's questions with a value, lowest first."""
        subject = self.finding.subject
        if subject is None:
            return ()
        of = (
            self.view.practice(subject.id).questions
            if subject.is_practice
            else next(one.questions for one in self.view.components if one.id == subject.id)
        )
        valued = [one for one in of if one.result.value is not None]
        return tuple(sorted(valued, key=lambda one: (one.result.value, one.question.id)))

    def _described(self, part: Part) -> Described | None:
        """What was said to the question that a part rests on: its own, or the one that fell most, or the lowest."""
        if isinstance(part.about, SubjectChange) and part.about.questions:
            wanted = min(part.about.questions, key=lambda one: (one.move.change, one.question)).question
        elif part.questions:
            wanted = part.questions[0]
        else:
            wanted = self.asked[0].question.id if self.asked else ""
        question = next((one for one in self.asked if one.question.id == wanted), None)
        return describe(self.view, question) if question else None

    def _parted(self) -> bool:
        """Whether voices part on what is quoted, which says so already."""
        described = self._described(self.lead)
        return described is not None and described.parted

    def is_disputed(self) -> bool:
        """Whether its title tells how people differ: nothing but their ratings decides it."""
        return self.lead.kind == "disputed" or self._parts() is not None

    def _parts(self) -> Described | None:
        """The question that the title rests on, where people part on it and no evidence decides."""
        described = self._described(self.lead)
        if described is None or not described.parted or self.lead.kind not in ("danger", "disputed"):
            return None
        proven = any(
            one.evidence
            and one.rating is not None
            and one.rating <= described.level
            and one.question in self.lead.questions
            for one in self.finding.remarks
        )
        return None if proven and self.lead.kind == "danger" else described

    # What it is about

    def _says(self) -> str:
        about = self.lead.about
        if isinstance(about, DangerOutlook):
            return _without_stop(about.danger.danger.says)
        return _without_stop(about.duty.reason) if isinstance(about, DutyOutlook) else ""

    def _risk(self) -> str:
        """What happens without the next step up, whichever the plan begins with: words of one's own rest on it."""
        subject = self.finding.subject
        if subject is None:
            return ""
        own = [action for action in self.view.actions if action.subject == subject and action.asked_for]
        if own:
            return min(own, key=lambda one: (one.to_level, -one.benefit, one.id)).risk_if_not
        known, today = self.view.questionnaire.actions_of.get(subject, ()), self._today() or 0
        return next((one.entry.risk_if_not for one in known if one.entry.lifts.to_level > today), "")

    def _since(self) -> str:
        baseline = self.view.assessment.baseline
        return month_and_year(baseline.date) if baseline and baseline.date else ""

    def _today(self) -> int | None:
        subject = self.finding.subject
        if subject is None:
            return None
        if subject.is_practice:
            return self.view.result.practices[subject.id].level
        return self.view.result.components[subject.id].level

    def _level(self, level: int | None) -> str:
        """'2 · Managed'; '' where there is none."""
        if level is None:
            return ""
        name = next((one.name for one in self.view.questionnaire.framework.levels if one.level == level), "")
        return say("found_level", level=level, name=name)

    def _need_name(self) -> str:
        about = self.lead.about
        return self.view.questionnaire.needs[about.need].entry.name if isinstance(about, UnservedNeed) else ""

    def _answered_in(self) -> str:
        """The period in which more than first aid serves the need at last; '' where nothing of that kind does."""
        about = self.lead.about
        if not isinstance(about, UnservedNeed) or about.served_in is None:
            return ""
        return self.view.roadmap.labels[about.served_in]

    def _driver(self) -> str:
        """What the client wants to achieve with it; '' where it bears on worries alone."""
        known = self.view.questionnaire.needs
        return next((known[need].entry.name for need in self.finding.needs if known[need].kind == "driver"), "")

    def _done(self) -> list[tuple[str, str]]:
        """Each action that was reported done and does not show, with the month."""
        return [
            (one.about.known.entry.title, month_and_year(one.about.done_on) if one.about.done_on else "")
            for one in self.finding.of("not_lived")
            if isinstance(one.about, Check)
        ]

    def _waiting(self) -> list[str]:
        """Actions that would serve the need and are left out of the plan."""
        about = self.lead.about
        if not isinstance(about, UnservedNeed):
            return []
        return [action.title for action in self.view.roadmap.left_out if about.need in action.serves]

    def _topics(self) -> list[str]:
        """The topics that a need bears on, where it bears on nothing that was asked about."""
        about, known = self.lead.about, {need.id: need for need in self.view.needs}
        return topic_names(self.view, known[about.need]) if isinstance(about, UnservedNeed) else []

    def _first_aid(self) -> list[str]:
        about = self.lead.about
        known = self.view.questionnaire.actions
        aid = about.danger.danger.first_aid if isinstance(about, DangerOutlook) else ()
        return [known[action].entry.title for action in aid if action in known]

    def _first(self) -> list[str]:
        """What covers the danger in the plan: its own first aid, or else what leads out of it first."""
        about = self.lead.about
        if not isinstance(about, DangerOutlook):
            return []
        ending = {action.id: action for action in self.view.actions if action.end is not None}
        aid = [ending[name].title for name in about.first_aid if name in ending]
        led_out = (
            action
            for action in ending.values()
            if action.subject == self.finding.subject
            and action.end == about.closed_in
            and action.aspect == about.danger.question.entry.aspect
        )
        return aid or [action.title for action in led_out][:1]

    def _day(self, period: int | None) -> str:
        """The last day of a period of the plan; '' for none."""
        if period is None:
            return ""
        return end_of_period(self.view.date, self.view.assessment.needs.period, period)

    def _roles(self) -> list[str]:
        """Who could show it: the roles that its question is asked of."""
        known = self.view.questionnaire
        entry = known.questions[self.lead.questions[0]].entry if self.lead.questions else None
        return [known.roles[role].name for role in entry.roles if role in known.roles] if entry else []

    def _joined(self) -> Iterator[str]:
        """A sentence on each further thing that was found, of its kind once."""
        dangers = [part.about for part in self.finding.parts[1:] if isinstance(part.about, DangerOutlook)]
        if dangers:
            yield say(
                "found_danger_too", says=[_without_stop(one.danger.danger.says) for one in dangers[:JOINED_DANGERS]]
            )
        kinds = {part.kind for part in self.finding.parts[1:]} - {self.lead.kind}
        fallen = next((part.about for part in self.finding.of("fallen")), None)
        promise = next((part.about for part in self.finding.of("promise")), None)
        if not kinds.isdisjoint(("fallen", "promise")):
            yield say(
                "found_moved_too",
                name=self.name,
                since=self._since(),
                earlier=self._level(fallen.earlier) if isinstance(fallen, SubjectChange) else "",
                now=self._level(self._today()),
                promised=self._level(promise.promised) if isinstance(promise, Commitment) else "",
            )
        if "not_lived" in kinds:
            yield say("found_not_lived_too", done=self._done())
        if "disputed" in kinds and not self._parted():
            about = self.finding.of("disputed")[0].about
            assert isinstance(about, Dispute)
            yield say(
                "found_disputed_too",
                question=self.view.questionnaire.questions[about.questions[0]].entry.text,
                about=about,
            )

    # What was expected

    def _criterion(self, part: Part) -> str:
        about, question = part.about, self._question(part)
        wanted = (
            about.danger.danger.up_to + 1
            if isinstance(about, DangerOutlook)
            else about.level
            if isinstance(about, DutyOutlook)
            else about.target
            if isinstance(about, Gap)
            else about.earlier
            if isinstance(about, SubjectChange)
            else about.promised
            if isinstance(about, Commitment)
            else None
        )
        return say(
            "found_criterion",
            kind=part.kind,
            why=question.entry.why if question else "",
            least=question.entry.levels[wanted] if question and wanted is not None else "",
            level=self._level(wanted),
            today=self._level(self._today()),
            seen=self._level(_hidden(about)),
            sources=[source.name for source in self._sources()],
            need=self.view.questionnaire.needs[self.finding.needs[0]].entry.name if self.finding.needs else "",
            reason=self._reason(),
            own=self._own_target(),
            since=self._since(),
            delivers=[
                one.about.known.entry.delivers for one in self.finding.of(part.kind) if isinstance(one.about, Check)
            ],
            evidence=question.entry.evidence if question else "",
            weight=about.weight if isinstance(about, UnservedNeed) else 0,
            in_short=(
                self.view.questionnaire.needs[about.need].entry.in_short if isinstance(about, UnservedNeed) else ""
            ),
            target=self._level(self._target()),
            reached=self._level(about.level if isinstance(about, Strength) else None),
        )

    def _owed_too(self, part: Part) -> str:
        about = part.about
        if isinstance(about, DutyOutlook):
            return say(
                "found_duty_too",
                reason=about.duty.reason,
                sources=[source.name for source in self._sources()],
                level=self._level(about.level),
                today=self._level(self._today()),
                seen=self._level(_hidden(about)),
            )
        if isinstance(about, Gap) and not self.finding.of("duty"):
            return say(
                "found_gap_too",
                level=self._level(about.target),
                today=self._level(about.level),
                need=self.view.questionnaire.needs[self.finding.needs[0]].entry.name if self.finding.needs else "",
                reason=self._reason(),
            )
        return ""

    def _question(self, part: Part) -> Question | None:
        """The question whose rule is quoted: the part's own, or the lowest of the subject's."""
        if part.questions:
            return self.view.questionnaire.questions[part.questions[0]]
        return self.asked[0].question if self.asked else None

    def _target(self) -> int | None:
        practice = self.finding.practices[0] if self.finding.practices else ""
        target = self.view.advice.targets.get(practice)
        return target.target if target else None

    def _own_target(self) -> bool:
        return bool(self.finding.practices) and self.finding.practices[0] in self.view.assessment.targets

    def _reason(self) -> str:
        """Why the first of its needs hangs on the practice, in the questionnaire's words."""
        if not self.finding.needs or not self.finding.practices:
            return ""
        need = self.view.questionnaire.needs[self.finding.needs[0]]
        return need.reasons.get(self.finding.practices[0], "")

    def _sources(self) -> list[Explained]:
        """Who demands what is owed: options of a context, or needs."""
        duties = [part.about.duty for part in self.finding.of("duty") if isinstance(part.about, DutyOutlook)]
        return demanding(self.view, [source for duty in duties for source in duty.sources])

    # What it comes from and costs

    def _built_on(self) -> str:
        """A practice that it builds on and that stands below level 2, hard ones first."""
        if not self.finding.practices:
            return ""
        entry = self.view.questionnaire.practices[self.finding.practices[0]]
        for dependency in sorted(entry.depends_on, key=lambda one: one.strength != "hard"):
            outcome = self.view.result.practices.get(dependency.practice)
            if outcome is not None and outcome.level is not None and outcome.level < 2:
                return say(
                    "found_cause",
                    aspect="",
                    text="",
                    dependency=self.view.questionnaire.practices[dependency.practice].name,
                    reason=dependency.reason,
                    level=self._level(outcome.level),
                )
        return ""

    def _losses(self) -> list[tuple[str, str]]:
        """Each of its needs for which the client entered a yearly loss, with the amount."""
        case = self.view.assessment.planning.business_case
        return [
            (
                self.view.questionnaire.needs[need].entry.name,
                exact_range(case.losses[need].yearly.low, case.losses[need].yearly.high, case.currency.strip()),
            )
            for need in self.finding.needs
            if need in case.losses
        ]


def demanding(view: View, sources: Iterable[str]) -> list[Explained]:
    """Who demands what is owed: options of a context, needs or lenses, by their ids."""
    known: dict[str, Explained] = {
        f"{context.id}.{option.id}": option
        for context in view.questionnaire.client_needs.contexts
        for option in context.options
    }
    known |= {need: about.entry for need, about in view.questionnaire.needs.items()}
    known |= {f"{LENSES}.{lens}": about for lens, about in view.questionnaire.lenses.items()}
    return [known[source] for source in sources if source in known]


def _first_sentence(text: str) -> str:
    ends = [at for end in SENTENCE_ENDS if (at := text.find(end)) > 0]
    return text[: min(ends) + 1] if ends else text


def _hidden(about: About) -> int | None:
    """The level at which those who see it lowest put what is owed, where the practice's own level hides it."""
    return about.duty.seen if isinstance(about, DutyOutlook) and about.duty.is_hidden else None


def _without_stop(text: str) -> str:
    return text.removesuffix(".")


def check_reason(view: View, check: Check) -> str:
    """Why what was reported done is looked at: what today's answers say of it."""
    asked = [
        *(one for of in view.practices for one in of.questions),
        *(one for of in view.components for one in of.questions),
    ]
    question = next((one for one in asked if one.question.id == check.questions[0]), None)
    described = describe(view, question) if question else None
    return say(
        "check_reason",
        title=check.known.entry.title,
        month=month_and_year(check.done_on) if check.done_on else "",
        said=said(described),
    )


def actions_named(view: View, ids: Sequence[str]) -> tuple[ActionView, ...]:
    """The actions of these ids that the advice knows, in this order."""
    known = {action.id: action for action in view.actions}
    return tuple(known[name] for name in ids if name in known)
