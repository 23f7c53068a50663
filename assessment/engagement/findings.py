"""A consultant's hand on the findings: which are told, in which order, in which words, and those of one's own.

The model is an entry of `findings` in an exchange file. Which findings are proposed is for the advice to say: here they
are ids, so that a note on one that does not occur any more is kept until it occurs again.
"""

from typing import Annotated, Literal, Self

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


class FindingNote(ExchangeModel):
    """What a consultant says about one finding. None leaves a part as it was proposed, an empty text leaves it out.

    `evidence` names what is tied to it: pieces of evidence by their ids, and remarks as `remark_id` writes them. `rank`
    is its place from 1; `chosen` whether it is told, None where that is left to its rank.
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

    @model_validator(mode="after")
    def _an_own_one_has_a_title(self) -> Self:
        if self.kind == "own" and self.title is None:
            raise ValueError("kind is 'own', so a title is expected")
        return self

    def without_remarks_of(self, respondent: str) -> Self:
        """The same note, tied to nothing that this respondent said."""
        left = tuple(one for one in self.evidence if (remark := remark_of(one)) is None or remark[1] != respondent)
        return self.model_copy(update={"evidence": left})


def remark_id(question: str, respondent: str) -> str:
    """What a respondent said to a question, as findings name it."""
    return f"{question}/{respondent}"


def remark_of(reference: str) -> tuple[str, str] | None:
    """Question and respondent of a remark; None where the reference can only be to a piece of evidence."""
    question, slash, respondent = reference.partition("/")
    return (question, respondent) if slash else None
