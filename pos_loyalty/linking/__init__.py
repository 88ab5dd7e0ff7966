# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till and its server, wired: where synchronising meets the till's file.

till_key       the key that the till signs with
joining        becoming known to a server
settings_file  what joining writes into ``till.toml``
open_till      what of an open till that takes
window_link    what the window does with it
link           the engine with its threads, while the till is open
till_clock     what time it is for the till
queued_store   the store's calls, one by one between the cashier's own
light          what the cashier is shown of it
"""
