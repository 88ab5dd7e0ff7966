# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which page belongs to which screen. Each is loaded when it is first shown."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.icons import IconBook
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.page import Page
from pos_loyalty.ui.widgets.ready_page import ReadyPage

if TYPE_CHECKING:
    from pos_loyalty.ui.widgets.approval_panel import ApprovalPanel
    from pos_loyalty.ui.widgets.keys_panel import KeysPanel
    from pos_loyalty.ui.widgets.leaving_panel import LeavingPanel
    from pos_loyalty.ui.widgets.training_marks import TrainingMarks


def build_page(screen: Screen, till: TillVerbs, appearance: Appearance) -> Page:
    """Return the page of a screen."""
    return _BUILDERS[screen](till, appearance.icons)


def dress_unseen(page: Page) -> None:
    """Dress a page that nobody sees yet, which Qt leaves until it is shown."""
    for part in (page, *page.findChildren(QWidget)):
        part.ensurePolished()


def build_keys_panel(window: QWidget, appearance: Appearance) -> "KeysPanel":
    """Return the list of keys, hidden; few ever ask for it."""
    from pos_loyalty.ui.widgets.keys_panel import KeysPanel

    panel = KeysPanel(window, appearance.icons)
    panel.reword()
    return panel


def build_training_marks(
    window: QWidget, content: QLayout | None, appearance: Appearance
) -> "TrainingMarks":
    """Return what says that nothing counts, in its place; raise ``TypeError`` without one."""
    from pos_loyalty.ui.widgets.training_marks import TrainingMarks

    if not isinstance(content, QBoxLayout):
        raise TypeError("the window has no column to put it into")
    return TrainingMarks(window, content, appearance)


def build_leaving_panel(window: QWidget, appearance: Appearance) -> "LeavingPanel":
    """Return the question before the till is closed, hidden; few ever meet it."""
    from pos_loyalty.ui.widgets.leaving_panel import LeavingPanel

    panel = LeavingPanel(window, appearance.icons)
    panel.reword()
    return panel


def build_approval_panel(
    window: QWidget, till: TillVerbs, appearance: Appearance
) -> "ApprovalPanel":
    """Return the question whether another agrees, hidden."""
    from pos_loyalty.ui.widgets.approval_panel import ApprovalPanel

    return ApprovalPanel(window, till.approving, appearance.icons)


def _ready(till: TillVerbs, icons: IconBook) -> Page:
    return ReadyPage(till, icons)


def _member(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.member_page import MemberPage

    page = MemberPage(till.sale, icons)
    page.history_wanted.connect(lambda: till.open(Screen.HISTORY))
    page.care_wanted.connect(lambda: till.open(Screen.CARE))
    return page


def _done(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.done_page import DonePage

    return DonePage(till, icons)


def _enrol(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.enrol_page import EnrolPage

    return EnrolPage(till.enrol, icons)


def _find(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.find_page import FindPage

    return FindPage(till.find, icons)


def _return(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.return_page import ReturnPage

    return ReturnPage(till.returning, icons)


def _camera(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.camera_page import CameraPage

    return CameraPage(till, icons)


def _readers(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.readers_page import ReadersPage

    return ReadersPage(till, icons)


def _history(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.history_page import HistoryPage

    return HistoryPage(till, icons)


def _care(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.member_care_page import MemberCarePage

    return MemberCarePage(till.care, icons)


def _mending(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.mending_page import MendingPage

    return MendingPage(till.mending, icons)


def _no_card(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.no_card_page import NoCardPage

    return NoCardPage(till.cardless, icons)


def _slip(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.slip_page import SlipPage

    return SlipPage(till, icons)


def _more(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.more_page import MorePage

    return MorePage(till, icons)


def _unsent(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.unsent_page import UnsentPage

    return UnsentPage(till, icons)


def _settings(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.settings_page import SettingsPage

    return SettingsPage(till, till.more.settings, icons)


def _doctor(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.doctor_page import DoctorPage

    return DoctorPage(till, till.more.doctor, icons)


def _locked(till: TillVerbs, icons: IconBook) -> Page:
    from pos_loyalty.ui.widgets.lock_page import LockPage

    return LockPage(till.lock, icons)


_BUILDERS: Final[Mapping[Screen, Callable[[TillVerbs, IconBook], Page]]] = {
    Screen.READY: _ready,
    Screen.MEMBER: _member,
    Screen.DONE: _done,
    Screen.ENROL: _enrol,
    Screen.FIND: _find,
    Screen.RETURN: _return,
    Screen.CAMERA: _camera,
    Screen.READERS: _readers,
    Screen.NO_CARD: _no_card,
    Screen.SLIP: _slip,
    Screen.HISTORY: _history,
    Screen.MENDING: _mending,
    Screen.CARE: _care,
    Screen.MORE: _more,
    Screen.UNSENT: _unsent,
    Screen.SETTINGS: _settings,
    Screen.DOCTOR: _doctor,
    Screen.LOCKED: _locked,
}
