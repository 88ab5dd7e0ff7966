# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import base64
from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from pos_loyalty.protocol.signatures import (
    BadSignature,
    Claim,
    RequestParts,
    content_digest,
    is_signed_by,
    sign,
    signature_base,
    signature_params,
    verify,
)

KEY: Final = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC: Final = KEY.public_key().public_bytes_raw()
PUSH: Final = RequestParts(
    method="POST",
    url="https://points.example/v1/sync/push?trace=1",
    body=b"packed",
    idempotency_key="a-key",
)
CLAIM: Final = Claim(key_id="till-1", created=1_763_800_000, nonce="N0nce-of_16chars")


def known(key_id: str) -> bytes | None:
    return PUBLIC if key_id == "till-1" else None


def test_the_example_of_the_standard_is_signed_as_it_says() -> None:
    # RFC 9421, B.1.4 and B.2.6.
    seed = base64.urlsafe_b64decode("n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU=")
    public = base64.urlsafe_b64decode("JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs=")
    components = [
        ("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
        ("@method", "POST"),
        ("@path", "/foo"),
        ("@authority", "example.com"),
        ("content-type", "application/json"),
        ("content-length", "18"),
    ]

    params = signature_params(
        [name for name, _ in components],
        [("created", 1_618_884_473), ("keyid", "test-key-ed25519")],
    )
    base = signature_base(components, params)
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(base)

    assert params == (
        '("date" "@method" "@path" "@authority" "content-type" "content-length")'
        ';created=1618884473;keyid="test-key-ed25519"'
    )
    assert base64.b64encode(signature).decode() == (
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="
    )
    assert is_signed_by(public, signature, base)


def test_the_digest_is_that_of_the_standard() -> None:
    # RFC 9530, appendix D, sets this body's SHA-256 down.
    assert content_digest(b'{"hello": "world"}\n') == (
        "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:"
    )


def test_what_was_signed_is_known_to_be() -> None:
    headers = sign(PUSH, KEY, CLAIM)

    assert verify(PUSH, headers, known) == CLAIM


def test_a_request_without_a_body_covers_no_length() -> None:
    pull = RequestParts(method="GET", url="https://points.example/v1/sync/pull?cursor=x")

    headers = sign(pull, KEY, CLAIM)

    assert "content-length" not in headers["signature-input"]
    assert verify(pull, headers, known) == CLAIM


@pytest.mark.parametrize(
    "mutated",
    [
        replace(PUSH, method="PUT"),
        replace(PUSH, url="https://points.example/v1/sync/push?trace=2"),
        replace(PUSH, url="https://points.example/v1/sync/push"),
        replace(PUSH, url="https://points.example/v1/sync/pull?trace=1"),
        replace(PUSH, url="https://other.example/v1/sync/push?trace=1"),
        replace(PUSH, url="https://points.example:8443/v1/sync/push?trace=1"),
        replace(PUSH, url="http://points.example/v1/sync/push?trace=1"),
        replace(PUSH, body=b"parked"),
        replace(PUSH, body=b""),
        replace(PUSH, idempotency_key="another"),
        replace(PUSH, idempotency_key=""),
    ],
)
def test_a_request_that_was_changed_on_the_way_is_refused(mutated: RequestParts) -> None:
    headers = sign(PUSH, KEY, CLAIM)

    with pytest.raises(BadSignature):
        verify(mutated, headers, known)
    changed_digest = headers | {"content-digest": content_digest(mutated.body)}
    with pytest.raises(BadSignature):
        verify(mutated, changed_digest, known)


@pytest.mark.parametrize(
    ("header", "change"),
    [
        ("signature-input", lambda said: said.replace("created=1763800000", "created=1763800001")),
        ("signature-input", lambda said: said.replace("N0nce", "Other")),
        ("signature-input", lambda said: said.replace("till-1", "till-2")),
        ("signature-input", lambda said: said.replace("loyalty-till", "loyalty-tell")),
        ("signature-input", lambda said: said.replace('"@method" ', "")),
        ("signature-input", lambda said: said.replace('"@method"', '"@method" "@method"')),
        ("signature-input", lambda said: said + ';alg="hmac-sha256"'),
        ("signature-input", lambda said: said + ", " + said),
        ("signature-input", lambda said: said.replace("till=", "other=")),
        ("signature-input", lambda said: said + "\n"),
        ("signature-input", lambda said: said * 100),
        ("signature", lambda said: said.replace("till=:", "till=:A", 1)),
        ("signature", lambda said: said[:7] + ("B" if said[7] == "A" else "A") + said[8:]),
        ("signature", lambda said: said.replace("==:", "=:")),
        ("signature", lambda said: f"{said}, {said}"),
        ("content-digest", lambda said: said.replace("sha-256", "sha-512")),
        ("content-digest", lambda said: ""),
    ],
)
def test_headers_that_were_changed_are_refused(header: str, change: Callable[[str], str]) -> None:
    headers = sign(PUSH, KEY, CLAIM)
    headers[header] = change(headers[header])

    with pytest.raises(BadSignature):
        verify(PUSH, headers, known)


@pytest.mark.parametrize("header", ["signature-input", "signature", "content-digest"])
def test_a_missing_header_is_refused(header: str) -> None:
    headers = sign(PUSH, KEY, CLAIM)
    del headers[header]

    with pytest.raises(BadSignature):
        verify(PUSH, headers, known)


def test_a_key_that_nobody_knows_is_refused() -> None:
    headers = sign(PUSH, KEY, replace(CLAIM, key_id="till-9"))

    with pytest.raises(BadSignature, match="not known"):
        verify(PUSH, headers, known)


def test_another_spelling_of_the_same_signature_is_refused() -> None:
    headers = sign(PUSH, KEY, CLAIM)
    spelt = headers["signature"].removesuffix("==:")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    sibling = alphabet[alphabet.index(spelt[-1]) ^ 1]  # its last four bits say nothing

    headers["signature"] = f"{spelt[:-1]}{sibling}==:"

    with pytest.raises(BadSignature, match="spelt"):
        verify(PUSH, headers, known)


def test_a_key_that_is_none_signs_nothing() -> None:
    assert not is_signed_by(b"short", bytes(64), b"message")


@pytest.mark.parametrize(
    "written",
    [
        "https://points.example:443/v1/sync/push?trace=1",
        "https://POINTS.example/v1/sync/push?trace=1",
        "https://points.example/v1/sync/push?trace=1#part",
    ],
)
def test_an_address_is_the_same_however_it_is_written(written: str) -> None:
    headers = sign(PUSH, KEY, CLAIM)

    assert verify(replace(PUSH, url=written), headers, known) == CLAIM


def test_an_address_of_numbers_keeps_its_brackets() -> None:
    local = replace(PUSH, url="http://[::1]:8470/v1/sync/push")

    headers = sign(local, KEY, CLAIM)

    assert verify(local, headers, known) == CLAIM


@pytest.mark.parametrize(
    "url", ["https://points.example:port/", "https://[::1/", "https://x/\u0105"]
)
def test_an_address_that_can_be_none_is_refused(url: str) -> None:
    headers = sign(PUSH, KEY, CLAIM)

    with pytest.raises(BadSignature):
        verify(replace(PUSH, url=url), headers, known)


@given(st.text(max_size=300), st.text(max_size=200), st.text(max_size=100))
def test_whatever_the_headers_say_the_answer_is_no(said: str, signature: str, digest: str) -> None:
    headers = {"signature-input": said, "signature": signature, "content-digest": digest}

    with pytest.raises(BadSignature):
        verify(PUSH, headers, known)
