# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The till's own file, made on the first start and opened on every other."""

from dataclasses import fields
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_loyalty.domain.errors import NoProgramInForce, StoreUnavailable
from pos_loyalty.domain.ids import TillId
from pos_loyalty.places import Places
from pos_loyalty.services.ports import PublishedProgram, TillPlace
from pos_loyalty.settings import ShopSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pos_loyalty.local_db.store import SqliteStore
    from pos_loyalty.protocol.mistakes import Mistake
    from pos_loyalty.protocol.program_document import ProgramDocument


def open_or_make_store(
    places: Places, shop: ShopSettings, program_file: Path | None
) -> "SqliteStore":
    """Open the till's store, made now on the first start, with the shop's programme in it.

    The programme is looked at on every start: an interrupted first one is completed, a changed
    document takes effect, and one that is known already was checked when it came in.

    Args:
        program_file: ``None`` where the programmes come from the till's server.

    Raises:
        StoreUnavailable: If the file cannot be used as it is, or the shop's settings, its
            programme and the file do not belong together; the message says what is wrong, of a
            programme everything, line by line.
    """
    from pos_loyalty.local_db.key_store import system_keyring
    from pos_loyalty.local_db.opening import create_store, open_store, store_exists

    if program_file is None:
        store = open_store(places.data_dir, keyring=system_keyring())
        _close_on_refusal(store, lambda: _require_same_place(store.place, shop))
        return store
    text = _text(program_file)
    if store_exists(places.data_dir):
        store = open_store(places.data_dir, keyring=system_keyring())
    else:
        _checked(text, program_file.name, shop)  # A till without rules is not even made.
        store = create_store(places.data_dir, place_of(shop), keyring=system_keyring())
    _close_on_refusal(store, lambda: _complete(store, shop, text, program_file.name))
    return store


def place_of(shop: ShopSettings) -> TillPlace:
    """Return the place of a new till in the shop."""
    return TillPlace(
        TillId(uuid4()), shop.store_id, shop.store_name, shop.till_no, shop.zone, shop.currency
    )


def _close_on_refusal(store: "SqliteStore", complete: "Callable[[], None]") -> None:
    try:
        complete()
    except BaseException:
        store.release_writing_thread()
        store.close()
        raise


def _complete(store: "SqliteStore", shop: ShopSettings, text: bytes, name: str) -> None:
    from pos_loyalty.local_db.bootstrap import publish_program

    _require_same_place(store.place, shop)
    if version := _known_version(store, text):
        _tell_if_replaced(store, version, name)
    else:
        publish_program(store, _checked(text, name, shop).canonical)


def _text(program_file: Path) -> bytes:
    try:
        return program_file.read_bytes()
    except OSError as error:
        raise StoreUnavailable(f"{program_file.name} cannot be read") from error


def _known_version(store: "SqliteStore", text: bytes) -> PublishedProgram | None:
    """Return the till's version that the document is, if it is one."""
    from pos_loyalty.protocol.mistakes import BrokenDocument
    from pos_loyalty.protocol.program_document import program_id_of
    from pos_loyalty.protocol.program_text import decode, read_content

    try:
        program_id = program_id_of(read_content(decode(text)))
        with store.reading() as uow:
            return PublishedProgram(program_id, uow.programs.get(program_id))
    except (BrokenDocument, NoProgramInForce):
        return None


def _tell_if_replaced(store: "SqliteStore", version: PublishedProgram, name: str) -> None:
    """Log it when another version, published later for the same day, is in force instead."""
    from pos_loyalty.logs import log

    first_day = version.program.effective_from
    noon = datetime.combine(first_day, time(12), UTC)  # in any zone: the day alone counts
    with store.reading() as uow:
        in_force = uow.programs.in_force(noon).program_id
    if in_force != version.program_id:
        log.warning(
            "%s is not the programme in force: %s was published later for the same day, %s",
            name,
            in_force,
            first_day,
        )


def _checked(text: bytes, name: str, shop: ShopSettings) -> "ProgramDocument":
    """Return the shop's programme, checked as a whole: what makes no sense must not come in."""
    from pos_loyalty.protocol.program_check import check_program

    checked = check_program(text)
    if checked.document is None:
        raise StoreUnavailable("\n".join(_refusals(name, checked.mistakes)))
    currency = checked.document.program.currency
    if currency != shop.currency:
        raise StoreUnavailable(f"the programme is in {currency}, the settings say {shop.currency}")
    return checked.document


def _refusals(name: str, mistakes: "Iterable[Mistake]") -> "Iterator[str]":
    """Yield a sentence for each mistake, after the place where an editor finds it."""
    for mistake in mistakes:
        if not mistake.is_warning:
            at = mistake.position
            where = f"{name}:{at.line}:{at.column}" if at else name
            yield f"{where}: {mistake}"


def _require_same_place(place: TillPlace, shop: ShopSettings) -> None:
    """Refuse settings that were changed after the till was made: its receipts say otherwise."""
    for field in fields(place):
        made_with, says_now = getattr(place, field.name), getattr(shop, field.name, None)
        if field.name not in {"till_id", "store_name"} and made_with != says_now:
            raise StoreUnavailable(
                f"this till was made with {field.name} {made_with}; the settings say {says_now}"
            )
