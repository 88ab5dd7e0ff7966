# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The shop's goods and its own registers, wired into a till that is open.

Nothing of it is loaded before the first paint, nor at all where the settings name neither.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from pos_loyalty.companions.companion import Wired
from pos_loyalty.domain.basket_entry import RegisterBasket
from pos_loyalty.domain.errors import LoyaltyError, StoreUnavailable
from pos_loyalty.domain.goods import EMPTY, Catalogue
from pos_loyalty.domain.ids import MemberId
from pos_loyalty.settings import RegisterSettings
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.shop_notices import ShopNotice
from pos_loyalty.ui.view_models.till_state import TillState

if TYPE_CHECKING:  # loaded away from the window's thread, where the settings ask for it
    from pos_loyalty.local_db.store import SqliteStore
    from pos_loyalty.register_bridge.baskets import Baskets
    from pos_loyalty.register_bridge.desk import Desk
    from pos_loyalty.register_bridge.folder_watch import FolderWatch
    from pos_loyalty.register_bridge.server import RegisterServer
    from pos_loyalty.services.goods_file import GoodsMistake

_log: Final = logging.getLogger("pos_loyalty")


class TillRegister(QObject):
    """Implements ``Companion``: loads the goods, then listens to registers. GUI thread."""

    _changed = Signal(object)
    """Whose account a register has changed; sent on the thread that served it."""
    _found = Signal(object)
    _refused = Signal(str)
    _basket_came = Signal(object)

    def __init__(self, wired: Wired, parent: QObject | None = None) -> None:
        """Begin at once, away from the GUI thread."""
        super().__init__(parent)
        self._wired = wired
        self._catalogue = EMPTY
        self._server: RegisterServer | None = None
        self._folder: FolderWatch | None = None
        self._baskets: Baskets | None = None
        self._is_closed = False
        self._changed.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._found.connect(self._take_goods, Qt.ConnectionType.QueuedConnection)
        self._basket_came.connect(self._offer, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        _begin(self._load_and_open)

    def follow(self, before: TillState, after: TillState) -> None:
        """Let the registers' baskets know which one is no sale any more, or is saved."""
        receipt_no, taken = before.sale.receipt_no, self._wired.till.sale.baskets.taken
        has_left = receipt_no and after.sale.receipt_no != receipt_no
        if has_left and taken is not None and self._baskets is not None:
            self._baskets.dropped(taken)

    def close(self) -> None:
        """Listen no more; what is being recorded is finished, or asked for again."""
        self._is_closed = True
        if self._folder is not None:
            self._folder.close()
        if self._server is not None:
            self._server.close()

    @property
    def port(self) -> int:
        """Return where registers are listened to; 0 before that, and where they are not."""
        return self._server.port if self._server is not None else 0

    def _offer(self, basket: RegisterBasket) -> None:
        if not self._is_closed and self._baskets is not None:
            self._wired.till.sale.baskets.offer(basket, self._baskets)

    def _load_and_open(self) -> None:
        """Let registers in after the goods: before, what they sell would be nameless."""
        settings = self._wired.settings
        if settings.goods_file is not None:
            found = _goods_in(settings.goods_file, self._wired.shop.currency)
            if isinstance(found, Catalogue):
                self._catalogue = found
            self._emit(self._found, found)
        if settings.register != RegisterSettings():
            self._open()

    def _take_goods(self, found: "Catalogue | GoodsMistake") -> None:
        if isinstance(found, Catalogue):
            self._wired.till.sale.goods.use(found)
        elif found.line:
            self._tell(ShopNotice.GOODS_FILE_WRONG, line=found.line)
        else:
            self._tell(ShopNotice.GOODS_FILE_UNREADABLE)

    def _open(self) -> None:
        """Serve as soon as there is a store; on a thread of its own."""
        from pos_loyalty.register_bridge.desk import Desk

        wired = self._wired
        try:
            store = wired.opened.result()
        except LoyaltyError:
            return  # that the till's file cannot be opened is said to the cashier already
        desk = Desk(
            store=wired.recorder,
            run=self._run_on_writer,
            clock=wired.clock,
            schemes=wired.settings.card_schemes,
            catalogue=lambda: self._catalogue,
            heard_at=_heard_at(store) if wired.settings.server_url else lambda: None,
            tell=self._heard,
        )
        if code := self._listen(desk):
            self._emit(self._refused, code)
        self._watch_folder(desk)
        if self._is_closed:
            self.close()

    def _listen(self, desk: "Desk") -> str:
        from pos_loyalty.register_bridge.baskets import Baskets
        from pos_loyalty.register_bridge.routes import Routes
        from pos_loyalty.register_bridge.server import RegisterServer
        from pos_loyalty.register_bridge.token import WrongToken, kept_token

        port = self._wired.settings.register.port
        if not port:
            return ""
        try:
            token = kept_token(self._wired.places.data_dir)
        except (OSError, WrongToken) as trouble:
            _log.error("the registers' token cannot be used: %s", trouble)
            return ShopNotice.REGISTER_FILES
        try:
            server = RegisterServer(port)
        except OSError as trouble:
            _log.error("registers cannot be listened to: %s", trouble.strerror)
            return ShopNotice.REGISTER_PORT
        self._server = server  # at once: the till may be closed before anybody is told
        self._baskets = Baskets(desk, partial(self._emit, self._basket_came))
        server.serve(Routes(desk, token, server.port, self._baskets))
        return ""

    def _watch_folder(self, desk: "Desk") -> None:
        from pos_loyalty.register_bridge.folder import FolderBridge
        from pos_loyalty.register_bridge.folder_watch import FolderWatch

        folder = self._wired.settings.register.folder
        if folder is not None:
            tell = partial(self._emit, self._refused, ShopNotice.REGISTER_FILES)
            self._folder = FolderWatch(FolderBridge(folder, desk).look, tell)

    def _emit(self, signal: SignalInstance, told: object) -> None:
        """Bring it to the GUI thread, unless nobody is there any more."""
        with suppress(RuntimeError):  # the till was closed at this very moment
            if not self._is_closed:
                signal.emit(told)

    def _run_on_writer(self, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - as the work
        return self._wired.run_on_writer(partial(self._unless_closed, work))

    def _unless_closed(self, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - as the work
        if self._is_closed:
            raise StoreUnavailable("the till is being closed")
        return work()

    def _heard(self, member_id: MemberId) -> None:
        """Hear on the thread that serves that a register has recorded something itself."""
        if self._baskets is not None:
            self._baskets.let_go_of_sold()
        self._emit(self._changed, member_id)

    def _show(self, member_id: MemberId) -> None:
        if not self._is_closed:
            self._wired.till.rows_came((member_id,))

    def _tell(self, code: str, **facts: int) -> None:
        notice = Notice(NoticeKind.WARNING, code, tuple(facts.items()))
        self._wired.till.tell_later(notice)


def _begin(work: Callable[[], None]) -> None:
    """Run it on a thread that the till does not wait for: a network folder may never answer."""
    threading.Thread(target=work, name="register-begin", daemon=True).start()


def _goods_in(file: Path, currency: str) -> "Catalogue | GoodsMistake":
    """Return the catalogue, or the first of what is wrong with its file; the log has all."""
    from pos_loyalty.services.goods_file import (
        FILE_BYTES_MAX,
        BrokenGoodsFile,
        GoodsMistake,
        read_goods,
    )

    try:
        with file.open("rb") as opened:
            content = opened.read(FILE_BYTES_MAX + 1)
        return read_goods(content, currency)
    except OSError as trouble:
        _log.error("%s cannot be read: %s", file.name, trouble.strerror)
        return GoodsMistake(0, trouble.strerror or "")
    except BrokenGoodsFile as broken:
        for mistake in broken.mistakes:
            _log.error("%s: %s", file.name, mistake)
        return broken.mistakes[0]


def _heard_at(store: "SqliteStore") -> Callable[[], datetime | None]:
    """Return what tells when the server was heard last; it reads, on the thread that asks."""
    from pos_loyalty.local_db.sync_store import SqliteSyncStore

    standing = SqliteSyncStore(store).standing
    return lambda: standing().last_contact_at
