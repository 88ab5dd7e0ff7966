# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Checks of money and rewards: ``pays 8.00``, ``can have mug``, ``gets 5.00 back``."""

from typing import Final

from pos_loyalty.domain.program.trace import DiscountTrace
from tests.domain.program.golden_language.phrases import Phrase, phrase
from tests.domain.program.golden_language.seeing import (
    Check,
    code_of,
    line_in,
    refund_in,
    sold_in,
)
from tests.domain.program.golden_language.shop import Outcome, Shop


def _takes_off(source: str, minor: int) -> Check:
    return Check((minor, None), lambda _, outcome: _off(_discount(outcome, source)))


def _takes_nothing_off(source: str, code: str) -> Check:
    return Check((0, code), lambda _, outcome: _off(_discount(outcome, source)))


def _off(trace: DiscountTrace) -> tuple[int, str | None]:
    return trace.minor, code_of(trace.unmet)


def _discount(outcome: Outcome, name: str) -> DiscountTrace:
    return _traced(outcome, f"tier:{name}", f"offer:{name}", f"reward:{name}")


def _traced(outcome: Outcome, *sources: str) -> DiscountTrace:
    found = [one for one in sold_in(outcome).discount_trace if one.source in sources]
    if len(found) != 1:
        raise ValueError(f"{len(found)} of {', '.join(sources)} were looked at")
    return found[0]


def _coupon(code: str, reason: str | None) -> Check:
    return Check(
        reason, lambda _, outcome: code_of(_traced(outcome, f"coupon:{code.casefold()}").unmet)
    )


def _costs(line: str, minor: int) -> Check:
    def seen(_: Shop, outcome: Outcome) -> int:
        sold = line_in(outcome, line)
        off = {discount.line_id: discount.minor for discount in sold_in(outcome).discounts}
        return sold.gross_minor - off.get(sold.line_id, 0)

    return Check(minor, seen)


def _answers(reward_id: str, expected: tuple[str | None, int | None, bool | None]) -> Check:
    """Return a check of whether a reward can be had; ``None`` is not looked at."""

    def seen(_: Shop, outcome: Outcome) -> tuple[str | None, int | None, bool | None]:
        found = [a for a in outcome.answers if a.reward.reward_id == reward_id]
        if not found:
            raise ValueError(f"nothing was said of the reward {reward_id}")
        answer = found[0]
        points, by_voucher = expected[1:]
        return (
            code_of(answer.unmet),
            None if points is None else answer.points,
            None if by_voucher is None else answer.by_voucher,
        )

    return Check(expected, seen)


def _wallet_part(wallet_id: str, minor: int) -> Check:
    return Check(minor, lambda _, outcome: refund_in(outcome).to_wallets.get(wallet_id, 0))


PRICE_CHECKS: Final[tuple[Phrase[Check], ...]] = (
    phrase("pays {money}", lambda m: Check(m, lambda _, o: sold_in(o).due_minor)),
    phrase("{id} takes off {money}", _takes_off),
    phrase("{id} takes nothing off: {why}", _takes_nothing_off),
    phrase("line {number} costs {money}", lambda n, minor: _costs(str(n), minor)),
    phrase("{id} costs {money}", _costs),
    phrase("coupon {code} is good", lambda code: _coupon(code, None)),
    phrase("coupon {code} is no good: {why}", _coupon),
    phrase("can have {id}", lambda i: _answers(i, (None, None, None))),
    phrase("can have {id} for {number} points", lambda i, n: _answers(i, (None, n, False))),
    phrase("can have {id} by voucher", lambda i: _answers(i, (None, 0, True))),
    phrase("cannot have {id}: {why}", lambda i, code: _answers(i, (code, None, None))),
    phrase("gets {money} back", lambda m: Check(m, lambda _, o: refund_in(o).minor)),
    phrase("{money} of it goes into {id}", lambda m, wallet: _wallet_part(wallet, m)),
    phrase(
        "{number} points? are let go", lambda n: Check(n, lambda _, o: refund_in(o).let_go_points)
    ),
    phrase("is refused: {why}", lambda code: Check(code, lambda _, o: o.refusal)),
)
