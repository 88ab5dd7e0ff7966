# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How far something has come, in words."""

from pos_loyalty.wording import formats
from pos_loyalty.wording.language import Language

_SECONDS_A_MINUTE = 60
_BASIS_POINTS_A_PERCENT = 100


def how_far(done: int, total: int, seconds_left: int, language: Language) -> str:
    """Return ``40%, 2,000 of 5,000 operations, 0:31 left``."""
    share = done * 100 // total * _BASIS_POINTS_A_PERCENT
    minutes, seconds = divmod(seconds_left, _SECONDS_A_MINUTE)
    return language.say(
        "{percent}, {done} of {total} operations, {time} left",
        percent=formats.percent(share, language.code),
        done=formats.number(done, language.code),
        total=formats.number(total, language.code),
        time=f"{minutes}:{seconds:02}",
    )
