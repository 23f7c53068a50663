"""British or American spelling throughout, but not both: the one that framework.yaml names.

Every text of every file is read, ids left aside. Proper names keep their spelling, and so do the titles of clauses and
of a lens's requirements. "Program", "license" and "practice" are right in British English too (of software, and as verb
and noun), so their like are looked for in American texts only.

Passes, with `spelling: british`:

    in_short: How an organisation uses Organizational change management.

Fails there:

    in_short: How an organization authorizes changes.
"""

import re
from collections.abc import Iterator
from itertools import product

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import Located, all_texts

# Verbs in -ise or -ize, without this ending. Those that end in -ise everywhere (revise, exercise) are left out.
VERBS = """
    anonym apolog author automat capital categor central character computer container critic custom decentral digit
    digital emphas equal familiar final formal general harmon hospital ideal immun individual industrial initial
    institutional internal item legal maxim mechan memor minim mobil modern monet monopol national neutral normal optim
    organ parallel penal personal popular priorit privat public random rational real recogn reorgan revital scrutin
    serial social special stabil standard steril subsid summar symbol sympath synchron synthes util vandal virtual
    visual
"""
PREFIXES = ("", "de", "dis", "over", "re", "un")
VERB_ENDINGS = ("e", "ed", "es", "er", "ers", "ing", "ation", "ations", "ational", "ationally", "able")

# British, American, and what may follow both.
PAIRS = (
    ("analys", "analyz", "e ed ing er ers"),
    ("artefact", "artifact", "- s"),
    ("behaviour", "behavior", "- s al"),
    ("cancell", "cancel", "ed ing"),
    ("catalogu", "catalog", "ed ing"),
    ("catalogue", "catalog", "- s"),
    ("centre", "center", "- s d"),
    ("colour", "color", "- s ed ing"),
    ("counsell", "counsel", "ed ing or ors"),
    ("defence", "defense", "- s"),
    ("endeavour", "endeavor", "- s ed ing"),
    ("enrol", "enroll", "- s ment"),
    ("favour", "favor", "- s ed ing able ite"),
    ("fibre", "fiber", "- s"),
    ("fuell", "fuel", "ed ing"),
    ("fulfil", "fulfill", "- s ment"),
    ("grey", "gray", "- s"),
    ("harbour", "harbor", "- s"),
    ("honour", "honor", "- s ed ing"),
    ("instalment", "installment", "- s"),
    ("labell", "label", "ed ing"),
    ("labour", "labor", "- s ed"),
    ("levell", "level", "ed ing"),
    ("manoeuvre", "maneuver", "- s"),
    ("modell", "model", "ed ing er ers"),
    ("neighbour", "neighbor", "- s ing hood"),
    ("offence", "offense", "- s"),
    ("paralys", "paralyz", "e ed ing"),
    ("pretence", "pretense", "-"),
    ("rumour", "rumor", "- s"),
    ("sceptic", "skeptic", "- s al ally ism"),
    ("signall", "signal", "ed ing"),
    ("skilful", "skillful", "- ly"),
    ("theatre", "theater", "- s"),
    ("totall", "total", "ed ing"),
    ("travell", "travel", "ed ing er ers"),
    ("tunnell", "tunnel", "ed ing"),
    ("ageing", "aging", "-"),
)
ONLY_WRONG_IN_AMERICAN = (
    ("programme", "program", "- s"),
    ("licence", "license", "- s"),
    ("practis", "practic", "e es ed ing"),
)
PROPER_NAMES = re.compile(
    r"(?i:organizational change management|organizations and people|international organization for standardization"
    r"|world health organization|world trade organization)|\bOptimizing\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    if read.framework is None:
        return
    spelling = read.framework.model.spelling
    wrong = WRONG[spelling]
    other = "American" if spelling == "british" else "British"
    for text in all_texts(read):
        if not _keeps_its_spelling(text):
            for word in _WORD.findall(PROPER_NAMES.sub(" ", text.value)):
                if expected := wrong.get(word.lower()):
                    yield text.problem(
                        f"'{word}' is {other} spelling; expected '{expected}', as framework.yaml says '{spelling}'"
                    )


def _keeps_its_spelling(text: Located[str]) -> bool:
    of_clause = text.place[:1] in (("clauses",), ("requirements",)) and text.place[-1] == "title"
    return of_clause or _ID.fullmatch(text.value) is not None


def _forms(pairs: tuple[tuple[str, str, str], ...]) -> Iterator[tuple[str, str]]:
    for british, american, endings in pairs:
        for ending in endings.split():
            after = "" if ending == "-" else ending
            yield british + after, american + after


def _verb_forms() -> Iterator[tuple[str, str]]:
    for prefix, verb, ending in product(PREFIXES, VERBS.split(), VERB_ENDINGS):
        yield f"{prefix}{verb}is{ending}", f"{prefix}{verb}iz{ending}"


_BOTH_WAYS = (*_verb_forms(), *_forms(PAIRS))
WRONG = {
    "british": {american: british for british, american in _BOTH_WAYS},
    "american": dict((*_BOTH_WAYS, *_forms(ONLY_WRONG_IN_AMERICAN))),
}
"""By the spelling that is wanted: each word that is wrong in it, and how it is written."""
