# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The accounts of a shop: what is in them, and what each step has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from pos_loyalty.domain.ids import LotId, MemberId, OpId
from pos_loyalty.domain.ledger import (
    PROGRAM_ACCOUNT,
    AccountEffects,
    CounterChange,
    Effects,
    Lot,
    MemberState,
    apply_effects,
    negate,
)
from pos_loyalty.domain.program.merging import Transfer
from tests.domain.program.till_roll import assert_in_balance
from tests.domain.program.well_formed import assert_well_formed

JOINED: Final = date(2026, 1, 1)


class Accounts:
    """Who has an account, by name, and the sums over all members."""

    def __init__(self) -> None:
        self._states: dict[str, MemberState] = {}
        self._shared: Mapping[str, Mapping[date | None, int]] = {}
        self._last: tuple[AccountEffects, ...] = ()
        self._ops = 0
        self._start: object = None

    @property
    def next_op(self) -> OpId:
        """Return the id of the step that comes next."""
        return OpId(UUID(int=self._ops + 1))

    @property
    def is_as_at_the_start(self) -> bool:
        """Return whether all accounts hold and counted what they did before the first step."""
        return self._everything() == self._start

    def begin(self) -> None:
        """Remember how all accounts are, unless a step was taken before."""
        if self._start is None:
            self._start = self._everything()

    def welcome(self, name: str, joined_on: date = JOINED) -> MemberState:
        """Open an account, unless it is open, and return it as of that day."""
        known = self._states.get(name)
        state = known or MemberState(MemberId(UUID(int=len(self._states) + 1)), JOINED, (), {})
        return self.know(name, replace(state, joined_on=joined_on))

    def know(self, name: str, state: MemberState) -> MemberState:
        """Remember more of an account's owner."""
        self._states[name] = state
        return state

    def of(self, name: str) -> MemberState:
        """Return somebody's account.

        Raises:
            ValueError: If nobody of that name was introduced.
        """
        if name not in self._states:
            raise ValueError(f"nobody said who {name} is")
        return replace(self._states[name], shared=self._shared)

    def owner(self, member_id: MemberId | None) -> str:
        """Return whose account it is; empty for nobody's."""
        named = (n for n, state in self._states.items() if state.member_id == member_id)
        return next(named, "")

    def give(self, name: str, lot: Lot) -> None:
        """Put something into an account that was earned before the case begins."""
        named = replace(lot, lot_id=LotId(f"before-{len(self.of(name).lots)}"))
        self._apply(name, Effects(lots=(named,)))

    def count(self, name: str, counter: str, day: date, amount: int) -> None:
        """Remember something that was done before the case begins."""
        self.of(name)
        self._apply(name, Effects(counters=(CounterChange(counter, day, amount),)))

    def record(self, name: str, effects: Effects, others: Sequence[AccountEffects] = ()) -> None:
        """Change the accounts as a step does; whatever a case looks at, all are in balance."""
        self._last = (AccountEffects(self.of(name).member_id, effects), *others)
        for changed in self._last:
            assert_in_balance(changed.effects)
            assert_well_formed(changed.effects)
            self._apply(self.owner(changed.member_id), changed.effects)
        self._ops += 1

    def transfer(self, source: str, target: str, moved: Transfer) -> None:
        """Take from one account and give to another."""
        given = AccountEffects(self.of(target).member_id, moved.target)
        self.record(source, moved.source, (given,))

    def undo(self) -> None:
        """Take the last step back."""
        for changed in self._last:
            self._apply(self.owner(changed.member_id), negate(changed.effects))

    def _apply(self, name: str, effects: Effects) -> None:
        if name:
            self._states[name] = apply_effects(self._states[name], effects)
        else:
            self._shared = apply_effects(self._sums(), effects).counters

    def _sums(self) -> MemberState:
        return MemberState(PROGRAM_ACCOUNT, JOINED, (), self._shared)

    def _everything(self) -> object:
        return [_content(state) for state in (*self._states.values(), self._sums())]


def _content(state: MemberState) -> object:
    """Return what an account holds and counted, without what came to nothing."""
    lots = {lot.lot_id: lot for lot in state.lots if lot.amount}
    sums = {
        (name, day): amount
        for name, by_day in state.counters.items()
        for day, amount in by_day.items()
        if amount
    }
    return state.member_id, lots, sums
