# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The regulations that are kept in the documents are what the sample says today."""

from pathlib import Path
from typing import Final

import pytest

from pos_loyalty.cli import run
from pos_loyalty.commands.program.arguments import LANGUAGES

ROOT: Final = Path(__file__).parents[3]
SAMPLE: Final = ROOT / "resources/programs/sample.json"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kept_regulations_are_current(language: str, tmp_path: Path) -> None:
    made = tmp_path / f"{language}.md"

    status = run(["program", "explain", str(SAMPLE), "--language", language, "--out", str(made)])

    kept = ROOT / "docs/regulations" / made.name
    assert status == 0
    assert kept.read_text("utf-8") == made.read_text("utf-8"), (
        f"run: pos-loyalty program explain resources/programs/sample.json --language {language} "
        f"--out docs/regulations/{language}.md"
    )
