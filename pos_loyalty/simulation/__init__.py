# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Shops that exist in one thread: the real tills and the real server, on made-up time and luck.

    dice, clock          where chance and time come from: a seed, and a number that is set
    faults, script       how bad a seed's luck is, and what happens in it, event by event
    disk, network        what a till's file and its link do to it; server_faults, the server's
    till, central        one till and the server, with the real parts inside
    opened_shop          the same shop before its first day, made once and copied for each run
    workload             what customers and cashiers do
    world                plays a script; healing lets everything come to rest
    history, checker     what members were promised, and the bank that compares it with the server
    watching, closing    the invariants: after each step, and at the end
    planted              known bugs, put in place of the parts that are passed in
    shrinking, command   the fewest events that still fail; ``pos-loyalty simulate``

docs/simulation.md says what is simulated and what is not.
"""
