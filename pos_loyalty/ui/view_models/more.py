# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The pages that are rarely wanted: one page leads to all of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from pos_loyalty.ui.view_models.approving import ApprovingViewModel
from pos_loyalty.ui.view_models.desk import Desk, ready
from pos_loyalty.ui.view_models.doctor_page import DoctorViewModel
from pos_loyalty.ui.view_models.settings_page import SettingsViewModel
from pos_loyalty.ui.view_models.till_state import Screen
from pos_loyalty.ui.view_models.training import TrainingViewModel
from pos_loyalty.ui.view_models.unsent import UnsentViewModel

BEHIND_MORE: Final = frozenset({Screen.SETTINGS, Screen.DOCTOR, Screen.UNSENT})
"""From these the way back leads to MORE."""


class MoreViewModel:
    """The page of pages, and those behind it that are nobody else's. GUI thread.

    Attributes:
        pages: How each of them is opened.
    """

    def __init__(self, desk: Desk, approving: ApprovingViewModel) -> None:
        self._desk = desk
        self.settings = SettingsViewModel(desk, approving)
        self.doctor = DoctorViewModel(desk)
        self.training = TrainingViewModel(desk, approving)
        self.pages: Mapping[Screen, Callable[[], None]] = {
            Screen.MORE: self.begin,
            Screen.UNSENT: UnsentViewModel(desk).begin,
            Screen.SETTINGS: self.settings.begin,
            Screen.DOCTOR: self.doctor.begin,
        }

    def begin(self) -> None:
        """Open the page."""
        self._desk.show(replace(ready(self._desk.now), screen=Screen.MORE, farewell=None))
