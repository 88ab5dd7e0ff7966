# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the cashier is told of the shop's list of goods and of its own registers."""

from enum import StrEnum


class ShopNotice(StrEnum):
    """Told once, when the till is open. The values name sentences: never rename one."""

    GOODS_FILE_WRONG = "goods_file_wrong"
    GOODS_FILE_UNREADABLE = "goods_file_unreadable"
    REGISTER_PORT = "register_port"
    REGISTER_FILES = "register_files"
