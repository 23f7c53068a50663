"""The words of another edition: stages and groups by other names, and practices in other groups."""

from collections.abc import Mapping

from assessment.questionnaire.schema import FrameworkFile, Named, PracticeFile, Vocabulary


def in_words(
    framework: FrameworkFile, practices: Mapping[str, PracticeFile], vocabulary: Vocabulary
) -> tuple[FrameworkFile, Mapping[str, PracticeFile]]:
    """Both in these words. A practice that the vocabulary puts into no group stays in its own."""
    group_of = {practice: group.id for group in vocabulary.groups for practice in group.practices}
    placed = {one.id: one.model_copy(update={"group": group_of.get(one.id, one.group)}) for one in practices.values()}
    named = {group.id for group in vocabulary.groups}
    kept = {practice.group for practice in placed.values()} - named
    renamed = framework.model_copy(
        update={
            "stages": tuple(
                stage.model_copy(update={"name": vocabulary.stages.get(stage.id, stage.name)})
                for stage in framework.stages
            ),
            "groups": (
                *(Named(id=group.id, name=group.name) for group in vocabulary.groups),
                *(group for group in framework.groups if group.id in kept),
            ),
        }
    )
    return renamed, placed
