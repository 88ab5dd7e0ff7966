# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What may still come back of a sale: no more than was sold, nor than a filled wallet holds."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date

from pos_loyalty.domain.balances import spendable_of
from pos_loyalty.domain.errors import ReturnExceedsSale
from pos_loyalty.domain.ledger import MemberState
from pos_loyalty.domain.ops import SaleFact
from pos_loyalty.domain.returned_lines import Returned, sold_lines
from pos_loyalty.domain.units import money_in


def refuse_too_much(
    fact: SaleFact,
    before: Mapping[int, int],
    more: Mapping[int, int],
    state: MemberState,
    day: date,
) -> None:
    """Refuse what was not sold, has come back already, or was spent from the wallet it filled.

    A gift card that was spent is goods by now: paying it out as well would give the shop's money
    away. So a line that filled a wallet comes back as far as the wallet still holds it.

    Args:
        before: What had come back until now.
        more: By ``line_id``, how much of the line's gross amount comes back now.
        state: The account before it.
        day: The business day of the return.

    Raises:
        ReturnExceedsSale: If a line would come back beyond what is left of it.
    """
    gross = {line.line_id: line.gross_minor for line in sold_lines(fact)}
    for line_id, minor in more.items():
        left = gross.get(line_id, 0) - before.get(line_id, 0)
        is_over = left == 0 and (line_id not in gross or line_id in before)
        if is_over or not 0 <= minor <= left:
            raise ReturnExceedsSale(left_minor=left)
    for loaded in fact.loads:
        held_minor = spendable_of(state, day, money_in(loaded.wallet_id))
        for line_id in loaded.line_ids:
            if line_id in more:
                held_minor -= _unload(fact, line_id, before, more[line_id], held_minor)


def _unload(
    fact: SaleFact, line_id: int, before: Mapping[int, int], more_minor: int, held_minor: int
) -> int:
    """Return what a line takes out of the wallet that it filled, at most what that holds."""
    already = before.get(line_id, 0)
    unloaded = _paid_for(fact, line_id, already)

    def taken(minor: int) -> int:
        return _paid_for(fact, line_id, already + minor) - unloaded

    reach = max(0, held_minor)
    if taken(more_minor) > reach:
        left_minor = bisect_right(range(more_minor), reach, key=taken) - 1
        raise ReturnExceedsSale(left_minor=left_minor)
    return taken(more_minor)


def _paid_for(fact: SaleFact, line_id: int, minor: int) -> int:
    return Returned(fact, {line_id: minor}).refund_minor
