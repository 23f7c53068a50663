"""Numbers as other programs write them: pandas writes 3.0 for 3 as soon as one value of a column is missing."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Strict


def whole(value: Any) -> Any:
    """3 for 3.0, as JSON Schema takes it; anything else as it is, for the next validator to refuse."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


FROM_FLOAT = BeforeValidator(whole)
"""Stands last: what a field asks of the number comes before, so that the JSON Schema says it too."""
Number = Annotated[float, Strict()]
Flag = Annotated[bool, Strict()]
