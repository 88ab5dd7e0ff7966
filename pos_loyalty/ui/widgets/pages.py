# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which page belongs to which screen. Each is loaded when it is first shown."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.view_models.till_state import (
    Screen,
)
from pos_loyalty.ui.view_models.till_verbs import TillVerbs
from pos_loyalty.ui.widgets.page import Page
from pos_loyalty.ui.widgets.ready_page import ReadyPage

if TYPE_CHECKING:
    from pos_loyalty.ui.widgets.keys_panel import KeysPanel
    from pos_loyalty.ui.widgets.leaving_panel import LeavingPanel


def build_page(screen: Screen, till: TillVerbs, appearance: Appearance) -> Page:
    """Return the page of a screen."""
    icons = appearance.icons
    page: Page
    match screen:
        case Screen.READY:
            page = ReadyPage(till, icons)
        case Screen.MEMBER:
            from pos_loyalty.ui.widgets.member_page import MemberPage

            page = MemberPage(till.sale, icons)
        case Screen.DONE:
            from pos_loyalty.ui.widgets.done_page import DonePage

            page = DonePage(till, icons)
        case Screen.ENROL:
            from pos_loyalty.ui.widgets.enrol_page import EnrolPage

            page = EnrolPage(till.enrol, icons)
        case Screen.FIND:
            from pos_loyalty.ui.widgets.find_page import FindPage

            page = FindPage(till.find, icons)
        case Screen.RETURN:
            from pos_loyalty.ui.widgets.return_page import ReturnPage

            page = ReturnPage(till.returning, icons)
        case Screen.CAMERA:
            from pos_loyalty.ui.widgets.camera_page import CameraPage

            page = CameraPage(till, icons)
        case Screen.READERS:
            from pos_loyalty.ui.widgets.readers_page import ReadersPage

            page = ReadersPage(till, icons)
    return page


def build_keys_panel(window: QWidget, appearance: Appearance) -> "KeysPanel":
    """Return the list of keys, hidden; few ever ask for it."""
    from pos_loyalty.ui.widgets.keys_panel import KeysPanel

    panel = KeysPanel(window, appearance.icons)
    panel.reword()
    return panel


def build_leaving_panel(window: QWidget, appearance: Appearance) -> "LeavingPanel":
    """Return the question before the till is closed, hidden; few ever meet it."""
    from pos_loyalty.ui.widgets.leaving_panel import LeavingPanel

    panel = LeavingPanel(window, appearance.icons)
    panel.reword()
    return panel
