"""How much of one client's executive edition stands in another's: sentences that two share once names and numbers are
masked.

    python -m benchmarks.shared_sentences

A page that fits any client tells nothing about one. For every two of the clients in tests/clients the sentences of both
executive editions are compared, with each number, date, quoted text and name of the client masked; what is printed is
which share of their sentences the two have in common, and the sentences shared most often.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from assessment.engagement.anonymity import anonymised
from assessment.engagement.exchange_file import read_assessment
from assessment.questionnaire.model import Questionnaire, load_questionnaire
from reports.document.blocks import Beside, Blocks, Figure, Heading, Key, Prose, Table, texts
from reports.document.report import report_of
from reports.options import ReportOptions
from reports.view.build import build_view
from reports.view.model import View

CLIENTS = Path(__file__).parents[1] / "tests/clients"
TODAY = dt.date(2026, 7, 1)
FEWEST_WORDS = 6  # fewer make a heading or a name, which any two reports share
SHOWN = 60
LIMIT = 0.2


def main() -> None:
    told = sentences_of_all(load_questionnaire())
    shares = shared(told)
    for (one, other), share in sorted(shares.items(), key=lambda pair: -pair[1]):
        print(f"{share:6.1%}  {one} and {other}")
    print(f"mean {sum(shares.values()) / len(shares):.1%}, most {max(shares.values()):.1%} (limit {LIMIT:.0%})")
    often = Counter(sentence for of_one in told.values() for sentence in of_one)
    for sentence, number in often.most_common(SHOWN):
        print(f"in {number} of {len(told)}: {sentence}")


def sentences_of_all(questionnaire: Questionnaire) -> dict[str, frozenset[str]]:
    """By client, the masked sentences of its executive edition."""
    return {path.stem: sentences(executive_view(path, questionnaire)) for path in sorted(CLIENTS.glob("*.json"))}


def executive_view(path: Path, questionnaire: Questionnaire) -> View:
    return build_view(anonymised(read_assessment(path, questionnaire), questionnaire), questionnaire, TODAY)


def sentences(view: View) -> frozenset[str]:
    report = report_of(view, ReportOptions("executive"))
    said = [text for chapter in report.told for text in (chapter.title, *_said(chapter.blocks))]
    masked = (
        _masked(part, view.client.name) for text in said for part in re.split(r"(?<=[.?!])\s+|(?<=[.?!]”)\s+|\n", text)
    )
    return frozenset(one for one in masked if len(one.split()) >= FEWEST_WORDS)


def _said(some: Blocks) -> Iterator[str]:
    """What blocks say, without headings, what a chart is called, and the note on trade marks."""
    for block in some:
        match block:
            case Heading() | Key() | Figure() | Prose(role="muted"):
                pass
            case Beside():
                yield from _said((*block.main, *block.side))
            case Table():
                yield from texts(tuple(cell.content for row in block.rows for cell in row.cells))
            case _:
                yield from texts(block)


def _masked(sentence: str, client: str) -> str:
    """The client's name, periods and numbers as signs that are the same for everybody."""
    plain = sentence.replace(client, "CLIENT")
    plain = re.sub(r"Q[1-4] \d{4}|\d[\d,.]*", "N", plain)
    plain = re.sub(r"\b(one|two|three|four|five|six|seven|eight|nine)\b", "N", plain, flags=re.IGNORECASE)
    return " ".join(plain.split())


def shared(told: dict[str, frozenset[str]]) -> dict[tuple[str, str], float]:
    return {
        (one, other): 2 * len(told[one] & told[other]) / max(1, len(told[one]) + len(told[other]))
        for one, other in combinations(told, 2)
    }


if __name__ == "__main__":
    main()
