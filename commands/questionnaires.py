"""The questionnaire as an Excel workbook: written to be filled in offline, and read back into an exchange file."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assessment.engagement.exchange_file import read_bounded, to_json
from assessment.engagement.model import Answer, Assessment, Respondent, Scope
from assessment.input.problems import InputError, Problem, did_you_mean
from assessment.questionnaire.model import DEPTHS, load_questionnaire
from commands.flags import DepthChoice, ExchangeFile, MaybeExchangeFile, OutputFile
from commands.printing import print_lines, say_beside
from commands.reading import assessment_of
from reports.files import write_whole
from reports.questionnaire_workbook import (
    Answers,
    Conflict,
    Merge,
    empty_questionnaire,
    giver,
    merged,
    new_respondent,
    questionnaire_workbook,
    read_answers_workbook,
    scope_notes,
    settled,
    with_answers,
)
from reports.questionnaire_workbook.package import MAX_BYTES
from reports.text.formatting import count

NEW = "new"


class TakeChoice(StrEnum):
    theirs = "theirs"
    ours = "ours"


MaybeDepth = Annotated[
    DepthChoice | None,
    typer.Option("--depth", help="How deep is asked: as the exchange file, and without one standard."),
]
PracticesAsked = Annotated[
    list[str] | None,
    typer.Option(
        "--practice",
        metavar="ID",
        help="A practice to ask about; may be given several times. Otherwise all but the topics.",
    ),
]
MadeFor = Annotated[
    str | None,
    typer.Option("--respondent", metavar="ID", help="For whom: what this respondent has answered is filled in."),
]
FilledWorkbook = Annotated[Path, typer.Argument(metavar="XLSX", help="A questionnaire that was filled in.")]
AnsweredBy = Annotated[
    str | None,
    typer.Option(
        "--respondent",
        metavar="ID|new",
        help="Whose answers they are. Otherwise of whom the workbook was made for, or of somebody new.",
    ),
]
TakenWhereBothChanged = Annotated[
    TakeChoice | None,
    typer.Option(
        "--take",
        help="Which answer counts where both have changed since the workbook was made: theirs, of the workbook, or "
        "ours, of the exchange file. Without it such a workbook is refused, with every such answer named.",
    ),
]


def write_questionnaire(
    output: OutputFile,
    file: MaybeExchangeFile = None,
    depth: MaybeDepth = None,
    practice: PracticesAsked = None,
    respondent: MadeFor = None,
) -> None:
    """Write the questionnaire as an Excel workbook to fill in offline: of an exchange file's scope, or empty."""
    questionnaire = load_questionnaire()
    expect_known(practice or (), questionnaire.practices, "there is no practice")
    if file:
        assessment = assessment_of(file, questionnaire)
        content = questionnaire_workbook(
            _narrowed(assessment, depth, practice or (), file),
            questionnaire,
            _respondent(assessment, respondent, file) if respondent else None,
        )
    elif respondent:
        raise typer.BadParameter("needs an exchange file that knows the respondent", param_hint="--respondent")
    else:
        content = empty_questionnaire(questionnaire, (depth or DepthChoice.standard).value, practice or ())
    write_whole(output, content)
    print_lines([f"wrote {output}"])


def fill(
    file: ExchangeFile,
    filled: FilledWorkbook,
    output: OutputFile,
    respondent: AnsweredBy = None,
    take: TakenWhereBothChanged = None,
) -> None:
    """Add the answers of a filled-in questionnaire to an exchange file, all of them or none."""
    questionnaire = load_questionnaire()
    assessment = assessment_of(file, questionnaire)
    raw = read_bounded(filled, MAX_BYTES, "a filled-in questionnaire")
    answers = read_answers_workbook(raw, questionnaire, str(filled))
    if not answers.given:
        raise InputError([Problem(str(filled), 0, note) for note in ("holds no answer yet", *answers.notes)])
    whose = _whose(answers, assessment, respondent, file, filled)
    merge = _settled(merged(answers, whose.id, assessment.answers), take, answers, file, filled)
    write_whole(output, to_json(with_answers(assessment, whose, merge)).encode())
    say_beside(
        str(Problem(str(filled), 0, note))
        for note in (
            *answers.notes,
            *scope_notes(answers, questionnaire, assessment.scope),
            *_namesakes(whose, assessment),
        )
    )
    print_lines(
        [
            f"{whose.label or whose.id} ({whose.id}): {count(len(merge.new), 'new answer')}, "
            f"{len(merge.changed)} changed, {merge.same} as they were",
            f"wrote {output}",
        ]
    )


def _settled(merge: Merge, take: TakeChoice | None, answers: Answers, file: Path, filled: Path) -> Merge:
    """InputError with every conflict where nobody has said which side counts."""
    if take is not None:
        return settled(merge, lambda _: take.value)
    if not merge.conflicts:
        return merge
    since = (
        "the workbook is of an earlier version and does not say what was filled in when it was made"
        if answers.before is None
        else "both have changed since the workbook was made"
    )
    raise InputError(
        [
            *(Problem(str(filled), 0, f"{one.place}: {_differences(one, file)}") for one in merge.conflicts),
            Problem(
                "--take",
                0,
                f"nothing was written: {count(len(merge.conflicts), 'answer')} of {filled} and {file} differ, and "
                f"{since}; say which counts there: --take theirs ({filled}) or --take ours ({file})",
            ),
        ]
    )


def _differences(conflict: Conflict, file: Path) -> str:
    """What stands in the workbook and in the exchange file, part by part."""
    ours = conflict.stored
    told = [
        f"{part} {_said(conflict.theirs, part)} in the workbook, {_said(ours, part) if ours else 'withdrawn'} in {file}"
        for part in conflict.fields
    ]
    return f"{conflict.question}: {'; '.join(told)}"


def _said(answer: Answer, part: str) -> str:
    if part == "concern":
        return "yes" if answer.concern else "no"
    if part != "answer":
        text = " ".join(getattr(answer, part).split())
        return f'"{text[:40]}{"…" if len(text) > 40 else ""}"' if text else "empty"
    return answer.state.replace("_", " ") if answer.rating is None else str(answer.rating)


def _narrowed(assessment: Assessment, depth: DepthChoice | None, practices: Collection[str], file: Path) -> Assessment:
    """Less than the scope may be asked, for instance of one team; what lies beyond it would not count."""
    scope = assessment.scope
    expect_known(practices, scope.practices, f"{file} has no such practice in its scope:")
    if depth and DEPTHS.index(depth.value) > DEPTHS.index(scope.depth):
        raise InputError(
            [
                Problem(
                    "--depth",
                    0,
                    f"{depth.value} asks more than {file}, whose depth is {scope.depth}; change its scope first",
                )
            ]
        )
    most = depth.value if depth else None
    chosen = tuple(p for p in scope.practices if not practices or p in practices)
    asked = {
        "depth": most or scope.depth,
        "practices": chosen,
        "depths": {p: _at_most(own, most) for p, own in scope.depths.items() if p in chosen},
    }
    return assessment.model_copy(update={"scope": Scope.model_validate(asked)})


def _at_most(depth: str, most: str | None) -> str:
    return depth if most is None else min(depth, most, key=DEPTHS.index)


def expect_known(practices: Iterable[str], known: Collection[str], wrong: str) -> None:
    problems = [
        Problem("--practice", 0, f"{wrong} '{one[:60]}'{did_you_mean(one, known)}")
        for one in practices
        if one not in known
    ]
    if problems:
        raise InputError(problems)


def _respondent(assessment: Assessment, identity: str, file: Path) -> Respondent:
    people = {one.id: one for one in assessment.respondents}
    if identity not in people:
        raise InputError(
            [Problem("--respondent", 0, f"{file} has no respondent '{identity[:60]}'{did_you_mean(identity, people)}")]
        )
    return people[identity]


def _whose(answers: Answers, assessment: Assessment, asked: str | None, file: Path, filled: Path) -> Respondent:
    people = assessment.respondents
    if asked == NEW or (asked is None and answers.respondent is None):
        return new_respondent(answers, people)
    known = _respondent(assessment, asked, file) if asked else giver(answers, people)
    if known is None:
        raise InputError(
            [
                Problem(
                    str(filled),
                    0,
                    f"was made for respondent '{str(answers.respondent)[:60]}' and says "
                    f"'{answers.label[:60]}'; {file} has nobody of that id and name; say "
                    f"whose answers these are: --respondent ID, or --respondent {NEW}",
                )
            ]
        )
    return known


def _namesakes(whose: Respondent, assessment: Assessment) -> list[str]:
    """A workbook that is read in twice makes two of one person."""
    others = [one.id for one in assessment.respondents if one.label == whose.label and one.id != whose.id]
    is_new = all(one.id != whose.id for one in assessment.respondents)
    return (
        [
            f"'{whose.label}' is there already as {others[0]}, and is {whose.id} too now; if they are one person, use "
            f"--respondent {others[0]}"
        ]
        if is_new and others
        else []
    )
