# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What a till's window does with its server: nothing at all until there is one.

What speaks HTTP is loaded when the link is opened, not before the window is painted.
"""

from typing import TYPE_CHECKING

from pos_loyalty.places import Places
from pos_loyalty.settings import Settings

if TYPE_CHECKING:
    from pos_loyalty.linking.link import ServerLink, Told
    from pos_loyalty.linking.open_till import OpenTill
    from pos_loyalty.ui.view_models.panels import MemberPanel


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

    def follow(self, former: "MemberPanel | None", now: "MemberPanel | None") -> None:
        """Ask the server for whoever came to the till; nobody waits for the answer."""
        is_here_already = former and now and former.member_id == now.member_id
        if now is not None and self._link is not None and not is_here_already:
            self._link.ask_for(now.member_id)
