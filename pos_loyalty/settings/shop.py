# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``[shop]``: where a till stands."""

from typing import Final, NamedTuple

from pos_loyalty.settings.table import Table

TILL_NO_MAX: Final = 99
"""As the server has it."""

_TEXTS: Final = ("store_id", "store_name", "zone", "currency", "region")


class ShopSettings(NamedTuple):
    """Where this till stands.

    Attributes:
        till_no: The till's number within the store, from 1 to 99.
        zone: IANA name, such as ``Europe/Warsaw``.
        currency: ISO 4217.
        region: ISO 3166: the country of phone numbers typed without ``+``.
    """

    store_id: str
    store_name: str
    till_no: int
    zone: str
    currency: str
    region: str


def shop_in(file: Table) -> ShopSettings | None:
    """Return the shop; ``None`` where none is set up."""
    shop = file.table("shop")
    if shop is None:
        return None
    shop.require_known({*_TEXTS, "till_no"})
    texts = {key: shop.text(key) for key in _TEXTS}
    for key, text in texts.items():
        if not text:
            raise shop.wrong(key, "is missing")
    _require_zone(shop, texts["zone"])
    for key, letters in (("currency", 3), ("region", 2)):
        if not (texts[key].isalpha() and texts[key].isupper() and len(texts[key]) == letters):
            raise shop.wrong(key, f"is {letters} capital letters")
    return ShopSettings(till_no=shop.number("till_no", 1, least=1, most=TILL_NO_MAX), **texts)


def _require_zone(shop: Table, zone: str) -> None:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(zone)
    except (OSError, ValueError, LookupError) as error:
        raise shop.wrong("zone", "is no time zone; write it like Europe/Warsaw") from error
