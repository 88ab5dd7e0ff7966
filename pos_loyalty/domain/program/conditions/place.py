# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where it is bought."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pos_loyalty.domain.program.basket import Occasion, PricedLine
from pos_loyalty.domain.program.trace import Unmet
from pos_loyalty.domain.sale import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """In these stores."""

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = True
    kind: Literal["stores"] = "stores"
    store_ids: tuple[str, ...]

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return the store, when it is another one."""
        if occasion.store_id in self.store_ids:
            return None
        return Unmet(self.kind, (("store_id", occasion.store_id),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """In the store, online, or both."""

    looks_at_lines: ClassVar[bool] = False
    is_circumstantial: ClassVar[bool] = True
    kind: Literal["channels"] = "channels"
    channels: tuple[Channel, ...]

    def unmet(self, occasion: Occasion, _lines: Sequence[PricedLine]) -> Unmet | None:
        """Return the channel, when it is another one."""
        if occasion.channel in self.channels:
            return None
        return Unmet(self.kind, (("channel", occasion.channel.value),))
