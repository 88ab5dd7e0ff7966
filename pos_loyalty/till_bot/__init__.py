# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty till-bot``: a till without a window, for tools, load and tests.

The same use cases on the same file with the same synchronisation; a script of JSON lines stands
for the cashier, and a line of JSON for each answers what came of it.

script      what a line may ask
bot         the till
acts        what it does for each
command     reads the script, prints the answers
"""
