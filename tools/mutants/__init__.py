# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Asks how good the domain's tests are: breaks the code on purpose, and sees who notices.

A mutant is one small change of one function. The tests kill it by failing; a survivor is a change
that no test notices: a missing test, or a change that means nothing, which is then accepted with
its reason in ``tests/domain/survivors.toml``. Why mutmut: docs/decisions/0016-mutants.md.
"""
