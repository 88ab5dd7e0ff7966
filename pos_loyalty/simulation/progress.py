# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The line that says how far it is: on a terminal only, and gone when it is over."""

from types import TracebackType
from typing import Final, Self, TextIO

_CLEARED: Final = "\r\x1b[K"


class Progress:
    """Says how far it is, each time on the same line."""

    def __init__(self, stream: TextIO) -> None:
        """Write to a stream, if that is a terminal."""
        self._stream = stream if stream.isatty() else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.say("")

    def say(self, text: str) -> None:
        """Put this in the place of what was said before."""
        if self._stream is not None:
            self._stream.write(_CLEARED + text)
            self._stream.flush()
