# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Signed requests: who asks, and that nothing of what they ask was changed on the way.

A till signs what it asks, as a whole, with its own key; the server knows the other half. Only one
form is written and only that one is read: what a lenient reader would guess at is refused.

Source:
    RFC 9421, HTTP Message Signatures; RFC 9530, Digest Fields.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

CLOCK_SECONDS_MAX: Final = 120
"""How far the moment of signing may lie from the server's clock."""

NONCE_SECONDS: Final = 600
"""How long a nonce is remembered; well beyond the moment from which the signature is too old."""

TAG: Final = "loyalty-till"
_LABEL: Final = "till"
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}

_INPUT: Final = re.compile(
    rf"{_LABEL}=(?P<params>\((?P<names>[a-z@\" -]{{2,200}})\)"
    r";created=(?P<created>[0-9]{1,12})"
    r";nonce=\"(?P<nonce>[0-9A-Za-z_-]{16,64})\""
    r";keyid=\"(?P<key_id>[0-9A-Za-z-]{1,64})\""
    rf";tag=\"{TAG}\")"
)
_SIGNATURE: Final = re.compile(rf"{_LABEL}=:(?P<signature>[0-9A-Za-z+/]{{86}}==):")

Component = tuple[str, str]
"""The name of a component of a request, and its value."""


class BadSignature(ValueError):
    """The request is not what its signer signed; says why, for the log and not for the asker."""


class UnknownKey(BadSignature):
    """Nobody is known by the key's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestParts:
    """What of a request is covered.

    Attributes:
        method: In capitals.
        url: As the asker wrote it: with scheme, host and query.
        body: As it goes over the wire, packed if it is packed; empty for none.
        idempotency_key: Empty where the request has none.
    """

    method: str
    url: str
    body: bytes = b""
    idempotency_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who says that they signed, and when.

    Attributes:
        created: Seconds since 1970, by the signer's clock.
        nonce: From 16 to 64 characters of base64 for addresses; never used twice.
    """

    key_id: str
    created: int
    nonce: str


def sign(request: RequestParts, key: Ed25519PrivateKey, claim: Claim) -> dict[str, str]:
    """Return the headers that make the request a signed one."""
    components = _components(request)
    params = signature_params(
        [name for name, _ in components],
        [
            ("created", claim.created),
            ("nonce", claim.nonce),
            ("keyid", claim.key_id),
            ("tag", TAG),
        ],
    )
    signature = key.sign(signature_base(components, params))
    return {
        "content-digest": content_digest(request.body),
        "signature-input": f"{_LABEL}={params}",
        "signature": f"{_LABEL}=:{base64.b64encode(signature).decode()}:",
    }


def verify(
    request: RequestParts,
    headers: Mapping[str, str],
    key_of: Callable[[str], bytes | None],
) -> Claim:
    """Return who signed the request.

    Whether the claim is fresh, and its nonce new, is the caller's to see: both need the server's
    clock and memory.

    Args:
        headers: By their names in lower case, each once.
        key_of: Returns the public key, 32 bytes, with an id; ``None`` for one that is not known.

    Raises:
        BadSignature: If nobody whom we know signed exactly this.
        UnknownKey: If nobody whom we know has the key.
    """
    found = _match(_INPUT, headers, "signature-input")
    sent = _match(_SIGNATURE, headers, "signature")["signature"]
    components = _components(request)
    if found["names"] != _quoted(name for name, _ in components):
        raise BadSignature("covers other components than those that must be")
    if headers.get("content-digest") != content_digest(request.body):
        raise BadSignature("the digest is of another body")
    claim = Claim(key_id=found["key_id"], created=int(found["created"]), nonce=found["nonce"])
    key = key_of(claim.key_id)
    if key is None:
        raise UnknownKey("the key is not known")
    if not is_signed_by(key, _decoded(sent), signature_base(components, found["params"])):
        raise BadSignature("the signature does not fit")
    return claim


def is_signed_by(public_key: bytes, signature: bytes, message: bytes) -> bool:
    """Return whether the key's holder signed the message."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def content_digest(body: bytes) -> str:
    """Return the value of ``Content-Digest`` for a body.

    Source:
        RFC 9530, section 2.
    """
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def signature_params(names: Sequence[str], parameters: Sequence[tuple[str, int | str]]) -> str:
    """Return what is covered and by whom, as it stands in ``Signature-Input``.

    Source:
        RFC 9421, section 2.3.
    """
    values = "".join(
        f";{name}={value}" if isinstance(value, int) else f';{name}="{value}"'
        for name, value in parameters
    )
    return f"({_quoted(names)}){values}"


def signature_base(components: Sequence[Component], params: str) -> bytes:
    """Return the bytes that are signed.

    Source:
        RFC 9421, section 2.5.
    """
    lines = [f'"{name}": {value}' for name, value in components]
    return "\n".join([*lines, f'"@signature-params": {params}']).encode()


def _components(request: RequestParts) -> list[Component]:
    """Return all that is covered: a body cannot be added to a request that had none, or removed."""
    scheme, authority, rest = _address(request.url)
    components = [
        ("@method", request.method),
        ("@target-uri", f"{scheme}://{authority}{rest}"),
        ("@authority", authority),
        ("content-digest", content_digest(request.body)),
    ]
    if request.body:  # without one, some clients send no length and some send 0
        components.append(("content-length", str(len(request.body))))
    if request.idempotency_key:
        components.append(("idempotency-key", request.idempotency_key))
    if any(not (value.isascii() and value.isprintable()) for _, value in components):
        raise BadSignature("a component has signs that no header may have")
    return components


def _address(url: str) -> tuple[str, str, str]:
    """Return scheme, authority, and path with query, in the one way in which they are written."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadSignature("the address cannot be one") from None
    host = f"[{host}]" if ":" in host else host
    is_default = port in (None, _DEFAULT_PORTS.get(parts.scheme))
    authority = host if is_default else f"{host}:{port}"
    query = f"?{parts.query}" if parts.query else ""
    return parts.scheme, authority, f"{parts.path or '/'}{query}"


def _quoted(names: Iterable[str]) -> str:
    return " ".join(f'"{name}"' for name in names)


def _match(form: re.Pattern[str], headers: Mapping[str, str], name: str) -> re.Match[str]:
    found = form.fullmatch(headers.get(name, ""))
    if found is None:
        raise BadSignature(f"{name} has another form")
    return found


def _decoded(signature: str) -> bytes:
    """Return the 64 bytes; other spellings of the same ones are refused."""
    decoded = base64.b64decode(signature)
    if base64.b64encode(decoded).decode() != signature:
        raise BadSignature("the signature is spelt in another way")
    return decoded
