# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A value that tells its listeners when it changes. No Qt: view-models use it."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Observable(Generic[T]):
    """Holds one value. All use is on the GUI thread."""

    def __init__(self, value: T) -> None:
        self._value = value
        self._listeners: list[Callable[[T], None]] = []

    @property
    def value(self) -> T:
        """Return the value last set."""
        return self._value

    def set(self, value: T) -> None:
        """Replace the value; listeners are told, in the order in which they came, if it differs.

        A listener may set the value again: then the others hear of the newest only.
        """
        if value == self._value:
            return
        self._value = value
        for listener in tuple(self._listeners):
            if self._value is not value:
                return
            if listener in self._listeners:
                listener(value)

    def watch(self, listener: Callable[[T], None]) -> Callable[[], None]:
        """Call ``listener`` now and after every change.

        Returns:
            What ends the watch; calling it twice is harmless.
        """
        self._listeners.append(listener)
        listener(self._value)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end
