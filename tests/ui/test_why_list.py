# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Why so many points: the rows are made when somebody asks for them, and only then."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from pos_loyalty.ui.appearance import Appearance
from pos_loyalty.ui.specimens import specimens
from pos_loyalty.ui.widgets.why_list import WhyList


def rules(why: WhyList) -> list[str]:
    return [name.text() for name in why.findChildren(QLabel, "whyName")]


def test_rows_are_made_when_the_list_is_opened(appearance: Appearance) -> None:
    opened = specimens()["member-why"]
    closed = replace(opened, sale=replace(opened.sale, is_why_open=False))
    why = WhyList(appearance.icons)

    why.render_state(closed)
    before = rules(why)
    why.render_state(opened)

    assert opened.sale.quote is not None
    assert before == []
    assert len(rules(why)) == len(opened.sale.quote.why)
