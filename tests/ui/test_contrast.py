# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Every pair of colours that meets on screen is told apart, in every theme of ours."""

import pytest
from PySide6.QtGui import QColor

from pos_loyalty.places import find_places
from pos_loyalty.ui.theme import THEME_NAMES, Theme, load_theme

TEXT_RATIO, SHAPE_RATIO, CUSTOMER_RATIO = 4.5, 3.0, 7.0
HIGH_RATIO = 7.0

GROUNDS = ("page", "surface", "sunken")
TEXT_PAIRS = [
    *(("ink", ground) for ground in (*GROUNDS, "pressed", "accent_soft")),
    *(("ink_soft", ground) for ground in GROUNDS),
    *(("ink_off", ground) for ground in GROUNDS),
    *(("ink", f"{tone}_soft") for tone in ("ok", "info", "warning", "error")),
    *((tone, f"{tone}_soft") for tone in ("ok", "info", "warning", "error")),
    ("ok", "surface"),
    ("ok", "page"),
    ("error", "surface"),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
    ("on_accent_soft", "accent_soft"),
]
SHAPE_PAIRS = [
    ("outline", "surface"),
    ("outline", "page"),
    ("accent", "page"),
    ("accent", "surface"),
    *(("focus", ground) for ground in GROUNDS),
]
CUSTOMER_PAIRS = [("ink", ground) for ground in (*GROUNDS, "pressed")]


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    darker, lighter = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (lighter + 0.05) / (darker + 0.05)


def faint_pairs(theme: Theme, pairs: list[tuple[str, str]], ratio: float) -> list[str]:
    """Return the pairs below the ratio, in words."""
    return [
        f"{front} on {ground}: {contrast(theme.colours[front], theme.colours[ground]):.2f}"
        for front, ground in pairs
        if contrast(theme.colours[front], theme.colours[ground]) < ratio
    ]


@pytest.fixture(params=THEME_NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param, find_places().resources_dir)


def test_all_text_can_be_read(theme: Theme) -> None:
    assert faint_pairs(theme, TEXT_PAIRS, TEXT_RATIO) == []


def test_edges_icons_and_the_focus_can_be_seen(theme: Theme) -> None:
    assert faint_pairs(theme, SHAPE_PAIRS, SHAPE_RATIO) == []


def test_the_customer_reads_from_further_away(theme: Theme) -> None:
    assert faint_pairs(theme, CUSTOMER_PAIRS, CUSTOMER_RATIO) == []


def test_high_contrast_is_high() -> None:
    theme = load_theme("high-contrast", find_places().resources_dir)

    assert faint_pairs(theme, TEXT_PAIRS, HIGH_RATIO) == []
    assert faint_pairs(theme, SHAPE_PAIRS, HIGH_RATIO) == []


def test_every_theme_names_the_same_colours() -> None:
    resources_dir = find_places().resources_dir

    names = [set(load_theme(name, resources_dir).colours) for name in THEME_NAMES]

    assert all(of_one == names[0] for of_one in names)


def test_the_measure_knows_black_on_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


def test_the_measure_sees_a_faint_pair() -> None:
    theme = Theme("faint", is_dark=False, colours={"ink": "#999999", "page": "#ffffff"})

    assert faint_pairs(theme, [("ink", "page")], TEXT_RATIO) == ["ink on page: 2.85"]
