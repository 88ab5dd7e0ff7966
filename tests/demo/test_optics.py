# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A cup bends, a phone's glass has a grid, a shadow takes light from one side."""

import numpy as np
import pytest

from pos_loyalty.demo.optics import cluttered, curved, on_glass, shaded

WHITE = np.full((200, 300), 255, np.uint8)
GREY = np.full((720, 1280), 128, np.float32)


def test_a_print_round_a_cup_is_narrower_and_darker_where_it_turns_away() -> None:
    bent = curved(WHITE, 60)

    middle = bent.shape[0] // 2
    assert bent.shape[1] == pytest.approx(300 * np.sin(np.pi / 3) / (np.pi / 3), abs=1)
    assert bent[middle, bent.shape[1] // 2] > bent[middle, 2] > 100


def test_its_edges_are_pressed_together() -> None:
    stripes = np.tile(np.array([0] * 10 + [255] * 10, np.uint8), (200, 15))

    bent = curved(stripes, 60)

    row = bent[bent.shape[0] // 2] < 64
    edges = np.flatnonzero(np.diff(row.astype(int)))
    assert np.diff(edges)[:2].mean() < np.diff(edges)[len(edges) // 2 - 1 :][:2].mean()


def test_a_cup_that_lies_bends_the_other_way() -> None:
    standing, lying = curved(WHITE, 50), curved(WHITE.T.copy(), -50)

    assert np.array_equal(standing, lying.T)


def test_glass_has_dark_lines_between_its_dots() -> None:
    seen = on_glass(WHITE, 4)

    columns = seen.max(axis=0)
    assert columns.max() == 255
    assert seen.min() < 160
    assert np.array_equal(columns[:8], columns[4:12])


def test_a_shadow_takes_its_share_on_one_side_alone() -> None:
    seen = shaded(GREY, 0.75, np.random.default_rng(1))

    assert seen.max() == pytest.approx(128)
    assert seen.min() == pytest.approx(32)


def test_clutter_leaves_little_of_a_desk() -> None:
    seen = cluttered(GREY, 40, np.random.default_rng(1))

    assert (seen != GREY).mean() > 0.4
    assert seen.std() > 20
