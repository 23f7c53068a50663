"""What the expectations of organisations and of clients have in common.

Those that do not hold yet are said to, one by one, with what would mend them: known_weaknesses.yaml. They are strict: a
test that holds by now fails until its line is taken away, so that nobody leaves it there.
"""

from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field

from assessment.engagement.fields import Name
from assessment.input.yaml_file import read_yaml

FILE = Path(__file__).parent / "known_weaknesses.yaml"


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Later(Part):
    """Begun within so many periods, the first half of the horizon at most, and what rightly comes before it."""

    within_periods: Annotated[int, Field(ge=2)]
    because: Name


def mark_known_weaknesses(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks the tests that the file names as ones that are to fail; a name that no test of a file has is an error."""
    because = {test: group["because"] for group in read_yaml(FILE, str(FILE)).content for test in group["tests"]}
    for item in items:
        if item.nodeid in because:
            item.add_marker(pytest.mark.xfail(strict=True, reason=because[item.nodeid]))
    names, files = {item.nodeid for item in items}, {item.nodeid.partition("::")[0] for item in items}
    gone = [test for test in because if test.partition("::")[0] in files and test not in names]
    if gone and not any("::" in argument for argument in config.args):
        raise pytest.UsageError(f"{FILE.name} names what is no test: {', '.join(gone)}")
