"""No em dash and no "&" for "and", in any text.

The texts stand in pages, tables and print beside each other, so they are written one way. A comma, a colon or a new
sentence does what the em dash does. "&" within a name, such as "R&D", passes.

Passes:

    why: Fixes get lost, and each is paid for twice.

Fails:

    why: Fixes get lost — each is paid for twice.
    title: Roles & duties on one page
"""

import re
from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_texts

EM_DASH = "—"
_FREE_AMPERSAND = re.compile(r"(?<!\S)&(?!\S)")


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for text in all_texts(read):
        if EM_DASH in text.value:
            yield text.problem(f"'{text.value[:40]}' holds an em dash; expected a comma, a colon or two sentences")
        if _FREE_AMPERSAND.search(text.value):
            yield text.problem(f"'{text.value[:40]}' holds '&'; expected 'and'")
