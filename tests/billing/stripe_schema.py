"""Stripe's own description of its requests, read from the TypedDicts in the vendor's wheel."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib import import_module
from pathlib import Path
from types import UnionType
from typing import Any, Literal, NotRequired, Required, Union, get_args, get_origin

import stripe
from stripe import RequestOptions
from typing_extensions import get_type_hints, is_typeddict

Form = dict[str, Any]


class Invalid(Exception):  # noqa: N818
    """The request breaks the description; `param` is the path of the value, as Stripe names it."""

    def __init__(self, code: str, param: str) -> None:
        super().__init__(f"{code}: {param}")
        self.code = code
        self.param = param


@dataclass(frozen=True)
class Operation:
    method: str
    path: re.Pattern[str]
    module: str
    params: str

    def check(self, form: Form) -> None:
        """Raise Invalid when `form` is not what the operation takes."""
        described = getattr(import_module(self.module), self.params) if self.params else None
        options = frozenset(RequestOptions.__annotations__)
        if options & form.keys():
            raise Invalid("parameter_unknown", min(options & form.keys()))
        if described is not None:
            _check_fields(form, described, "", without=options)
        elif form:
            raise Invalid("parameter_unknown", next(iter(form)))


@cache
def operations() -> tuple[Operation, ...]:
    """Return every operation of version 1 of the interface that the vendor's client can do."""
    root = Path(stripe.__file__).parent
    return tuple(found for file in sorted(root.rglob("*_service.py")) for found in _in_file(file))


def operation(method: str, path: str) -> Operation | None:
    """Return the operation at a path; the one with the fewest free parts if there are more."""
    fitting = [each for each in operations() if each.method == method and each.path.match(path)]
    return min(fitting, key=lambda each: each.path.pattern.count("[^/]"), default=None)


def _in_file(file: Path) -> Iterator[Operation]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    modules = {
        name.name: str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            yield from _in_function(function, modules)


def _in_function(function: ast.FunctionDef, modules: Mapping[str, str]) -> Iterator[Operation]:
    params = _params(function)
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and _is_request(call):
            strings = [
                node.value
                for argument in call.args[:2]
                for node in ast.walk(argument)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            ]
            method, template = strings[0], strings[1]
            path = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template))
            if template.startswith("/v1/"):
                yield Operation(method, re.compile(f"{path}$"), modules.get(params, ""), params)


def _is_request(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "_request"


def _params(function: ast.FunctionDef) -> str:
    for argument in function.args.args:
        if argument.arg == "params" and argument.annotation is not None:
            names = [
                node.value
                for node in ast.walk(argument.annotation)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            ]
            return names[0] if names else ""
    return ""


@cache
def _fields(described: type) -> dict[str, Any]:
    inherited = {**vars(import_module(RequestOptions.__module__)), "StripeContext": object}
    return get_type_hints(described, localns=inherited, include_extras=True)


def _check_fields(
    form: Any, described: type, at: str, *, without: frozenset[str] = frozenset()
) -> None:
    if not isinstance(form, dict):
        raise Invalid("parameter_invalid_type", at)
    fields = {name: kind for name, kind in _fields(described).items() if name not in without}
    for name, value in form.items():
        if name not in fields:
            raise Invalid("parameter_unknown", _below(at, name))
        _check(value, fields[name], _below(at, name))
    for name in described.__required_keys__ - without:  # type: ignore[attr-defined]
        if name not in form:
            raise Invalid("parameter_missing", _below(at, name))


def _check(value: Any, kind: Any, at: str) -> None:
    origin = get_origin(kind)
    if origin in {NotRequired, Required}:
        _check(value, get_args(kind)[0], at)
    elif origin in {Union, UnionType}:
        _check_any(value, _closed(get_args(kind)), at)
    elif origin is list:
        _check_list(value, get_args(kind)[0], at)
    elif origin is dict:
        _check_mapping(value, get_args(kind)[1], at)
    elif is_typeddict(kind):
        _check_fields(value, kind, at)
    elif not _is_scalar(value, kind):
        raise Invalid("parameter_invalid_type", at)


def _closed(kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a union without the `str` that stands beside its literals for later versions."""
    words = [kind for kind in kinds if get_origin(kind) is Literal and get_args(kind) != ("",)]
    return tuple(kind for kind in kinds if not (words and kind is str))


def _check_any(value: Any, kinds: tuple[Any, ...], at: str) -> None:
    problems = []
    for kind in kinds:
        try:
            _check(value, kind, at)
        except Invalid as problem:
            problems.append(problem)
        else:
            return
    raise max(problems, key=lambda problem: len(problem.param))


def _check_list(value: Any, kind: Any, at: str) -> None:
    if not isinstance(value, dict) or list(value) != [str(place) for place in range(len(value))]:
        raise Invalid("parameter_invalid_type", at)
    for place, each in value.items():
        _check(each, kind, f"{at}[{place}]")


def _check_mapping(value: Any, kind: Any, at: str) -> None:
    if not isinstance(value, dict):
        raise Invalid("parameter_invalid_type", at)
    for name, each in value.items():
        _check(each, kind, f"{at}[{name}]")


def _is_scalar(value: Any, kind: Any) -> bool:
    """Whether a value off the wire, which is text, can be read as `kind`."""
    if not isinstance(value, str):
        return False
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if kind is bool:
        return value in {"true", "false"}
    if kind is int:
        return re.fullmatch(r"-?\d+", value) is not None
    return _is_decimal(value) if kind in {float, Decimal} else kind is str


def _is_decimal(value: str) -> bool:
    try:
        return Decimal(value).is_finite()
    except InvalidOperation:
        return False


def _below(at: str, name: str) -> str:
    return f"{at}[{name}]" if at else name
