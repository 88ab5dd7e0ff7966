# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tells whether the shape of a message has only grown: who knows the older one still understands.

Both sides leave out fields that have their defaults, and pass over fields that they do not know. So
a field may come if it has a default; none goes, becomes another, or changes its default.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

Schema = Mapping[str, Any]

_WORDS: Final = frozenset({"title", "description", "examples", "$defs", "discriminator"})
_PARTS: Final = frozenset({"properties", "items", "prefixItems", "additionalProperties"})
_CHOICES: Final = frozenset({"anyOf", "oneOf", "enum"})


def breaks(frozen: Schema, today: Schema, *, may_choose_more: bool) -> list[str]:
    """Return where the shape has changed in another way than by growing; none is well.

    Args:
        may_choose_more: A list of values or kinds may have got more of them: so for what tills
            send, as the server is the newer one. An older till would not read such an answer.
    """
    found = _Comparison(frozen.get("$defs", {}), today.get("$defs", {}), may_choose_more)
    return list(found.breaks(frozen, today, ""))


class _Comparison:
    def __init__(self, frozen: Schema, today: Schema, may_choose_more: bool) -> None:  # noqa: FBT001 - of one caller
        self._frozen, self._today, self._may_choose_more = frozen, today, may_choose_more

    def breaks(self, before: Schema, after: Schema, place: str) -> Iterator[str]:
        before, after = _resolved(before, self._frozen), _resolved(after, self._today)
        for word in (before.keys() | after.keys()) - _WORDS - _PARTS - _CHOICES:
            if before.get(word) != after.get(word):
                yield f"{place}: {word}"
        for word in _CHOICES & (before.keys() | after.keys()):
            yield from self._choices(before.get(word, []), after.get(word, []), f"{place}|")
        for name, shape in before.get("properties", {}).items():
            yield from self._part(shape, after.get("properties", {}).get(name), f"{place}.{name}")
        for word in ("items", "additionalProperties"):
            if isinstance(shape := before.get(word), Mapping):
                yield from self._part(shape, after.get(word), f"{place}[]")
        for number, shape in enumerate(before.get("prefixItems", [])):
            others = dict(enumerate(after.get("prefixItems", [])))
            yield from self._part(shape, others.get(number), f"{place}[{number}]")

    def _part(self, before: Schema, after: object, place: str) -> Iterator[str]:
        if isinstance(after, Mapping):
            yield from self.breaks(before, after, place)
        else:
            yield f"{place}: gone"

    def _choices(self, before: list[Any], after: list[Any], place: str) -> Iterator[str]:
        if len(after) > len(before) and not self._may_choose_more:
            yield f"{place}: more to choose from"
        for choice in before:
            if not any(self._is_that(choice, other, place) for other in after):
                yield f"{place}: a choice is gone"

    def _is_that(self, choice: Any, other: Any, place: str) -> bool:  # noqa: ANN401 - JSON
        if isinstance(choice, Mapping) and isinstance(other, Mapping):
            return not list(self.breaks(choice, other, place))
        return bool(choice == other)


def _resolved(shape: Schema, named: Schema) -> Schema:
    if "$ref" not in shape:
        return shape
    rest = {word: value for word, value in shape.items() if word != "$ref"}
    return {**named[shape["$ref"].rpartition("/")[2]], **rest}
