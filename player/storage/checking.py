"""Data checked against the types of the records, with what is wrong in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from player.model.setting import WrongValue

if TYPE_CHECKING:
    from msgspec.inspect import Type

_PLACE = re.compile(r" - at (`key` in )?`\$(.*)`$")
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_MISSING = re.compile(r"missing required field `(\w+)`")


def checked(found: Mapping[str, Any], kind: type) -> Any:
    """The record of this kind with these fields. Raises `WrongValue`: what is wrong, and where."""
    try:
        return msgspec.convert(found, kind)
    except msgspec.ValidationError as error:
        raise WrongValue(_in_words(str(error), found, kind)) from error


def _in_words(error: str, found: Any, kind: type) -> str:
    """An error of msgspec in plain words: the place, the value found, and what to write."""
    from msgspec.inspect import DictType, StructType, VarTupleType, type_info  # for a bad line only

    wanted, where = type_info(kind), ""
    place = _PLACE.search(error)
    for name, number in _STEP.findall(place[2] if place else ""):
        match _without_none(wanted):
            case StructType(fields=known):
                where = f"{where}: {name}" if where else name
                wanted = next(each.type for each in known if each.name == name)
                found = found[name]
            case VarTupleType(item_type=wanted):
                where, found = f"{where} {int(number) + 1}", found[int(number)]
            case DictType(value_type=wanted):
                pass
    if missing := _MISSING.search(error):
        return f"{where}: {missing[1]} is missing" if where else f"{missing[1]} is missing"
    wanted = _without_none(wanted)
    if place and place[1] and isinstance(wanted, DictType):
        wanted = wanted.key_type
    shown = repr(found)
    shown = shown if len(shown) <= 40 else shown[:39] + "…"
    return f"{where} cannot be {shown}. Write {_to_write(wanted)}"


def _without_none(kind: Type) -> Type:
    from msgspec.inspect import NoneType, UnionType

    if isinstance(kind, UnionType):
        return next(each for each in kind.types if not isinstance(each, NoneType))
    return kind


def _to_write(kind: Type) -> str:
    from msgspec import inspect

    match kind:
        case inspect.IntType(ge=least, le=most):
            return f"a whole number from {least:,} to {most:,}"
        case inspect.FloatType(ge=least, le=most):
            return f"a number from {least:,.10g} to {most:,.10g}"
        case inspect.BoolType():
            return "true or false"
        case inspect.StrType(max_length=most):
            return f"a text of at most {most:,} characters"
        case inspect.DateTimeType():
            return 'a time with its offset, such as "2026-03-01T12:00:00+01:00"'
        case inspect.DateType():
            return 'a date such as "2026-03-01"'
        case inspect.EnumType(cls=words):
            *most_words, last = [f'"{word.value}"' for word in words]
            return f"{', '.join(most_words)} or {last}, with the quotes"
        case inspect.VarTupleType(max_length=most):
            return f"a list of at most {most:,}"
        case _:
            return "names with their values, in braces"
