"""The questionnaire in memory: what is asked, of whom, and what can be done about the answers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from assessment.input.problems import InputError
from assessment.questionnaire.checks import problems_across_files
from assessment.questionnaire.earlier import framework_with_later_keys, needs_with_later_keys
from assessment.questionnaire.lens_schema import LensFile
from assessment.questionnaire.reading import QuestionnaireFiles, read_folder
from assessment.questionnaire.readings import Reading, reading_of, reading_of_clauses
from assessment.questionnaire.schema import (
    ActionEntry,
    Aspect,
    ClientNeedsFile,
    ComponentEntry,
    CostClass,
    Explained,
    FrameworkFile,
    LearningPage,
    NeedEntry,
    PracticeFile,
    QuestionEntry,
    Role,
    SizeClass,
    Stage,
    Term,
    Vocabulary,
)
from assessment.questionnaire.vocabularies import in_words

DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "questionnaires"
DEPTHS = ("quick", "standard", "deep")
HIGHEST_IMPACT = 3
NO_OWN_DEPTHS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Subject:
    """What a question is about and an action lifts: a practice, or a component of the service value system.

    A practice and a component may share an id, as continual improvement does.
    """

    kind: Literal["practice", "component"]
    id: str

    @property
    def is_practice(self) -> bool:
        return self.kind == "practice"

    def __str__(self) -> str:
        """`practice:<id>` or `component:<id>`: its key in the tables of scoring."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Question:
    """One anchored question. Its answers are levelled under its subject."""

    id: str
    subject: Subject
    entry: QuestionEntry


@dataclass(frozen=True)
class Action:
    """One improvement action of a practice or a component."""

    id: str
    subject: Subject
    entry: ActionEntry


@dataclass(frozen=True)
class Need:
    """A business driver, pain point or risk that a client may choose."""

    id: str
    kind: str
    entry: NeedEntry

    @cached_property
    def impact(self) -> Mapping[str, int]:
        """Impact 1 to 3 by practice; a practice that is not in it has impact 0."""
        return {bearing.practice: bearing.impact for bearing in self.entry.bears_on}

    @cached_property
    def reasons(self) -> Mapping[str, str]:
        """Why it bears on a practice, by practice."""
        return {bearing.practice: bearing.reason for bearing in self.entry.bears_on}


@dataclass(frozen=True)
class Section:
    """Practices that are shown together: those of a stage, or the topics of a group beside all stages."""

    id: str
    name: str
    practices: tuple[PracticeFile, ...]


@dataclass(frozen=True)
class Questionnaire:
    """A whole questionnaire, checked. Mappings keep the order of the files, and topics come behind all other practices.

    A topic is an optional practice: one beside the framework's own, asked about only where it was chosen.
    """

    framework: FrameworkFile
    practices: Mapping[str, PracticeFile]
    components: Mapping[str, ComponentEntry]
    client_needs: ClientNeedsFile
    glossary: tuple[Term, ...] = ()
    learning: tuple[LearningPage, ...] = ()
    lenses: Mapping[str, LensFile] = field(default_factory=dict)
    in_own_words: "Questionnaire | None" = None
    """The same in the words that it was written in; None where these are its words."""

    def in_words_of(self, vocabulary: str | None) -> "Questionnaire":
        """The same with the names of a vocabulary; with its own for None, and for one that it does not know."""
        own = self.in_own_words or self
        return own._by_vocabulary.get(vocabulary or "", own)

    @cached_property
    def _by_vocabulary(self) -> Mapping[str, "Questionnaire"]:
        return {one.id: self._renamed(one) for one in self.framework.vocabularies}

    def _renamed(self, vocabulary: Vocabulary) -> "Questionnaire":
        framework, practices = in_words(self.framework, self.practices, vocabulary)
        return replace(self, framework=framework, practices=practices, in_own_words=self)

    @cached_property
    def stages(self) -> Mapping[str, Stage]:
        return {stage.id: stage for stage in self.framework.stages}

    @cached_property
    def topics(self) -> Mapping[str, PracticeFile]:
        return {practice.id: practice for practice in self.practices.values() if practice.optional}

    @cached_property
    def framework_practices(self) -> tuple[str, ...]:
        """The practices that a new assessment asks about: all but the topics beside them."""
        return tuple(practice for practice in self.practices if practice not in self.topics)

    def taken_together(self, practices: Iterable[str]) -> tuple[str, ...]:
        """Those of some practices that make the level of all: without topics, or only topics where nothing else is."""
        every = tuple(practices)
        return tuple(practice for practice in every if practice not in self.topics) or every

    @cached_property
    def aspects(self) -> Mapping[str, Aspect]:
        return {aspect.id: aspect for aspect in self.framework.aspects}

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        return {role.id: role for role in self.framework.roles}

    @cached_property
    def costs(self) -> Mapping[str, CostClass]:
        return {cost.id: cost for cost in self.framework.costs}

    @cached_property
    def component_names(self) -> Mapping[str, Explained]:
        return {component.id: component for component in self.framework.components}

    @cached_property
    def clauses(self) -> Reading:
        """The standard whose clauses the questions name: that of the tagged lens, or of framework.yaml."""
        tagged = next((lens for lens in self.lenses.values() if lens.tagged), None)
        return reading_of_clauses(tagged, self.framework, (question.entry for question in self.questions.values()))

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """By lens, what it reads off the answers, and the standard whose clauses the questions name; a crosswalk reads
        nothing.
        """
        read = {
            lens.id: reading_of(lens) for lens in self.lenses.values() if lens.kind != "crosswalk" and not lens.tagged
        }
        return {**read, self.clauses.lens: self.clauses}

    @cached_property
    def clause_titles(self) -> Mapping[str, str]:
        return self.clauses.titles

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by id: practices' first in the order of stages, then components'."""
        return {
            entry.id: Question(entry.id, subject, entry) for subject, of in self._by_subject() for entry in of.questions
        }

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """Every action by id, in the same order."""
        return {
            entry.id: Action(entry.id, subject, entry) for subject, of in self._by_subject() for entry in of.actions
        }

    @cached_property
    def actions_of(self) -> Mapping[Subject, tuple[Action, ...]]:
        """The actions of each practice and component, each in the order of its file."""
        return {subject: tuple(self.actions[entry.id] for entry in of.actions) for subject, of in self._by_subject()}

    def _by_subject(self) -> Iterator[tuple[Subject, PracticeFile | ComponentEntry]]:
        """What is asked about, with its questions and actions: practices first, then components."""
        yield from ((Subject("practice", practice.id), practice) for practice in self.practices.values())
        yield from ((Subject("component", entry.component), entry) for entry in self.components.values())

    def described(self, subject: Subject) -> Explained:
        """A practice or component, with its name and what it is in short."""
        return (self.practices if subject.is_practice else self.component_names)[subject.id]

    def name_of(self, subject: Subject) -> str:
        return self.described(subject).name

    @cached_property
    def needs(self) -> Mapping[str, Need]:
        kinds = (
            ("driver", self.client_needs.drivers),
            ("pain_point", self.client_needs.pain_points),
            ("risk", self.client_needs.risks),
        )
        return {entry.id: Need(entry.id, kind, entry) for kind, entries in kinds for entry in entries}

    def topics_of_needs(self, needs: Iterable[str]) -> tuple[str, ...]:
        """The topics on which any of these needs hangs decisively: worth asking about where one was chosen."""
        impacts = [self.needs[need].impact for need in needs if need in self.needs]
        return tuple(topic for topic in self.topics if any(impact.get(topic) == HIGHEST_IMPACT for impact in impacts))

    def main_stage(self, practice: str) -> str:
        """The stage in which a practice weighs most; the earlier one where two weigh the same."""
        weights = self.practices[practice].stages
        return max(self.stages, key=lambda stage: weights.get(stage, 0.0))

    def stage_weights(self, practice: str) -> Mapping[str, float]:
        """How much a practice counts for the score of each stage. A topic counts for none: whoever chooses one has the
        same stages as before.
        """
        return {} if practice in self.topics else self.practices[practice].stages

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The stages with their practices, then the groups that have topics."""
        of_stage: dict[str, list[PracticeFile]] = {stage.id: [] for stage in self.framework.stages}
        of_group: dict[str, list[PracticeFile]] = {group.id: [] for group in self.framework.groups}
        for practice in self.practices.values():
            if practice.optional:
                of_group[practice.group].append(practice)
            else:
                of_stage[self.main_stage(practice.id)].append(practice)
        return (
            *(Section(stage.id, stage.name, tuple(of_stage[stage.id])) for stage in self.framework.stages),
            *(
                Section(group.id, group.name, tuple(of_group[group.id]))
                for group in self.framework.groups
                if of_group[group.id]
            ),
        )

    @cached_property
    def _section_by_practice(self) -> Mapping[str, Section]:
        return {practice.id: section for section in self.sections for practice in section.practices}

    def section_of(self, practice: str) -> Section:
        """Where a practice is shown: its main stage, or the group of a topic."""
        return self._section_by_practice[practice]

    def questions_in_scope(
        self, depth: str, practices: Iterable[str], depths: Mapping[str, str] = NO_OWN_DEPTHS
    ) -> tuple[Question, ...]:
        """The questions that an assessment of this depth and these practices asks, components' included.

        `depths` is of the practices that have a depth of their own.
        """
        reach = _RANKS[depth]
        reach_of = {practice: _RANKS[depths.get(practice, depth)] for practice in practices}

        def is_asked(question: Question) -> bool:
            subject = question.subject
            reached = reach_of.get(subject.id, _NOTHING) if subject.is_practice else reach
            return _RANKS[question.entry.depth] <= reached

        return tuple(filter(is_asked, self.questions.values()))

    def size_for(self, it_staff: int | None) -> SizeClass:
        """The size class of an IT organisation; the middle one where its staff is not known."""
        sizes = self.framework.sizes
        if it_staff is None:
            return sizes[len(sizes) // 2]
        return next(size for size in sizes if size.it_staff_up_to is None or it_staff <= size.it_staff_up_to)


# Each depth asks what the depths before it ask, and more.
_RANKS = {depth: rank for rank, depth in enumerate(DEPTHS)}
_NOTHING = -1


def load_questionnaire(folder: Path = DEFAULT_FOLDER) -> Questionnaire:
    """Read and check a folder of questionnaire files; raises InputError with every problem of structure found.

    What only breaks a rule of content is loaded: style never stops an assessment.
    """
    return questionnaire_of(read_valid(folder))


def read_valid(folder: Path) -> QuestionnaireFiles:
    """Read a folder whose files fit their schemas and each other; raises InputError where they don't."""
    read = read_folder(folder)
    problems = (*read.problems, *problems_across_files(read))
    if problems:
        raise InputError(problems)
    return read


def questionnaire_of(read: QuestionnaireFiles) -> Questionnaire:
    """The questionnaire that sound files make."""
    # The absence of a file is a problem, so that nobody comes here without these three.
    assert read.framework
    assert read.client_needs
    assert read.service_value_system
    stages = [stage.id for stage in read.framework.model.stages]
    practices = sorted(
        (parsed.model for parsed in read.practices),
        key=lambda practice: (
            practice.optional,
            stages.index(max(practice.stages, key=lambda stage: (practice.stages[stage], -stages.index(stage)))),
            practice.name,
        ),
    )
    return Questionnaire(
        framework=framework_with_later_keys(read.framework.model, [practice.id for practice in practices]),
        practices={practice.id: practice for practice in practices},
        components={entry.component: entry for entry in read.service_value_system.model.components},
        client_needs=needs_with_later_keys(read.client_needs.model),
        glossary=tuple(sorted(read.glossary.model.terms, key=lambda term: term.term.lower())) if read.glossary else (),
        learning=read.learning.model.pages if read.learning else (),
        lenses={parsed.model.id: parsed.model for parsed in read.lenses},
    )
