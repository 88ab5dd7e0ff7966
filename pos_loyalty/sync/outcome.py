# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How a step of the synchronisation went; when the next one comes is decided by this alone."""

from enum import StrEnum


class Outcome(StrEnum):
    """How a step went."""

    NOTHING = "nothing"
    """There was nothing to do."""

    MOVED = "moved"
    """Something moved: there may be more, at once."""

    AGREED = "agreed"
    """Both sides agree where they stand. What there is to do comes at once; that it succeeds where
    it failed before is not known yet."""

    SHORT = "short"
    """The answer did not bring us as far as it should have: again later, never at once."""

    UNREACHABLE = "unreachable"
    """No answer that can be used."""

    REFUSED = "refused"
    """The server itself says no."""

    BROKEN = "broken"
    """We failed ourselves: a full disk, or a mistake in this program."""
