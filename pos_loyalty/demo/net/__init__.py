# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty demo-net``: a server and two tills as real processes, one cut off for a day.

line        the network of one till, that can be cut
processes   the server and the tills
day         what happens
recount     a bookkeeper who has seen the receipts and nothing else
command     tells the story, and how it ended
"""
