"""A question asks one thing, says why in one sentence, and names what to ask to see, all of it shortly.

- `text`: ends with "?", holds one "?", at most 24 words;
- `why`: one sentence of at most 25 words, for a manager;
- `evidence`: at most 30 words.

Passes:

    text: Where does a fix go once it has been found?
    why: A fix that only one person knows is paid for again on that person's day off.

Fails, as it asks two things:

    text: Where do fixes go? Who looks after them?
"""

from collections.abc import Iterator

from assessment.content_rules.tokens import is_one_sentence, word_count
from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.schema import QuestionEntry
from assessment.questionnaire.walking import Located, all_questions

MOST_WORDS = {"text": 24, "why": 25, "evidence": 30}


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    for question in all_questions(read):
        yield from _lengths(question)
        entry = question.value
        if not entry.text.endswith("?") or entry.text.count("?") > 1:
            yield question.problem(f"{entry.id}: text is not one question; expected one '?', at the end", "text")
        if not is_one_sentence(entry.why):
            yield question.problem(f"{entry.id}: why has more than one sentence; expected one", "why")


def _lengths(question: Located[QuestionEntry]) -> Iterator[Problem]:
    for key, most in MOST_WORDS.items():
        count = word_count(getattr(question.value, key))
        if count > most:
            yield question.problem(f"{question.value.id}: {key} has {count} words; expected at most {most}", key)
