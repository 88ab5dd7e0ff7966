# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A rescue file: what a till has not handed over, on its way to the server by hand.

One line of JSON says whose it is; the bodies of pushes follow, one after the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from pos_loyalty.domain.ids import TillId
from pos_loyalty.protocol.sync.messages import UnreadableMessage, decode, encode
from pos_loyalty.protocol.sync.push import (
    OPERATION_BYTES_MAX,
    PUSH_OPS_MAX,
    PushBatch,
    PushHeader,
    decode_push,
    encode_push,
)

FORMAT: Final = 1
_LINE_BYTES_MAX: Final = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueHeader:
    """The first line of a rescue file.

    Attributes:
        rescue: The shape of the file.
    """

    rescue: int
    till_id: TillId


def encode_rescue(till_id: TillId, batches: Iterable[PushBatch]) -> Iterator[bytes]:
    """Yield the parts of a rescue file.

    Args:
        batches: In the order of their numbers.
    """
    yield encode(RescueHeader(rescue=FORMAT, till_id=till_id)) + b"\n"
    for batch in batches:
        yield encode_push(batch)


def read_whose(file: BinaryIO) -> TillId:
    """Read the first line of a rescue file, and return whose operations follow.

    Raises:
        UnreadableMessage: If it is no rescue file that this release knows.
    """
    header = decode(RescueHeader, _line(file))
    if header.rescue != FORMAT:
        raise UnreadableMessage(f"format {header.rescue} is not known here")
    return header.till_id


def read_batches(file: BinaryIO) -> Iterator[PushBatch]:
    """Yield what follows the first line.

    Raises:
        UnreadableMessage: At the place where the file is torn; what came before it is whole.
    """
    while line := _line(file):
        header = decode(PushHeader, line)
        size = sum(header.sizes)
        if not 0 < size <= PUSH_OPS_MAX * OPERATION_BYTES_MAX:
            raise UnreadableMessage("a batch of no possible size")
        yield decode_push(line + file.read(size))


def _line(file: BinaryIO) -> bytes:
    return file.readline(_LINE_BYTES_MAX)
