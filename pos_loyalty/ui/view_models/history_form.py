# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What HISTORY and MENDING draw: a member's past at this till, and a mistake being mended."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pos_loyalty.domain.ids import MemberId, OpId
from pos_loyalty.services.mending import WRONG_MEMBER
from pos_loyalty.services.ports import LogPlace
from pos_loyalty.ui.view_models.form_rows import FoundRow
from pos_loyalty.ui.view_models.notice import LocalNames
from pos_loyalty.ui.view_models.panels import WhyRow


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One thing that happened to the member's points.

    Attributes:
        kind: Of the fact: ``sale``, ``refund``, ...; ``friend`` for what a friend's purchase gave.
        at: When, as the store's clock showed it.
        points: The change of the member's points; 0 where only other things moved.
        amount_minor: Paid for it, or given back; 0 where no money moved.
        actor: The name of who stood at the till; empty where nobody signs in.
        is_taken_back: It was undone: it counts no more.
        has_returns: Goods of it came back.
        reason: Of an undo that came later: why; likewise who agreed.
        can_take_back: Nothing that is known now stands against taking it back.
        can_give: It is a purchase, which may become another member's.
    """

    op_id: OpId
    place: LogPlace
    kind: str
    at: datetime
    points: int
    amount_minor: int = 0
    receipt_no: str = ""
    actor: str = ""
    is_taken_back: bool = False
    has_returns: bool = False
    reason: str = ""
    approver: str = ""
    can_take_back: bool = False
    can_give: bool = False


@dataclass(frozen=True, slots=True)
class HistoryWhy:
    """Why one row gave what it gave.

    Attributes:
        rows: Of the rules; those that gave something first.
        reward_names: What was taken for points or vouchers.
        other_points: What came besides the rules: of challenges and the like.
        used_points: What rewards took; below 0 where they were given back.
        is_whole: The rules that gave nothing are among the rows.
        has_rules: Rules were asked; what is only given back or taken back asks none.
        knows_program: The rules' names are known.
    """

    rows: tuple[WhyRow, ...] = ()
    reward_names: tuple[LocalNames, ...] = ()
    other_points: int = 0
    used_points: int = 0
    is_whole: bool = True
    has_rules: bool = False
    knows_program: bool = True


@dataclass(frozen=True, slots=True)
class HistoryForm:
    """A member's history at this till.

    Attributes:
        rows: Newest first; ``None`` until they have been read.
        has_more: There are older ones.
        chosen: The row that is looked into; ``None`` for none.
        why: ``None`` until it has been worked out.
    """

    member_id: MemberId
    short_name: str
    rows: tuple[HistoryRow, ...] | None = None
    has_more: bool = False
    chosen: OpId | None = None
    why: HistoryWhy | None = None

    @property
    def row(self) -> HistoryRow | None:
        """Return the row that is looked into."""
        return next((row for row in self.rows or () if row.op_id == self.chosen), None)


class MendingKind(StrEnum):
    """What is done about a mistake."""

    TAKE_BACK = "take_back"
    GIVE = "give"
    """The purchase becomes another member's."""


@dataclass(frozen=True, slots=True)
class MendingForm:
    """A mistake being mended.

    Attributes:
        history: Where it was chosen: the way back leads there.
        reason: One of ``services.mending.REASONS``; empty for none, or for own words.
        own_words: Instead of it, or beside it.
        receiver: Whose the purchase is to be; ``None`` until somebody is chosen.
        query: What is typed to find them; ``matches`` answers it once ``is_searched``.
    """

    kind: MendingKind
    history: HistoryForm
    row: HistoryRow
    reason: str = ""
    own_words: str = ""
    receiver: FoundRow | None = None
    query: str = ""
    matches: tuple[FoundRow, ...] = ()
    is_searched: bool = False

    @property
    def has_reason(self) -> bool:
        """Tell whether it is said why."""
        return bool(self.reason or self.own_words.strip())

    @property
    def can_confirm(self) -> bool:
        """Tell whether all that is needed is there."""
        return self.has_reason and (self.kind is MendingKind.TAKE_BACK or self.receiver is not None)


def new_mending(kind: MendingKind, history: HistoryForm, row: HistoryRow) -> MendingForm:
    """Return the form at its beginning: a purchase is given away because it was another's."""
    reason = WRONG_MEMBER if kind is MendingKind.GIVE else ""
    return MendingForm(kind, history, row, reason)
