# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What can be asked about tills; each is one transaction."""

from pos_loyalty.server.tills.contact import begin_epoch, hello
from pos_loyalty.server.tills.joining import CodeOrder, CodeRefused, TillTaken, join, make_code
from pos_loyalty.server.tills.roll import (
    StoreLine,
    StoreUnknown,
    TillLine,
    TillUnknown,
    add_store,
    list_stores,
    list_tills,
    reinstate,
    revoke,
)

__all__ = [
    "CodeOrder",
    "CodeRefused",
    "StoreLine",
    "StoreUnknown",
    "TillLine",
    "TillTaken",
    "TillUnknown",
    "add_store",
    "begin_epoch",
    "hello",
    "join",
    "list_stores",
    "list_tills",
    "make_code",
    "reinstate",
    "revoke",
]
