# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The documents for people: every link leads somewhere, every module they name is there."""

import re
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[1]
DOCUMENTS: Final = sorted(chain(ROOT.glob("*.md"), (ROOT / "docs").rglob("*.md")))

_LINK: Final = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)(#[\w-]+)?\)")
_ANCHOR: Final = re.compile(r"\]\(#([\w-]+)\)")
_HEADING: Final = re.compile(r"^#+ (.+)$", re.MULTILINE)
_MODULE: Final = re.compile(
    r"`((?:domain|services|protocol|ui|wording|scanner|local_db)/[\w/]+\.py)`"
)


def anchor_of(heading: str) -> str:
    """Return the name by which a page links to a heading of its own."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    anchors = {anchor_of(heading) for heading in _HEADING.findall(text)}

    lost = [link for link, _ in _LINK.findall(text) if not (document.parent / link).exists()]

    assert lost == []
    assert set(_ANCHOR.findall(text)) - anchors == set()


def test_every_module_that_the_architecture_names_is_there() -> None:
    named = _MODULE.findall((ROOT / "docs/architecture.md").read_text("utf-8"))

    assert len(named) > 5
    assert [name for name in named if not (ROOT / "pos_loyalty" / name).is_file()] == []


def test_links_are_found_at_all() -> None:
    guide = (ROOT / "docs/program.md").read_text("utf-8")

    assert len(_LINK.findall(guide)) > 20
    assert "coupons" in _ANCHOR.findall(guide)
    assert anchor_of("What a sale would earn: `quote`") == "what-a-sale-would-earn-quote"
