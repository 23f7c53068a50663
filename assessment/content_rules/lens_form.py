"""What a lens says, it says shortly, so that a page holds an area and a reader the whole.

- a requirement's `title` has at most 14 words, `asks` and `not_asked` at most 40, `beyond` at most 20, a duty's
  reason at most 30;
- each line of `says_no` is one sentence, of at most 35 words.

Passes:

    asks: Incidents are recorded, ranked and led, and large ones are told to the authority in time.

Fails, as it has two sentences:

    says_no: [It does not cover penalties. National law decides.]
"""

from collections.abc import Iterator

from assessment.content_rules.tokens import is_one_sentence, word_count
from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import Located

MOST_WORDS = {"title": 14, "asks": 40, "not_asked": 40, "beyond": 20}
MOST_WORDS_OF_A_REASON = 30
MOST_WORDS_OF_A_LIMIT = 35


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for parsed in read.lenses:
        for at, requirement in enumerate(parsed.model.requirements):
            name, place = f"requirement {requirement.id}", ("requirements", at)
            for key, most in MOST_WORDS.items():
                text = Located(parsed.source, (*place, key), getattr(requirement, key) or "")
                yield from _long(text, f"{name}: {key}", most)
            for number, floor in enumerate(requirement.duty):
                reason = Located(parsed.source, (*place, "duty", number, "reason"), floor.reason)
                yield from _long(reason, f"{name}: the duty's reason", MOST_WORDS_OF_A_REASON)
        for at, limit in enumerate(parsed.model.says_no):
            said = Located(parsed.source, ("says_no", at), limit)
            yield from _long(said, "a line of says_no", MOST_WORDS_OF_A_LIMIT)
            if not is_one_sentence(limit):
                yield said.problem("a line of says_no has more than one sentence; expected one")


def _long(text: Located[str], what: str, most: int) -> Iterator[Problem]:
    if word_count(text.value) > most:
        yield text.problem(f"{what} has {word_count(text.value)} words; expected at most {most}")
