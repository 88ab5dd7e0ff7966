# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till's key that is nowhere kept."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_loyalty.protocol.signatures import is_signed_by


class FakeClaimKeys:
    """Implements ``ClaimKeys``; two with the same seed are one till's."""

    def __init__(self, seed: int = 1) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)

    def is_signed_here(self, message: bytes, signature: bytes) -> bool:
        return is_signed_by(self._key.public_key().public_bytes_raw(), signature, message)
