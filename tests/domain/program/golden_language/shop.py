# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A shop on its way through a case, and what came of each step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from pos_loyalty.domain.program.document import Program
from pos_loyalty.domain.program.evaluation import Evaluation
from pos_loyalty.domain.program.holds import Hold
from pos_loyalty.domain.program.merging import Transfer
from pos_loyalty.domain.program.occasions import Awarded
from pos_loyalty.domain.program.redeeming import RewardAnswer
from pos_loyalty.domain.returns import SoldSale
from pos_loyalty.domain.sale import Sale
from tests.domain.program.golden_language.accounts import Accounts

STORE: Final = "waw-1"


@dataclass
class Receipt:
    """A sale as it was recorded, and what has come back of it.

    Attributes:
        name: Whose account it was.
        returned: By line, how much of its amount.
    """

    name: str
    sold: SoldSale
    returned: dict[int, int] = field(default_factory=dict)


@dataclass
class Shop:
    """A programme, the accounts, and what is still open.

    Attributes:
        receipts: In the order of the sales.
        holds: The last one for each reward.
        merges: By who was merged into whom.
    """

    program: Program
    accounts: Accounts = field(default_factory=Accounts)
    receipts: list[Receipt] = field(default_factory=list)
    holds: dict[str, Hold] = field(default_factory=dict)
    merges: dict[tuple[str, str], Transfer] = field(default_factory=dict)

    def hold_for(self, reward_id: str) -> Hold:
        """Return what was last set aside for a reward.

        Raises:
            ValueError: If nothing was.
        """
        if reward_id not in self.holds:
            raise ValueError(f"nothing was set aside for {reward_id}")
        return self.holds[reward_id]


@dataclass(frozen=True)
class Refund:
    """What a return gave back.

    Attributes:
        to_wallets: The part of it that went back to wallets, by wallet.
        let_go_points: What the shop's policy let go.
    """

    minor: int
    to_wallets: Mapping[str, int]
    let_go_points: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of one step.

    Attributes:
        name: Whose account it was.
        refusal: The code of it; empty where nothing was refused.
    """

    name: str
    at: datetime
    sale: Sale | None = None
    evaluation: Evaluation | None = None
    awarded: Awarded | None = None
    answers: Sequence[RewardAnswer] = ()
    refund: Refund | None = None
    refusal: str = ""
