"""An action needs only what its own practice offers, or a practice that this one says it depends on.

`depends_on` tells the reader which practice comes before which. A prerequisite elsewhere would contradict it, and
could order the roadmap against what the report says. Components have no `depends_on`, so theirs may lie anywhere; a
practice's action needs none of theirs.

Passes, in a practice with `depends_on: [{practice: service_desk, …}]`:

    needs: [knowledge_management.first_articles, service_desk.single_point_of_contact]

Fails there, as it does not depend on that practice:

    needs: [release_management.release_calendar]
"""

from collections.abc import Iterator

from assessment.input.problems import Problem
from assessment.questionnaire.reading import QuestionnaireFiles
from assessment.questionnaire.schema import ActionEntry
from assessment.questionnaire.walking import Located


def problems(read: QuestionnaireFiles) -> Iterator[Problem]:
    home = {action.id: parsed.model.id for parsed in read.practices for action in parsed.model.actions}
    for parsed in read.practices:
        practice = parsed.model
        reach = {practice.id, *(dependency.practice for dependency in practice.depends_on)}
        for at, action in enumerate(practice.actions):
            yield from _out_of_reach(Located(parsed.source, ("actions", at), action), reach, home)


def _out_of_reach(action: Located[ActionEntry], reach: set[str], home: dict[str, str]) -> Iterator[Problem]:
    for at, need in enumerate(action.value.needs):
        if home.get(need) not in reach:
            yield action.problem(
                f"{action.value.id}: needs {need}, of a practice that this one does not depend on; "
                "expected an action of its own, or of a practice in depends_on",
                "needs",
                at,
            )
