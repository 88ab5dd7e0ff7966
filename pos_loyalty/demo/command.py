# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty demo`` and ``pos-loyalty till --demo``: the made-up shop, played or opened."""

import json
import os
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

EXIT_ALL_WELL: Final = 0
EXIT_BOOKS_DIFFER: Final = 1


def play(out: Path, *, members: int, is_headless: bool, wants_json: bool) -> int:
    """Play a shop day, tell it, and save pictures of it.

    Args:
        out: A folder for the day; what an earlier day left there is replaced.
        wants_json: End with one JSON object on a line of its own, and tell the story on stderr.

    Returns:
        0 if every balance equals its recount and nothing that was told is lost, else 1.
    """
    if is_headless:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from pos_loyalty.demo.performance import perform

    story = sys.stderr if wants_json else sys.stdout

    def say(sentence: str) -> None:
        story.write(sentence + "\n")
        story.flush()

    if not _emptied(out):
        sys.stderr.write(f"What is in {out} is not a demo's: choose another folder.\n")
        return EXIT_BOOKS_DIFFER
    began = time.monotonic()
    summary = perform(out, members, say)
    summary["seconds"] = round(time.monotonic() - began, 1)
    (out / "summary.json").write_text(json.dumps(summary, indent=2) + "\n", "utf-8")
    if wants_json:
        sys.stdout.write(json.dumps(summary) + "\n")
    is_well = summary["balances_match"] and not summary["acknowledged_lost"]
    return EXIT_ALL_WELL if is_well and not summary["problems"] else EXIT_BOOKS_DIFFER


def open_demo_till(data_dir: Path | None) -> int:
    """Open the till's window on the made-up shop, which stays as it was left."""
    from pos_loyalty.app import make_application
    from pos_loyalty.clock import business_time, utc_now
    from pos_loyalty.demo.made_shop import demo_settings, demo_till, make_store
    from pos_loyalty.demo.shop import MEMBERS, SHOP
    from pos_loyalty.display import why_no_window
    from pos_loyalty.places import find_places
    from pos_loyalty.running import run_and_follow
    from pos_loyalty.settings import InvalidSettings, Settings, read_settings

    if why_not := why_no_window():
        sys.stderr.write(why_not)
        return 1
    folder = demo_folder(data_dir)
    make_application()
    if not (folder / "cards").is_dir():  # the last thing that is made
        sys.stderr.write(f"Making a shop with {MEMBERS:,} members; this takes a few seconds.\n")
        shutil.rmtree(folder, ignore_errors=True)
        made = make_store(folder, MEMBERS, business_time(utc_now(), SHOP.zone).date())
        _write_cards(folder, [base.member.card_number for base in made[:5]])
    sys.stderr.write(f"Cards to scan or type are in {folder / 'cards'}.\n")
    places = find_places(folder)
    try:
        kept = read_settings(places.config_dir)  # what was chosen in an earlier demo
    except InvalidSettings as mistake:
        sys.stderr.write(f"{mistake}; the demo does without.\n")
        kept = Settings()
    till = demo_till(folder, utc_now, demo_settings(kept))
    return run_and_follow(till, places, data_dir)


def demo_folder(data_dir: Path | None) -> Path:
    """Return where the made-up shop is, inside the real till's data folder."""
    from pos_loyalty.places import find_places

    return find_places(data_dir).data_dir / "demo"


def _write_cards(folder: Path, numbers: Sequence[str]) -> None:
    from pos_loyalty.ui.card_print import CardFace, save_card_png

    draft = folder / "cards.new"
    draft.mkdir(exist_ok=True)
    for number in numbers:
        save_card_png(CardFace(number, "", "Corner Club"), draft / f"{number}.png")
    draft.rename(folder / "cards")


def _emptied(out: Path) -> bool:
    """Make the folder, without what an earlier day left; ``False`` if a real till is in it."""
    from pos_loyalty.demo.kept_shop import FOLDER
    from pos_loyalty.demo.made_shop import DEMO_MARK

    out.mkdir(parents=True, exist_ok=True)
    stores = (out / "till", out / FOLDER)
    if any(store.exists() and not (store / DEMO_MARK).exists() for store in stores):
        return False
    shutil.rmtree(out / "till", ignore_errors=True)
    for picture in out.glob("[0-9][0-9]-*.png"):
        picture.unlink()
    return True
