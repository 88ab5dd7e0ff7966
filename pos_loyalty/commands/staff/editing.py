# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Edits the staff list of a till that is closed, and says in words what was done."""

import getpass
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from pos_loyalty.commands.staff.badges import FORMATS, draw_badge, new_badge, reserve
from pos_loyalty.domain.errors import LoyaltyError, StoreUnavailable
from pos_loyalty.domain.staff import Role
from pos_loyalty.local_db.commands import done_in_words, till_folder
from pos_loyalty.local_db.key_store import system_keyring
from pos_loyalty.local_db.opening import open_store
from pos_loyalty.local_db.pin_digests import ScryptDigests
from pos_loyalty.local_db.store import SqliteStore
from pos_loyalty.places import find_places
from pos_loyalty.services.staff import staff_members
from pos_loyalty.services.staff_list import AddStaff, StaffListWrong, add_staff, remove_staff
from pos_loyalty.settings import FILE_NAME, InvalidSettings, read_settings

EXIT_DONE: Final = 0
EXIT_REFUSED: Final = 1
EXIT_NOT_UNDERSTOOD: Final = 2
_LINE_CHARS_MAX: Final = 64


@dataclass(frozen=True, slots=True)
class NewStaff:
    """Who is to be on the list.

    Attributes:
        card_number: Of their own member's card; empty for none.
        badge_file: Where a new badge is drawn; ``None`` for no badge.
    """

    short_name: str
    role: str
    card_number: str = ""
    badge_file: Path | None = None


def add(new: NewStaff, data_dir: Path | None, *, has_pin: bool) -> int:
    """Put somebody on the list, with a PIN that is asked for, a badge that is drawn, or both.

    Returns:
        0 when it is done, 1 if it was refused, 2 if what was asked makes no sense.
    """
    file = new.badge_file
    if not has_pin and file is None:
        return _not_understood("Without a PIN somebody needs a badge: --badge FILE.")
    if file is not None and file.suffix.lower() not in FORMATS:
        return _not_understood(f"A badge is drawn as one of {', '.join(FORMATS)}.")

    def edit(store: SqliteStore) -> int:
        pin = _asked_pin() if has_pin else ""
        if has_pin and not pin:
            raise StaffListWrong("the PIN is empty; for a badge alone say --no-pin")
        badge = new_badge() if file else ""
        if file is not None:
            reserve(file)
        asked = AddStaff(new.short_name, Role(new.role), pin, badge, new.card_number)
        try:
            if file is not None:
                draw_badge(badge, new.short_name, store.place.store_name, file)
            member = add_staff(asked, store=store, new_id=uuid4, digests=ScryptDigests())
        except BaseException:
            if file is not None:
                file.unlink(missing_ok=True)
            raise
        sys.stdout.write(f"{member.short_name} may stand at this till as {member.role}.\n")
        if file is not None:
            sys.stdout.write(f"{file} is the badge: print it, then delete the file.\n")
        _say_if_nobody_is_asked(data_dir)
        return EXIT_DONE

    return _edited(data_dir, edit)


def show(data_dir: Path | None) -> int:
    """Print who is on the list, one line each: the role, then the name."""

    def read(store: SqliteStore) -> int:
        people = staff_members(store=store)
        for member in people:
            own = ", with a member's card of their own" if member.member_id else ""
            sys.stdout.write(f"{member.role:<10}  {member.short_name}{own}\n")
        if not people:
            sys.stdout.write("Nobody is on the list. Add somebody: pos-loyalty staff add NAME\n")
        _say_if_nobody_is_asked(data_dir)
        return EXIT_DONE

    return _edited(data_dir, read)


def remove(name: str, data_dir: Path | None) -> int:
    """Take somebody off the list."""

    def edit(store: SqliteStore) -> int:
        member = remove_staff(name, store=store)
        sys.stdout.write(f"{member.short_name} is off the list; what they did stays theirs.\n")
        return EXIT_DONE

    return _edited(data_dir, edit)


def _edited(data_dir: Path | None, edit: Callable[[SqliteStore], int]) -> int:
    def act() -> int:
        store = open_store(till_folder(data_dir), keyring=system_keyring())
        try:
            return edit(store)
        except StaffListWrong as wrong:
            return _refused(f"{wrong}. Nothing was changed.")
        except StoreUnavailable:
            raise
        except LoyaltyError:
            return _refused("No member has this card. Nothing was changed.")
        finally:
            store.release_writing_thread()
            store.close()

    return done_in_words(act)


def _asked_pin() -> str:
    """Return the PIN, typed twice where somebody sits there, else the first line piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline(_LINE_CHARS_MAX).strip()
    pin = getpass.getpass("PIN, six digits: ")
    if getpass.getpass("The same once more: ") != pin:
        raise StaffListWrong("the two PINs are not the same")
    return pin


def _say_if_nobody_is_asked(data_dir: Path | None) -> None:
    try:
        asks = read_settings(find_places(data_dir).config_dir).staff.asks_for_staff
    except InvalidSettings:
        return
    if not asks:
        sys.stdout.write(
            f"The till asks nobody yet: set asks_for_staff = true under [staff] in {FILE_NAME}.\n"
        )


def _refused(words: str) -> int:
    sys.stderr.write(f"{words[0].upper()}{words[1:]}\n")
    return EXIT_REFUSED


def _not_understood(words: str) -> int:
    sys.stderr.write(f"{words}\n")
    return EXIT_NOT_UNDERSTOOD
