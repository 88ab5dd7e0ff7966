# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Reads a script, and prints a line of JSON for each of its lines."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from pos_loyalty.domain.errors import LoyaltyError
from pos_loyalty.local_db.commands import done_in_words
from pos_loyalty.logs import start_logging
from pos_loyalty.places import find_places
from pos_loyalty.settings import InvalidSettings, read_settings
from pos_loyalty.till_bot.acts import act
from pos_loyalty.till_bot.bot import TillBot
from pos_loyalty.till_bot.script import UnknownLine, read_line


def play(data_dir: Path | None, script: Path, *, hours_ago: float) -> int:
    """Play a script; ``-`` reads it from the standard input, line by line as it comes.

    Returns:
        0 when it was played to its end, whatever the till said to each line.
    """
    return done_in_words(lambda: _play(data_dir, script, hours_ago))


def _play(data_dir: Path | None, script: Path, hours_ago: float) -> int:
    places = find_places(data_dir)
    try:
        settings = read_settings(places.config_dir)
    except InvalidSettings as mistake:
        sys.stderr.write(f"{mistake}\n")
        return 2
    if settings.shop is None:
        sys.stderr.write("no shop is set up here: pos-loyalty till join\n")
        return 2
    start_logging(places.log_dir)
    with TillBot(places, settings, settings.shop, hours_ago=hours_ago) as bot:
        for text in _lines(script):
            try:
                line = read_line(text)
            except UnknownLine as mistake:
                sys.stderr.write(f"{mistake}\n")
                return 2
            try:
                answer = act(bot, line)
            except LoyaltyError as refusal:
                answer = {"ok": False, "refused": refusal.code}
            _say({"do": line.do, **answer})
    return 0


def _lines(script: Path) -> Iterator[str]:
    if str(script) == "-":
        yield from _meant(sys.stdin)
    else:
        with script.open(encoding="utf-8") as file:
            yield from _meant(file)


def _meant(file: TextIO) -> Iterator[str]:
    """Yield the lines but those that are empty or begin with a hash."""
    return (line for line in file if line.strip() and not line.startswith("#"))


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
