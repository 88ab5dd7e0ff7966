# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where the till's server is, and as whom the till speaks to it."""

import secrets
from dataclasses import dataclass
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_loyalty.clock import utc_now
from pos_loyalty.domain.ids import TillId
from pos_loyalty.linking.till_key import find_till_key
from pos_loyalty.local_db.files import StoreFiles
from pos_loyalty.local_db.key_store import Keyring
from pos_loyalty.sync.signing import Signer
from pos_loyalty.sync.transport import HttpTransport
from pos_loyalty.sync.wire import Wire

REQUEST_SECONDS: Final = 10.0
_NONCE_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Address:
    """A server, and the till that it knows."""

    url: str
    till_id: TillId
    key: Ed25519PrivateKey

    def transport(self) -> HttpTransport:
        """Return a connection for one thread, not opened yet."""
        signer = Signer(self.till_id, self.key, wall=utc_now, new_nonce=_new_nonce)
        return HttpTransport(Wire(self.url, timeout_seconds=REQUEST_SECONDS), signer)


def address_of(
    server_url: str, files: StoreFiles, keyring: Keyring | None, till_id: TillId
) -> Address | None:
    """Return the till's server; ``None`` if it has none, or never joined it.

    Raises:
        WrongKey: If what is kept of its key is no key.
    """
    if not server_url:
        return None
    key = find_till_key(files, keyring, till_id)
    return None if key is None else Address(server_url, till_id, key)


def _new_nonce() -> str:
    return secrets.token_urlsafe(_NONCE_BYTES)
