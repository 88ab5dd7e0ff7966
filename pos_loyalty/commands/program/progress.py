# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""How far a long piece of work has come: a bar on a terminal, else a line now and then."""

import sys
from collections.abc import Callable
from typing import Final, TextIO

from pos_loyalty.wording.language import Language
from pos_loyalty.wording.progress import how_far

_WIDTH: Final = 30
_LINES: Final = 10


class Progress:
    """Shows it where errors go, so that what is printed can be piped."""

    def __init__(
        self,
        total: int,
        language: Language,
        clock: Callable[[], float],
        stream: TextIO | None = None,
    ) -> None:
        """Begin.

        Args:
            total: At least 1.
            clock: Seconds that only grow.
            stream: ``None`` for the standard one.
        """
        self._total = total
        self._language = language
        self._clock = clock
        self._stream = stream or sys.stderr
        self._is_terminal = self._stream.isatty()
        self._began_at = clock()
        self._lines = 0

    def report(self, done: int) -> None:
        """Say that so much of the whole is done."""
        if self._is_terminal:
            full = _WIDTH * done // self._total
            self._write(f"\r{'█' * full}{'░' * (_WIDTH - full)} {self._said(done)}\x1b[K")
        elif done * _LINES // self._total > self._lines:
            self._lines = done * _LINES // self._total
            self._write(self._said(done) + "\n")

    def end(self) -> None:
        """Leave the line free for what comes next."""
        if self._is_terminal:
            self._write("\r\x1b[K")

    def _said(self, done: int) -> str:
        took = self._clock() - self._began_at
        left = int(took * (self._total - done) / done) if done else 0
        return how_far(done, self._total, left, self._language)

    def _write(self, text: str) -> None:
        encoding = self._stream.encoding or "utf-8"
        self._stream.write(text.encode(encoding, "replace").decode(encoding))
        self._stream.flush()
