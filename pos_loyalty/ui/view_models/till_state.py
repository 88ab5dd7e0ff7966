# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that the till's window draws: one frozen ``TillState``, with a part per screen.

READY --scan--> MEMBER --amount, Enter--> DONE --by itself--> READY
  |--F3--> FIND ----^  ^---- ENROL <--F4--|
  |--F6 or a receipt--> RETURN --> DONE
  |--F7--> CAMERA
  |--F9--> READERS
  |--Ctrl+N--> NO_CARD --> SLIP
  |--F11-> HISTORY --> MENDING --> DONE
  |--Shift+F11-> CARE --> DONE
  '--F12-> MORE ----> UNSENT, SETTINGS, DOCTOR

Points are whole; ``*_minor`` is money in minor units of ``TillState.currency``; times are aware.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pos_loyalty.ui.view_models.display_form import DisplayForm
from pos_loyalty.ui.view_models.form_states import (
    CameraForm,
    EnrolForm,
    FindForm,
    LettersForm,
    ReadersForm,
    ReturnForm,
)
from pos_loyalty.ui.view_models.light import Light
from pos_loyalty.ui.view_models.notice import Notice
from pos_loyalty.ui.view_models.staff_form import StaffForm

if TYPE_CHECKING:  # a till that is ready shows none of these, and stands the sooner
    from pos_loyalty.domain.program.saying import Saying
    from pos_loyalty.ui.view_models.care_form import CareForm
    from pos_loyalty.ui.view_models.claim_forms import ClaimSlipView, WaitingClaim
    from pos_loyalty.ui.view_models.form_rows import GoodsRow
    from pos_loyalty.ui.view_models.history_form import HistoryForm, MendingForm
    from pos_loyalty.ui.view_models.more_forms import DoctorForm, SettingsForm, UnsentForm
    from pos_loyalty.ui.view_models.panels import (
        CouponRow,
        DonePanel,
        MemberPanel,
        PartForm,
        PointsStepper,
        QuoteView,
        RewardRow,
        UndoOffer,
        WalletRow,
    )

LANGUAGES: Final = ("en", "pl", "ru")
"""What the till speaks."""


class Screen(StrEnum):
    """The page of the window that is on top."""

    READY = "ready"
    MEMBER = "member"
    DONE = "done"
    ENROL = "enrol"
    FIND = "find"
    RETURN = "return"
    CAMERA = "camera"
    READERS = "readers"
    NO_CARD = "no_card"
    SLIP = "slip"
    HISTORY = "history"
    MENDING = "mending"
    MORE = "more"
    UNSENT = "unsent"
    SETTINGS = "settings"
    DOCTOR = "doctor"
    CARE = "care"
    LOCKED = "locked"
    """Over whichever is on top, while nobody is signed in."""


class PaperOffer(StrEnum):
    """What can be had on paper of what is shown on DONE."""

    NONE = "none"
    ASKED = "asked"
    """It is printed if somebody wants it."""
    PRINTED = "printed"
    """The printer has it, or gets it as soon as it can."""


@dataclass(frozen=True, slots=True)
class SaleForm:
    """The sale in the making on MEMBER; on NO_CARD without all that belongs to a member.

    Attributes:
        typed: Digits with at most one point (never a comma): ``formats.typed_amount`` shows it.
        amount_minor: What is bought, typed or by its lines; ``None`` while neither is there.
        quote: ``None`` before an amount, and until the first answer.
        rewards: What fits first.
        points: ``None`` where the programme does not take points as money.
        blocked: Why Enter would not be taken: a chosen reward does not fit; else ``None``.
        can_confirm: Enter does something.
        is_why_open: The rows of ``quote.why`` are shown.
        coupons: Those that were scanned for this sale, in that order.
        saying: The next best thing to say; ``None`` for nothing.
        is_all_said: There was something, and all of it is answered.
        goods: What was scanned into the sale, the last first.
        receipt_no: Of the register that the sale came from; empty for one of this till.
        price_of: The goods whose price is being typed; empty while it is the amount.
        wallets: The member's stored money; only what holds some.
        part: What the pad types instead of the amount; ``None`` while it is the amount.
    """

    typed: str = ""
    amount_minor: int | None = None
    quote: "QuoteView | None" = None
    rewards: "tuple[RewardRow, ...]" = ()
    points: "PointsStepper | None" = None
    blocked: Notice | None = None
    can_confirm: bool = False
    is_why_open: bool = False
    coupons: "tuple[CouponRow, ...]" = ()
    saying: "Saying | None" = None
    is_all_said: bool = False
    goods: "tuple[GoodsRow, ...]" = ()
    price_of: str = ""
    receipt_no: str = ""
    wallets: "tuple[WalletRow, ...]" = ()
    part: "PartForm | None" = None

    @property
    def is_begun(self) -> bool:
        """Tell whether something would be lost by leaving."""
        has_chosen = any(row.is_chosen for row in self.rewards)
        has_chosen = has_chosen or any(wallet.is_chosen for wallet in self.wallets)
        has_amount = bool(self.typed or self.price_of) or self.amount_minor is not None
        return has_amount or bool(self.coupons) or has_chosen


@dataclass(frozen=True, slots=True)
class TillState:
    """The whole window.

    Attributes:
        is_busy: A lookup or a save runs: buttons that start another are disabled.
        member: On MEMBER only.
        done: On DONE only.
        farewell: The last finished sale, kept a few seconds for the customer's display.
        undo: ``None`` when nothing can be undone with one key.
        enrol: Meaningful on ENROL; likewise ``find`` and ``returning``.
        camera: Drawn on CAMERA, and kept while others are shown; so is ``readers``.
        unsent_count: Operations that are saved here and wait for the server.
        light: How the till stands with the server.
        language: ``en``, ``pl`` or ``ru``: the cashier's.
        paper: On DONE and SLIP only.
        slip: On SLIP only.
        waiting_claim: Points that are given to the next member who comes up.
        printer_trouble: Why no receipt is printed: a ``TroubleCode``; empty while all is well.
        staff: Who stands here; a locked till shows nothing of what it was about.
        unsent: What waits, one by one; on UNSENT only.
        setup: On SETTINGS only; likewise ``doctor`` on DOCTOR.
        is_training: Nothing counts: the till stands in a shop that is made for it.
        history: On HISTORY only; likewise ``mending`` on MENDING.
        display: What only the customer's display draws.
        letters: The letters on the screen, on the pages that take words.
        care: On CARE only.
    """

    currency: str
    store_name: str = ""
    till_no: int = 1
    language: str = "en"
    screen: Screen = Screen.READY
    is_busy: bool = False
    notice: Notice | None = None
    member: "MemberPanel | None" = None
    sale: SaleForm = field(default_factory=SaleForm)
    done: "DonePanel | None" = None
    farewell: "DonePanel | None" = None
    undo: "UndoOffer | None" = None
    enrol: EnrolForm = field(default_factory=EnrolForm)
    find: FindForm = field(default_factory=FindForm)
    returning: ReturnForm = field(default_factory=ReturnForm)
    camera: CameraForm = field(default_factory=CameraForm)
    readers: ReadersForm = field(default_factory=ReadersForm)
    unsent_count: int = 0
    light: Light = field(default_factory=Light)
    paper: PaperOffer = PaperOffer.NONE
    printer_trouble: str = ""
    unsent: "UnsentForm | None" = None
    setup: "SettingsForm | None" = None
    doctor: "DoctorForm | None" = None
    is_training: bool = False
    history: "HistoryForm | None" = None
    mending: "MendingForm | None" = None
    display: DisplayForm = field(default_factory=DisplayForm)
    slip: "ClaimSlipView | None" = None
    waiting_claim: "WaitingClaim | None" = None
    staff: StaffForm = field(default_factory=StaffForm)
    care: "CareForm | None" = None

    @property
    def page(self) -> Screen:
        """Return the page that is drawn: a locked till shows nothing of the one below."""
        return Screen.LOCKED if self.staff.is_locked else self.screen

    @property
    def said(self) -> Notice | None:
        """Return the notice as it is drawn: on a locked till it names no customer."""
        if self.notice is None or not self.staff.is_locked:
            return self.notice
        return self.notice.while_locked()

    letters: LettersForm = field(default_factory=LettersForm)
