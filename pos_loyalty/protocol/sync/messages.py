# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Messages as bytes: compact JSON of dataclasses."""

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from pos_loyalty.protocol.operations import complaints_of

M = TypeVar("M")


class UnreadableMessage(ValueError):
    """The bytes are no message of the expected kind; says where, and nothing of what they hold."""


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - the class of any message
    return TypeAdapter(kind)


def encode(message: object) -> bytes:
    """Return a message as compact JSON in UTF-8.

    A field that has its default is left out, so no default is ever changed.
    """
    kind: Any = type(message)
    return _adapter(kind).dump_json(message, exclude_defaults=True)


def decode(kind: type[M], text: bytes) -> M:
    """Return the message that the bytes hold.

    Raises:
        UnreadableMessage: If they hold no message of that kind.
    """
    wanted: Any = kind
    try:
        message: M = _adapter(wanted).validate_json(text)
    except ValidationError as error:
        raise UnreadableMessage(complaints_of(error)) from None
    return message
