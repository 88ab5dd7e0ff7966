# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How operations are taken: custody first, then what they change, once each.

reading       bytes into what the server needs of an operation; no bytes are ever refused
custody       the number and the chain: a repeat, a gap, a fork
loading       what is to be known before anything can be decided: few questions for many operations
known         that, as values
waiting_room  whose turn it is when what somebody waited for has come
deciding      how each operation is taken: values in, values out
store         what was decided, written set-wise
answering     what the till is told
service       one push, one transaction
waiting       what is parked, driven again
recording     operations that the server numbers itself
"""
