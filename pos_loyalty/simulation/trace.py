# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a run was: a hash over everything that happened, by which two runs are told apart."""

import hashlib


class Trace:
    """Grows with everything that happens; no id and no key is in it, only what was done when."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.length = 0

    def note(self, *facts: object) -> None:
        """Add one thing that happened."""
        self.length += 1
        self._hash.update(f"{facts!r}\n".encode())

    def digest(self) -> str:
        """Return the hash, in hex."""
        return self._hash.hexdigest()
