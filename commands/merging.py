"""Bringing two exchange files of one assessment together, such as of two laptops."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assessment.engagement.exchange_file import to_json
from assessment.engagement.merging import (
    Conflict,
    Merge,
    Said,
    Side,
    expect_same_assessment,
    merged,
    settled,
    with_merge,
)
from assessment.engagement.model import Answer
from assessment.input.problems import InputError, Problem, did_you_mean
from assessment.questionnaire.model import load_questionnaire
from commands.flags import OutputFile
from commands.printing import print_lines, say_beside
from commands.reading import assessment_of
from reports.files import write_whole
from reports.text.formatting import count, listed

LONGEST = 40  # characters of a text that a conflict shows
OURS: Side = "ours"
THEIRS: Side = "theirs"


class SideChoice(StrEnum):
    ours = "ours"
    theirs = "theirs"
    newer = "newer"


OurFile = Annotated[Path, typer.Argument(metavar="A", help="An exchange file: what is in it alone stays as it is.")]
TheirFile = Annotated[Path, typer.Argument(metavar="B", help="Another one of the same assessment, to be brought in.")]
TakenWhereBothDiffer = Annotated[
    SideChoice | None,
    typer.Option(
        "--take",
        help="Which counts where both differ: ours, of A; theirs, of B; newer, by the moment it was said. Without it "
        "nothing is written, and every difference is named.",
    ),
]
ChosenOneByOne = Annotated[
    list[str] | None,
    typer.Option(
        "--choose",
        metavar="WHO/QUESTION=SIDE",
        help="Which counts for one of them, such as r1/incident_management.flow=theirs; may be given several times.",
    ),
]


def merge(
    ours: OurFile,
    theirs: TheirFile,
    output: OutputFile,
    take: TakenWhereBothDiffer = None,
    choose: ChosenOneByOne = None,
) -> None:
    """Bring two exchange files of one assessment together: people, answers and what was agreed, all or nothing."""
    questionnaire = load_questionnaire()
    here, there = assessment_of(ours, questionnaire), assessment_of(theirs, questionnaire)
    expect_same_assessment(here, there, str(theirs))
    found = merged(here, there)
    chosen = _chosen(choose or (), found.conflicts)
    result = settled(found, _choosing(found.conflicts, take, chosen, (ours, theirs)))
    write_whole(output, to_json(with_merge(here, result)).encode())
    say_beside(_beside(ours, theirs, result))
    print_lines(
        [
            f"{count(len(result.people), 'new respondent')}, {count(len(found.answers), 'new answer')}, "
            f"{count(len(found.agreed), 'new agreement')}, {count(len(found.conflicts), 'difference')} settled, "
            f"{result.same} as they were",
            f"wrote {output}",
        ]
    )


def _beside(ours: Path, theirs: Path, result: Merge) -> list[str]:
    said = []
    if result.renumbered:
        ids = listed([f"{there} is {person.id}" for there, person in result.renumbered])
        said.append(f"{theirs}: somebody else has the same id in {ours}, so that {ids} now")
    if result.documents or result.chosen:
        more = [
            count(number, one)
            for number, one in (
                (len(result.documents), "requested document"),
                (len(result.chosen), "person’s chosen practices"),
            )
            if number
        ]
        said.append(f"{theirs}: brought {listed(more)} along")
    if result.kept:
        said.append(f"{theirs}: differs in {listed(list(result.kept))} too, and {ours} counts there")
    return said


def _chosen(given: Sequence[str], conflicts: Sequence[Conflict]) -> Mapping[str, Side]:
    """By the key of a conflict. InputError with every one that cannot be followed."""
    keys, chosen, problems = [one.key for one in conflicts], dict[str, Side](), []
    for one in given:
        key, _, side = one.rpartition("=")
        if key not in keys:
            problems.append(Problem("--choose", 0, f"nothing differs at '{key[:100]}'{did_you_mean(key, keys)}"))
        elif side == THEIRS:
            chosen[key] = THEIRS
        elif side == OURS:
            chosen[key] = OURS
        else:
            problems.append(Problem("--choose", 0, f"found '{side[:40]}' for {key}; expected ours or theirs"))
    if problems:
        raise InputError(problems)
    return chosen


def _choosing(
    conflicts: Sequence[Conflict], take: SideChoice | None, chosen: Mapping[str, Side], files: tuple[Path, Path]
) -> Callable[[Conflict], Side]:
    """InputError with every conflict of which nobody has said which side counts."""
    sides = {one.key: side for one in conflicts if (side := chosen.get(one.key) or _taken(one, take))}
    open_ones = [one for one in conflicts if one.key not in sides]
    if open_ones:
        ours, theirs = files
        why = "; of these nobody can tell which is newer" if take is SideChoice.newer else ""
        raise InputError(
            [
                *(Problem(str(theirs), 0, f"{one.key}: {_differences(one, ours, theirs)}") for one in open_ones),
                Problem(
                    "--take",
                    0,
                    f"nothing was written: {count(len(open_ones), 'answer')} of {ours} and {theirs} differ{why}; say "
                    f"which counts: --take ours ({ours}), --take theirs ({theirs}), --take newer, or --choose each",
                ),
            ]
        )
    return lambda conflict: sides[conflict.key]


def _taken(conflict: Conflict, take: SideChoice | None) -> Side | None:
    if take is SideChoice.newer:
        return conflict.newer
    return None if take is None else THEIRS if take is SideChoice.theirs else OURS


def _differences(conflict: Conflict, ours: Path, theirs: Path) -> str:
    return f"{_said(conflict.ours)} in {ours}, {_said(conflict.theirs)} in {theirs}"


def _said(said: Said) -> str:
    texts = (said.comment, said.evidence) if isinstance(said, Answer) else (said.rationale,)
    shown = [" ".join(text.split()) for text in texts if text.strip()]
    what = said.state.replace("_", " ") if said.rating is None else str(said.rating)
    return " ".join((what, *(f'"{text[:LONGEST]}{"…" if len(text) > LONGEST else ""}"' for text in shown)))
