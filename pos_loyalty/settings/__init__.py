# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What an administrator says about a till in ``till.toml``: the shop, the rules, the devices.

The file is read before the first window is painted, so nothing here imports anything heavy, and the
values are tuples, which are made known to Python sooner than dataclasses. An example with every key
stands in ``docs/settings.md``. Each table of the file has a module of its own here.
"""

from pos_loyalty.settings.adjustments import AdjustmentSettings
from pos_loyalty.settings.display import DisplaySettings
from pos_loyalty.settings.printer import PrinterSettings
from pos_loyalty.settings.readers import ReaderSettings, SerialSettings
from pos_loyalty.settings.reading import (
    FILE_NAME,
    Settings,
    read_settings,
    settings_text,
    startable_settings,
)
from pos_loyalty.settings.register import RegisterSettings
from pos_loyalty.settings.shop import ShopSettings
from pos_loyalty.settings.staff import StaffSettings
from pos_loyalty.settings.table import InvalidSettings

__all__ = [
    "FILE_NAME",
    "AdjustmentSettings",
    "DisplaySettings",
    "InvalidSettings",
    "PrinterSettings",
    "ReaderSettings",
    "RegisterSettings",
    "SerialSettings",
    "Settings",
    "ShopSettings",
    "StaffSettings",
    "read_settings",
    "settings_text",
    "startable_settings",
]
