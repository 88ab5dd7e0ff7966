# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Where a new member's card goes."""

import os
from pathlib import Path

import pytest

from pos_loyalty.card_outlet import save_privately
from pos_loyalty.domain.codes import new_card_number
from pos_loyalty.ui.card_print import CardFace

FACE = CardFace(new_card_number("1234567890123456"), "Anna K.", "Corner Club")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("name", "begins_with"),
    [("card.pdf", b"%PDF"), ("card", b"%PDF"), ("card.PNG", b"\x89PNG"), ("card.svg", b"<?xml")],
)
def test_a_saved_card_is_for_this_user_only(tmp_path: Path, name: str, begins_with: bytes) -> None:
    there_before = tmp_path / name
    there_before.write_text("old", "utf-8")
    there_before.chmod(0o644)

    file = save_privately(FACE, there_before)

    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_bytes().startswith(begins_with)
