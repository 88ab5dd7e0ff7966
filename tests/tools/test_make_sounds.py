# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The sounds in the tree are those that the tool makes."""

from pathlib import Path

import pytest

from tools.make_sounds import RATE_HZ, SOUNDS_DIR, TUNES, samples, write_tune


@pytest.mark.parametrize("name", TUNES)
def test_the_committed_sound_is_the_made_one(name: str, tmp_path: Path) -> None:
    write_tune(TUNES[name], tmp_path / "made.wav")

    assert (tmp_path / "made.wav").read_bytes() == (SOUNDS_DIR / f"{name}.wav").read_bytes()


@pytest.mark.parametrize("name", TUNES)
def test_a_sound_is_short_and_begins_and_ends_in_silence(name: str) -> None:
    made = list(samples(TUNES[name]))

    assert len(made) < RATE_HZ / 2
    assert made[0] == 0
    assert abs(made[-1]) < 500
