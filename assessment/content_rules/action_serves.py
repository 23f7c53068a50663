"""An action serves only needs that bear on its practice.

`serves` raises an action for a client who chose the need, and the reason shown names it. A practice on which that
need does not bear at all would be praised for something that the importance beside it denies. Components have no
importance, so theirs may serve any need.

Passes, in a practice that `frequent_outages` bears on in client_needs.yaml:

    serves: [frequent_outages]

Fails in a practice that it does not bear on.
"""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.walking import Located


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    borne_on = _borne_on(read)
    for parsed in read.practices:
        for at, action in enumerate(parsed.model.actions):
            entry = Located(parsed.source, ("actions", at), action)
            for place, need in enumerate(action.serves):
                if parsed.model.id not in borne_on.get(need, ()):
                    yield entry.problem(
                        f"{action.id}: serves {need}, which does not bear on {parsed.model.id}; "
                        "expected a need with this practice in bears_on",
                        "serves",
                        place,
                    )


def _borne_on(read: QuestionnaireFiles) -> dict[str, set[str]]:
    """The practices that each need bears on."""
    assert read.client_needs
    needs = read.client_needs.model
    return {
        need.id: {bearing.practice for bearing in need.bears_on}
        for need in (*needs.drivers, *needs.pain_points, *needs.risks)
    }
