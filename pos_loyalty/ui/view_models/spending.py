# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A part of the sale paid with points or from stored money: pressed, or typed to the last digit.

While a part is typed the pad and the keyboard belong to it; what is typed counts at once, as an
amount does, and Enter confirms the sale that is shown. Before the first key the pad shows what is
paid already; that key begins anew.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from pos_loyalty.domain.ids import WalletId
from pos_loyalty.domain.program.catalogue import Reward
from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.rewards.points_as_money import PointsAsMoney
from pos_loyalty.ui.view_models.amount_entry import amount_of, typed_with, without_last
from pos_loyalty.ui.view_models.desk import Desk
from pos_loyalty.ui.view_models.notice import Notice, NoticeCode, NoticeKind
from pos_loyalty.ui.view_models.sale_entry import Change, SaleEntry, TypedPart
from pos_loyalty.ui.view_models.wallet_wishes import WalletWish
from pos_loyalty.ui.view_models.wishes import Wish

POINTS_DIGITS_MAX: Final = 7


class Spending:
    """Turns presses and keys into points and wallets that pay. GUI thread."""

    def __init__(
        self,
        desk: Desk,
        edit: Callable[[Change], None],
        entry: Callable[[], SaleEntry],
        program: Callable[[], Program | None],
    ) -> None:
        self._desk, self._edit = desk, edit
        self._entry, self._program = entry, program

    def toggle_wallet(self, wallet_id: WalletId) -> None:
        """Pay as much as there is to pay from a wallet, or nothing any more."""
        others = _without(self._entry(), wallet_id)
        is_wished = len(others) < len(self._entry().wallets)
        wallets = others if is_wished else (*others, WalletWish(wallet_id))
        self._edit(lambda entry: replace(entry, wallets=wallets, part=None))

    def type_points(self) -> None:
        """Let the pad type how many points pay; once more, or Back, gives it back to the amount."""
        if money_reward(self._program()) is not None:
            self._type(TypedPart())

    def type_wallet(self, wallet_id: WalletId) -> None:
        """Let the pad type how much is paid from a wallet."""
        self._type(TypedPart(wallet_id))

    def press(self, key: str) -> bool:
        """Tell whether the key belongs to a part that is typed; then it is taken."""
        return self._retype(lambda part: self._typed_with(part, key))

    def backspace(self) -> bool:
        """Tell whether the last digit of a part was taken back."""
        return self._retype(lambda part: without_last(part.typed or ""))

    def clear(self) -> bool:
        """Tell whether a part was taken back as a whole."""
        return self._retype(lambda _part: "")

    def _type(self, part: TypedPart) -> None:
        entry = self._entry()
        if entry.part is not None and entry.part.wallet_id == part.wallet_id:
            self._edit(SaleEntry.with_amount_typed)
        elif entry.asked is None and entry.amount_minor(self._desk.now.currency):
            self._edit(lambda now: replace(now, part=part))
        elif not self._desk.now.is_busy:
            self._desk.tell(Notice(NoticeKind.WARNING, NoticeCode.AMOUNT_MISSING))

    def _typed_with(self, part: TypedPart, key: str) -> str:
        if part.wallet_id is not None:
            return typed_with(part.typed or "", key, self._desk.now.currency)
        return points_typed_with(part.typed or "", key)

    def _retype(self, typed: Callable[[TypedPart], str]) -> bool:
        part, program = self._entry().part, self._program()
        if part is None or program is None or self._entry().asked is not None:
            return False
        again, currency = replace(part, typed=typed(part)), self._desk.now.currency
        self._edit(lambda entry: with_part(entry, again, program, currency))
        return True


def money_reward(program: Program | None) -> Reward | None:
    """Return the reward that takes points as money; ``None`` where there is none."""
    rewards = program.rewards if program else ()
    return next((r for r in rewards if isinstance(r.worth, PointsAsMoney) and r.cost_points), None)


def points_typed_with(typed: str, key: str) -> str:
    """Return a number of points after one key; a key that is no digit changes nothing."""
    is_digits = key.isascii() and key.isdecimal()
    longer = f"{typed}{key}".lstrip("0") if is_digits else typed
    return longer if len(longer) <= POINTS_DIGITS_MAX else typed


def with_part(entry: SaleEntry, part: TypedPart, program: Program, currency: str) -> SaleEntry:
    """Return the entry with what is typed: nothing typed pays nothing."""
    if part.wallet_id is not None:
        minor = amount_of(part.typed or "", currency)
        wishes = (WalletWish(part.wallet_id, minor),) if minor else ()
        return replace(entry, part=part, wallets=(*_without(entry, part.wallet_id), *wishes))
    reward = money_reward(program)
    if reward is None:
        return entry
    wish = points_wish(reward, int(part.typed or "0"))
    others = tuple(w for w in entry.wishes if w.reward.reward_id != reward.reward_id)
    return replace(entry, part=part, wishes=(*others, wish) if wish else others)


def points_wish(reward: Reward, points: int) -> Wish | None:
    """Return the wish for as many whole steps as the points make; ``None`` below the fewest."""
    worth = reward.worth
    if not isinstance(worth, PointsAsMoney):
        return None
    whole = points // worth.points_step * worth.points_step
    return Wish(reward, whole) if whole >= worth.whole_steps(reward.cost_points or 1) else None


def _without(entry: SaleEntry, wallet_id: WalletId) -> tuple[WalletWish, ...]:
    return tuple(wish for wish in entry.wallets if wish.wallet_id != wallet_id)
