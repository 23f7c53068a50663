"""What every template of the report may use beside its values: filters for how things are written."""

from collections.abc import Iterable

from markupsafe import Markup

from reports.narrative.labels import label
from reports.templating import Vocabulary
from reports.text import formatting
from reports.text.dates import display_date
from reports.text.paragraphs import Paragraph, paragraphs
from reports.text.sanitize import shorten


def _prose(text: str) -> Markup:
    """Paragraphs and lists as markup; what they say stays text."""
    return Markup("").join(
        Markup("<p>{}</p>").format(part.text) if isinstance(part, Paragraph) else _list(part.items)
        for part in paragraphs(text)
    )


def _list(items: Iterable[str]) -> Markup:
    return Markup('<ul class="prose">{}</ul>').format(
        Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    )


VOCABULARY = Vocabulary(
    filters={
        "count": formatting.count,
        "days": formatting.days,
        "inside": formatting.mid_sentence,
        "listed": formatting.listed,
        "plural": formatting.plural,
        "prose": _prose,
        "score": formatting.score,
        "share": formatting.share,
        "spelled": formatting.spelled,
        "date": display_date,
        "shorten": lambda text, length: shorten(text, length)[0],
    },
    names={"label": label},
)
