# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the shop allows its tills while they are alone: kept, and said to every till."""

from typing import Final

from sqlalchemy import Connection, delete, insert, select

from pos_loyalty.protocol.sync.messages import decode, encode
from pos_loyalty.protocol.sync.rows import OfflineTerms
from pos_loyalty.server.tables import setting

_NAME: Final = "offline_terms"
_CONTENT: Final = select(setting.c.content).where(setting.c.name == _NAME)


def offline_terms(connection: Connection) -> OfflineTerms:
    """Return the terms; the defaults until the shop has set any."""
    content = connection.execute(_CONTENT).scalar_one_or_none()
    return OfflineTerms() if content is None else decode(OfflineTerms, content.encode())


def set_offline_terms(connection: Connection, terms: OfflineTerms) -> None:
    """Replace the terms; tills learn of them with their next answer."""
    connection.execute(delete(setting).where(setting.c.name == _NAME))
    content = encode(terms).decode()
    connection.execute(insert(setting).values(name=_NAME, content=content))
