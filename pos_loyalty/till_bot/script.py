# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a line of a script may ask of the bot.

A ``member`` is the ``name`` that an earlier line gave somebody, a card number, or an id; a
``sale`` is the ``name`` of an earlier line, or a receipt's number.
"""

from functools import cache
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from pos_loyalty.protocol.operations import complaints_of

LINE_CHARS_MAX: Final = 10_000

Seconds = Annotated[float, Field(ge=0, le=24 * 3600)]
Minor = Annotated[int, Field(ge=1, le=10**12)]


class UnknownLine(ValueError):
    """A line that the bot does not understand; says why."""


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Enrol(_Line):
    """Somebody joins; ``name`` is what later lines call them."""

    do: Literal["enrol"]
    name: str = ""
    given_name: str = "Bot"
    phone: str = ""
    email: str = ""
    card: str = ""


class Sell(_Line):
    """A member buys; ``rewards`` are the ids of those that they want for it."""

    do: Literal["sale"]
    member: str
    amount_minor: Minor
    rewards: tuple[str, ...] = ()
    name: str = ""
    receipt_no: str = ""


class Redeem(_Line):
    """A member takes a reward without buying."""

    do: Literal["redeem"]
    member: str
    reward: str
    name: str = ""


class TakeBack(_Line):
    """Goods come back: so much of the first line of the sale, or all that is left of it."""

    do: Literal["return"]
    sale: str
    amount_minor: Minor | None = None
    name: str = ""


class Undo(_Line):
    """The operation of that name, or the latest one, is taken back."""

    do: Literal["undo"]
    of: str = ""


class Show(_Line):
    """A member comes to the till: the server is asked for them, if there is a link."""

    do: Literal["show"]
    member: str
    seconds: Seconds = 0


class Pass(_Line):
    """Time passes on the bot's own clock, which began in the past; never beyond the real time."""

    do: Literal["pass"]
    minutes: Annotated[float, Field(ge=0, le=10**6)]


class Link(_Line):
    """The link to the server is unplugged, or plugged in again."""

    do: Literal["unplug", "plug"]


class Sync(_Line):
    """Till and server come to agree; ``wait-for-empty`` asks for no news, and waits as long."""

    do: Literal["sync", "wait-for-empty"]
    seconds: Seconds = 30


Line = Annotated[
    Enrol | Sell | Redeem | TakeBack | Undo | Show | Pass | Link | Sync,
    Field(discriminator="do"),
]


@cache
def _lines() -> TypeAdapter[Any]:
    return TypeAdapter(Line)


def read_line(text: str) -> Line:
    """Return what a line asks.

    Raises:
        UnknownLine: If it asks nothing that there is.
    """
    if len(text) > LINE_CHARS_MAX:
        raise UnknownLine(f"a line has at most {LINE_CHARS_MAX} characters")
    try:
        line: Line = _lines().validate_json(text)
    except ValidationError as error:
        raise UnknownLine(_advice(error) or complaints_of(error)) from None
    return line


def _advice(error: ValidationError) -> str:
    match error.errors(include_input=False)[0]["type"]:
        case "json_invalid":
            return "this is no JSON object on one line"
        case "union_tag_not_found" | "union_tag_invalid":
            return f"do: is one of {', '.join(_known())}"
        case _:
            return ""


def _known() -> list[str]:
    """Return what a line can ask to be done."""
    kinds = get_args(get_args(Line)[0])
    return [name for kind in kinds for name in get_args(kind.model_fields["do"].annotation)]
