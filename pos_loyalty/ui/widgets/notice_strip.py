# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where the till speaks: always between "Back" and the primary button, never over anything."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.notice import Notice, NoticeKind
from pos_loyalty.ui.view_models.till_state import (
    Screen,
    TillState,
)
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.buttons import ActionButton
from pos_loyalty.ui.widgets.icon import Icon
from pos_loyalty.ui.widgets.layouts import column, label, row
from pos_loyalty.ui.widgets.naming import named, restyle

if TYPE_CHECKING:
    from pos_loyalty.ui.view_models.panels import UndoOffer

_ICONS: Final = {
    NoticeKind.OK: "ok",
    NoticeKind.INFO: "info",
    NoticeKind.WARNING: "warning",
    NoticeKind.ERROR: "error",
}


class NoticeStrip(QFrame):
    """One message with icon, words and colour; beside it "Undo" for as long as it is offered."""

    def __init__(self, till: TillVerbs, icons: IconBook) -> None:
        super().__init__()
        named(self, "notice", tone="none")
        self._till = till
        self._icon = Icon(icons, size="l")
        self._title = label("noticeTitle", "strong", wraps=True)
        self._detail = label("noticeDetail", "body", wraps=True)
        self.undo = ActionButton("undo", icons, icon="undo", kind="plain", key="F8")
        self.undo.clicked.connect(till.undo)
        words = column(self._title, self._detail, spacing=0)
        content = row(self._icon, words, self.undo, margins=(14, 8, 6, 8))
        content.setStretch(1, 1)
        self.setLayout(content)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the message away: it has been read."""
        event.accept()
        self._till.dismiss_notice()

    def render_state(self, state: TillState) -> None:
        """Draw the notice, else what can be undone."""
        is_locked = state.staff.is_locked
        notice = state.said or (None if is_locked else state.sale.blocked)
        self._show_notice(notice, state)
        self._show_undo(None if is_locked else state.undo, state, is_alone=notice is None)

    def _show_notice(self, notice: Notice | None, state: TillState) -> None:
        if notice is None:
            self._say("", "")
        else:
            from pos_loyalty.ui.messages import notice_text  # all the words: not for a first paint

            text = notice_text(notice, currency=state.currency, language=state.language)
            details = (text.meaning, text.action, text.code)
            self._say(text.title, " ".join(part for part in details if part))
        self._icon.show_icon("" if notice is None else _ICONS[notice.kind])
        restyle(self, "tone", "none" if notice is None else notice.kind.value)

    def _show_undo(self, offer: "UndoOffer | None", state: TillState, *, is_alone: bool) -> None:
        self.undo.setVisible(offer is not None)
        self.undo.setEnabled(not state.is_busy)
        if offer is None:
            return
        seconds = self.tr("Undo ({seconds})").replace("{seconds}", str(offer.seconds_left))
        self.undo.show_words(seconds)
        if is_alone and state.screen is not Screen.DONE:
            from pos_loyalty.ui.messages import undo_text

            self._say(undo_text(offer, state.currency, state.language), "")
            self._icon.show_icon("ok")

    def _say(self, title: str, detail: str) -> None:
        for shown, words in ((self._title, title), (self._detail, detail)):
            shown.setText(words)
            shown.setVisible(bool(words))
        self.setAccessibleName(f"{title} {detail}".strip())
