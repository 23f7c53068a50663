"""The words that this report uses, explained."""

from reports.document.blocks import Blocks, Term, Terms
from reports.document.context import Context
from reports.narrative.labels import label


def glossary(context: Context) -> Blocks:
    return (
        Terms(
            label("glossary.words"),
            (label("glossary.word"), label("glossary.meaning")),
            tuple(Term(term.term, term.meaning) for term in context.terms),
        ),
    )
