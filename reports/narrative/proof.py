"""What proves an answer, in the words of the questionnaire: the same beside a question wherever it is asked."""

from assessment.questionnaire.model import Question
from reports.narrative.labels import label


def what_proves(question: Question) -> tuple[tuple[str, str], ...]:
    """What to ask to see, what of it would prove an answer, and what proves nothing, each under its name."""
    entry = question.entry
    told = (("worth_seeing", entry.evidence), ("sufficient", entry.sufficient), ("insufficient", entry.insufficient))
    return tuple((label(f"guide.{name}"), says) for name, says in told if says)
