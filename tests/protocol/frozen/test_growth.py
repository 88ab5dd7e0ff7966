# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from dataclasses import make_dataclass
from enum import StrEnum
from typing import Any

import pytest
from pydantic import TypeAdapter

from tests.protocol.frozen.growth import breaks


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class MoreColours(StrEnum):
    RED = "red"
    BLUE = "blue"
    GREEN = "green"


class OtherColours(StrEnum):
    RED = "red"
    GREEN = "green"


def shape(*fields: tuple[Any, ...], colour: type = Colour) -> dict[str, Any]:
    part = make_dataclass("Part", [("colours", tuple[colour, ...]), ("pair", tuple[int, str])])  # type: ignore[valid-type]  # made for each test
    some: dict[str, Any] = {"part": part, "parts": part | None, "amount": int, "by": dict[str, int]}
    made = {name: (name, kind) for name, kind in some.items()} | {"note": ("note", str, "")}
    made |= {name: (name, *rest) for name, *rest in fields}
    listed = [field for field in made.values() if field[1] is not None]
    kind = make_dataclass("Message", listed, kw_only=True)
    return TypeAdapter(kind).json_schema()


@pytest.mark.parametrize("after", [shape(), shape(("later", int, 0)), shape(("later", str, "x"))])
def test_a_field_with_a_default_may_come(after: dict[str, Any]) -> None:
    assert not breaks(shape(), after, may_choose_more=False)


@pytest.mark.parametrize(
    ("after", "place"),
    [
        (shape(("later", int)), ": required"),
        (shape(("note", None)), ".note: gone"),
        (shape(("note", str, "-")), ".note: default"),
        (shape(("note", str)), ": required"),
        (shape(("amount", str)), ".amount: type"),
        (shape(("by", dict[str, str])), ".by[]: type"),
        (shape(("part", int)), ".part: type"),
        (shape(("parts", int)), ".parts|: a choice is gone"),
        (shape(colour=OtherColours), ".part.colours[]|: a choice is gone"),
        (shape(colour=MoreColours), ".part.colours[]|: more to choose from"),
    ],
)
def test_any_other_change_is_told(after: dict[str, Any], place: str) -> None:
    assert place in breaks(shape(), after, may_choose_more=False)


def test_a_till_may_choose_from_more() -> None:
    assert not breaks(shape(), shape(colour=MoreColours), may_choose_more=True)
