# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Finds the operation that makes a batch fail, and sets it aside: the others never wait for it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from pos_loyalty.protocol.chain import next_chain
from pos_loyalty.protocol.sync.push import Code, PushHeader
from pos_loyalty.server.operations.loading import Parked
from pos_loyalty.server.operations.reading import Sent
from pos_loyalty.server.operations.taking import is_weather, tell_failure

A_co = TypeVar("A_co", covariant=True)


class TakeSome(Protocol[A_co]):
    """Takes operations in one transaction; those that are held already are only answered."""

    def __call__(self, header: PushHeader, batch: Sequence[Sent], parked: Parked | None, /) -> A_co:
        """Take them; ``parked`` is as for ``taking.take``."""
        ...


def take_each(take_some: TakeSome[A_co], header: PushHeader, batch: Sequence[Sent]) -> A_co:
    """Take a batch; if that fails, each of it in a transaction of its own.

    Raises:
        Exception: The database's own troubles; what is taken by then stays taken.
    """
    try:
        return take_some(header, batch, ())
    except Exception as error:
        if is_weather(error):
            raise
        tell_failure(error, batch[0].key, batch[-1].key)
    chain = bytes.fromhex(header.chain_before)
    for sent in batch:
        size = (len(sent.payload),)
        alone = replace(header, first_seq=sent.key.seq, sizes=size, chain_before=chain.hex())
        _take_alone(take_some, alone, sent)
        chain = next_chain(chain, sent.payload_sha256)
    return take_some(header, batch, ())


def _take_alone(take_some: TakeSome[object], alone: PushHeader, sent: Sent) -> None:
    try:
        take_some(alone, [sent], ())
    except Exception as error:
        if is_weather(error):
            raise
        tell_failure(error, sent.key, sent.key)
        _set_aside(take_some, alone, sent)


def _set_aside(take_some: TakeSome[object], alone: PushHeader, sent: Sent) -> None:
    """Keep what fails alone for a person; if it is something that waited for it, leave that."""
    try:
        take_some(alone, [sent], None)
    except Exception as error:
        if is_weather(error):
            raise
        failed = replace(sent, content=None, trouble=Code.FAILED, op_id=None, member_id=None)
        take_some(alone, [failed], None)
