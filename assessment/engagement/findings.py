"""A consultant's hand on the findings: which are told, in which order, in which words, and those of one's own.

The model is an entry of `findings` in an exchange file. Which findings are proposed is for the advice to say: here they
are ids, so that a note on one that does not occur any more is kept until it occurs again.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from assessment.engagement.fields import ExchangeModel, Heading, Id, Text
from assessment.input.numbers import FROM_FLOAT, Flag

FindingKind = Literal[
    "danger",
    "duty",
    "gap",
    "fallen",
    "promise",
    "not_lived",
    "disputed",
    "unserved_need",
    "strength",
    "own",
]
"""`own` is one that a consultant added."""
FindingPart = Literal["title", "condition", "criterion", "cause", "consequence"]
PARTS: tuple[FindingPart, ...] = get_args(FindingPart)
"""The parts of a finding that can be put in other words."""


class FindingNote(ExchangeModel):
    """What a consultant says about one finding. None leaves a part as it was proposed, an empty text leaves it out.

    `evidence` names what is tied to it: pieces of evidence by their ids, and remarks as `remark_id` writes them. `rank`
    is its place from 1; `chosen` whether it is told, None where that is left to its rank. `proposed` holds, by part,
    what was proposed when the part was put in other words: where that reads otherwise by now, the words are stale.
    """

    id: Id
    kind: FindingKind
    title: Heading | None = None
    condition: Text | None = None
    criterion: Text | None = None
    cause: Text | None = None
    consequence: Text | None = None
    actions: tuple[Id, ...] | None = None
    evidence: tuple[Id, ...] = ()
    rank: Annotated[int, Field(strict=True, ge=1, le=10_000), FROM_FLOAT] | None = None
    chosen: Flag | None = None
    proposed: dict[FindingPart, Text] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _an_own_one_has_a_title(self) -> Self:
        if self.kind == "own" and self.title is None:
            raise ValueError("kind is 'own', so a title is expected")
        return self

    def words(self, part: FindingPart) -> str | None:
        """The words written for a part, '' where it is left out; None where it is as proposed."""
        said: str | None = getattr(self, part)
        return said

    @property
    def says_nothing(self) -> bool:
        """Whether everything is left as it was proposed."""
        return self == type(self)(id=self.id, kind=self.kind) if self.kind != "own" else False

    def without_remarks_of(self, respondent: str) -> Self:
        """The same note, tied to nothing that this respondent said."""
        left = tuple(one for one in self.evidence if (remark := remark_of(one)) is None or remark[1] != respondent)
        return self.model_copy(update={"evidence": left})


def note_on(notes: Iterable[FindingNote], finding: str, kind: FindingKind) -> FindingNote:
    """What was noted on a finding; an empty note where nothing was."""
    return next((note for note in notes if note.id == finding), None) or FindingNote(id=finding, kind=kind)


def put_note(notes: Iterable[FindingNote], note: FindingNote) -> tuple[FindingNote, ...]:
    """All notes with this one on its finding; none on it where it says nothing."""
    others = tuple(notes)
    if note.id in {one.id for one in others}:
        return tuple(note if one.id == note.id else one for one in others if one.id != note.id or not note.says_nothing)
    return others if note.says_nothing else (*others, note)


def reworded(note: FindingNote, part: FindingPart, text: str, proposed: str) -> FindingNote:
    """The note after somebody wrote a part. What is as proposed is nobody's own, and a title is never blank."""
    words = text.strip()
    own = None if words == proposed.strip() or (part == "title" and not words) else words
    basis = {one: said for one, said in note.proposed.items() if one != part}
    if own is not None and note.kind != "own":
        basis[part] = proposed
    if own is None and note.kind == "own":
        own = note.words(part) if part == "title" else None
    return note.model_copy(update={part: own, "proposed": basis})


def is_stale(note: FindingNote, part: FindingPart, proposed: str) -> bool:
    """Whether what is proposed for a part reads otherwise than when it was put in other words."""
    return note.words(part) is not None and part in note.proposed and note.proposed[part] != proposed


def confirmed(note: FindingNote, part: FindingPart, proposed: str) -> FindingNote:
    """The same words, which somebody has held against what is proposed now."""
    return note.model_copy(update={"proposed": note.proposed | {part: proposed}})


def in_this_order(
    notes: Iterable[FindingNote], order: Sequence[tuple[str, FindingKind]], told: Iterable[str]
) -> tuple[FindingNote, ...]:
    """All notes with the places of these findings, the first one's 1. Those that are told stay so, wherever they go."""
    changed, told_now = tuple(notes), set(told)
    for rank, (finding, kind) in enumerate(order, start=1):
        note = note_on(changed, finding, kind)
        chosen = True if note.chosen is None and finding in told_now else note.chosen
        changed = put_note(changed, note.model_copy(update={"rank": rank, "chosen": chosen}))
    return changed


def merged(into: FindingNote, taken: FindingNote) -> tuple[FindingNote, FindingNote]:
    """Two findings told as one: the first has what follows from both and is tied to both; the other is not told.

    `actions` of both are those that follow now, whether proposed or chosen.
    """
    actions = tuple(dict.fromkeys((*(into.actions or ()), *(taken.actions or ()))))
    evidence = tuple(dict.fromkeys((*into.evidence, *taken.evidence)))
    return (
        into.model_copy(update={"actions": actions, "evidence": evidence, "chosen": True}),
        taken.model_copy(update={"chosen": False}),
    )


def remark_id(question: str, respondent: str) -> str:
    """What a respondent said to a question, as findings name it."""
    return f"{question}/{respondent}"


def remark_of(reference: str) -> tuple[str, str] | None:
    """Question and respondent of a remark; None where the reference can only be to a piece of evidence."""
    question, slash, respondent = reference.partition("/")
    return (question, respondent) if slash else None
