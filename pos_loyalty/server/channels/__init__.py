# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Other ways to one balance: a web shop, a partner's program.

A channel is a till whose operations the server numbers itself. The same engine decides, by the
account as it is here and now, and what it decides is taken like what a till pushes.

    messages    what is asked and answered
    roll        who may ask
    accounts    a member's account, as the engine and the asker see it
    recording   a sale, a deed: decided and taken in one transaction, once for each key
    routes      over HTTP
"""
