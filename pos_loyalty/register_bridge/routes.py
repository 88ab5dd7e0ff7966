# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Which use case an HTTP request asks for, and why not. Values in, values out: no socket here.

A request is looked at in two steps, so that nobody's body is read who may not ask: ``refusal``
looks at what comes before the body, ``answer`` at all of it.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Final

from pydantic import BaseModel, ValidationError

from pos_loyalty.domain.errors import LoyaltyError, StoreUnavailable
from pos_loyalty.protocol.register_messages import (
    BasketIn,
    BasketOut,
    QuoteIn,
    RefusalOut,
    ReturnIn,
    SaleIn,
    StatusOut,
)
from pos_loyalty.register_bridge.baskets import Baskets
from pos_loyalty.register_bridge.desk import BadTime, Desk, ReceiptTaken
from pos_loyalty.register_bridge.keys import KeyReused, SeenKeys
from pos_loyalty.register_bridge.naming import receipt_name
from pos_loyalty.register_bridge.quoting import quote
from pos_loyalty.register_bridge.refusals import mistakes_in, sentence_of
from pos_loyalty.register_bridge.returning import record_return
from pos_loyalty.register_bridge.selling import record_sale
from pos_loyalty.register_bridge.token import is_shown

BODY_BYTES_MAX: Final = 1024 * 1024
KEY_CHARS_MAX: Final = 100
_STATUS: Final = "/v1/status"
_QUOTE: Final = "/v1/quote"
_SALES: Final = "/v1/sales"
_RETURNS: Final = "/v1/returns"
_BASKETS: Final = "/v1/baskets"
_ONE_BASKET: Final = re.compile(
    r"/v1/baskets/(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})/(?P<register>[A-Za-z0-9._-]{1,16})/(?P<number>[A-Za-z0-9./_-]{1,40})"
    r"(?:\?wait_seconds=(?P<seconds>[0-9]{1,3}))?"
)
_METHODS: Final[Mapping[str, tuple[str, ...]]] = {
    _STATUS: ("GET",),
    _QUOTE: ("POST",),
    _SALES: ("POST",),
    _RETURNS: ("POST",),
    _BASKETS: ("POST",),
}
_RECORDING: Final = frozenset({_SALES, _RETURNS})

_log: Final = logging.getLogger("pos_loyalty")


@dataclass(frozen=True, slots=True)
class Head:
    """What comes before the body.

    Attributes:
        headers: By name in small letters; of a name that came twice, all values with a comma.
    """

    method: str
    path: str
    headers: Mapping[str, str]

    @property
    def body_bytes(self) -> int | None:
        """Return how long the body is; ``None`` where that is not said as it should be."""
        said = self.headers.get("content-length", "" if self.method == "POST" else "0")
        is_number = said.isascii() and said.isdigit() and len(said) <= _LENGTH_CHARS_MAX
        return int(said) if is_number and "transfer-encoding" not in self.headers else None


_LENGTH_CHARS_MAX: Final = 12


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back.

    Attributes:
        body: JSON.
    """

    status: HTTPStatus
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


class Routes:
    """Serves requests by one desk. Its methods may be called on any number of threads."""

    def __init__(self, desk: Desk, token: str, port: int, baskets: Baskets | None = None) -> None:
        """Take whom to serve by.

        Args:
            token: What requests have to show.
            port: Where this machine listens: what else is called so is not this till.
            baskets: ``None`` where there is no window to show them.
        """
        self._desk, self._token = desk, token
        self._baskets = baskets
        self._hosts = {f"{host}:{port}" for host in ("127.0.0.1", "localhost")}
        self._keys = SeenKeys()

    def close(self) -> None:
        """Let nobody wait any longer for what becomes of a basket."""
        if self._baskets is not None:
            self._baskets.close()

    def refusal(self, head: Head) -> Answer | None:
        """Return why a request is not looked at any further; ``None`` where it is."""
        return self._stranger(head) or self._unknown(head) or _unreadable(head)

    def answer(self, head: Head, body: bytes) -> Answer:
        """Do what is asked for. What was recorded is safe when this returns."""
        try:
            return self._do(head, body)
        except ValidationError as error:
            return refused(HTTPStatus.UNPROCESSABLE_ENTITY, "unreadable", mistakes_in(error))
        except (ReceiptTaken, KeyReused) as refusal:
            return refused(HTTPStatus.CONFLICT, refusal.code, sentence_of(refusal))
        except StoreUnavailable as refusal:
            return refused(HTTPStatus.SERVICE_UNAVAILABLE, refusal.code, sentence_of(refusal))
        except LoyaltyError as refusal:
            return refused(HTTPStatus.UNPROCESSABLE_ENTITY, refusal.code, sentence_of(refusal))
        except Exception:  # noqa: BLE001 - reported, and told; the window goes on
            _log.exception("a register's request could not be served: %s", head.path)
            message = "The till has a fault. Ask again; nothing is recorded twice."
            return refused(HTTPStatus.INTERNAL_SERVER_ERROR, "trouble", message)

    def _do(self, head: Head, body: bytes) -> Answer:
        desk = self._desk
        if head.path == _STATUS:
            place = desk.store.place
            status = StatusOut(
                store_id=place.store_id,
                till_no=place.till_no,
                currency=place.currency,
                zone=place.zone,
            )
            return _json(HTTPStatus.OK, status)
        if head.path == _QUOTE:
            return _json(HTTPStatus.OK, quote(QuoteIn.model_validate_json(body), desk))
        if self._baskets is not None and head.path.startswith(_BASKETS):
            return _json(HTTPStatus.OK, _basket(head, body, self._baskets))
        key = head.headers["idempotency-key"]
        self._keys.require_same(key, head.path.encode() + body)
        try:
            return _json(HTTPStatus.CREATED, _recorded(head, body, desk))
        except StoreUnavailable:
            raise  # told to send the very same again
        except (ValidationError, LoyaltyError):
            self._keys.forget(key)
            raise

    def _stranger(self, head: Head) -> Answer | None:
        """Refuse who may not ask: a page in a browser, whoever does not show the token."""
        if head.headers.get("host", "").casefold() not in self._hosts:
            message = "Ask for 127.0.0.1 and the port; another name leads elsewhere."
            return refused(HTTPStatus.MISDIRECTED_REQUEST, "wrong_host", message)
        if "origin" in head.headers or "sec-fetch-site" in head.headers:
            message = "Pages in a browser are not served."
            return refused(HTTPStatus.FORBIDDEN, "browser", message)
        if not is_shown(self._token, head.headers.get("authorization")):
            message = "Send the word in the file register-token: Authorization: Bearer …"
            header = ("WWW-Authenticate", "Bearer")
            return refused(HTTPStatus.UNAUTHORIZED, "wrong_token", message, header)
        return None

    def _unknown(self, head: Head) -> Answer | None:
        methods = _METHODS.get(head.path, ())
        if _ONE_BASKET.fullmatch(head.path):
            methods = ("GET", "DELETE")
        if self._baskets is None and head.path.startswith(_BASKETS):
            methods = ()
        if not methods:
            message = f"There are {', '.join(_METHODS)}."
            return refused(HTTPStatus.NOT_FOUND, "no_such_address", message)
        if head.method not in methods:
            header = ("Allow", ", ".join(methods))
            message = f"Ask by {' or '.join(methods)}."
            return refused(HTTPStatus.METHOD_NOT_ALLOWED, "wrong_method", message, header)
        return None


def refused(status: HTTPStatus, error: str, message: str, *headers: tuple[str, str]) -> Answer:
    """Return a no.

    Args:
        error: The code that a register decides by.
        message: For the person who connects it.
    """
    return Answer(
        status, RefusalOut(error=error, message=message).model_dump_json().encode(), headers
    )


def _recorded(head: Head, body: bytes, desk: Desk) -> BaseModel:
    if head.path == _SALES:
        return record_sale(SaleIn.model_validate_json(body), desk)
    return record_return(ReturnIn.model_validate_json(body), desk)


def _basket(head: Head, body: bytes, baskets: Baskets) -> BasketOut:
    named = _ONE_BASKET.fullmatch(head.path)
    if named is None:
        return baskets.put(BasketIn.model_validate_json(body))
    receipt_no = receipt_name(named["register"], named["number"])
    try:
        day = date.fromisoformat(named["day"])
    except ValueError:
        raise BadTime from None
    if head.method == "DELETE":
        return baskets.take_away(receipt_no, day)
    return baskets.outcome(receipt_no, day, int(named["seconds"] or 0))


def _unreadable(head: Head) -> Answer | None:
    length, kind = head.body_bytes, head.headers.get("content-type", "").partition(";")[0]
    if length is None:
        message = "Say how long the body is: Content-Length, in bytes."
        return refused(HTTPStatus.LENGTH_REQUIRED, "no_length", message)
    if length > BODY_BYTES_MAX:
        message = f"At most {BODY_BYTES_MAX} bytes are taken."
        return refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_long", message)
    if head.method == "POST" and kind.strip().casefold() != "application/json":
        message = "Send JSON: Content-Type: application/json"
        return refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "no_json", message)
    key = head.headers.get("idempotency-key", "")
    is_key = 1 <= len(key) <= KEY_CHARS_MAX and key.isascii() and key.isprintable()
    if head.path in _RECORDING and not is_key:
        message = (
            f"Send Idempotency-Key: your own number for this one thing, {KEY_CHARS_MAX} at most."
        )
        return refused(HTTPStatus.BAD_REQUEST, "no_key", message)
    return None


def _json(status: HTTPStatus, message: BaseModel) -> Answer:
    return Answer(status, message.model_dump_json(exclude_none=True).encode())
