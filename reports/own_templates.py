"""The sandbox of templates of one's own: what they may reach, and how much work they may do.

Work is counted and not timed: each turn of a loop, each macro and each template is a step, and what makes many things
at once (`range(5000)`, `"-" * 5000`) is as many. So a loop without an end ends on every machine at the same place, in
the app's own process too, where sentences are said.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from inspect import isclass, isfunction
from pathlib import PurePath
from types import BuiltinMethodType, ModuleType
from typing import Any

from jinja2 import TemplateRuntimeError, nodes
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

OURS = ("reports.", "assessment.")
STEPS_OF_A_PART = 200_000
"""A chapter's template with all that it paints; the longest of the sample takes 3,000."""
STEPS_OF_A_SENTENCE = 10_000
LOOPED = (nodes.Block, nodes.Macro, nodes.CallBlock, nodes.For)


class NoEnd(TemplateRuntimeError):
    """A template took more steps than any report needs."""


@dataclass
class _Purse:
    steps: int
    left: int

    def spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise NoEnd(f"takes more than {self.steps:,} steps, as a loop without an end does; expected fewer")


_purse: ContextVar[_Purse | None] = ContextVar("purse", default=None)


def within_another() -> bool:
    """Whether a template of one's own is being rendered, and this inside of it."""
    return _purse.get() is not None


@contextmanager
def bounded(steps: int) -> Iterator[None]:
    """What is rendered in here takes that many steps at the most; what is painted inside of it counts with it."""
    with nullcontext() if within_another() else _apart(steps):
        yield


@contextmanager
def _apart(steps: int) -> Iterator[None]:
    """Jinja works out constants while it compiles, and passes over what fails there: it fails again in its place."""
    token = _purse.set(_Purse(steps, steps))
    try:
        yield
    finally:
        _purse.reset(token)


class OwnTemplates(ImmutableSandboxedEnvironment):
    """A template of one's own reads the values that it is given, and calls this project's functions of pages alone.

    Jinja's sandbox bars what begins with an underscore. Modules, files and the models' own methods are barred too:
    from any of them a way leads to the machine.
    """

    intercepted_binops = frozenset({"*", "**"})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.filters.update({name: self._counted(filter_) for name, filter_ in FILTERS.items()})
        self.globals["range"] = self._range
        del self.globals["lipsum"]

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        if isinstance(obj, ModuleType):
            return isfunction(value) and value.__module__.startswith(OURS) and not attr.startswith("_")
        if isinstance(obj, PurePath) or isclass(obj) or isinstance(value, ModuleType):
            return False
        if isinstance(obj, BaseModel) and hasattr(BaseModel, attr):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def step(self, steps: int = 1) -> str:
        """Compiled into every loop, macro and template."""
        if purse := _purse.get():
            purse.spend(steps)
        return ""

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        looped: Iterator[Any] = source.find_all(LOOPED)
        for node in [source, *looped]:
            call = nodes.Call(nodes.EnvironmentAttribute("step"), [], [], None, None)
            node.body.insert(0, nodes.ExprStmt(call).set_lineno(node.lineno))
        source.set_environment(self)
        with _apart(STEPS_OF_A_SENTENCE):
            return super()._generate(source, *args, **options)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        self.step(_size_of_power(left, right) if operator == "**" else _size_of_product(left, right))
        return super().call_binop(context, operator, left, right)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as Jinja names them
        if isinstance(__obj, BuiltinMethodType):
            __self.step(_largest((*args, *kwargs.values())))
        return super().call(__context, __obj, *args, **kwargs)

    def _counted(self, filter_: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that is told a number (`slice(5000)`, `center(5000)`) may make as many things. What Jinja itself
        hands over comes before the value.
        """
        told_from = 2 if hasattr(filter_, "jinja_pass_arg") else 1

        @wraps(filter_)
        def counted(*args: Any, **kwargs: Any) -> Any:
            self.step(_largest((*args[told_from:], *kwargs.values())))
            return filter_(*args, **kwargs)

        return counted

    def _range(self, *args: int) -> range:
        found = range(*args)
        self.step(len(found))
        return found


def _largest(values: tuple[object, ...]) -> int:
    return max((value for value in values if isinstance(value, int)), default=0)


def _size_of_product(left: object, right: object) -> int:
    """Of a text or list so many times; of two numbers, their digits."""
    for many, times in ((left, right), (right, left)):
        if isinstance(many, str | list | tuple) and isinstance(times, int):
            return max(len(many) * times, 0)
    return sum(number.bit_length() for number in (left, right) if isinstance(number, int))


def _size_of_power(left: object, right: object) -> int:
    return left.bit_length() * max(right, 0) if isinstance(left, int) and isinstance(right, int) else 1
