# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The code of a sale that was made without a card: all of the sale, signed by the till.

    6051 1 7203318840...94 26
    |    | |               +-- check, two digits
    |    | +-- what was signed and its signature, as one number
    |    +-- the version of all that follows
    +-- claim code

Digits alone: a QR code holds them in the least room, and every scanner types them alike. Nothing
is kept of the sale anywhere else, so nothing is lost with the power. What the code says counts
once its signature was checked and not before; until then it is somebody's text.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import IntFlag
from typing import Final

from pos_loyalty.domain.check_digits import MOD_97_10
from pos_loyalty.domain.claim_bytes import ByteReader, ByteWriter, WornBytes
from pos_loyalty.domain.issued_numbers import ISSUED_RANDOM_DIGITS, IssuedKind, IssuedNumber
from pos_loyalty.domain.sale import UNIT_MILLI, Sale, SaleLine

CLAIM_DIGITS_MAX: Final = 500
"""A QR code of 57 by 57 modules: room for eight goods, and a roll of 58 mm has room for it."""

SIGNATURE_BYTES: Final = 64
LINES_MAX: Final = 200

_CLAIM_DIGITS_MIN: Final = 180
_PREFIX: Final = "6051"
_VERSION: Final = "1"
_SHAPE: Final = re.compile(
    f"{_PREFIX}{_VERSION}([0-9]{{{_CLAIM_DIGITS_MIN - 5},{CLAIM_DIGITS_MAX - 5}}})"
)
_CONTEXT: Final = b"pos-loyalty claim 1\0"
"""What is signed begins with it: the till's key signs other things too."""

_LEAD: Final = b"\x01"
"""Keeps zeros at the beginning when bytes become one number."""

_ZONE_STEP_MINUTES: Final = 15
_ZONE_STEPS: Final = 96
"""A day to the west; nobody's clock is farther from UTC."""


class UnreadableClaim(ValueError):
    """What a claim code holds is no sale."""


@dataclass(frozen=True, slots=True)
class SignedClaim:
    """What a claim code holds, whoever made it.

    Attributes:
        payload: ``sale_in`` reads it.
        signature: 64 bytes of Ed25519 over ``message``.
    """

    payload: bytes
    signature: bytes

    @property
    def message(self) -> bytes:
        """Return the bytes that are signed."""
        return message_of(self.payload)

    def __str__(self) -> str:
        """Return the digits that a QR code carries."""
        number = int.from_bytes(_LEAD + self.payload + self.signature, "big")
        body = f"{_PREFIX}{_VERSION}{number}"
        return body + MOD_97_10.check_of(body)


def message_of(payload: bytes) -> bytes:
    """Return the bytes that are signed for a payload."""
    return _CONTEXT + payload


def claim_payload(sale: Sale) -> bytes:
    """Return a sale without a card as few bytes.

    Its coupons and its channel are not in it: both belong to members. Seconds are the least of
    its time.

    Raises:
        ValueError: If its number is no claim's, or its amounts are beyond all sense.
    """
    number = _claim_number(sale.receipt_no)
    offset = sale.business_at.utcoffset() or timedelta()
    steps, rest = divmod(offset, timedelta(minutes=_ZONE_STEP_MINUTES))
    if rest:
        raise ValueError("no clock in use differs from UTC by such a time")
    out = ByteWriter()
    out.number(int(number.random_digits))
    for text in (sale.store_id, sale.register_id, sale.currency):
        out.text(text)
    out.number(int(sale.business_at.timestamp()))
    out.number(steps + _ZONE_STEPS)
    for place, line in enumerate(sale.lines, 1):
        _write_line(place, line, out)
    return out.taken()


def fits(payload: bytes) -> bool:
    """Tell whether a code has room for the payload."""
    return len(str(SignedClaim(payload, bytes([255]) * SIGNATURE_BYTES))) <= CLAIM_DIGITS_MAX


def sale_in(payload: bytes) -> Sale:
    """Return the sale that the payload holds.

    Raises:
        UnreadableClaim: If it holds none, or was not written by ``claim_payload``.
    """
    try:
        sale = _read(ByteReader(payload))
        is_ours = claim_payload(sale) == payload
    except (WornBytes, ValueError, OverflowError, OSError) as error:
        raise UnreadableClaim("the bytes are no sale") from error
    if not is_ours:
        raise UnreadableClaim("the bytes are spelt in another way")
    return sale


def looks_like_claim_code(text: str) -> bool:
    """Tell whether the text has the shape, whatever its check says."""
    return _SHAPE.fullmatch(text) is not None


def parse_claim_code(text: str) -> SignedClaim | None:
    """Return what the code holds, or ``None`` when shape or check are wrong."""
    match = _SHAPE.fullmatch(text)
    if match is None or MOD_97_10.check_of(text[:-2]) != text[-2:]:
        return None
    number = int(match[1][:-2])
    held = number.to_bytes(number.bit_length() // 8 + 1, "big").lstrip(b"\0")
    if held[:1] != _LEAD or len(held) <= 1 + SIGNATURE_BYTES:
        return None
    claim = SignedClaim(held[1:-SIGNATURE_BYTES], held[-SIGNATURE_BYTES:])
    return claim if str(claim) == text else None


def _claim_number(receipt_no: str) -> IssuedNumber:
    number = IssuedNumber(IssuedKind.CLAIM, receipt_no[1:-2])
    if str(number) != receipt_no:
        raise ValueError("a sale without a card has a claim's number")
    return number


class _Has(IntFlag):
    """What of a line is not as usual; the rest takes no room. Printed: never renumber one."""

    LINE_ID = 1
    GOODS = 2
    QUANTITY = 4
    TAX = 8
    TAGS = 16


def _write_line(place: int, line: SaleLine, out: ByteWriter) -> None:
    numbers = {
        _Has.LINE_ID: (line.line_id, place),
        _Has.QUANTITY: (line.quantity_milli, UNIT_MILLI),
        _Has.TAX: (line.tax_minor, 0),
        _Has.TAGS: (len(line.tags), 0),
    }
    unusual = [has for has, (amount, usual) in numbers.items() if amount != usual]
    goods = _Has.GOODS if line.sku or line.category else _Has(0)
    out.number(sum(unusual) + goods)
    out.number(line.gross_minor)
    for has in unusual:
        out.number(numbers[has][0])
    for text in (*((line.sku, line.category) if goods else ()), *line.tags):
        out.text(text)


def _read(held: ByteReader) -> Sale:
    digits = f"{held.number():0{ISSUED_RANDOM_DIGITS}}"
    number = IssuedNumber(IssuedKind.CLAIM, digits)
    store_id, register_id, currency = held.text(), held.text(), held.text()
    sold_at = datetime.fromtimestamp(held.number(), UTC)
    minutes = (held.number() - _ZONE_STEPS) * _ZONE_STEP_MINUTES
    lines: list[SaleLine] = []
    while not held.is_empty:
        if len(lines) == LINES_MAX:
            raise WornBytes
        lines.append(_read_line(len(lines) + 1, held))
    zone = timezone(timedelta(minutes=minutes))
    return Sale(
        str(number), store_id, register_id, currency, sold_at.astimezone(zone), tuple(lines)
    )


def _read_line(place: int, held: ByteReader) -> SaleLine:
    unusual = held.number()
    gross_minor = held.number()

    def number(has: _Has, usual: int) -> int:
        return held.number() if unusual & has else usual

    line_id = number(_Has.LINE_ID, place)
    quantity_milli = number(_Has.QUANTITY, UNIT_MILLI)
    tax_minor = number(_Has.TAX, 0)
    tags = number(_Has.TAGS, 0)
    if tags > LINES_MAX:
        raise WornBytes
    sku, category = (held.text(), held.text()) if unusual & _Has.GOODS else ("", "")
    names = tuple(held.text() for _ in range(tags))
    return SaleLine(line_id, gross_minor, sku, category, names, quantity_milli, tax_minor)
