# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``[display]`` in the settings: what may stand there, and what is said of anything else."""

from pathlib import Path

import pytest

from pos_loyalty.settings import FILE_NAME, DisplaySettings, InvalidSettings, read_settings


def display(folder: Path, text: str) -> DisplaySettings:
    (folder / FILE_NAME).write_text(f"[display]\n{text}", "utf-8")
    return read_settings(folder).display


def test_a_file_that_says_nothing_asks_nothing_and_lets_everybody_out(tmp_path: Path) -> None:
    silent = read_settings(tmp_path).display

    assert silent == DisplaySettings()
    assert (silent.survey, silent.leave_pin, silent.offers) == (None, "", ())
    assert (silent.has_clock, silent.has_languages) == (True, True)


def test_everything_that_it_can_say(tmp_path: Path) -> None:
    text = """
        offers = ["Two for one", "offers/summer.PNG", "/srv/autumn.jpg"]
        offer_seconds = 20
        clock = false
        survey = "0-10"
        languages = false
        leave_pin = "258046"
    """

    said = display(tmp_path, text)

    assert said == DisplaySettings(
        offers=("Two for one", tmp_path / "offers/summer.PNG", Path("/srv/autumn.jpg")),
        offer_seconds=20,
        has_clock=False,
        survey=(0, 10),
        has_languages=False,
        leave_pin="258046",
    )


def test_an_offer_that_is_no_file_keeps_no_till_from_starting(tmp_path: Path) -> None:
    said = display(tmp_path, 'offers = ["gone.png"]')

    assert said.offers == (tmp_path / "gone.png",)


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ('offer = ["x"]', "display.offer", "is not a setting"),
        ('offers = "x"', "display.offers", "is a list"),
        ('offers = ["  "]', "display.offers", "1 to 120 characters"),
        (f'offers = ["{"x" * 121}"]', "display.offers", "1 to 120 characters"),
        (f"offers = {['x'] * 13}", "display.offers", "is a list"),
        ("offer_seconds = 2", "display.offer_seconds", "from 3 to 600"),
        ('survey = "1-7"', "display.survey", "off, 1-5, 0-10"),
        ("clock = 1", "display.clock", "true or false"),
        ('leave_pin = "123"', "display.leave_pin", "4 to 8 digits"),
        ('leave_pin = "12a4"', "display.leave_pin", "4 to 8 digits"),
        ("leave_pin = 2580", "display.leave_pin", "is a text"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(
    tmp_path: Path, text: str, place: str, advice: str
) -> None:
    with pytest.raises(InvalidSettings, match=advice) as refusal:
        display(tmp_path, text)

    assert refusal.value.place == place
