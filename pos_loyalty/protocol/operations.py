# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Operations as bytes: what is stored, hashed, chained and, later, sent.

The bytes are made once, when an operation is recorded, and never again: reading them back and
writing them out anew is not promised to give the same ones. Fields are only ever added.
"""

import re
from functools import cache
from typing import Final

from pydantic import TypeAdapter, ValidationError

from pos_loyalty.domain.ops import Operation
from pos_loyalty.protocol.points_only import renewed

_PLACE: Final = re.compile(rb'(\{"till_id":"[0-9a-f-]{36}",)"epoch":\d{1,18},"seq":\d{1,18},')


class UnreadableOperation(ValueError):
    """The bytes are no operation of a shape that this release knows."""


@cache
def _operations() -> TypeAdapter[Operation]:
    # Built on first use: it costs tens of milliseconds, and --help needs none of it.
    return TypeAdapter(Operation)


def encode_operation(operation: Operation) -> bytes:
    """Return the operation as compact JSON in UTF-8, keys in the order of the fields."""
    return _operations().dump_json(operation)


def decode_operation(payload: bytes) -> Operation:
    """Return the operation that the bytes hold.

    Raises:
        UnreadableOperation: If they hold none that this release knows.
    """
    operations = _operations()
    try:
        return operations.validate_json(payload)
    except ValidationError as error:
        try:
            return operations.validate_json(renewed(payload))
        except (ValueError, RecursionError):
            raise UnreadableOperation(complaints_of(error)) from None


def renumbered(payload: bytes, epoch: int, seq: int) -> bytes:
    """Return the operation's bytes in another place of its till's log; all else stays as it is.

    Raises:
        UnreadableOperation: If they do not begin as an operation does.
    """
    place = _PLACE.match(payload)
    if place is None:
        raise UnreadableOperation("it does not begin with its place")
    return b'%s"epoch":%d,"seq":%d,%s' % (place[1], epoch, seq, payload[place.end() :])


def complaints_of(error: ValidationError) -> str:
    """Return where the bytes are wrong and in what way, without a word of what they hold.

    They may hold what a member told us. For that reason the error is no cause of another one
    either: a traceback would show its text.
    """
    found = error.errors(include_input=False, include_url=False, include_context=False)
    return "; ".join(f"{'.'.join(map(str, wrong['loc']))}: {wrong['type']}" for wrong in found)
