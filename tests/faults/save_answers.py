"""Says that it is ready, waits for a line, then saves answers until it has saved enough or is killed.

Prints each one that was acknowledged. Arguments: url, assessment, respondent, how many.
"""

import os
import sys

from assessment.engagement.model import Answer
from assessment.store import LOCAL, Repository, open_database


def main(url: str, assessment_id: str, respondent: str, count: int) -> None:
    """One question a number; the comment tells one program from another."""
    repository = Repository(open_database(url))
    repository.assessment(LOCAL, assessment_id)
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(count):
        answer = Answer(
            respondent=respondent,
            question=f"q{number}",
            state="rated",
            rating=number % 6,
            comment=f"program {os.getpid()} " * 50,
        )
        repository.save_answers(LOCAL, assessment_id, (answer,))
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
