# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A till becomes known to a server, with the one-time code that the shop's office gave it.

Each step is durable before the next, and the whole may be done again after a crash: the server
answers the same till the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from pos_loyalty.domain.ids import TillId
from pos_loyalty.linking.settings_file import region_of, remember_server
from pos_loyalty.linking.till_key import make_till_key
from pos_loyalty.local_db.files import StoreFiles, sync_folder
from pos_loyalty.local_db.key_store import Keyring, write_small
from pos_loyalty.local_db.opening import create_store, open_store, store_exists
from pos_loyalty.local_db.sync_store import SqliteSyncStore
from pos_loyalty.places import MADE_UP_MARK, Places
from pos_loyalty.protocol.fingerprints import fingerprint_of
from pos_loyalty.protocol.join_codes import normal_code, proof_message
from pos_loyalty.protocol.sync.joining import JoinAnswer, JoinRequest
from pos_loyalty.protocol.sync.refusals import RefusalCode
from pos_loyalty.services.ports import TillPlace
from pos_loyalty.settings import Settings, ShopSettings
from pos_loyalty.sync.troubles import Refused, Unreachable

_ON_THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})

Ask = Callable[[JoinRequest], JoinAnswer]
"""Sends the request: ``sync.transport.join`` on a wire."""


class CannotJoin(Exception):
    """The till has not joined; says why, and what to do, to whoever sits at the terminal.

    Attributes:
        trouble: Why, for a window that says it in other words.
    """

    def __init__(self, words: str, trouble: str) -> None:
        super().__init__(words)
        self.trouble = trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody typed who wants the till to join.

    Attributes:
        region: ISO 3166, for telephone numbers; empty takes the country of the shop's time zone.
    """

    server_url: str
    code: str
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The till is known.

    Attributes:
        fingerprint: Words for its key: the office's screen shows the same ones.
        is_new: It had recorded nothing before.
    """

    place: TillPlace
    fingerprint: tuple[str, ...]
    is_new: bool


def join_shop(
    places: Places, settings: Settings, wish: Wish, *, keyring: Keyring | None, ask: Ask
) -> Joined:
    """Make the till known, and remember its server.

    Args:
        settings: As ``till.toml`` says them now.

    Raises:
        CannotJoin: If that cannot be done now, or not at all.
        StoreUnavailable: If the till has a file that cannot be used.
    """
    code = normal_code(wish.code)
    if code is None:
        raise CannotJoin("a code is ten letters and digits, such as 7K3M9-QX2VD", "bad_shape")
    require_safe(wish.server_url)
    if (places.data_dir / MADE_UP_MARK).exists():
        raise CannotJoin("this shop is made up: it joins no server", "training")
    files = StoreFiles(places.data_dir)
    store = open_store(places.data_dir, keyring=keyring) if store_exists(files.data_dir) else None
    try:
        till_id = store.place.till_id if store else _new_till_id(files)
        key = make_till_key(files, keyring, till_id)
        answer = _ask(ask, _request(code, till_id, key))
        fingerprint = fingerprint_of(key.public_key().public_bytes_raw())
        if answer.fingerprint and answer.fingerprint != fingerprint:
            raise CannotJoin(
                "somebody stands between this till and the server: tell the office", "between"
            )
        place = _place_of(answer)
        _require_same(place, store.place if store else None, settings.shop)
        is_new = store is None
        store = store or create_store(places.data_dir, place, keyring=keyring)
        SqliteSyncStore(store).join(answer)
    finally:
        if store is not None:
            store.release_writing_thread()
            store.close()
    shop = None if settings.shop else _shop_of(place, wish.region)
    remember_server(places.config_dir, wish.server_url, shop)
    files.joining.unlink(missing_ok=True)
    return Joined(place=place, fingerprint=fingerprint, is_new=is_new)


def require_safe(server_url: str) -> None:
    """Refuse a server to which a till would talk in the open.

    Raises:
        CannotJoin: If the address is none, or neither encrypted nor this very machine.
    """
    try:
        scheme, host = urlsplit(server_url).scheme, urlsplit(server_url).hostname
    except ValueError:
        scheme, host = "", None
    if not host or scheme not in {"http", "https"}:
        raise CannotJoin("a server's address looks like https://points.example", "bad_address")
    if scheme == "http" and host not in _ON_THIS_MACHINE:
        raise CannotJoin(
            "points are as good as money: the address has to begin with https://", "not_encrypted"
        )


def _new_till_id(files: StoreFiles) -> TillId:
    """Return the id of a till that has no file yet; tried again, it is the same."""
    try:
        return TillId(UUID(files.joining.read_text("ascii")))
    except (OSError, ValueError):
        till_id = TillId(uuid4())
    files.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_small(files.joining, str(till_id))
    sync_folder(files.data_dir)
    return till_id


def _request(code: str, till_id: TillId, key: Ed25519PrivateKey) -> JoinRequest:
    return JoinRequest(
        code=code,
        till_id=till_id,
        public_key=key.public_key().public_bytes_raw().hex(),
        proof=key.sign(proof_message(code, till_id)).hex(),
    )


def _ask(ask: Ask, request: JoinRequest) -> JoinAnswer:
    try:
        return ask(request)
    except Unreachable as trouble:
        words = f"the server does not answer ({trouble.weather}); try again"
        raise CannotJoin(words, "no_answer") from trouble
    except Refused as refusal:
        if refusal.code is RefusalCode.BAD_CODE:
            words = "the code is not, or no longer, good: ask for a new one"
            raise CannotJoin(words, "bad_code") from refusal
        raise CannotJoin(f"the server says no ({refusal.code})", "says_no") from refusal


def _place_of(answer: JoinAnswer) -> TillPlace:
    return TillPlace(
        answer.till_id,
        answer.store_id,
        answer.store_name,
        answer.till_no,
        answer.zone,
        answer.currency,
    )


def _require_same(
    place: TillPlace, of_file: TillPlace | None, of_settings: ShopSettings | None
) -> None:
    """Refuse a code that was made for another till than the one that stands here."""
    for known in (of_file, of_settings):
        if known is None:
            continue
        for name in ("store_id", "till_no", "zone", "currency"):
            here, there = getattr(known, name), getattr(place, name)
            if here != there:
                words = f"the code is for another till: its {name} is {there}, not {here}"
                raise CannotJoin(words, "other_till")


def _shop_of(place: TillPlace, region: str) -> ShopSettings:
    country = region or region_of(place.zone)
    if country is None:
        raise CannotJoin(
            "say the shop's country, such as --region PL, and join again", "no_country"
        )
    return ShopSettings(
        place.store_id, place.store_name, place.till_no, place.zone, place.currency, country
    )
