# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till's window does with its server: nothing at all until there is one.

What speaks HTTP is loaded when the link is opened, not before the window is painted.
"""

from typing import TYPE_CHECKING

from pos_loyalty.places import Places
from pos_loyalty.settings import Settings

if TYPE_CHECKING:
    from pos_loyalty.domain.ids import MemberId
    from pos_loyalty.linking.link import ServerLink, Told
    from pos_loyalty.linking.open_till import OpenTill
    from pos_loyalty.ui.view_models.till_state import TillState


class WindowLink:
    """Stands from the till's start; the synchronisation behind it comes later, or never."""

    def __init__(self, places: Places, settings: Settings) -> None:
        self._places, self._settings = places, settings
        self._link: ServerLink | None = None

    def open(self, till: "OpenTill", told: "Told") -> None:
        """Begin to synchronise if the till belongs to a server. Takes its time: on any thread.

        Raises:
            WrongKey: If what is kept of the till's key is no key.
        """
        from pos_loyalty.linking.opening import open_link

        self._link = open_link(till, self._places, self._settings, told)

    def close(self) -> None:
        """Stop."""
        if self._link is not None:
            self._link.close()

    def wake(self) -> None:
        """Let what was recorded be sent; on any thread."""
        if self._link is not None:
            self._link.wake()

    def follow(self, former: "TillState", now: "TillState") -> None:
        """Ask the server for whoever is served or put right now; nobody waits for the answer."""
        member_id = _whose(now)
        if member_id is not None and self._link is not None and member_id != _whose(former):
            self._link.ask_for(member_id)


def _whose(state: "TillState") -> "MemberId | None":
    shown = state.member or state.care
    return None if shown is None else shown.member_id
