"""What a rater may see: `python -m tests.content_trials.sheet organisation_05 [--changed]`; `--keep` notes words."""

import sys

import yaml

from assessment.comparison.baseline import wording
from assessment.questionnaire.model import load_questionnaire
from tests.content_trials.trials import HERE, first_trial, second_trial, wordings_rated


def main(arguments: list[str]) -> None:
    questionnaire = load_questionnaire()
    asked = first_trial(questionnaire) | second_trial(questionnaire)
    if arguments == ["--keep"]:
        questions = {one.id: one for these in asked.values() for one in these}
        kept = {identity: wording(question) for identity, question in sorted(questions.items())}
        (HERE / "wordings.yaml").write_text(yaml.safe_dump(kept), encoding="utf-8")
        return
    organisation, known = arguments[0], wordings_rated() if "--changed" in arguments else {}
    print("Start at 0 and go up as long as everything that is said is true here. Choose the last one.")
    print("What stands after 'such as' are examples.")
    for term in questionnaire.glossary:
        if term.id.startswith("main_"):
            print(f"{term.term}: {term.meaning}")
    print()
    print((HERE / "organisations" / f"{organisation}.md").read_text(encoding="utf-8"))
    for question in asked[organisation]:
        if known.get(question.id) == wording(question):
            continue
        print(f"\n{question.id}\n{question.entry.text}")
        for level, text in enumerate(question.entry.levels):
            print(f"  {level}: {text}")


if __name__ == "__main__":
    main(sys.argv[1:])
