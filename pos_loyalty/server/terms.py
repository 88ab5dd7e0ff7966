# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""What the shop allows its tills while they are alone: kept, and said to every till."""

from functools import lru_cache
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from pos_loyalty.protocol.sync.messages import decode, encode
from pos_loyalty.protocol.sync.rows import OfflineTerms
from pos_loyalty.server.tables import setting

TERMS: Final = "offline_terms"
"""The setting that holds them."""

_CONTENT: Final = select(setting.c.content).where(setting.c.name == TERMS)


def offline_terms(connection: Connection) -> OfflineTerms:
    """Return the terms; the defaults until the shop has set any."""
    content = connection.execute(_CONTENT).scalar_one_or_none()
    return terms_in(content)


@lru_cache(maxsize=4)
def terms_in(content: str | None) -> OfflineTerms:
    """Return the terms as they are kept; the defaults for none."""
    return OfflineTerms() if content is None else decode(OfflineTerms, content.encode())


def set_offline_terms(connection: Connection, terms: OfflineTerms) -> None:
    """Replace the terms; tills learn of them with their next answer."""
    connection.execute(delete(setting).where(setting.c.name == TERMS))
    content = encode(terms).decode()
    connection.execute(insert(setting).values(name=TERMS, content=content))
