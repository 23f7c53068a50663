"""A danger is said so that a director sees it, and once.

- `says`: one sentence of at most 16 words, what one would see;
- `consequence`: at most 35 words, what it costs when it happens;
- no two dangers say the same: what is said twice is counted twice.

Passes:

    says: Nobody has ever restored the customers' data from its copies.
    consequence: After a break-in or a failed disk, orders of days or weeks are gone, and nobody knows how many.

Fails, as says has more than one sentence:

    says: There are copies. Nobody has ever restored one.
"""

from collections.abc import Iterator

from assessment.content_rules.tokens import is_one_sentence, word_count
from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import all_questions

MOST_WORDS = {"says": 16, "consequence": 35}


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for question in all_questions(read):
        identity, danger = question.value.id, question.value.danger
        if danger is None:
            continue
        for key, most in MOST_WORDS.items():
            count = word_count(getattr(danger, key))
            if count > most:
                yield question.problem(
                    f"{identity}: the danger's {key} has {count} words; expected at most {most}", "danger", key
                )
        if not is_one_sentence(danger.says):
            yield question.problem(
                f"{identity}: the danger's says has more than one sentence; expected one", "danger", "says"
            )
        said = " ".join(danger.says.lower().rstrip(".").split())
        if said in first:
            yield question.problem(
                f"{identity}: says the danger that {first[said]} says already; expected each once", "danger", "says"
            )
        first.setdefault(said, identity)
