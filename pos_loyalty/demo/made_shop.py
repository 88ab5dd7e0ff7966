# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Making the demo's store, and opening a till on it."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from pos_loyalty.app import Till
from pos_loyalty.demo.shop import SHOP, made_up_members
from pos_loyalty.first_start import place_of
from pos_loyalty.local_db.bootstrap import BaseMember, import_members, publish_program
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.places import MADE_UP_MARK, find_places
from pos_loyalty.scanner.camera import FrameFeed
from pos_loyalty.services.ports import Clock
from pos_loyalty.settings import DisplaySettings, Settings

DEMO_MARK: Final = MADE_UP_MARK
"""A file that tells a demo's store from a shop's: only such a folder is ever replaced."""

DAY: Final = date(2026, 3, 3)
"""A Tuesday, so that the morning counts double."""

OPENING: Final = datetime(2026, 3, 3, 7, 30, tzinfo=UTC)
"""Half past eight in the shop."""

WINDOW_SIZE: Final = (1366, 768)

SETTINGS: Final = Settings(
    shop=SHOP,
    language="en",
    theme="light",
    join_url="https://join.example.org/corner-1",
    has_sound=False,
    display=DisplaySettings(survey=(1, 5)),
)


def demo_settings(kept: Settings) -> Settings:
    """Return what holds in a demo: all that was chosen in an earlier one, in the made-up shop."""
    has_display = kept.display != DisplaySettings()
    return kept._replace(
        shop=SHOP,
        program_file=None,
        server_url="",
        join_url=kept.join_url or SETTINGS.join_url,
        display=kept.display if has_display else SETTINGS.display,
        is_demo=True,
    )


def made_members(count: int, today: date) -> Sequence[BaseMember]:
    """Return the shop's members in the order of their ids, in which they go in fastest."""
    return sorted(made_up_members(count, today), key=lambda base: base.member.member_id.bytes)


def make_store(data_dir: Path, members: int, today: date) -> Sequence[BaseMember]:
    """Make the shop's store with its programme and members; return those."""
    places = find_places(data_dir)
    data_dir.mkdir(parents=True, exist_ok=True)
    (data_dir / DEMO_MARK).touch()
    store = create_store(data_dir, place_of(SHOP), keyring=None)
    try:
        publish_program(store, (places.resources_dir / "programs" / "sample.json").read_bytes())
        made = made_members(members, today)
        import_members(store, made)
    finally:
        store.release_writing_thread()
        store.close()
    return made


def demo_till(data_dir: Path, clock: Clock, settings: Settings = SETTINGS) -> Till:
    """Return a till on the demo's store; its windows are not shown yet."""
    return Till(
        SHOP,
        settings,
        find_places(data_dir),
        open_store=lambda: open_store(data_dir, keyring=None),
        clock=clock,
    )


def shown_till(data_dir: Path, clock: Clock, frames: FrameFeed | None = None) -> Till:
    """Return a till that stands before the cashier, ready for the first gesture.

    Args:
        frames: What its camera sees; ``None`` for a till without one.
    """
    till = demo_till(data_dir, clock)
    if frames is not None:
        till.look_through(frames)
    till.window.resize(*WINDOW_SIZE)
    till.start()
    while not till.is_loaded:
        QCoreApplication.processEvents()
    till.window.card_wanted.disconnect(
        till.outlets.give_card
    )  # nobody stands here to answer a dialog
    return till


Say = Callable[[str], None]
"""Tells the story's next sentence."""
