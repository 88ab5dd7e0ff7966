# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a programme document may say and cannot mean: checks over the whole of it.

Each module has a function that takes a ``Reading`` and yields mistakes. All of them take broken
documents as well, so that everything is said at once. An error is a contradiction, something that
is not there, or a promise that nobody can ever have; what is only useless is a warning.
"""
