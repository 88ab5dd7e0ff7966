# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every spelling that is one letter away from what was typed: each is asked of an index."""

from collections.abc import Iterator


def spellings(typed: str, letters: str) -> Iterator[str]:
    """Yield them: two letters swapped, one wrong, one missing, one too many; no duplicates.

    The last letter is not left out: as a beginning, that would only be a shorter one.

    Args:
        letters: What may stand in a word.
    """
    return iter(dict.fromkeys(_spellings(typed, letters)))


def _spellings(typed: str, letters: str) -> Iterator[str]:
    for place in range(len(typed)):
        head, tail = typed[:place], typed[place:]
        yield head + tail[1:2] + tail[0] + tail[2:]
        yield from (head + letter + tail[1:] for letter in letters)
        yield from (head + letter + tail for letter in letters)
        if len(tail) > 1:
            yield head + tail[1:]
