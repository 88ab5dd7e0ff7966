# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till with its real file and windows, and with everything around it that can go wrong."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from random import Random
from shutil import copytree
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QSize

from pos_loyalty.domain.ids import RewardId, StampCardId
from pos_loyalty.domain.ledger import Lot
from pos_loyalty.domain.members import Member
from pos_loyalty.domain.ops import Operation
from pos_loyalty.domain.receipt_numbers import ReceiptNumber
from pos_loyalty.domain.units import stamps_on, vouchers_for
from pos_loyalty.local_db.bootstrap import BaseMember, import_members, publish_program
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.places import find_places
from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.language import LanguageSwitch, Speaker
from pos_loyalty.ui.view_models.customer import customer_view
from pos_loyalty.ui.view_models.till_services import TillServices
from pos_loyalty.ui.view_models.till_state import TillState
from pos_loyalty.ui.windows.customer import CustomerWindow
from pos_loyalty.ui.windows.till import TillWindow
from tests.fakes.fake_store import PLACE
from tests.monkey.books import Shoulder
from tests.monkey.on_threads import RunnerOnThreads
from tests.monkey.unhurried import Saves, UnhurriedRunner
from tests.ui.hands import Hands, settle
from tests.ui.view_models.shop import ANNA, OLGA, Shop, account_of, held, sample_document

Wrap = Callable[[TillServices], TillServices]
Worker = UnhurriedRunner | RunnerOnThreads
Workers = tuple[Worker, Worker]

OPENING = {ANNA.member_id: 100, OLGA.member_id: 2_500}
_SIZE = QSize(1024, 600)
_IDS_A_START = 4_000


class WatchedShop(Shop):
    """A shop whose saves are kept and troubled.

    Args:
        spoil: Breaks the use cases on purpose, for a control that has to fail.
    """

    def __init__(
        self, store: SqliteStore, saves: Saves, spoil: Wrap, *, workers: Workers, start: int
    ) -> None:
        self._saves, self._spoil = saves, spoil
        self.reads, self.writes = workers
        self._numbers = count(1_000 + start * _IDS_A_START)
        super().__init__(store, reads=self.reads, writes=self.writes)

    def services(self) -> TillServices:
        services, around = super().services(), self._saves.around
        watched = replace(
            services,
            complete_sale=around(services.complete_sale),
            redeem_reward=around(services.redeem_reward),
            enrol_member=around(services.enrol_member),
            return_lines=around(services.return_lines),
            return_unmatched=around(services.return_unmatched),
            undo_operation=around(services.undo_operation),
            undo_later=around(services.undo_later),
            reassign=around(services.reassign, self._with_undo),
        )
        return self._spoil(watched)

    def _with_undo(self, given: Operation) -> Sequence[Operation]:
        """Return a sale that was given to another member after what took it from the first."""
        before = (given.epoch, given.seq - 1)
        with self.store.reading() as uow:
            undo = uow.log.latest(lambda one: (one.epoch, one.seq) == before)
        assert undo is not None
        return (undo, given)

    def _new_id(self) -> UUID:
        return UUID(int=next(self._numbers))

    def _new_receipt_no(self, at: datetime) -> str:
        return str(ReceiptNumber("T001", at.date(), next(self._numbers)))  # on any thread


class TillUnderTest:
    """One till, from its first start to its end; power cuts and closings lie between.

    Attributes:
        slowest_seconds: The longest that the window's thread worked on one event.
    """

    def __init__(
        self, folder: Path, looks: Appearance, dice: Random, spoil: Wrap, *, has_threads: bool
    ) -> None:
        self._folder, self._looks, self._dice, self._spoil = folder, looks, dice, spoil
        self.has_threads = has_threads
        self._starts = 0
        self.saves = Saves()
        self.shoulder = Shoulder(dict(OPENING))
        self.slowest_seconds = 0.0
        self._worked_until = 0.0
        self.store = create_store(folder / "till-0", PLACE, keyring=None)
        publish_program(self.store, sample_document())
        cake, stamps = vouchers_for(RewardId("coffee")), stamps_on(StampCardId("coffee-card"))
        self._import(ANNA, held(cake), held(stamps, 7))
        self._import(OLGA)
        self._start()

    @property
    def data_dir(self) -> Path:
        return self._folder / f"till-{self._starts - 1}"

    @property
    def state(self) -> TillState:
        return self.shop.state

    def cut_the_power(self) -> None:
        """Start again on what is on the disk at this moment."""
        moment, image = self.shop.now, self._folder / f"till-{self._starts}"
        self._take_windows_away()
        self._end_work()
        # Saved in the last moment, and not told any more: the next start says what is safe.
        self.saves.unsure += [
            one for one in self.saves.recorded if one.op_id not in self.shoulder.done
        ]
        copytree(self.data_dir, image)
        self.store.close()
        self.store = open_store(image, keyring=None)
        self._start()
        self.shop.now = moment

    def open_again(self) -> None:
        """Show the window where it was closed: nobody goes home yet."""
        if not self.window.isVisible():
            self.window.show()
            self.window.activateWindow()
            settle()

    def beat(self) -> None:
        """Note how long the thread has worked since the event before."""
        now = time.thread_time()
        self.slowest_seconds = max(self.slowest_seconds, now - self._worked_until)
        self._worked_until = now

    def begin_counting(self) -> None:
        """Forget the work that was none of the window's."""
        self._worked_until = time.thread_time()

    def finish_work(self) -> None:
        """Let everything that was begun come to its end."""
        while not (self.shop.reads.is_idle and self.shop.writes.is_idle):
            self.shop.reads.finish_all()
            self.shop.writes.finish_all()
        settle()

    def close(self) -> None:
        self._take_windows_away()
        self._end_work()
        self.store.close()

    def _end_work(self) -> None:
        for workers in (self.shop.reads, self.shop.writes):
            workers.close()
        self.store.release_writing_thread()

    def _new_workers(self) -> Workers:
        if self.has_threads:
            return RunnerOnThreads(keeps_order=False), RunnerOnThreads(keeps_order=True)

        def crash() -> None:
            self.shop.till.tell_of_a_crash()

        return (
            UnhurriedRunner(self._dice, crash, keeps_order=False),
            UnhurriedRunner(self._dice, crash, keeps_order=True),
        )

    def _import(self, member: Member, *more: Lot) -> None:
        lots = account_of(member, OPENING[member.member_id]).lots
        import_members(self.store, [BaseMember(member, (*lots, *more))])

    def _start(self) -> None:
        i18n_dir = find_places().resources_dir / "i18n"
        self.store.release_writing_thread()  # whoever made it wrote into it
        workers = self._new_workers()
        self.shop = WatchedShop(
            self.store, self.saves, self._spoil, workers=workers, start=self._starts
        )
        self._starts += 1
        self.window = TillWindow(self.shop.till, self._looks, LanguageSwitch(i18n_dir))
        self.display = CustomerWindow(self._looks, Speaker(i18n_dir))
        self.shop.till.state.watch(self._follow)
        self.window.card_wanted.connect(self._print_card)
        self.shop.till.begin(lambda: self.store.ended_uncleanly)
        for window in (self.display, self.window):
            window.resize(_SIZE)
            window.show()
        self.window.activateWindow()
        settle()
        self.hands = Hands(self.window, self.shop.till.scan, self.beat)

    def _follow(self, state: TillState) -> None:
        self.shoulder.look(state, self.saves)
        self.display.render_state(customer_view(state, join_text="", language=state.language))

    def _print_card(self, _member: object) -> None:
        """Print a card, or fail to: the printer is as moody as the rest."""
        with self.shop.till.dialog():
            file_name = self._dice.choice(("", "card.pdf"))
        self.shop.till.card_saved(file_name)

    def _take_windows_away(self) -> None:
        self.hands.take_away()
        self.window.close_for_good()
        self.window.hide()
        self.display.close()
        for window in (self.window, self.display):
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
