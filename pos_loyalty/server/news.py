# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Tells tills that wait for news when it is worth asking again.

One look at the database serves everybody who waits in this process; who waits holds neither a
thread nor a connection. This is a hint and no more: that nothing is missed is the cursor's doing.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

LOOK_SECONDS: Final = 0.5
ASKS_PER_SECOND: Final = 100
"""How often those who wait ask again, all together: the shop's own work is not to wait for it."""

Look = Callable[[], Awaitable[object]]


class News:
    """Whether anything has changed that tills follow. For one event loop."""

    def __init__(self, look: Look) -> None:
        """Take how to look.

        Args:
            look: Returns what is equal as long as nothing has changed; ``None`` where that cannot
                be seen at the moment.
        """
        self._look = look
        self._seen: object = None
        self._changes = 0
        self._changed = asyncio.Event()
        self._waiting = 0
        self._slot = 0
        self._watching: asyncio.Task[None] | None = None
        self._is_closed = False

    @property
    def mark(self) -> int:
        """Return how much has changed so far: to be noted before one asks."""
        return self._changes

    @property
    def waiting(self) -> int:
        """Return how many wait."""
        return self._waiting

    async def wait(self, mark: int, seconds: float) -> bool:
        """Wait until something has changed since the mark; return whether it is worth asking again.

        ``False`` after so many seconds, and soon when the service ends. May be mistaken, and say
        that something has changed: the first who waits cannot know.
        """
        self._waiting += 1
        if self._watching is None or self._watching.done():
            self._watching = asyncio.create_task(self._watch())
        try:
            async with asyncio.timeout(seconds):
                while self._changes == mark and not self._is_closed:
                    await self._changed.wait()
                await asyncio.sleep(self._turn())
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
        return not self._is_closed

    def close(self) -> None:
        """Send everybody home. To be called on the loop's thread."""
        self._is_closed = True
        self._tell()

    def _turn(self) -> float:
        """Return how long the next one waits for their turn; nobody at the end of the service."""
        if self._is_closed:
            return 0
        self._slot = (self._slot + 1) % max(self._waiting, 1)
        return self._slot / ASKS_PER_SECOND

    async def _watch(self) -> None:
        while self._waiting and not self._is_closed:
            seen = await self._look()
            if seen is not None and seen != self._seen:
                self._seen = seen
                self._changes += 1
                self._tell()
            await asyncio.sleep(LOOK_SECONDS)

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
