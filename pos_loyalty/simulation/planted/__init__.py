# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Known bugs, each of which somebody has really shipped: the simulation has to find every one.

A bug is planted by giving a run another part than the real one: a wrapper around the server, the
till's file or the engine. Nothing in the program itself knows of them.

    names       what each is called, and what it is, in a sentence
    catalogue   the parts that make it
    doors       bugs of the server in what it sends and keeps
    forgetting  bugs of a server that forgets what it has taken
    tills       bugs of the till
"""
