"""Pydantic's findings in plain words, each at its place."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from assessment.input.problems import Hints

Place = tuple[str | int, ...]
SHOWN_KEY = 60  # characters of a key that an error shows

_EXPECTED = {
    "string_type": "expected text",
    "string_unicode": "expected text without half characters",
    "int_type": "expected a whole number",
    "int_from_float": "expected a whole number",
    "int_parsing": "expected a whole number",
    "float_type": "expected a number",
    "float_parsing": "expected a number",
    "finite_number": "expected a finite number",
    "tuple_type": "expected a list",
    "list_type": "expected a list",
    "dict_type": "expected a group of keys and values",
    "model_type": "expected a group of keys and values",
    "model_attributes_type": "expected a group of keys and values",
    "bool_type": "expected true or false",
}


def findings(
    error: ValidationError,
    model: type[BaseModel],
    content: Any,
    numbers: Mapping[Place, str] | None = None,
    stands: Callable[[Place], Place] = lambda place: place,
) -> Iterator[tuple[Place, str]]:
    """Each finding as (place in the content, sentence). Places are keys and list positions.

    `numbers` are those of a YAML file as they are written there: an unquoted version 1.10 is the number 1.1. `stands`
    says where in the content a place of the error is, where a part of it alone was validated.
    """
    hints = Hints()
    for detail in error.errors(include_url=False):
        place = stands(tuple(part for part in detail["loc"] if _stands_in(part)))
        written = (numbers or {}).get(place)
        if written is not None and detail["type"] == "string_type":
            found = _shown(written).strip("'")
            sentence = f"'{_key(place)}': expected text, found the number {found}; put it in quotes: \"{found}\""
            yield place, f"{_owner(place, content)}{sentence}"
        else:
            yield place, _sentence(detail, place, model, content, hints)


def _stands_in(part: str | int) -> bool:
    # Pydantic adds the name of a union's branch or a dictionary's key marker to the place.
    return not (isinstance(part, str) and part.startswith(("function-", "constrained-", "[key]", "nullable")))


def _sentence(detail: Any, place: Place, model: type[BaseModel], content: Any, hints: Hints) -> str:
    kind, key = detail["type"], _key(place)
    owner = _owner(place, content)
    if kind == "missing":
        return f"{owner}'{key}' is missing"
    if kind == "extra_forbidden":
        # In {braces} a comma ends a value, so the rest of an unquoted sentence reads as a key.
        hint = "; a text that holds a comma or a colon stands in quotes" if " " in str(key) else ""
        return f"{owner}unknown key '{key}'{hints.near(key, _keys_beside(place, model)) or hint}"
    if kind in _EXPECTED:
        return f"{owner}'{key}': {_EXPECTED[kind]}, found {_shown(detail['input'])}"
    if kind == "value_error":
        reason = str(detail["ctx"]["error"])
        if not place:
            return reason
        between = " " if reason.startswith(("is ", "must ", "holds ", "lies ")) else ": "
        return f"{owner}'{key}'{between}{reason}"
    return f"{owner}'{key}': {_constraint(detail)}, found {_shown(detail['input'])}"


def _key(place: Place) -> str:
    """What a place is called: its key, or the key of the list that it is an entry of."""
    return next((part[:SHOWN_KEY] for part in reversed(place) if isinstance(part, str)), "")


def _constraint(detail: Any) -> str:  # noqa: C901  # a table of sentences, one a kind of finding
    kind, context = detail["type"], detail.get("ctx", {})
    match kind:
        case "literal_error":
            return f"expected {context['expected']}"
        case "greater_than_equal":
            return f"expected {context['ge']:g} or more"
        case "less_than_equal":
            return f"expected {context['le']:g} or less"
        case "greater_than":
            return f"expected more than {context['gt']:g}"
        case "string_pattern_mismatch" if "\\d" in context["pattern"]:
            return 'expected a clause number such as "8.6.1"'
        case "string_pattern_mismatch":
            return "expected an id of small letters, digits and underscores"
        case "string_too_long":
            return f"expected at most {context['max_length']} characters"
        case "string_too_short":
            return "expected text"
        case "too_short":
            return f"expected {context['min_length']} entries or more"
        case kind if kind.startswith("date_"):
            return "expected a date such as 2026-05-04"
        case kind if kind.startswith(("datetime_", "timezone_")):
            return "expected a date and time with zone such as 2026-05-04T09:30:00Z"
        case _:
            return str(detail["msg"]).lower()


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict | list | tuple):
        return "a list" if isinstance(value, list | tuple) else "a group of keys"
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _owner(place: Place, content: Any) -> str:
    """The id of the innermost entry around a place, so that nobody has to count list positions."""
    name = ""
    for part in place[:-1]:
        try:
            content = content[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(content, dict) and isinstance(content.get("id"), str):
            name = f"{content['id']}: "
    return name


def _keys_beside(place: Place, model: type[BaseModel]) -> list[str]:
    known = _model_at(place[:-1], model)
    return [field.alias or name for name, field in known.model_fields.items()] if known else []


def _model_at(place: Place, model: type[BaseModel]) -> type[BaseModel] | None:
    current: Any = model
    for part in place:
        if isinstance(part, int):
            continue
        fields = {field.alias or name: field for name, field in current.model_fields.items()} if current else {}
        if part not in fields:
            return None
        current = _model_in(fields[part].annotation)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in getattr(annotation, "__args__", ()) if (found := _model_in(inner))), None)
